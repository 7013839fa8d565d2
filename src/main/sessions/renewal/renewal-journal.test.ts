/** Tests that a renewed token outlives the process that got it, and never takes another one's place. Real files. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTokenCache, type TokenCache, tokenFileName } from '../../aws/cache/token-cache.ts';
import { formatToken, type Token } from '../../aws/cache/token-file.ts';
import { noLog } from '../../system/log.ts';
import { createRenewalJournal, type RenewalJournal } from './renewal-journal.ts';
import { createRenewalLock } from './renewal-lock.ts';

const hour = 3_600_000;
const t0 = Date.UTC(2026, 0, 31, 12);
const old: Token = {
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  accessToken: 'access-1',
  expiresAt: t0,
  clientId: 'client',
  clientSecret: 'client-secret',
  registrationExpiresAt: t0 + 90 * 24 * hour,
  refreshToken: 'refresh-1',
  other: {},
};
const renewed: Token = { ...old, accessToken: 'access-2', refreshToken: 'refresh-2', expiresAt: t0 + hour };

let home: string;
let folder: string;
let cache: TokenCache;
let journal: RenewalJournal;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-journal-'));
  folder = path.join(home, 'sso', 'daypass');
  cache = createTokenCache(path.join(home, 'sso', 'cache'));
  journal = another();
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

/** As a process that is started anew. */
const another = (): RenewalJournal =>
  createRenewalJournal(folder, { tokenCache: cache, lock: createRenewalLock(folder, noLog), log: noLog });
const recordOf = (key: string): string => path.join(folder, `${tokenFileName(key)}.renewal`);
const tokenFile = (key: string): string => path.join(home, 'sso', 'cache', tokenFileName(key));
const records = (): string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);
const tokenIn = async (key: string): Promise<Token | null> => {
  const read = await cache.read(key);
  return read.kind === 'token' ? read.token : null;
};
/** Asked and answered, and then the end of the process. */
const leave = async (key: string, from: Token, token: Token): Promise<void> => {
  const asking = await journal.begin(key, from);
  await asking.answered(token);
  await asking.close();
};

