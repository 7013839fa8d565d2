/**
 * Waits on 127.0.0.1 for the browser's answer to an authorization request (RFC 8252, 7.3), and for nothing else.
 *
 * Any page and any local program can send requests to this port. So only `GET /oauth/callback` with the right `Host`
 * and the right `state` counts; everything else is answered with an error and forgotten, and the wait goes on. (The AWS CLI
 * listens on all interfaces, takes any path, and ends the sign-in at the first wrong state.)
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ms, second } from '../../shared/time.ts';

export interface LoopbackListener {
  /** `http://127.0.0.1:<port>/oauth/callback`, for the authorize URL and the token request. */
  readonly redirectUri: string;
  /** Resolves with the first answer that has the right state. Never rejects; stays open until `close`. */
  readonly answer: Promise<CallbackAnswer>;
  /** Ends the listener and every connection; safe to call twice. */
  close(): void;
}

export type CallbackAnswer =
  | { readonly kind: 'code'; readonly code: string }
  /** `error` of RFC 6749, 4.1.2.1, such as `access_denied`. */
  | { readonly kind: 'error'; readonly error: string };

/** What the small page in the browser says. */
export type CallbackPage = 'signed-in' | 'refused' | 'not-found';

const callbackPath = '/oauth/callback';

/** Browsers open spare connections and leave them idle; none may live long or hold up the end. */
const idleLimit: Ms = 5 * second;

/** Opens a listener on a free port. Rejects with Node's error where no port can be opened. */
export async function openLoopbackListener(
  state: string,
  page: (outcome: CallbackPage) => { readonly html: string; readonly csp: string },
): Promise<LoopbackListener> {
  const { promise: answer, resolve } = Promise.withResolvers<CallbackAnswer>();
  let answered = false;
  let host = '';

  const respond = (response: ServerResponse, status: number, outcome: CallbackPage): void => {
    const { html, csp } = page(outcome);
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': csp,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      // No page of another site learns from it, not even whether it loads.
      'cross-origin-resource-policy': 'same-origin',
      connection: 'close',
    });
    response.end(html);
  };

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const callback = readCallback(request, host, state);
    if (callback === 'wrong-method') {
      response.setHeader('allow', 'GET');
      return respond(response, 405, 'not-found');
    }
    if (callback === 'not-ours' || answered) return respond(response, 404, 'not-found');
    answered = true;
    // The answer counts once the browser has its page, so that closing the listener cannot cut the page off.
    response.once('close', () => resolve(callback));
    respond(response, 200, callback.kind === 'code' ? 'signed-in' : 'refused');
  };

  const server = createServer({ connectionsCheckingInterval: second }, handle);
  server.headersTimeout = idleLimit;
  server.requestTimeout = idleLimit;
  server.setTimeout(idleLimit);
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((opened, failed) => {
    // It stays on: an error of a later connection (no file descriptor left) must not end the app.
    server.on('error', failed);
    server.listen(0, '127.0.0.1', opened);
  });
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    redirectUri: `http://${host}${callbackPath}`,
    answer,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readCallback(
  request: IncomingMessage,
  host: string,
  state: string,
): CallbackAnswer | 'not-ours' | 'wrong-method' {
  // A page of another site that rebinds its name to 127.0.0.1 sends its own name here.
  if (request.headers.host !== host) return 'not-ours';
  const url = URL.parse(request.url ?? '', `http://${host}`);
  if (!url || url.host !== host || url.pathname !== callbackPath) return 'not-ours';
  if (request.method !== 'GET') return 'wrong-method';
  const query = url.searchParams;
  // A parameter that is there twice is nobody's honest answer.
  if (['state', 'error', 'code'].some((name) => query.getAll(name).length > 1)) return 'not-ours';
  if (!isSame(query.get('state') ?? '', state)) return 'not-ours';
  const error = query.get('error');
  if (error) return { kind: 'error', error: error.slice(0, 100) };
  const code = query.get('code');
  return code ? { kind: 'code', code } : 'not-ours';
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
