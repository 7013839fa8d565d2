/** Tests of the region in a portal's page: over a real proxy and real TLS, with pages good and bad. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { createAuthority } from '../../../../testing/corporate-network/certificates.ts';
import { startProxy } from '../../../../testing/corporate-network/proxy.ts';
import { createAwsClients } from './clients.ts';
import { createRegionLookup, type RegionLookup } from './portal-region.ts';

const startUrl = 'https://d-1234567890.awsapps.com/start';
const corp = createAuthority('Corp Inspection');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-region-'));
  await writeFile(path.join(folder, 'corp.pem'), corp.certificate);
});
afterAll(() => removeFolder(folder));

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A network in which every host answers in the same way. */
async function networkWith(answer: Answer): Promise<{ readonly lookUp: RegionLookup; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const proxy = await startProxy({ route: () => ({ inspect: corp, url }) });
  onTestFinished(async () => {
    await proxy[Symbol.asyncDispose]();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const clients = createAwsClients({ HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: path.join(folder, 'corp.pem') });
  return { lookUp: createRegionLookup(clients, 2_000), asked };
}

const page = (head: string): Answer => {
  return (_, response) => void response.end(`<!DOCTYPE html><html><head>${head}</head><body></body></html>`);
};

test.each([
  ['as it is', '<meta charset="utf-8"/><meta name="region" content="eu-west-1"/>', 'eu-west-1'],
  ['other order, quotes and space', "<META\n content = ' ap-northeast-1 '\n name='region' >", 'ap-northeast-1'],
  [
    'the first one that is a region',
    '<meta name="region" content="Berlin"><meta name="region" content="eu-central-1">',
    'eu-central-1',
  ],
  ['none', '<meta name="regions" content="eu-west-1"><meta name="x" content="region eu-west-1">', null],
  ['no region', '<meta name="region" content="eu-west-1.evil.example">', null],
  [
    'behind very much else',
    `${'<meta name="x" content="y">'.repeat(20_000)}<meta name="region" content="eu-west-1">`,
    null,
  ],
])('%s', async (_, head, region) => {
  const { lookUp, asked } = await networkWith(page(head));
  expect(await lookUp(startUrl)).toBe(region);
  expect(asked).toEqual(['GET d-1234567890.awsapps.com/start']);
});

test('redirects are followed as long as they stay at AWS', async () => {
  const found = page('<meta name="region" content="eu-west-1"/>');
  const within = await networkWith((request, response) => {
    if (request.url === '/start') response.writeHead(302, { location: '/start/?x=1#/' }).end();
    else found(request, response);
  });
  expect(await within.lookUp(startUrl)).toBe('eu-west-1');
  expect(within.asked).toEqual(['GET d-1234567890.awsapps.com/start', 'GET d-1234567890.awsapps.com/start/?x=1']);
  for (const location of [
    'https://evil.example/',
    'http://d-1234567890.awsapps.com/start',
    'https://d-1.awsapps.com:8443/',
  ]) {
    const away = await networkWith((_, response) => void response.writeHead(302, { location }).end());
    expect(await away.lookUp(startUrl), location).toBeNull();
    expect(away.asked).toHaveLength(1);
  }
  const circle = await networkWith((_, response) => void response.writeHead(302, { location: '/start' }).end());
  expect(await circle.lookUp(startUrl)).toBeNull();
  expect(circle.asked).toHaveLength(4);
});

test('a portal that does not answer, or breaks off, tells nothing', async () => {
  const silent = await networkWith(() => {});
  expect(await silent.lookUp(startUrl)).toBeNull();
  const broken = await networkWith((_, response) => {
    response.write('<html>');
    response.destroy();
  });
  expect(await broken.lookUp(startUrl)).toBeNull();
  const refusing = await networkWith(
    (_, response) => void response.writeHead(503).end('<meta name="region" content="eu-west-1">'),
  );
  expect(await refusing.lookUp(startUrl)).toBeNull();
  expect(await createRegionLookup(createAwsClients({ HTTPS_PROXY: 'http://127.0.0.1:9' }))(startUrl)).toBeNull();
});

test('an aborted one says so, and no host but one of AWS is asked', async () => {
  const { lookUp, asked } = await networkWith(() => {});
  const abort = new AbortController();
  const waiting = lookUp(startUrl, abort.signal);
  abort.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  const before = asked.length;
  expect(await lookUp('https://aws.mycompany.com/start')).toBeNull();
  expect(asked).toHaveLength(before);
});
