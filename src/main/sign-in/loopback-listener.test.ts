/** The loopback listener against everything that can come to its port: the browser, other pages, other programs. */
import net from 'node:net';
import os from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CallbackAnswer, type LoopbackListener, openLoopbackListener } from './loopback-listener.ts';
import { eventually } from '../../../testing/support/eventually.ts';

const state = '0f8fad5b-d9cb-469f-a165-70867728950e';
const csp = "default-src 'none'";

let listener: LoopbackListener;
let port: number;
let answers: CallbackAnswer[];
const sockets: net.Socket[] = [];

beforeEach(async () => {
  listener = await openLoopbackListener(state, (outcome) => ({ html: `<p>${outcome}</p>`, csp }));
  port = Number(new URL(listener.redirectUri).port);
  answers = [];
  void listener.answer.then((answer) => answers.push(answer));
});
afterEach(() => {
  listener.close();
  for (const socket of sockets.splice(0)) socket.destroy();
});

const connect = (host = '127.0.0.1'): net.Socket => {
  const socket = net.connect(port, host);
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
};

/** Sends these bytes and resolves with everything that comes back until the connection ends. */
const exchange = async (text: string): Promise<string> => {
  const socket = connect();
  socket.write(text);
  let received = '';
  for await (const chunk of socket) received += String(chunk);
  return received;
};

const request = ({ method = 'GET', path = '/oauth/callback', host = `127.0.0.1:${port}` as string | null } = {}) =>
  exchange(`${method} ${path} HTTP/1.1\r\n${host === null ? '' : `Host: ${host}\r\n`}Connection: close\r\n\r\n`);
const query = (text: string): string => `/oauth/callback?${text.replace('STATE', state)}`;
const statusOf = (response: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(response)?.[1] ?? 0);
const goodAnswer = () => request({ path: query('code=good&state=STATE') });

