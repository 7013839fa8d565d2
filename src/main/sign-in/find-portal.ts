/** Finds AWS's own address of the portal that a session's start URL means: a company's own domain leads to one. */
import { problem } from '../../shared/problems.ts';
import type { ConfiguredSession } from '../aws/config-reader.ts';
import type { PortalLookup } from '../aws/portal-lookup.ts';
import { isAwsOwnedHost } from '../aws/start-url.ts';
import { ProblemError } from '../problem-error.ts';

/** What AWS is told at a sign-in. Caches, files and messages keep the start URL that is configured. */
export interface SignInPortal {
  readonly startUrl: string;
  /** That of the portal's address where it has one, whatever is configured. */
  readonly region: string;
}

/** Throws `ProblemError`, `AwsFailure` or the signal's reason. Where the start URL is AWS's own, nobody is asked. */
export type FindPortal = (
  session: Pick<ConfiguredSession, 'startUrl' | 'region'>,
  signal: AbortSignal,
) => Promise<SignInPortal>;

/** As the AWS CLI does since 2.35.13 (customizations/sso/resolve.py), so that such a session works in both. */
export function createFindPortal(lookUp: PortalLookup): FindPortal {
  return async ({ startUrl, region }, signal) => {
    const host = URL.parse(startUrl)?.hostname ?? '';
    if (isAwsOwnedHost(host)) return { startUrl, region };
    const portal = await lookUp(startUrl, signal);
    if (!portal) throw new ProblemError(problem('start-url-leads-elsewhere', { host }, 'user'));
    return { startUrl: portal.startUrl, region: portal.region ?? region };
  };
}
