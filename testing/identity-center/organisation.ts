/**
 * The simulated organisation: AWS IAM Identity Center (OIDC service, access portal, browser pages), STS, and the
 * tokens of ECR and CodeArtifact, on 127.0.0.1, for tests and for the demo. Real AWS CLIs and SDKs accept it when `env` points them at it.
 */
import { createServer, type Server } from 'node:http';
import { createFaults, type Faults } from './faults.ts';
import { createLevers, type Levers } from './levers.ts';
import { defaultOptions, type Account, type LiveOptions, type OrganisationOptions } from './options.ts';
import { createRecorder, type Operation, type RecordedRequest } from './recorder.ts';
import { createHandler, endpointVariables } from './server.ts';
import { createWorld, isActive, type PortalSession } from './world.ts';

export type { Account, LiveOptions, OrganisationOptions } from './options.ts';
export type { Fault, Faults, FaultTarget } from './faults.ts';
export type { Operation, RecordedRequest } from './recorder.ts';
export type { PendingDevice } from './levers.ts';
export type { PortalSession } from './world.ts';

export interface Organisation extends AsyncDisposable, Levers {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Environment variables that point the AWS CLI, the SDKs and Daypass at this server. */
  readonly env: Readonly<ReturnType<typeof endpointVariables>>;
  /** Every request so far, oldest first; a request is there as soon as it has arrived. */
  readonly requests: readonly RecordedRequest[];
  requestsOf(operation: Operation): readonly RecordedRequest[];
  forgetRequests(): void;
  readonly faults: Faults;
  /** The portal sessions that are alive now, oldest first. */
  readonly portalSessions: readonly PortalSession[];
  /** The accounts of the instance with this start URL; without one, those that every undeclared instance has. */
  accountsOf(startUrl?: string): readonly Account[];
  /** Access and refresh tokens, client secrets, device and authorization codes, role secret keys and session tokens. */
  readonly secretsIssued: readonly string[];
  /** Epoch ms on the organisation's clock. */
  now(): number;
  /** Moves the organisation's clock on (ms). Its timers do not exist: everything is compared when it is asked. */
  advance(ms: number): void;
  /** Changes settings for the calls and tokens to come. */
  configure(changes: Partial<LiveOptions>): void;
  /** Stops listening and cuts every connection: clients see "connection refused", as with the cable pulled out. */
  goOffline(): Promise<void>;
  /** Listens again on the same port, with everything it knew. */
  goOnline(): Promise<void>;
  /** Cuts every connection, hanging ones too, and frees the port. */
  close(): Promise<void>;
}

/** Starts the server; resolves when it listens. Errors of listening (port taken) reject. */
export async function startOrganisation(options: Partial<OrganisationOptions> = {}): Promise<Organisation> {
  const world = createWorld({ ...defaultOptions, ...options });
  const recorder = createRecorder();
  const faults = createFaults();
  const server = createServer(createHandler(world, recorder, faults));
  // Longer than any pause of a test: a connection that closes under a client's next request would look like a fault.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, world.options.port);
  const url = `http://127.0.0.1:${port}`;
  world.url = url;
  const close = (): Promise<void> => stop(server);
  const own = {
    url,
    env: endpointVariables(url),
    requests: recorder.requests,
    requestsOf: recorder.requestsOf,
    forgetRequests: recorder.clear,
    faults,
    get portalSessions() {
      return [...world.sessions.values()].filter((session) => isActive(session, world.now()));
    },
    accountsOf: (startUrl = '') => world.accountsOf(startUrl),
    secretsIssued: world.secrets.issued,
    now: world.now,
    advance: world.advance,
    configure: (changes: Partial<LiveOptions>) => void (world.options = { ...world.options, ...changes }),
    goOffline: close,
    goOnline: async () => void (await listen(server, port)),
    close,
    [Symbol.asyncDispose]: close,
  };
  // Accessors have to survive: a spread would read them once.
  const levers = Object.getOwnPropertyDescriptors(createLevers(world));
  return Object.defineProperties(own, levers) as typeof own & Levers;
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    server.off('error', reject);
    const address = server.address();
    resolve(typeof address === 'object' && address !== null ? address.port : port);
  });
  return promise;
}

function stop(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
