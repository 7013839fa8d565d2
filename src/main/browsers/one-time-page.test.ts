/** The page that leads to a secret address: once, for who was told its path, and for nobody else. */
import { spawn } from 'node:child_process';
import http from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { userOfConnection } from './asking-user.ts';
import { type OneTimePage, openOneTimePage } from './one-time-page.ts';
import { createSecretPages } from './secret-pages.ts';

const secret = 'https://signin.aws.amazon.com/federation?SigninToken=canary';
let page: OneTimePage | undefined;
afterEach(() => page?.close());

const ask = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });

test('leads there once, tells nobody where from, and is gone', async () => {
  page = await openOneTimePage(secret);
  expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  const first = await ask(page.url);
  expect(first.status).toBe(303);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    location: secret,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(await page.isTaken).toBe(true);
  await expect(ask(page.url)).rejects.toThrow();
});

test('two at the same time: one of them gets it', async () => {
  page = await openOneTimePage(secret);
  const { url } = page;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      ask(url).then(
        ({ status }) => status,
        () => 0,
      ),
    ),
  );
  expect(answers.filter((status) => status === 303)).toHaveLength(1);
});

test('another path, method or host, and a look ahead, get nothing and use nothing up', async () => {
  page = await openOneTimePage(secret);
  const { url } = page;
  const { origin, port } = new URL(url);
  for (const other of ['/', `${new URL(url).pathname}x`, `${new URL(url).pathname}?x`]) {
    expect((await ask(origin + other)).status).toBe(404);
  }
  expect((await ask(url, { method: 'HEAD' })).status).toBe(404);
  expect((await ask(url, { headers: { 'sec-purpose': 'prefetch' } })).status).toBe(404);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const headers = { host: `evil.example:${port}` };
  http.get(url, { headers }, (answer) => (answer.resume(), resolve(answer.statusCode)));
  expect(await promise).toBe(404);
  expect((await ask(url)).status).toBe(303);
});

test('nobody asks: told once its time is over', async () => {
  page = await openOneTimePage(secret, 20);
  expect(await page.isTaken).toBe(false);
  await expect(ask(page.url)).rejects.toThrow();
});

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a program of another user, who has read the path in the list of processes, gets nothing',
  async () => {
    page = await openOneTimePage(secret);
    const { url } = page;
    const code = `fetch('${url}', { redirect: 'manual' }).then(({ status, headers }) => console.log(status, headers.get('location')))`;
    const child = spawn(process.execPath, ['-e', code], { uid: 65_534, gid: 65_534, cwd: '/' });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(said).toBe('404 null\n');
    expect((await ask(url)).status).toBe(303);
  },
);

test('the user of a connection, as the system tells it', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 0 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 20 4 30 10 -1
   2: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 3 1 0 20 4 30 10 -1
   3: 0200007F:C351 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1002        0 3 1 0 20 4 30 10 -1
   4: 0000000000000000FFFF00000100007F:C352 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1003 0 9`;
  expect(userOfConnection(table, 0xc350, 0x1f90)).toBe(1001);
  expect(userOfConnection(table, 0xc352, 0x1f90)).toBe(1003);
  expect(userOfConnection(table, 0xc351, 0x1f90)).toBeNull();
  expect(userOfConnection('', 1, 2)).toBeNull();
});

test('whoever opens a secret page tells the browser another address; a browser that fails leaves nothing behind', async () => {
  const told: string[] = [];
  const open = createSecretPages(async (url) => {
    told.push(url);
    expect((await ask(url)).headers.get('location')).toBe(secret);
  });
  await open(secret, 'sso-session:corp');
  expect(told.join()).not.toContain('canary');
  const broken = createSecretPages(async (url) => {
    told.push(url);
    throw new Error('no browser');
  });
  await expect(broken(secret, 'sso-session:corp')).rejects.toThrow('no browser');
  await expect(ask(told.at(-1) ?? '')).rejects.toThrow();
});
