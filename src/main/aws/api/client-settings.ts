/**
 * Every setting of an AWS client. What is missing here the SDK would look for itself: in the environment, in `~/.aws/config`
 * and in `~/.aws/credentials`, by the profile of AWS_PROFILE or `[default]`. There it would find what belongs to other
 * programs' calls, such as the address of a test server, and the tokens of all sessions would go there; and it would wait for
 * ever for a file that is a pipe. So the SDK is left nothing to look for (client-settings.test.ts compares with its source).
 */
import type { EndpointChoice } from './endpoint-environment.ts';

/**
 * For the constructors of the SDK's clients; each of them takes what it knows. `attempts`: of one call. The keys of roles
 * are given where they are needed.
 */
export function clientSettings(region: string, { endpoint, ...kinds }: EndpointChoice, attempts: number) {
  return {
    region,
    // FIPS and dual stack, by their variables: with them the SDK's own rules find another host, of AWS's own as well.
    ...kinds,
    ...(endpoint && { endpoint: endpoint.href }),
    // Otherwise a client without an endpoint would look for one.
    ignoreConfiguredEndpointUrls: true,
    disableHostPrefix: true,
    maxAttempts: attempts,
    retryMode: 'standard' as const,
    defaultsMode: 'standard' as const,
    credentials: noCredentials,
    // None is preferred: OIDC and portal take the token in the request, STS a signature of the fourth version.
    authSchemePreference: [] as string[],
    sigv4aSigningRegionSet: [region],
    // A clock that is wrong would make signatures invalid; the SDK learns AWS's time from the first answer.
    disableClockSkewCorrection: false,
    userAgentAppId: noAppId,
  } satisfies Readonly<Record<string, unknown>>;
}

/** No call of the OIDC service or the portal is signed, so nobody ever asks. */
async function noCredentials(): Promise<never> {
  throw new Error('Daypass signs with no credentials of its own');
}

async function noAppId(): Promise<undefined> {}
