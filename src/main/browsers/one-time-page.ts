/**
 * Leads a browser to an address that is a secret. A browser is told its address on a command line, which every program on the machine
 * may read. So it is told one on 127.0.0.1 that leads to the real one: once, within a minute, and on Linux this user's programs only.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { minute, type Ms, second } from '../../shared/time.ts';
import { afterAwake } from '../system/clock.ts';
import { mayAsk } from './asking-user.ts';

export interface OneTimePage {
  /** `http://127.0.0.1:<port>/<random>`. */
  readonly url: string;
  /** Whether it was asked for; false once its time is over, or it was closed. Never rejects. */
  readonly isTaken: Promise<boolean>;
  /** Safe to call twice. */
  close(): void;
}

/** A browser that has to start needs some seconds. */
const longestWait: Ms = minute;
/** Browsers open spare connections and leave them idle. */
const idleLimit: Ms = 5 * second;

/** Rejects with Node's error where no port can be opened. `leadsTo` must be an address of a page. */
export async function openOneTimePage(leadsTo: string, limit: Ms = longestWait): Promise<OneTimePage> {
  const { promise: isTaken, resolve } = Promise.withResolvers<boolean>();
  const path = `/${randomBytes(32).toString('base64url')}`;
  let host = '';
  let left: string | null = leadsTo;

  const handle = async (request: IncomingMessage): Promise<string | null> => {
    const isMeant = request.headers.host === host && isSame(request.url ?? '', path) && request.method === 'GET';
    // What a browser only looks at beforehand would use it up.
    if (!isMeant || request.headers['sec-purpose'] !== undefined || !(await mayAsk(request.socket))) return null;
    const found = left;
    left = null;
    return found;
  };
  const server = createServer({ connectionsCheckingInterval: second }, (request, response) => {
    const answer = (location: string | null): void => {
      const headers = {
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': "default-src 'none'",
        connection: 'close',
      };
      response.writeHead(location === null ? 404 : 303, location === null ? headers : { ...headers, location }).end();
      // It counts once the browser has it, so that closing cannot cut it off.
      if (location !== null) response.once('close', () => finish(true));
    };
    handle(request).then(answer, () => answer(null));
  });
  server.headersTimeout = idleLimit;
  server.requestTimeout = idleLimit;
  server.setTimeout(idleLimit);
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((opened, failed) => {
    // It stays on: an error of a later connection must not end the app.
    server.on('error', failed);
    server.listen(0, '127.0.0.1', opened);
  });
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cancel = afterAwake(limit, () => finish(false));
  const finish = (taken: boolean): void => {
    left = null;
    cancel();
    resolve(taken);
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${host}${path}`, isTaken, close: () => finish(false) };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
