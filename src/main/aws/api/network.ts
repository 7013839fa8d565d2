/**
 * The way to AWS out of a company's network: proxies by the environment, and the certificates that connections trust.
 *
 * Trusted are Node's own certificates, those of `AWS_CA_BUNDLE` or of `ca_bundle` in the config file, and the system's. The AWS CLI takes the bundle in place of
 * all others; here it comes on top, because a laptop is not in the company's network all day. The system's store is slow to
 * read, so only a certificate of an unknown issuer makes Daypass look there.
 */
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { problem } from '../../../shared/problems.ts';
import { type Ms, second } from '../../../shared/time.ts';
import { wait } from '../../system/clock.ts';
import { AwsFailure } from './failure.ts';
import { readProxies } from './proxy-environment.ts';
import { defaultCertificates, readBundle, readSystemStore } from './trusted-certificates.ts';

/** For the request handler of the SDK. */
export interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

export interface Network {
  /** One pair for all clients. Throws `AwsFailure` (`ca-bundle-unreadable`, `proxy-invalid`), and looks anew next time. */
  agents(): Promise<Agents>;
  /**
   * Calls `attempt`, and once more if a certificate's issuer was unknown and there is one to trust by now: from the system's
   * store, or in a bundle that was changed. The request has not been sent then: the handshake comes before it.
   */
  trusting<Answer>(attempt: () => Promise<Answer>): Promise<Answer>;
}

/** As many as the SDK allows itself. */
const maxSockets = 50;

/** Shorter than what the SDK waits for a connection, so that it is the proxy that gets the blame. */
const tunnelTimeout: Ms = 4.5 * second;

/** A sign-in should not wait longer for the system's store; the next call has it. */
const systemStoreTimeout: Ms = 10 * second;

const unknownIssuer = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * `env` is read when the first client is made, and the files of certificates again after an unknown issuer. `configured` are
 * those that the config file names (`ca_bundle`): as for the AWS CLI, `AWS_CA_BUNDLE` outranks them.
 */
export function createNetwork(env: Readonly<NodeJS.ProcessEnv>, configured: readonly string[] = []): Network {
  const fromBundle = () => readBundles(env['AWS_CA_BUNDLE'], configured);
  let made: Promise<Agents> | undefined;
  let system: Promise<readonly string[]> | undefined;
  /** Null while it is Node's own certificates alone: then Node makes the contexts, at no cost. */
  let trusted: ReadonlySet<string> | null = null;

  const make = async (): Promise<Agents> => {
    const { environment, httpsProxy } = readProxies(env);
    const added = await fromBundle();
    trusted = added.length > 0 ? new Set([...defaultCertificates(), ...added]) : null;
    const options = { keepAlive: true, maxSockets };
    // Said here, it outranks NODE_TLS_REJECT_UNAUTHORIZED, by which other programs are told to trust anybody.
    const secure = { ...options, proxyEnv: environment, rejectUnauthorized: true, ...contextOf(trusted) };
    // Plain http leads to this machine alone (endpoint-environment.ts), and to no proxy.
    return { httpAgent: new http.Agent(options), httpsAgent: new ProxyingAgent(secure, httpsProxy) };
  };

  const agents = async (): Promise<Agents> => {
    made ??= make();
    try {
      return await made;
    } catch (error) {
      made = undefined;
      throw error;
    }
  };

  const learn = async (): Promise<void> => {
    system ??= readSystemStore();
    const found = new Set([
      ...defaultCertificates(),
      ...(await fromBundle()),
      ...((await within(systemStoreTimeout, system)) ?? []),
    ]);
    if (isSame(found, trusted ?? new Set(defaultCertificates()))) return;
    const { httpsAgent } = await agents();
    trusted = found;
    // The agent mixes its options into those of each new connection.
    Object.assign(httpsAgent.options, contextOf(found));
  };

  return {
    agents,
    async trusting(attempt) {
      const before = trusted;
      try {
        return await attempt();
      } catch (error) {
        if (!unknownIssuer.has(String((error as NodeJS.ErrnoException).code))) throw error;
        await learn();
        if (trusted === before) throw error;
        return attempt();
      }
    },
  };
}

async function readBundles(bundle: string | undefined, configured: readonly string[]): Promise<readonly string[]> {
  if (bundle) return readBundle(bundle, 'ca-bundle-unreadable');
  const read = await Promise.all(configured.map((file) => readBundle(file, 'config-ca-bundle-unreadable')));
  return read.flat();
}

/** Made once: parsing hundreds of certificates takes 10 ms, which a list in `ca` would cost at every connection. */
function contextOf(certificates: ReadonlySet<string> | null): { readonly secureContext?: tls.SecureContext } {
  return certificates ? { secureContext: tls.createSecureContext({ ca: [...certificates] }) } : {};
}

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && some.isSubsetOf(others);
}

async function within<Value>(limit: Ms, value: Promise<Value>): Promise<Value | null> {
  const done = new AbortController();
  const over = wait(limit, done.signal).then(
    () => null,
    () => null,
  );
  try {
    return await Promise.race([value, over]);
  } finally {
    done.abort();
  }
}

/** Node's agent for https, which tells whether it was the proxy that failed. */
class ProxyingAgent extends https.Agent {
  readonly #proxy: string | null;

  constructor(options: https.AgentOptions, proxy: string | null) {
    super(options);
    this.#proxy = proxy;
  }

  /** Node calls back only when a proxy is in the way; otherwise the socket is returned before it is connected. */
  override createConnection(
    options: http.ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const proxy = this.#proxy;
    if (proxy === null || !callback) return super.createConnection(options, callback);
    return super.createConnection({ ...options, timeout: tunnelTimeout }, (error, stream) => {
      if (!error) return callback(null, stream);
      // Node leaves the connection open when the proxy has refused.
      (stream as Duplex | undefined)?.destroy();
      callback(explained(error, proxy, options.host ?? ''), stream);
    });
  }
}

/** What went wrong between here and the other end of the tunnel; a failed TLS handshake stays what it is. */
function explained(error: Error, proxy: string, host: string): Error {
  const { code = '', statusCode } = error as NodeJS.ErrnoException & { readonly statusCode?: number };
  if (code === 'ERR_PROXY_TUNNEL' && statusCode) {
    const retry = statusCode >= 500 ? 'auto' : 'user';
    return new AwsFailure('Connect', 'network', problem('proxy-failed', { host, status: statusCode }, retry));
  }
  // No connection to the proxy, no answer in time, or one that broke off before the end of the handshake.
  if (code === 'ERR_PROXY_TUNNEL' || /^E(?!RR_|PROTO)/.test(code)) {
    return new AwsFailure('Connect', 'network', problem('proxy-unreachable', { host: proxy }, 'auto'));
  }
  return error;
}
