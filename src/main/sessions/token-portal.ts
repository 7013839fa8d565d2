/**
 * Whether a token was made at the portal that the config file names for its session. One file name may have been used for two
 * portals: the portal has moved, or two config files have a session of the same name (AWS_CONFIG_FILE).
 *
 * The AWS CLI, botocore and the SDKs do not compare: they take whatever token lies under the session's name. So in a terminal
 * the roles of the one portal may be asked for with the sign-in of the other. Daypass shows accounts and opens consoles, and
 * would mix the two; and a sign-in that belongs to somebody else's portal is no sign-in to this one. So it is told, and left
 * alone.
 */
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { isNewRegion } from '../../shared/session-values.ts';
import { isAwsOwnedHost, portalAt } from '../aws/start-url.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { withoutTrailing } from '../../shared/text-ends.ts';

/**
 * Where a token comes from that is not of this session: a start URL, else a region. Null where it is of this session, and where
 * that cannot be told: a company's own domain leads to a portal whose name only AWS knows (session-portals.ts), and the AWS CLI
 * and Daypass write the one or the other. The same start URL in another region is the same portal: the config's region is wrong
 * then, and AWS is asked in the token's (region-correction.ts).
 */
export function otherPortalOf(
  { startUrl, region }: Pick<Token, 'startUrl' | 'region'>,
  configured: Pick<ConfiguredSession, 'startUrl' | 'region'>,
): string | null {
  if (startUrl === undefined) {
    // Nothing else tells where it was made. A region that is none tells nothing.
    return region !== undefined && isNewRegion(region) && region !== configured.region ? region : null;
  }
  if (startUrl === configured.startUrl) return null;
  const [there, here] = [portalOf(startUrl), portalOf(configured.startUrl)];
  return there !== null && here !== null && there !== here ? there : null;
}

/** One spelling for each portal at AWS; null for what is none. */
function portalOf(startUrl: string): string | null {
  const url = URL.parse(startUrl.trim());
  if (!url || !isAwsOwnedHost(url.hostname)) return null;
  return portalAt(url.href)?.startUrl ?? `https://${url.hostname}${withoutTrailing(url.pathname, '/')}`;
}
