/** A company's proxy on 127.0.0.1: lets connections through, looks into them, asks for a password, or refuses. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Authority } from './certificates.ts';

/**
 * What becomes of a connection to `host:port`: it is led to a port of this machine; or the proxy ends its TLS with a
 * certificate of its own authority and speaks with the server at a URL; or it is refused with a status, cut, or left
 * without an answer.
 */
export type Route =
  { readonly port: number } | { readonly inspect: Authority; readonly url: string } | number | 'cut' | 'silence';

export interface ProxyOptions {
  readonly route: (target: string) => Route;
  /** `name:password`; anybody else is asked for them (407). */
  readonly credentials?: string;
}

export interface CorporateProxy extends AsyncDisposable {
  readonly port: number;
  /** Without credentials. */
  readonly url: string;
  /** The `host:port` of every CONNECT, and the URL of every plain request, as they came. */
  readonly asked: readonly string[];
}

export async function startProxy(options: ProxyOptions): Promise<CorporateProxy> {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  const routeFor = (target: string, { headers }: http.IncomingMessage): Route => {
    asked.push(target);
    return isAllowed(options.credentials, headers['proxy-authorization']) ? options.route(target) : 407;
  };
  const inspector = createInspector();
  const server = http.createServer((request, response) => {
    const { url = '' } = request;
    const route = routeFor(url, request);
    if (route === 'silence') return;
    if (typeof route === 'number') return void response.writeHead(route).end();
    if (typeof route === 'string') return void request.socket.destroy();
    forward(request, response, 'url' in route ? route.url : `http://127.0.0.1:${route.port}`);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
  });
  server.on('connect', (request, socket) => {
    const target = request.url ?? '';
    const route = routeFor(target, request);
    if (route === 'silence') return;
    if (route === 'cut') return void socket.destroy();
    if (typeof route === 'number') {
      const asks = route === 407 ? 'Proxy-Authenticate: Basic realm="corp"\r\n' : '';
      return void socket.write(`HTTP/1.1 ${route} No\r\n${asks}Content-Length: 0\r\n\r\n`);
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if ('inspect' in route) inspector.take(socket, target, route.inspect, route.url);
    else join(socket, route.port);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function isAllowed(credentials: string | undefined, header: string | undefined): boolean {
  return credentials === undefined || header === `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** The part of a proxy that reads what is encrypted: the client sees certificates that the authority made on the spot. */
function createInspector() {
  const upstreams = new WeakMap<Duplex, string>();
  const server = http.createServer((request, response) => {
    forward(request, response, upstreams.get(request.socket) ?? '');
  });
  return {
    take(socket: Duplex, target: string, authority: Authority, url: string): void {
      const { certificate, key } = authority.issue(target.replace(/:\d+$/, ''));
      const secureContext = tls.createSecureContext({ cert: certificate + authority.certificate, key });
      const inside = new tls.TLSSocket(socket, { isServer: true, secureContext });
      // A client that does not trust the certificate goes away.
      inside.on('error', () => socket.destroy());
      upstreams.set(inside, url);
      server.emit('connection', inside);
    },
  };
}

/** Passes a request on to the server at `base`, and its answer back. */
function forward(request: http.IncomingMessage, response: http.ServerResponse, base: string): void {
  const { pathname, search } = new URL(request.url ?? '/', base);
  const onward = http.request(new URL(pathname + search, base), { method: request.method, headers: request.headers });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  request.pipe(onward);
}

function join(socket: Duplex, port: number): void {
  const onward = net.connect(port, '127.0.0.1');
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
  socket.pipe(onward).pipe(socket);
}
