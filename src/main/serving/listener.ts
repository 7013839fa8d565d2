/**
 * The HTTP server that hands out role credentials: it lets nobody keep it busy, and says nothing to anybody who does not have the
 * path and the token of a role.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Ms, second } from '../../shared/time.ts';
import { hostOf, hostsFor } from './addresses.ts';
import { type Asked, readRequest, type Refusal, type RefusalCode } from './request-check.ts';

/** What is sent back, as JSON. Of a refusal the fields are those that AWS SDKs show: `Code` and `Message`. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

export interface ListenAt {
  /** An IP address of this computer. */
  readonly address: string;
  /** 0: a free one. */
  readonly port: number;
}

export interface Listener {
  /** As in a URL: `127.0.0.1:43121`. */
  readonly host: string;
  /** Ends it and all its connections at once. */
  close(): void;
}

export interface ListenerDeps {
  /** Answers a request that can be one for credentials. */
  readonly answer: (asked: Asked) => Promise<Answer>;
  readonly textOf: (code: RefusalCode) => string;
}

/** A request of an AWS tool has less than 500 bytes in its head. */
const longestHead = 4096;
/**
 * For the head of a request, from the opening of its connection on. AWS tools give up after a second or two; but this process may be
 * the one that the machine keeps waiting.
 */
const longestRequest: Ms = 10 * second;
/** Between two requests on one connection. */
const longestIdle: Ms = 5 * second;
/** More than any machine's programs open within one second. */
const mostConnections = 1024;
/** Then a new connection is asked for: nobody has one of them for ever. */
const mostRequests = 1000;

/** Rejects with Node's error where the address cannot be had. */
export async function openListener({ address, port }: ListenAt, deps: ListenerDeps): Promise<Listener> {
  let hosts: ReadonlySet<string> = new Set();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = readRequest(request, hosts);
    const isRefused = 'status' in asked;
    const answer = isRefused ? refusalAnswer(asked, deps) : await deps.answer(asked);
    // Nobody waits for the body of a request that is refused.
    if (isRefused) response.setHeader('connection', 'close');
    if (answer.status === 405) response.setHeader('allow', 'GET');
    const text = JSON.stringify(answer.body);
    response.writeHead(answer.status, { ...usualHeaders, 'content-length': Buffer.byteLength(text) }).end(text);
  };
  const server = serverWith((request, response) => {
    handle(request, response).catch(() => response.destroy());
  }, deps);
  await new Promise<void>((opened, failed) => {
    // It stays on: an error of a later connection (no file descriptor left) must not end the app.
    server.on('error', failed);
    server.listen(port, address, opened);
  });
  const bound = (server.address() as AddressInfo).port;
  hosts = hostsFor(address, bound);
  return {
    host: hostOf(address, bound),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const usualHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

function serverWith(handle: (request: IncomingMessage, response: ServerResponse) => void, deps: ListenerDeps): Server {
  const limits = { maxHeaderSize: longestHead, connectionsCheckingInterval: second / 2 };
  // `Host` is asked for by the check, which says so in JSON.
  const server = createServer({ ...limits, requireHostHeader: false, keepAliveTimeout: longestIdle }, handle);
  server.headersTimeout = longestRequest;
  server.requestTimeout = longestRequest;
  server.setTimeout(2 * longestIdle);
  server.maxConnections = mostConnections;
  server.maxRequestsPerSocket = mostRequests;
  // Otherwise Node answers "100 Continue", and the body comes.
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const status = statuses[error.code ?? ''] ?? [400, 'Bad Request'];
    sayAndEnd(socket, status, JSON.stringify(refusalAnswer({ status: status[0], code: 'BadRequest' }, deps).body));
  });
  return server;
}

type Status = readonly [code: number, reason: string];

const statuses: Readonly<Record<string, Status>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** To somebody who does not speak HTTP, or too much of it. */
function sayAndEnd(socket: Socket, [status, reason]: Status, body: string): void {
  if (!socket.writable) return void socket.destroy();
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    ...Object.entries(usualHeaders).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** What a refused request is told. */
export function refusalAnswer({ status, code }: Refusal, { textOf }: Pick<ListenerDeps, 'textOf'>): Answer {
  return { status, body: { Code: code, Message: textOf(code) } };
}
