/** The SDK clients, one a region and service; the SDK itself is loaded when the first one is asked for. */
import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import type { STSClient, STSClientConfig } from '@aws-sdk/client-sts';
import { type EpochMs, type Ms, second } from '../../shared/time.ts';
import { now } from '../machine/clock.ts';
import type { Network } from './network.ts';

export interface AwsClients {
  /**
   * `sso_region` of the session; endpoint variables (`AWS_ENDPOINT_URL_SSO_OIDC`) are read by the SDK itself. All throw
   * `AwsFailure` where the way to AWS cannot be built: a broken `AWS_CA_BUNDLE` or `HTTPS_PROXY`.
   */
  oidc(region: string): Promise<SSOOIDCClient>;
  portal(region: string): Promise<SSOClient>;
  /** For one role's keys; it holds them, so it is not kept. Not to be destroyed: the connections are everybody's. */
  sts(region: string, keys: RoleKeys): Promise<STSClient>;
  /** For the one request that no SDK makes: where a company's own domain leads. */
  network(): Promise<Network>;
}

/** A secret: role credentials as the portal hands them out. */
export type RoleKeys = Extract<STSClientConfig['credentials'], { readonly accessKeyId: string }>;

/**
 * Short enough that a dead network is noticed while somebody watches, long enough for a slow one. Without `maxAttempts`
 * the SDK tries three times.
 */
const patience = {
  connectionTimeout: 5 * second,
  requestTimeout: 15 * second,
  throwOnRequestTimeout: true,
} as const;

/** Listing many accounts meets 429 answers that pass: three attempts lose accounts silently (granted#458, leapp#281). */
const attemptsIfThrottled = 10;
/** As many as the SDK makes by itself: whoever looks at a dead network should not wait for ten. */
const attemptsOtherwise = 3;

/** Within one call; whoever called sees to longer ones (`AwsFailure.retryAfter`). */
const longestPause: Ms = 3 * second;

/**
 * The proxies and certificates come from `env`; its other variables are read by the SDK from the process's own. `onDate` is
 * told AWS's time with each of its answers, and when this computer asked.
 */
export function createAwsClients(
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  onDate: (there: EpochMs, askedAt: EpochMs) => void = () => {},
): AwsClients {
  const oidc = new Map<string, Promise<SSOOIDCClient>>();
  const portal = new Map<string, Promise<SSOClient>>();
  let made: Promise<Network> | undefined;

  const way = (): Promise<Network> => (made ??= import('./network.ts').then((room) => room.createNetwork(env)));
  const connect = async () => {
    const network = await way();
    return { network, requestHandler: { ...patience, ...(await network.agents()) } };
  };
  const around = async <Result extends { readonly response: unknown }>(
    network: Network,
    attempt: () => Promise<Result>,
  ): Promise<Result> => {
    const askedAt = now();
    const result = await network.trusting(attempt);
    const there = dateOf(result.response as Answer);
    if (there !== null) onDate(there, askedAt);
    return result;
  };
  return {
    network: way,
    oidc: (region) =>
      memoised(oidc, region, async () => {
        const { network, requestHandler } = await connect();
        const { SSOOIDCClient } = await import('@aws-sdk/client-sso-oidc');
        const client = new SSOOIDCClient({ region, requestHandler });
        await limitAttempts(client);
        client.middlewareStack.add((next) => async (args) => around(network, () => next(args)), aroundHandler);
        return client;
      }),
    portal: (region) =>
      memoised(portal, region, async () => {
        const { network, requestHandler } = await connect();
        const { SSOClient } = await import('@aws-sdk/client-sso');
        const client = new SSOClient({ region, requestHandler, maxAttempts: attemptsIfThrottled });
        await limitAttempts(client);
        client.middlewareStack.add((next) => async (args) => around(network, () => next(args)), aroundHandler);
        return client;
      }),
    async sts(region, credentials) {
      const { network, requestHandler } = await connect();
      const { STSClient } = await import('@aws-sdk/client-sts');
      // A second attempt for a clock that is wrong: the SDK learns AWS's time from the first answer.
      const client = new STSClient({ region, credentials, requestHandler, maxAttempts: 2 });
      client.middlewareStack.add((next) => async (args) => around(network, () => next(args)), aroundHandler);
      return client;
    },
  };
}

interface Answer {
  readonly headers?: Readonly<Record<string, string>>;
}

/** When AWS says it answered; null for a page, which may come from a captive portal with a clock of its own. */
function dateOf({ headers = {} }: Answer): EpochMs | null {
  const date = Date.parse(headers['date'] ?? '');
  return Number.isNaN(date) || !headers['content-type']?.includes('json') ? null : date;
}

/** Ends the SDK's attempts early: at once if AWS asks for a long pause, and soon unless it is told to slow down. */
async function limitAttempts({ config }: SSOClient | SSOOIDCClient): Promise<void> {
  const strategy = await config.retryStrategy();
  if (!('refreshRetryTokenForRetry' in strategy)) return;
  const next = strategy.refreshRetryTokenForRetry.bind(strategy);
  strategy.refreshRetryTokenForRetry = async (token, failure) => {
    const isOver = failure.errorType !== 'THROTTLING' && token.getRetryCount() + 1 >= attemptsOtherwise;
    const isAskedToWait =
      failure.retryAfterHint !== undefined && failure.retryAfterHint.getTime() - now() > longestPause;
    if (isOver || isAskedToWait) throw new Error('No attempts left');
    return next(token, failure);
  };
}

/** The place in the SDK's stack that is next to the connection. */
const aroundHandler = { step: 'deserialize', priority: 'low', name: 'daypassTrusts' } as const;

/** A client that could not be made is tried again with the next call. */
function memoised<Client>(
  made: Map<string, Promise<Client>>,
  region: string,
  make: () => Promise<Client>,
): Promise<Client> {
  const known = made.get(region);
  if (known) return known;
  const client = make();
  made.set(region, client);
  client.catch(() => made.delete(region));
  return client;
}

/** The SDK's options of one call. */
export function withSignal(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal ? { abortSignal: signal } : {};
}
