/** The SDK clients, one a region and service; the SDK itself is loaded when the first one is asked for. */
import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { second } from '../../shared/time.ts';
import type { Network } from './network.ts';

export interface AwsClients {
  /**
   * `sso_region` of the session; endpoint variables (`AWS_ENDPOINT_URL_SSO_OIDC`) are read by the SDK itself. Both throw
   * `AwsFailure` where the way to AWS cannot be built: a broken `AWS_CA_BUNDLE` or `HTTPS_PROXY`.
   */
  oidc(region: string): Promise<SSOOIDCClient>;
  portal(region: string): Promise<SSOClient>;
}

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

/** The proxies and certificates come from `env`; its other variables are read by the SDK from the process's own. */
export function createAwsClients(env: Readonly<NodeJS.ProcessEnv> = process.env): AwsClients {
  const oidc = new Map<string, Promise<SSOOIDCClient>>();
  const portal = new Map<string, Promise<SSOClient>>();
  let made: Promise<Network> | undefined;

  const connect = async () => {
    made ??= import('./network.ts').then(({ createNetwork }) => createNetwork(env));
    const network = await made;
    return { network, requestHandler: { ...patience, ...(await network.agents()) } };
  };
  return {
    oidc: (region) =>
      memoised(oidc, region, async () => {
        const { network, requestHandler } = await connect();
        const { SSOOIDCClient } = await import('@aws-sdk/client-sso-oidc');
        const client = new SSOOIDCClient({ region, requestHandler });
        client.middlewareStack.add((next) => async (args) => network.trusting(async () => next(args)), aroundHandler);
        return client;
      }),
    portal: (region) =>
      memoised(portal, region, async () => {
        const { network, requestHandler } = await connect();
        const { SSOClient } = await import('@aws-sdk/client-sso');
        const client = new SSOClient({ region, requestHandler, maxAttempts: attemptsIfThrottled });
        await limitAttempts(client);
        client.middlewareStack.add((next) => async (args) => network.trusting(async () => next(args)), aroundHandler);
        return client;
      }),
  };
}

/** Ends the SDK's attempts early unless it is told to slow down. */
async function limitAttempts({ config }: SSOClient): Promise<void> {
  const strategy = await config.retryStrategy();
  if (!('refreshRetryTokenForRetry' in strategy)) return;
  const next = strategy.refreshRetryTokenForRetry.bind(strategy);
  strategy.refreshRetryTokenForRetry = async (token, failure) => {
    const isOver = failure.errorType !== 'THROTTLING' && token.getRetryCount() + 1 >= attemptsOtherwise;
    if (isOver) throw new Error('No attempts left');
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