describe('a token whose process was killed', () => {
  test('is put in its place, and its record goes', async () => {
    await cache.store('corp', { ...old, other: { theirs: 1 } });
    await leave('corp', old, renewed);
    expect(await another().recover('corp')).toMatchObject({
      kind: 'recovered',
      key: 'corp',
      from: old,
      token: renewed,
    });
    expect(await tokenIn('corp')).toEqual({ ...renewed, other: { theirs: 1 } });
    expect(records()).toEqual([]);
    expect(await another().recover('corp')).toEqual({ kind: 'none' });
  });

  test('is found as soon as `answered` has been called, before it resolves', async () => {
    await cache.store('corp', old);
    const asking = await journal.begin('corp', old);
    void asking.answered(renewed);
    expect(fs.readFileSync(recordOf('corp'), 'utf8')).toContain('refresh-2');
    await asking.close();
  });

  test.each([
    ['has renewed it already', { ...renewed, accessToken: 'access-3', refreshToken: 'refresh-3' }],
    ['has signed in anew', { ...old, accessToken: 'new', refreshToken: 'new', expiresAt: t0 - hour }],
    ['holds it already', renewed],
    ['has a new access token without a new refresh token', { ...old, accessToken: 'access-3' }],
  ])('is dropped where the file %s', async (_, present) => {
    await cache.store('corp', present);
    await leave('corp', old, renewed);
    expect(await journal.recover('corp')).toEqual({ kind: 'none' });
    expect(await tokenIn('corp')).toEqual(present);
    expect(records()).toEqual([]);
  });

  test.each([null, '{}', '[]'])('is dropped after a sign-out (%s)', async (text) => {
    fs.mkdirSync(path.dirname(tokenFile('corp')), { recursive: true });
    if (text !== null) fs.writeFileSync(tokenFile('corp'), text);
    await leave('corp', old, renewed);
    expect(await journal.recover('corp')).toEqual({ kind: 'none' });
    expect(await tokenIn('corp')).toBeNull();
    expect(records()).toEqual([]);
  });

  test('takes the place of a wreck', async () => {
    await cache.store('corp', old);
    fs.writeFileSync(tokenFile('corp'), '{"accessTo');
    await leave('corp', old, renewed);
    expect(await journal.recover('corp')).toMatchObject({ kind: 'recovered' });
    expect(await tokenIn('corp')).toEqual(renewed);
  });

  test('waits where the file cannot be read or written', async () => {
    fs.mkdirSync(tokenFile('corp'), { recursive: true });
    await leave('corp', old, renewed);
    expect(await journal.recover('corp')).toMatchObject({ kind: 'failed', file: tokenFile('corp') });
    fs.rmdirSync(tokenFile('corp'));
    await cache.store('corp', old);
    expect(await journal.recover('corp')).toMatchObject({ kind: 'recovered' });
  });

  test('is found by the next process for every record, also of sessions that are configured no longer', async () => {
    for (const key of ['corp', 'labs', 'https://gone.example/start']) {
      await cache.store(key, old);
      await leave(key, old, renewed);
    }
    await cache.remove('labs');
    const recovered = (await another().recoverAll()).filter(({ kind }) => kind === 'recovered');
    expect(recovered).toHaveLength(2);
    expect([await tokenIn('corp'), await tokenIn('labs')]).toEqual([renewed, null]);
    expect(records()).toEqual([]);
  });

  test('is left to a living process that is about to put it in its place', async () => {
    await cache.store('corp', old);
    const { promise, resolve } = Promise.withResolvers<void>();
    await leave('corp', old, renewed);
    let placed = false;
    const holding = createRenewalLock(folder, noLog).hold('corp', () => promise);
    await expect.poll(() => records()).toContain(`${tokenFileName('corp')}.lock`);
    const recovering = another()
      .recoverAll()
      .then(() => (placed = true));
    expect(placed).toBe(false);
    expect(await tokenIn('corp')).toEqual(old);
    resolve();
    await Promise.all([holding, recovering]);
    expect(await tokenIn('corp')).toEqual(renewed);
  });

  test('although it was killed with SIGKILL the moment it had the answer', async () => {
    await cache.store('corp', old);
    const module = new URL('renewal-journal.ts', import.meta.url).href;
    const script = `
      const { createRenewalJournal } = await import(${JSON.stringify(module)});
      const log = { debug() {}, info() {}, warn() {}, error() {} };
      const journal = createRenewalJournal(${JSON.stringify(folder)}, { log });
      const asking = await journal.begin('corp', ${JSON.stringify(old)});
      void asking.answered(${JSON.stringify(renewed)});
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    await once(child, 'exit');
    expect(await journal.recover('corp')).toMatchObject({ kind: 'recovered' });
    expect(await tokenIn('corp')).toEqual(renewed);
  });
});

describe('what AWS was asked and never answered', () => {
  const ask = async (from: Token) => {
    const asking = await another().begin('corp', from);
    await asking.close();
    return asking.mayHaveBeenAnswered;
  };

  test('is known to the next request with the same token, and to none with another', async () => {
    expect(await ask(old)).toBe(false);
    expect(await ask(old)).toBe(true);
    expect(await ask(old)).toBe(true);
    expect(await ask(renewed)).toBe(false);
    await journal.forget('corp');
    expect(await ask(renewed)).toBe(false);
  });

  test('recovers nothing, and holds no secret', async () => {
    await cache.store('corp', old);
    await ask(old);
    expect(fs.readFileSync(recordOf('corp'), 'utf8')).not.toMatch(/access-1|refresh-1|secret/);
    expect(await journal.recover('corp')).toEqual({ kind: 'none' });
    expect(await tokenIn('corp')).toEqual(old);
  });

  test.each(['{"accessToken": "acc', '{"accessToken"'])('a line that was cut off (%s) counts as none', async (half) => {
    await cache.store('corp', old);
    await ask(old);
    fs.appendFileSync(recordOf('corp'), `\n${half}`);
    expect(await journal.recover('corp')).toEqual({ kind: 'none' });
    await leave('corp', old, renewed);
    expect(await journal.recover('corp')).toMatchObject({ kind: 'recovered', token: renewed });
  });
});

describe('secrets', () => {
  test.skipIf(process.platform === 'win32')('only the user can read them, whatever was there before', async () => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(recordOf('corp'), 'x', { mode: 0o666 });
    await leave('corp', old, renewed);
    expect(fs.statSync(recordOf('corp')).mode & 0o777).toBe(0o600);
  });

  test('nothing is left after a sign-out here', async () => {
    await leave('corp', old, renewed);
    await leave('labs', old, renewed);
    await journal.forget('corp');
    expect(records()).toEqual([`${tokenFileName('labs')}.renewal`]);
    fs.writeFileSync(path.join(folder, 'torn.renewal'), 'acc');
    await journal.forgetAll();
    expect(records()).toEqual([]);
  });

  test('nor after one elsewhere; what still belongs to a file stays', async () => {
    await cache.store('corp', old);
    await leave('corp', old, renewed);
    await leave('labs', old, renewed);
    fs.writeFileSync(path.join(folder, 'torn.renewal'), formatToken(renewed));
    await journal.forgetSignedOut();
    expect(records()).toEqual([`${tokenFileName('corp')}.renewal`]);
  });
});

test('a folder that cannot be made stops nothing, but nothing is claimed either', async () => {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  fs.writeFileSync(folder, '');
  const asking = await journal.begin('corp', old);
  await asking.answered(renewed);
  await asking.close();
  expect(asking.mayHaveBeenAnswered).toBe(true);
  expect(await journal.recover('corp')).toEqual({ kind: 'none' });
  await journal.forgetAll();
});

describe.skipIf(process.platform === 'win32')('something else in the place of a record', () => {
  const precious = (): string => path.join(home, 'precious');
  const places: Readonly<Record<string, (file: string) => void>> = {
    'a pipe': (file) => void execFileSync('mkfifo', [file]),
    'a device': (file) => fs.symlinkSync('/dev/zero', file),
    'a link to somebody’s file': (file) => fs.symlinkSync(precious(), file),
    'a link that leads nowhere': (file) => fs.symlinkSync(path.join(home, 'nowhere'), file),
    'a link in a circle': (file) => fs.symlinkSync(path.basename(file), file),
    'a folder': (file) => fs.mkdirSync(file),
    'a file of 3 MB': (file) => fs.writeFileSync(file, 'x'.repeat(3 * 1024 * 1024)),
  };

  test.each(Object.entries(places))('%s holds nobody up, and nothing is written through it', async (name, put) => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(precious(), 'precious');
    put(recordOf('corp'));
    await cache.store('corp', old);
    expect(await journal.recover('corp')).toEqual({ kind: 'none' });
    await journal.recoverAll();
    await journal.forgetSignedOut();
    const asking = await journal.begin('corp', old);
    expect(asking.isRecorded).toBe(name !== 'a folder');
    await asking.answered(renewed);
    await asking.close();
    expect(fs.readFileSync(precious(), 'utf8')).toBe('precious');
    expect(fs.existsSync(path.join(home, 'nowhere'))).toBe(false);
    if (name !== 'a folder') {
      expect(fs.lstatSync(recordOf('corp')).isFile()).toBe(true);
      expect(await another().recover('corp')).toMatchObject({ kind: 'recovered', token: renewed });
    }
    await journal.forgetAll();
    expect(records()).toEqual(name === 'a folder' ? [path.basename(recordOf('corp'))] : []);
  });

  test.each(Object.entries(places))(
    '%s in the place of the lock: the work is done all the same',
    async (_, put) => {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(precious(), 'precious');
      const lock = path.join(folder, `${tokenFileName('corp')}.lock`);
      put(lock);
      // As if it had been there for an hour.
      if (!fs.lstatSync(lock).isSymbolicLink()) fs.utimesSync(lock, new Date(0), new Date(0));
      await expect(createRenewalLock(folder, noLog).hold('corp', async () => 'done')).resolves.toBe('done');
      expect(fs.readFileSync(precious(), 'utf8')).toBe('precious');
    },
    20_000,
  );
});

test('thousands of records at the start are looked through one after the other, and the end of the app ends that', async () => {
  fs.mkdirSync(folder, { recursive: true });
  const count = 2000;
  for (let n = 0; n < count; n++) {
    const line = JSON.stringify({ key: `k${n}`, from: 'x' });
    fs.writeFileSync(recordOf(`k${n}`), `${line}\n\n${formatToken(renewed)}\n`);
  }
  await cache.store('corp', old);
  await leave('corp', old, renewed);
  const end = new AbortController();
  const recovering = journal.recoverAll(end.signal);
  // Meanwhile the session itself waits for none of them.
  expect(await another().recover('corp')).toMatchObject({ kind: 'recovered' });
  end.abort();
  await recovering;
  expect(records().length).toBeGreaterThan(count / 2);
  // Those of sessions that are signed out are of no use to anybody.
  await journal.recoverAll();
  expect(records()).toEqual([]);
}, 120_000);
