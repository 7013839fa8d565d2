/** The SDK clients, one a region and service; the SDK itself is loaded when the first one is asked for. */
import type { CodeartifactClient } from '@aws-sdk/client-codeartifact';
import type { ECRClient } from '@aws-sdk/client-ecr';
import type { ECRPUBLICClient } from '@aws-sdk/client-ecr-public';
import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import type { STSClient, STSClientConfig } from '@aws-sdk/client-sts';
import { problem } from '../../../shared/problems.ts';
import { type EpochMs, type Ms, second } from '../../../shared/time.ts';
import { monotonic, now } from '../../system/clock.ts';
import type { AwsPlace } from './aws-place.ts';
import { clientSettings } from './client-settings.ts';
import { isRegion } from '../values.ts';
import { type EndpointChoice, readEndpoint, type ServiceName } from './endpoint-environment.ts';
import { AwsFailure } from './failure.ts';
import type { Agents, Network } from './network.ts';
import { createRequestBudgets, type RequestBudgets } from './request-budgets.ts';
import { answerLimit, type RawAnswer, readWhole } from './whole-answer.ts';

/** A client of the SDK and where its calls go. */
export interface Service<Client> {
  readonly client: Client;
  /** Scheme, host and port of each of its calls, which go nowhere else. */
  readonly base: URL;
}

export interface AwsClients {
  /**
   * All throw `AwsFailure` where the way to AWS cannot be built: a broken `AWS_CA_BUNDLE` (or `ca_bundle` of the session) or
   * `HTTPS_PROXY`, or an endpoint in the environment that cannot be used (endpoint-environment.ts).
   */
  oidc(place: AwsPlace): Promise<Service<SSOOIDCClient>>;
  /** Makes each call once: all others are made by `budgets`, which counts them. */
  portal(place: AwsPlace): Promise<Service<SSOClient>>;
  /** For one role's keys; it holds them, so it is not kept. Not to be destroyed: the connections are everybody's. */
  sts(place: AwsPlace, keys: RoleKeys): Promise<Service<STSClient>>;
  /**
   * The same of any other service. `construct` makes the SDK's client, so that whoever calls loads it: the app needs none of them.
   */
  ofRole<Client extends SdkClient>(
    name: ServiceName,
    place: AwsPlace,
    keys: RoleKeys,
    construct: (settings: RoleSettings) => Client,
  ): Promise<Service<Client>>;
  /** For the requests that no SDK makes: where a company's own domain leads, and what a portal's page says. */
  network(caBundles: AwsPlace['caBundles']): Promise<Network>;
  /** Every call for an organisation passes here. */
  readonly budgets: RequestBudgets;
}

/** A secret: role credentials as the portal hands them out. */
export type RoleKeys = Extract<STSClientConfig['credentials'], { readonly accessKeyId: string }>;

/** Short enough that a dead network is noticed while somebody watches, long enough for a slow one. */
const connectionLimits = {
  connectionTimeout: 5 * second,
  requestTimeout: 15 * second,
  // None for silence in the middle of an answer: its whole has a limit (whole-answer.ts), and is not asked for again.
  socketTimeout: 0,
  throwOnRequestTimeout: true,
} as const;

/** As many as the SDK makes by itself: whoever looks at a dead network should not wait for ten. */
const usualAttempts = 3;

/** Within one call; whoever called sees to longer ones (`AwsFailure.retryAfter`). */
const longestPause: Ms = 3 * second;

/** Hears AWS's time with each of its answers, and when this computer asked. */
export type OnDate = (there: EpochMs, askedAt: EpochMs) => void;

/**
 * All that comes from outside is in `env`: proxies, certificates and endpoints. Which certificates the profiles of a session
 * name comes with each of its calls: an app that was started from a menu has no other place to learn of a company's own.
 */
export function createAwsClients(
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  onDate: OnDate = () => {},
  budgets: RequestBudgets = createRequestBudgets(),
): AwsClients {
  const oidc = new Map<string, Promise<Service<SSOOIDCClient>>>();
  const portal = new Map<string, Promise<Service<SSOClient>>>();
  const networks = new Map<string, Promise<Network>>();

  const network: AwsClients['network'] = (caBundles) =>
    memoised(networks, keyOf(caBundles), async () => {
      const { createNetwork } = await import('./network.ts');
      return createNetwork(env, caBundles);
    });
  const outside = { env, onDate, network };
  // A second attempt for a clock that is wrong: the SDK learns AWS's time from the first answer.
  const ofRole: AwsClients['ofRole'] = (name, place, credentials, construct) =>
    makeService(outside, { name, attempts: 2 }, place, (settings) => construct({ ...settings, credentials }));
  /** Another client after the config file has named other certificates, or other kinds of addresses. */
  const clientKey = ({ region, caBundles, endpointKinds: kinds }: AwsPlace): string =>
    keyOf([region, String(kinds?.useFipsEndpoint), String(kinds?.useDualstackEndpoint), ...caBundles]);
  return {
    network,
    budgets,
    oidc: (place) =>
      memoised(oidc, clientKey(place), async () => {
        const { SSOOIDCClient } = await import('@aws-sdk/client-sso-oidc');
        const kind = { name: 'SSO_OIDC', attempts: usualAttempts } as const;
        return makeService(outside, kind, place, (settings) => new SSOOIDCClient(settings));
      }),
    portal: (place) =>
      memoised(portal, clientKey(place), async () => {
        const { SSOClient } = await import('@aws-sdk/client-sso');
        return makeService(outside, { name: 'SSO', attempts: 1 }, place, (settings) => new SSOClient(settings));
      }),
    async sts(place, credentials) {
      const { STSClient } = await import('@aws-sdk/client-sts');
      return ofRole('STS', place, credentials, (settings) => new STSClient(settings));
    },
    ofRole,
  };
}

