/** Asks a company's own domain which access portal of AWS it leads to, as the AWS CLI v2 does (customizations/sso/resolve.py). */
import type { RequestOptions } from 'node:https';
import { problem } from '../../../shared/problems.ts';
import { type Ms, second } from '../../../shared/time.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import { AwsFailure, toFailure } from './failure.ts';
import { redirectStatus, requestPage } from './page-request.ts';
import { portalAt, type ReadStartUrl } from '../start-url.ts';

/**
 * The portal behind a start URL at a company's own domain; null if it leads to none. `caBundles`: of the session. One request, and nothing is asked of
 * where it leads: only the address counts, and only one that AWS owns. Throws `AwsFailure` if the domain cannot be asked,
 * or the signal's reason.
 */
export type PortalLookup = (
  startUrl: string,
  caBundles: AwsPlace['caBundles'],
  signal?: AbortSignal,
) => Promise<ReadStartUrl | null>;

/** As patient as the AWS CLI. */
const usualLimit: Ms = 10 * second;

/** What servers answer that know no HEAD. */
const noHead = new Set([405, 501]);

export function createPortalLookup({ network }: Pick<AwsClients, 'network'>, limit: Ms = usualLimit): PortalLookup {
  return async (startUrl, caBundles, signal) => {
    const url = new URL(startUrl);
    const deadline = AbortSignal.timeout(limit);
    const ends = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      const way = await network(caBundles);
      const { httpsAgent: agent } = await way.agents();
      const ask = (method: 'HEAD' | 'GET') => way.trusting(async () => request(url, { method, agent, signal: ends }));
      const head = await ask('HEAD');
      const { status, location } = noHead.has(head.status) ? await ask('GET') : head;
      return redirectStatus.has(status) ? portalAt(location) : null;
    } catch (error) {
      signal?.throwIfAborted();
      if (!deadline.aborted) throw toFailure('Follow', url.host, error);
      throw new AwsFailure('Follow', 'network', problem('network-timeout', { host: url.host }, 'user'));
    }
  };
}

interface Answer {
  readonly status: number;
  /** Empty if it leads nowhere. */
  readonly location: string;
}

/** Nothing of a body is read. */
async function request(url: URL, options: RequestOptions): Promise<Answer> {
  const response = await requestPage(url, options);
  response.destroy();
  return { status: response.statusCode ?? 0, location: response.headers.location ?? '' };
}
