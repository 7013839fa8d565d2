/** Finds the access portal behind a start URL: AWS's own is one, a company's own domain is asked which one it leads to. */
import { problem } from '../../shared/problems.ts';
import { type AwsPlace, placeOf } from '../aws/api/aws-place.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { PortalLookup } from '../aws/api/portal-lookup.ts';
import { isAwsOwnedHost } from '../aws/start-url.ts';
import { ProblemError } from '../core/problem-error.ts';

type Connection = Pick<ConfiguredSession, 'startUrl' | 'region' | 'caBundles' | 'endpointKinds'>;

/** What AWS is asked with; files and messages keep to what is configured (AWS CLI v2, customizations/sso/login.py). */
export interface SessionPortal extends AwsPlace {
  /** At AWS; to the letter as configured where that is at AWS. */
  readonly startUrl: string;
  /** Of the Identity Center instance: what an own domain's portal tells by its host outranks `sso_region`. */
  readonly region: string;
  /** Whether an own domain's portal has told the region. */
  readonly tellsRegion: boolean;
}

/** Nothing is asked about a start URL at AWS. Both throw `ProblemError`, or the signal's reason. */
export interface SessionPortals {
  /** For a sign-in: an own domain is asked each time, it may lead elsewhere today. */
  ask(connection: Connection, signal?: AbortSignal): Promise<SessionPortal>;
  /** For a link: an own domain is asked only if it has not been since the start. */
  recall(connection: Connection, signal?: AbortSignal): Promise<SessionPortal>;
}

export function createSessionPortals(lookUp: PortalLookup): SessionPortals {
  const known = new Map<string, SessionPortal>();

  const ask: SessionPortals['ask'] = async (connection, signal) => {
    const { startUrl } = connection;
    const place = placeOf(connection);
    const { region, caBundles } = place;
    const { protocol, hostname, host } = new URL(startUrl);
    // Nobody is asked without encryption; such a start URL is for others to refuse.
    if (protocol !== 'https:' || isAwsOwnedHost(hostname)) {
      return { ...place, startUrl, tellsRegion: false };
    }
    const found = await lookUp(startUrl, caBundles, signal);
    if (!found) throw new ProblemError(problem('start-url-leads-elsewhere', { host }, 'user'));
    const tellsRegion = found.region !== null;
    const portal = { ...place, startUrl: found.startUrl, region: found.region ?? region, tellsRegion };
    known.set(startUrl, portal);
    return portal;
  };

  return { ask, recall: async (connection, signal) => known.get(connection.startUrl) ?? ask(connection, signal) };
}
