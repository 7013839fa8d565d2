/** The SDK clients, one a region and service; the SDK itself is loaded when the first one is asked for. */
import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { second } from '../../shared/time.ts';

export interface AwsClients {
  /** `sso_region` of the session; endpoint variables (`AWS_ENDPOINT_URL_SSO_OIDC`) are read by the SDK itself. */
  oidc(region: string): Promise<SSOOIDCClient>;
  portal(region: string): Promise<SSOClient>;
}

/**
 * Short enough that a dead network is noticed while somebody watches, long enough for a slow one. Without `maxAttempts`
 * the SDK tries three times.
 */
const requestHandler = {
  connectionTimeout: 5 * second,
  requestTimeout: 15 * second,
  throwOnRequestTimeout: true,
} as const;

/** Listing many accounts meets 429 answers that pass: three attempts lose accounts silently (granted#458, leapp#281). */
const portalAttempts = 10;

export function createAwsClients(): AwsClients {
  const oidc = new Map<string, Promise<SSOOIDCClient>>();
  const portal = new Map<string, Promise<SSOClient>>();
  return {
    oidc: (region) =>
      memoised(oidc, region, async () => {
        const { SSOOIDCClient } = await import('@aws-sdk/client-sso-oidc');
        return new SSOOIDCClient({ region, requestHandler });
      }),
    portal: (region) =>
      memoised(portal, region, async () => {
        const { SSOClient } = await import('@aws-sdk/client-sso');
        return new SSOClient({ region, requestHandler, maxAttempts: portalAttempts });
      }),
  };
}

function memoised<Client>(
  made: Map<string, Promise<Client>>,
  region: string,
  make: () => Promise<Client>,
): Promise<Client> {
  const known = made.get(region);
  if (known) return known;
  const client = make();
  made.set(region, client);
  return client;
}

/** The SDK's options of one call. */
export function withSignal(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal ? { abortSignal: signal } : {};
}
