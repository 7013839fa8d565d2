/** Where companies' own domains lead: over a real proxy and real TLS, with the AWS CLI's own cases. */
import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { createAuthority } from '../../../../testing/corporate-network/certificates.ts';
import { type Route, startProxy } from '../../../../testing/corporate-network/proxy.ts';
import { regionFor } from '../../../shared/start-url-finding.ts';
import { type AwsClients, createAwsClients } from './clients.ts';
import { AwsFailure } from './failure.ts';
import { createPortalLookup, type PortalLookup } from './portal-lookup.ts';
import { readStartUrl } from '../start-url.ts';

const domain = 'https://aws.mycompany.com';
const portal = 'https://ssoins-abc.portal.us-west-2.app.aws';
const corp = createAuthority('Corp Inspection');
const own = corp.issue('aws.mycompany.com');
const endless = `X-Long: ${'x'.repeat(100_000)}`;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-lookup-'));
  await writeFile(path.join(folder, 'corp.pem'), corp.certificate);
});
afterAll(() => removeFolder(folder));

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
interface Network {
  readonly clients: AwsClients;
  readonly lookUp: PortalLookup;
  /** Method, host and path of each request to the domain. */
  readonly requests: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
  /** The hosts that were to be connected with. */
  readonly asked: readonly string[];
}

/** A network in which every host answers in the same way. */
async function networkWith(answer: Answer, route?: Route): Promise<Network> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host}${request.url}`);
    headers.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy = await startProxy({ route: () => route ?? { inspect: corp, url } });
  onTestFinished(async () => {
    await proxy[Symbol.asyncDispose]();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const clients = createAwsClients({ HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: path.join(folder, 'corp.pem') });
  return { clients, lookUp: createPortalLookup(clients), requests, headers, asked: proxy.asked };
}

const leadsTo =
  (location: string, status = 302): Answer =>
  (_, response) =>
    void response.writeHead(status, { location, 'set-cookie': 'a=b' }).end();

interface Row {
  readonly start_url: string;
  readonly configured_region?: string | null;
  readonly redirect_to?: string | null;
  readonly resolved_url?: string;
  readonly region?: string;
  readonly network?: false;
  readonly error?: string;
}
const fixture = new URL('../fixtures/start-url-resolve.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as {
  readonly TestResolveStartUrl: readonly Row[];
  readonly TestFollowRedirect: Record<'test_head_unsupported_falls_back_to_get', { readonly cases: readonly number[] }>;
};

/** What becomes of a start URL, in the words of the AWS CLI where it refuses. */
async function outcomeOf({ start_url: startUrl, configured_region: chosen = null, redirect_to: target }: Row) {
  const { lookUp, asked } = await networkWith(leadsTo(target ?? 'https://unexpected.example'));
  const read = readStartUrl(startUrl);
  if (!read.ok) {
    const words = { 'start-url-http': 'https scheme', 'start-url-invalid': 'Invalid sso_start_url' };
    return { asked, error: words[read.problem.code as keyof typeof words] };
  }
  const isOwn = read.value.ownDomain !== null;
  const led = isOwn ? await lookUp(read.value.startUrl, []) : read.value;
  if (!led) return { asked, error: target?.startsWith('http:') ? 'must use https' : 'Could not resolve' };
  const region = regionFor({ how: isOwn ? 'redirect' : 'address', region: led.region }, chosen);
  const error = isOwn ? 'Cannot determine region' : 'Missing required configuration: sso_region';
  return { asked, resolved_url: led.startUrl, region, ...(region === null && { error }) };
}

describe('as the AWS CLI resolves (tests/unit/customizations/sso/test_resolve.py)', () => {
  test.each(vectors.TestResolveStartUrl)('$start_url, $configured_region, to $redirect_to', async (row) => {
    const { asked, ...outcome } = await outcomeOf(row);
    // The one difference: a new session has no region yet, and the address of the portal proposes one.
    const isProposed = row.error?.startsWith('Missing') && row.start_url === portal;
    if (isProposed) return expect(outcome).toEqual({ resolved_url: portal, region: 'us-west-2' });
    const { error, region, resolved_url } = row;
    expect(outcome).toMatchObject({
      ...(error && { error }),
      ...(region && { region }),
      ...(resolved_url && { resolved_url }),
    });
    expect(asked).toEqual(row.start_url === domain ? ['aws.mycompany.com:443'] : []);
  });

  const { cases } = vectors.TestFollowRedirect.test_head_unsupported_falls_back_to_get;
  test.each(cases)('HEAD answered with %d: GET', async (status) => {
    const { lookUp, requests } = await networkWith((request, response) => {
      if (request.method === 'HEAD') response.writeHead(status).end();
      else leadsTo(portal)(request, response);
    });
    expect(await lookUp(`${domain}/sso`, [])).toMatchObject({ startUrl: portal, region: 'us-west-2' });
    expect(requests).toEqual(['HEAD aws.mycompany.com/sso', 'GET aws.mycompany.com/sso']);
  });
});

describe('only an address that AWS owns is believed', () => {
  test.each([301, 302, 303, 307, 308])('a redirect with %d counts, and where it leads is not asked', async (status) => {
    const { lookUp, asked, headers, requests } = await networkWith(leadsTo(`${portal}:443/?x=1#/`, status));
    const found = { startUrl: portal, region: 'us-west-2', ownDomain: null };
    expect(await lookUp(domain, [])).toEqual(found);
    expect(await lookUp(domain, [])).toEqual(found);
    expect(requests).toEqual(['HEAD aws.mycompany.com/', 'HEAD aws.mycompany.com/']);
    expect(new Set(asked)).toEqual(new Set(['aws.mycompany.com:443']));
    for (const sent of headers) expect(Object.keys(sent).sort()).toEqual(['accept', 'connection', 'host']);
  });

  test.each([
    'https://evil-awsapps.com/start',
    'https://d-1.awsapps.com@evil.example/start',
    'https://d-1.awsapps.com:8443/start',
    'https://ana:pw@d-1.awsapps.com/start',
    'https://console.aws.amazon.com/',
    '//d-1.awsapps.com/start',
    '/elsewhere',
    'javascript:alert(1)',
    'https://',
    '',
  ])('not %j', async (location) => {
    expect(await (await networkWith(leadsTo(location))).lookUp(domain, [])).toBeNull();
  });

  test.each([200, 204, 304, 404, 500])('no answer with %d leads anywhere', async (status) => {
    expect(await (await networkWith(leadsTo(portal, status))).lookUp(domain, [])).toBeNull();
  });
});

