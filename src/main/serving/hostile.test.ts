/** Requests that nobody honest sends: none of them gets anything, none keeps those who ask honestly waiting, none is told much. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../../testing/support/eventually.ts';
import { ask, openRaw, type ServedEngine, startServed, tell } from '../../../testing/support/served.ts';

let role: ServedEngine;
beforeAll(async () => {
  role = await startServed();
});
afterAll(() => role.engine.close());

/** Every secret of the answer to an honest request, and of the organisation. */
const secrets = (): readonly string[] => [...role.engine.organisation.secretsIssued, role.token];

/** The request of an AWS tool, with these changes: a line that is null is left out. */
function request(changes: Readonly<Record<string, string | null>> = {}, start = `GET ${role.path} HTTP/1.1`): string {
  const lines: Record<string, string | null> = {
    Host: role.host,
    Accept: 'application/json',
    Authorization: role.token,
    Connection: 'close',
    ...changes,
  };
  const head = Object.entries(lines).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${[start, ...head].join('\r\n')}\r\n\r\n`;
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);

/** A refusal as AWS tools take it, with nothing secret in it. */
function expectRefused(answer: string, status: number, code: string): void {
  expect(statusOf(answer), answer).toBe(status);
  const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, string>;
  expect(body).toEqual({ Code: code, Message: expect.stringMatching(/\.$/) });
  for (const secret of secrets()) expect(answer).not.toContain(secret);
  expect(answer.toLowerCase()).not.toContain('access-control-');
}

test('the honest request, and what protects its answer', async () => {
  const answer = await tell(role.host, request());
  expect(statusOf(answer)).toBe(200);
  expect(answer.toLowerCase()).toContain('cache-control: no-store');
  expect(answer.toLowerCase()).not.toContain('access-control-');
  expect(Object.keys(JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as object)).toEqual([
    'AccessKeyId',
    'SecretAccessKey',
    'Token',
    'Expiration',
    'AccountId',
  ]);
});

describe('a wrong host', () => {
  const port = (): string => role.host.split(':')[1] ?? '';
  test.each([
    ['a page that had its name lead here', () => 'evil.example:80'],
    ['the same with the port', () => `evil.example:${port()}`],
    ['a name that begins alike', () => `127.0.0.1.evil.example:${port()}`],
    ['another port', () => '127.0.0.1:1'],
    ['no port', () => '127.0.0.1'],
    ['another network', () => `192.168.1.5:${port()}`],
    ['all networks', () => `0.0.0.0:${port()}`],
    ['with a user', () => `user@${role.host}`],
    ['empty', () => ''],
    ['none', () => null],
  ])('%s', async (_what, host) => {
    expectRefused(await tell(role.host, request({ Host: host() })), 403, 'WrongHost');
  });

  test('two of them, the first one right', async () => {
    const text = request().replace('\r\nAccept', '\r\nHost: evil.example\r\nAccept');
    const answer = await tell(role.host, text);
    expect([400, 403]).toContain(statusOf(answer));
  });

  test('what a forwarder is called is right', async () => {
    for (const host of ['localhost', '169.254.170.2', '[::1]'])
      expect(statusOf(await tell(role.host, request({ Host: `${host}:${port()}` })))).toBe(200);
  });
});

test.each([
  ['Origin', 'http://evil.example'],
  ['Origin', 'null'],
  ['Sec-Fetch-Site', 'cross-site'],
])('a web page: %s: %s', async (name, value) => {
  expectRefused(await tell(role.host, request({ [name]: value })), 403, 'BrowserRefused');
});

describe('a wrong token', () => {
  test.each([
    ['none', () => null],
    ['empty', () => ''],
    ['one letter short', () => role.token.slice(1)],
    ['one letter more', () => `${role.token}x`],
    ['its first letter another one', () => `${role.token.startsWith('A') ? 'B' : 'A'}${role.token.slice(1)}`],
    ['with Bearer', () => `Bearer ${role.token}`],
    ['in other letters', () => role.token.toUpperCase()],
    ['the path', () => role.path],
    ['3,000 letters', () => 'A'.repeat(3000)],
    ['bytes that are no text', () => '\xff\xfe\x80'],
    ['twice in a line', () => `${role.token}, ${role.token}`],
  ])('%s', async (_what, token) => {
    expectRefused(await tell(role.host, request({ Authorization: token() })), 403, 'AccessDenied');
  });

  test.each([
    ['a line feed', (token: string) => `${token}\n`],
    ['a line feed in it', (token: string) => `${token.slice(0, 20)}\n${token.slice(20)}`],
    ['a folded line', (token: string) => `${token.slice(0, 20)}\r\n ${token.slice(20)}`],
    ['a carriage return', (token: string) => `${token}\rX`],
    ['a zero byte', (token: string) => `${token}\0`],
  ])('with %s: no HTTP', async (_what, change) => {
    expectRefused(await tell(role.host, request({ Authorization: change(role.token) })), 400, 'BadRequest');
  });

  test('in the place of the right one twice: the first one counts', async () => {
    const text = request({ Authorization: 'wrong' }).replace('wrong', `wrong\r\nAuthorization: ${role.token}`);
    expectRefused(await tell(role.host, text), 403, 'AccessDenied');
  });

  test('in the address', async () => {
    const text = request({ Authorization: null }, `GET ${role.path}?Authorization=${role.token} HTTP/1.1`);
    expectRefused(await tell(role.host, text), 404, 'NotFound');
  });
});

describe('a wrong path', () => {
  test.each([
    ['the root', () => '/'],
    ['with a slash', () => `${role.path}/`],
    ['doubled slash', () => `/${role.path}`],
    ['a query', () => `${role.path}?`],
    ['a fragment', () => `${role.path}#x`],
    ['one letter short', () => role.path.slice(0, -1)],
    ['in other letters', () => role.path.toUpperCase()],
    ['through a folder and back', () => `/x/..${role.path}`],
    ['up', () => `/../..${role.path}`],
    ['in percent signs', () => `/%2e%2e${role.path}`],
    ['its first letter in percent signs', () => `/%${role.path.charCodeAt(1).toString(16)}${role.path.slice(2)}`],
    ['a file', () => '/etc/passwd'],
    ['up to a file', () => '/../../../../etc/passwd'],
    ['the path of Amazon ECS', () => '/v2/credentials'],
    ['the path of EC2', () => '/latest/meta-data/iam/security-credentials/'],
    ['as a proxy is asked', () => role.served.url],
    ['as a proxy is asked for elsewhere', () => 'http://169.254.169.254/latest/meta-data/'],
    ['all', () => '*'],
  ])('%s', async (_what, path) => {
    const answer = await tell(role.host, request({}, `GET ${path()} HTTP/1.1`));
    if (statusOf(answer) === 400) expectRefused(answer, 400, 'BadRequest');
    else expectRefused(answer, 404, 'NotFound');
  });
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s', async (method) => {
  const answer = await tell(role.host, request({}, `${method} ${role.path} HTTP/1.1`));
  expectRefused(answer, 405, 'MethodNotAllowed');
  expect(answer.toLowerCase()).toContain('\r\nallow: get\r\n');
});