describe('the answer of the browser', () => {
  test('a code with the right state is the answer', async () => {
    const response = await goodAnswer();
    expect(await listener.answer).toEqual({ kind: 'code', code: 'good' });
    expect(statusOf(response)).toBe(200);
    expect(response).toContain('<p>signed-in</p>');
  });

  test('the end of the listener does not cut off the page, however slowly the browser reads', async () => {
    const html = 'x'.repeat(8_000_000);
    const slow = await openLoopbackListener(state, () => ({ html, csp }));
    void slow.answer.then(() => slow.close());
    const response = await fetch(`${slow.redirectUri}?code=good&state=${state}`);
    expect(await response.text()).toHaveLength(html.length);
  });

  test('the page comes with its policy, and nobody may store it or learn its address', async () => {
    const { headers } = await fetch(`${listener.redirectUri}?code=good&state=${state}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': csp,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('an error with the right state ends the wait', async () => {
    const response = await request({ path: query('error=access_denied&error_description=No&state=STATE') });
    expect(await listener.answer).toEqual({ kind: 'error', error: 'access_denied' });
    expect(response).toContain('<p>refused</p>');
  });

  test('an endless error is cut', async () => {
    await request({ path: query(`error=${'e'.repeat(5000)}&state=STATE`) });
    expect(await listener.answer).toEqual({ kind: 'error', error: 'e'.repeat(100) });
  });

  test('a code is taken as it was sent, decoded once', async () => {
    await request({ path: query('code=a%2Bb%252F%3D&state=STATE') });
    expect(await listener.answer).toEqual({ kind: 'code', code: 'a+b%2F=' });
  });

  test('the first answer counts, a second one is nothing', async () => {
    await goodAnswer();
    expect(statusOf(await request({ path: query('error=access_denied&state=STATE') }))).toBe(404);
    expect(await listener.answer).toEqual({ kind: 'code', code: 'good' });
  });
});

describe('everything else is refused, and the wait goes on', () => {
  const refused = async (response: Promise<string>, status: number): Promise<void> => {
    const text = await response;
    expect(statusOf(text)).toBe(status);
    if (status === 404) expect(text).toContain('<p>not-found</p>');
    expect(answers).toEqual([]);
    await goodAnswer();
    expect(await listener.answer).toEqual({ kind: 'code', code: 'good' });
  };

  test.each([
    '/',
    '/favicon.ico',
    '/oauth/callback/',
    '/oauth/Callback',
    '/oauth/callback%2F',
    '/x/oauth/callback',
    '//oauth/callback',
    '//127.0.0.1/oauth/callback',
    'http://evil.example/oauth/callback',
  ])('the path %s', (path) => refused(request({ path: `${path}?code=x&state=${state}` }), 404));

  test.each([
    ['no state', 'code=x'],
    ['an empty state', 'code=x&state='],
    ['another state', 'code=x&state=0f8fad5b-d9cb-469f-a165-70867728950f'],
    ['a longer state', 'code=x&state=STATE0'],
    ['the state in capitals', `code=x&state=${state.toUpperCase()}`],
    ['the state twice', 'code=x&state=STATE&state=STATE'],
    ['the right state after a wrong one', 'code=x&state=no&state=STATE'],
    ['neither code nor error', 'state=STATE'],
    ['an empty code', 'code=&state=STATE'],
    ['the code twice', 'code=x&code=y&state=STATE'],
    ['an error without the state', 'error=access_denied'],
    ['an error with another state', 'error=access_denied&state=no'],
    ['the error twice beside a code', 'error=a&error=b&code=x&state=STATE'],
  ])('%s', (_, parameters) => refused(request({ path: query(parameters) }), 404));

  test.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'])('the method %s', async (method) => {
    const response = request({ method, path: query('code=x&state=STATE') });
    expect((await response).toLowerCase()).toContain('\r\nallow: get\r\n');
    await refused(response, 405);
  });

  test.each([
    ['localhost', () => `localhost:${port}`],
    ['a name that was rebound to 127.0.0.1', () => `rebind.attacker.example:${port}`],
    ['another port', () => `127.0.0.1:${port === 65535 ? 1 : port + 1}`],
    ['no port', () => '127.0.0.1'],
    ['IPv6', () => `[::1]:${port}`],
    ['another way to write 127.0.0.1', () => `127.1:${port}`],
    ['a user name', () => `a@127.0.0.1:${port}`],
  ])('the Host %s', (_, host) => refused(request({ host: host(), path: query('code=x&state=STATE') }), 404));

  test('no Host at all', () => refused(request({ host: null, path: query('code=x&state=STATE') }), 400));

  test('no Host at all, as HTTP/1.0 allows', () =>
    refused(exchange(`GET ${query('code=x&state=STATE')} HTTP/1.0\r\n\r\n`), 404));

  test('no HTTP at all', async () => {
    await exchange('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n');
    expect(answers).toEqual([]);
    expect(statusOf(await goodAnswer())).toBe(200);
  });

  test('a header without end', async () => {
    await exchange(
      `GET ${query('code=x&state=STATE')} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}`,
    );
    expect(answers).toEqual([]);
    expect(statusOf(await goodAnswer())).toBe(200);
  });
});

describe('connections', () => {
  test('250 idle ones and 50 half-sent requests neither hold up the answer nor the end', async () => {
    const idle = Array.from({ length: 300 }, () => connect());
    await Promise.all(idle.map((socket) => new Promise((resolve) => void socket.once('connect', resolve))));
    for (const socket of idle.slice(250)) socket.write(`GET ${query('code=x&state=STATE')} HTTP/1.1\r\nHost: 127.0`);
    const ended = Promise.all(idle.map((socket) => new Promise((resolve) => void socket.once('close', resolve))));
    expect(statusOf(await goodAnswer())).toBe(200);
    expect(await listener.answer).toEqual({ kind: 'code', code: 'good' });
    listener.close();
    await ended;
  });

  test('one that says nothing is dropped after a while', { timeout: 60_000 }, async () => {
    const socket = connect();
    const opened = performance.now();
    await new Promise((resolve) => void socket.once('close', resolve));
    expect(performance.now() - opened).toBeLessThan(8000);
  });

  test('the port is free again after the end, and the end may be told twice', async () => {
    listener.close();
    listener.close();
    await eventually(async () => {
      const again = net.createServer();
      await new Promise<void>((resolve, reject) => again.once('error', reject).listen(port, '127.0.0.1', resolve));
      await new Promise((resolve) => again.close(resolve));
    });
  });

  test('only 127.0.0.1 is listened on', async () => {
    const others = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address }) => address !== '127.0.0.1' && !address.startsWith('fe80'))
      .map(({ address }) => address);
    for (const host of [...others, '127.0.0.2', '::1']) {
      const socket = connect(host);
      const outcome = await new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'));
        socket.once('error', () => resolve('refused'));
      });
      expect([host, outcome]).toEqual([host, 'refused']);
    }
  });

  test('two listeners have ports of their own', async () => {
    const other = await openLoopbackListener('another state', () => ({ html: '', csp }));
    expect(other.redirectUri).not.toBe(listener.redirectUri);
    expect(other.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
    other.close();
  });
});