describe('a domain that cannot be asked', () => {
  const failed = async (lookedUp: Promise<unknown>): Promise<AwsFailure> => {
    const failure: unknown = await lookedUp.catch((error: unknown) => error);
    if (!(failure instanceof AwsFailure)) throw new Error(inspect(failure));
    return failure;
  };

  test('is named, with what was in the way', async () => {
    const { lookUp } = await networkWith(leadsTo(portal), 502);
    const params = { host: 'aws.mycompany.com', status: 502 };
    expect((await failed(lookUp(domain, []))).problem).toMatchObject({ code: 'proxy-failed', params });
  });

  test.each([
    ['a connection that breaks', (socket: Socket) => void socket.destroy(), 'network-unreachable'],
    ['headers without end', (socket: Socket) => void socket.write(`HTTP/1.1 302 F\r\n${endless}`), 'unexpected-answer'],
    ['another language than HTTP', (socket: Socket) => void socket.end('220 smtp\r\n'), 'unexpected-answer'],
  ])('%s', async (_, answer, code) => {
    const server = tls.createServer({ cert: own.certificate, key: own.key }, (socket) => {
      socket.on('error', () => {}).once('data', () => answer(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { lookUp } = await networkWith(() => {}, { port: (server.address() as AddressInfo).port });
    expect((await failed(lookUp(domain, []))).problem).toMatchObject({ code, params: { host: 'aws.mycompany.com' } });
  });

  test('a body without end is not read', async () => {
    const { lookUp } = await networkWith((request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(405).end();
      response.writeHead(302, { location: portal });
      response.write('x');
    });
    expect(await lookUp(domain, [])).toMatchObject({ startUrl: portal });
  });

  test('an answer that does not come is not waited for without end', async () => {
    const { clients } = await networkWith(() => {});
    const { problem } = await failed(createPortalLookup(clients, 300)(domain, []));
    expect(problem).toEqual({ code: 'network-timeout', params: { host: 'aws.mycompany.com' }, retry: 'user' });
  });

  test('a proxy that does not answer is not waited for either', async () => {
    const { clients, lookUp, asked } = await networkWith(leadsTo(portal), 'silence');
    const begun = performance.now();
    expect((await failed(createPortalLookup(clients, 300)(domain, []))).problem.code).toBe('network-timeout');
    const abort = new AbortController();
    const asking = lookUp(domain, [], abort.signal);
    await expect.poll(() => asked).toHaveLength(2);
    abort.abort(new Error('cancelled'));
    await expect(asking).rejects.toThrow('cancelled');
    // The connection itself is given up after five seconds each.
    expect(performance.now() - begun).toBeLessThan(4_000);
  });

  test('nobody waits for it any longer', async () => {
    const { lookUp, requests } = await networkWith(() => {});
    const abort = new AbortController();
    const asking = lookUp(domain, [], abort.signal);
    await expect.poll(() => requests).toHaveLength(1);
    abort.abort(new Error('the form was closed'));
    await expect(asking).rejects.toThrow('the form was closed');
  });
});
