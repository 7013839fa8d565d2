/** Knocks at the loopback listener of a running sign-in, as browsers, hostile pages and other local programs can. */
import http from 'node:http';
import net from 'node:net';

/** Where the authorize URL sends the browser in the end: `http://127.0.0.1:<port>/oauth/callback`. */
export const redirectUriOf = (authorizeUrl: string): URL =>
  new URL(new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '');

export const stateOf = (authorizeUrl: string): string => new URL(authorizeUrl).searchParams.get('state') ?? '';

export interface Knock {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request target as it is sent; the URL's path and query if not given. */
  readonly target?: string;
}

export interface Heard {
  readonly status: number;
  readonly text: string;
}

/** Sends one request exactly as it is given; resolves to the answer, rejects if there is none. */
export function knock(url: URL, { method = 'GET', headers = {}, target }: Knock = {}): Promise<Heard> {
  const { promise, resolve, reject } = Promise.withResolvers<Heard>();
  const path = target ?? url.pathname + url.search;
  const options = { host: url.hostname, port: url.port, path, method, headers: { host: url.host, ...headers } };
  const request = http.request({ ...options, agent: false }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => (text += part));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    response.on('error', reject);
  });
  request.on('error', reject);
  request.end();
  return promise;
}

export interface IdleConnection extends Disposable {
  /** Resolves when the other side has ended it. */
  readonly ended: Promise<void>;
}

/** A connection that sends this text and then nothing more. */
export async function idleConnection(url: URL, text = ''): Promise<IdleConnection> {
  const socket = net.connect(Number(url.port), url.hostname);
  const ended = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  // A reset is an end as well.
  socket.on('error', () => {});
  socket.resume();
  await new Promise<void>((resolve) => void socket.once('connect', () => resolve()));
  socket.write(text);
  return { ended, [Symbol.dispose]: () => socket.destroy() };
}

/** The error code of a connection that is not accepted; null if it is. */
export function refusalOf(host: string, port: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const socket = net.connect({ host, port: Number(port), timeout: 2_000 });
  socket.once('connect', () => resolve(null));
  socket.once('timeout', () => resolve('ETIMEDOUT'));
  socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
  return promise.finally(() => socket.destroy());
}