test('HEAD, CONNECT, methods and protocols that there are not', async () => {
  expect(statusOf(await tell(role.host, request({}, `HEAD ${role.path} HTTP/1.1`)))).toBe(405);
  expect(await tell(role.host, request({}, `CONNECT ${role.host} HTTP/1.1`))).not.toContain('200');
  for (const start of [`GETS ${role.path} HTTP/1.1`, `get ${role.path} HTTP/1.1`, `GET ${role.path} HTTP/3.7`, 'GET'])
    expectRefused(await tell(role.host, request({}, start)), 400, 'BadRequest');
  expectRefused(await tell(role.host, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'), 400, 'BadRequest');
  expectRefused(await tell(role.host, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 400, 'BadRequest');
});

test('HTTP/1.0: the same rules, and no answer without a host', async () => {
  expect(statusOf(await tell(role.host, request({}, `GET ${role.path} HTTP/1.0`)))).toBe(200);
  expectRefused(await tell(role.host, request({ Host: null }, `GET ${role.path} HTTP/1.0`)), 403, 'WrongHost');
});

test.each([
  ['a body', { 'Content-Length': '5' }],
  ['a body in pieces', { 'Transfer-Encoding': 'chunked' }],
  ['another protocol', { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' }],
  ['HTTP/2 in clear', { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQAAP__' }],
  ['a body that it asks about first', { 'Content-Length': '1000000', Expect: '100-continue' }],
])('%s is refused before it comes', async (_what, changes) => {
  const answer = await tell(role.host, request(changes));
  expectRefused(answer, 400, 'BadRequest');
});

test('two meanings of one request: none is taken', async () => {
  const smuggled = `GET ${role.path} HTTP/1.1\r\nHost: ${role.host}\r\nAuthorization: ${role.token}\r\n\r\n`;
  const text = request({ 'Content-Length': '4', 'Transfer-Encoding': 'chunked', Connection: 'keep-alive' });
  const answer = await tell(role.host, `${text}0\r\n\r\n${smuggled}`);
  expect(answer).not.toContain(' 200 ');
});

describe('too much', () => {
  test('a long head, many lines, a long address', async () => {
    for (const text of [
      request({ 'X-Long': 'a'.repeat(5000) }),
      request(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`X-${index}`, 'some value']))),
      request({}, `GET /${'a'.repeat(5000)} HTTP/1.1`),
    ])
      expectRefused(await tell(role.host, text), 431, 'BadRequest');
  });

  test('10,000 wrong ones at once are all refused, and honest ones meanwhile get what they ask for', async () => {
    const wrong = async (): Promise<Set<number>> => {
      const seen = new Set<number>();
      for (let times = 0; times < 200; times++) {
        const { status } = await fetch(role.served.url, { headers: { authorization: `guess-${times}` } });
        seen.add(status);
      }
      return seen;
    };
    const flood = Promise.all(Array.from({ length: 50 }, wrong));
    for (let times = 0; times < 20; times++) expect((await ask(role)).status).toBe(200);
    expect((await flood).map((seen) => [...seen])).toEqual(Array.from({ length: 50 }, () => [403]));
  });

  test('1,500 requests in one breath on one connection: answered in order, and then it ends', async () => {
    const text = request({ Connection: 'keep-alive' });
    const answers = await tell(role.host, text.repeat(1500));
    const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);
    expect(statuses.slice(0, 1000)).toEqual(Array.from({ length: 1000 }, () => '200'));
    expect(statuses.slice(1000).includes('200')).toBe(false);
    expect((await ask(role)).status).toBe(200);
  });
});

describe('too slow', () => {
  test('a head that never ends, one that never begins, and a body that is not waited for', async () => {
    const [slow, silent, waiting] = await Promise.all([openRaw(role.host), openRaw(role.host), openRaw(role.host)]);
    slow.socket.write(`GET ${role.path} HTTP/1.1\r\nHost: ${role.host}\r\n`);
    const drip = setInterval(() => slow.socket.write('X: a\r\n'), 200);
    waiting.socket.write(request({ 'Content-Length': '1000', Connection: 'keep-alive' }, `POST ${role.path} HTTP/1.1`));
    expectRefused(await waiting.ended, 405, 'MethodNotAllowed');
    expectRefused(await slow.ended, 408, 'BadRequest');
    expect(await silent.ended).not.toContain(' 200 ');
    clearInterval(drip);
  });

  test('1,200 connections that say nothing keep nobody out for long', async () => {
    const idle = await Promise.all(Array.from({ length: 1200 }, () => openRaw(role.host)));
    await eventually(async () => expect((await ask(role)).status).toBe(200));
    for (const { socket } of idle) socket.destroy();
  });
});

test('nothing of it is in the log', () => {
  const log = role.engine.logged.join('\n');
  expect(log).toContain('serving a role');
  for (const secret of [...secrets(), role.path]) expect(log).not.toContain(secret);
});