/** What the clients of all services have in common. */
async function makeService<Client extends SdkClient>(
  { env, onDate, network }: Pick<AwsClients, 'network'> & { readonly env: NodeJS.ProcessEnv; readonly onDate: OnDate },
  { name, attempts }: { readonly name: ServiceName; readonly attempts: number },
  { region, caBundles, useFipsEndpoint = false, endpointKinds }: AwsPlace,
  construct: (settings: Settings) => Client,
): Promise<Service<Client>> {
  const asked = readEndpoint(env, name, endpointKinds);
  const choice = useFipsEndpoint && asked.endpoint === null ? { ...asked, useFipsEndpoint } : asked;
  if (!isRegion(region)) throw unavailable(region);
  const way = await network(caBundles);
  const requestHandler = { ...connectionLimits, ...(await way.agents()) };
  const client = construct({ ...clientSettings(region, choice, attempts), requestHandler });
  const base = baseOf(client, region, choice);
  // It reads the environment of AWS Lambda.
  client.middlewareStack.remove('recursionDetectionMiddleware');
  // The clients' own types of a stack differ in their generics only, and cannot be named together.
  (client.middlewareStack as object as Stack).add(
    (next) => async (args) => {
      if (!isAt(args.request, base)) throw new Error('The SDK would call another host');
      const [askedAt, begun] = [now(), monotonic()];
      const result = await way.trusting(() => next(args));
      const answer = result.response as RawAnswer;
      const there = dateOf(answer);
      if (there !== null) onDate(there, askedAt);
      await readWhole(answer, base.host, Math.max(answerLimit - (monotonic() - begun), second));
      return result;
    },
    aroundHandler,
  );
  await limitAttempts(client);
  return { client, base };
}

type Settings = ReturnType<typeof clientSettings> & { readonly requestHandler: typeof connectionLimits & Agents };
/** With the keys that calls are signed with. */
export type RoleSettings = Omit<Settings, 'credentials'> & { readonly credentials: RoleKeys };
/** As much of a client's middleware stack as is needed here. */
interface Stack {
  add(
    middleware: (next: Step) => (args: { readonly request: unknown }) => ReturnType<Step>,
    options: typeof aroundHandler,
  ): void;
}
type Step = (args: { readonly request: unknown }) => Promise<{ readonly response: unknown }>;
type SdkClient = SSOClient | SSOOIDCClient | STSClient | ECRClient | ECRPUBLICClient | CodeartifactClient;

/** Worked out by the SDK's own rules for regions and partitions. */
function baseOf({ config }: SdkClient, region: string, choice: EndpointChoice): URL {
  const { endpoint, useFipsEndpoint: UseFIPS, useDualstackEndpoint: UseDualStack } = choice;
  try {
    const parameters = { Region: region, UseFIPS, UseDualStack, ...(endpoint && { Endpoint: endpoint.href }) };
    return new URL(config.endpointProvider(parameters).url.origin);
  } catch {
    // FIPS or dual stack in a partition that has neither.
    throw unavailable(region);
  }
}

function unavailable(region: string): AwsFailure {
  return new AwsFailure('Connect', 'network', problem('endpoint-unavailable', { region }, 'user'));
}

function isAt(request: unknown, base: URL): boolean {
  const { protocol, hostname, port } = request as { protocol: string; hostname: string; port?: number };
  return URL.parse(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`)?.origin === base.origin;
}

/** When AWS says it answered; null for a page, which may come from a captive portal with a clock of its own. */
function dateOf({ headers }: RawAnswer): EpochMs | null {
  const date = Date.parse(headers['date'] ?? '');
  return Number.isNaN(date) || !headers['content-type']?.includes('json') ? null : date;
}

/** Ends the SDK's attempts at once if AWS asks for a long pause. */
async function limitAttempts({ config }: SdkClient): Promise<void> {
  const strategy = await config.retryStrategy();
  if (!('refreshRetryTokenForRetry' in strategy)) return;
  const next = strategy.refreshRetryTokenForRetry.bind(strategy);
  strategy.refreshRetryTokenForRetry = async (token, failure) => {
    const isAskedToWait =
      failure.retryAfterHint !== undefined && failure.retryAfterHint.getTime() - now() > longestPause;
    if (isAskedToWait) throw new Error('No attempts left');
    return next(token, failure);
  };
}

/** The place in the SDK's stack that is next to the connection. */
const aroundHandler = { step: 'deserialize', priority: 'low', name: 'daypassTrusts' } as const;

/** A client that could not be made is tried again with the next call. */
function memoised<Client>(
  made: Map<string, Promise<Client>>,
  key: string,
  make: () => Promise<Client>,
): Promise<Client> {
  const known = made.get(key);
  if (known) return known;
  const client = make();
  made.set(key, client);
  client.catch(() => made.delete(key));
  return client;
}

function keyOf(parts: readonly string[]): string {
  return JSON.stringify(parts);
}
