/** The token folder, with other tools reading, writing and removing at the same time. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { daypassFolder, writeAtomically } from '../../system/files.ts';
import { createTokenCache, type TokenCache, tokenFileName } from './token-cache.ts';
import { formatToken, type Token } from './token-file.ts';

const posix = process.platform !== 'win32';

let dir: string;
let cache: TokenCache;
let file: string;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'daypass-tokens-')), 'sso', 'cache');
  cache = createTokenCache(dir);
  file = join(dir, tokenFileName('corp'));
});
afterEach(() => removeFolder(join(dir, '../..')));

const t0 = Date.UTC(2026, 10, 22, 10);
const hour = 3_600_000;
const old: Token = {
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  accessToken: 'access-1',
  expiresAt: t0,
  clientId: 'client',
  clientSecret: 'secret',
  registrationExpiresAt: t0 + 90 * 24 * hour,
  refreshToken: 'refresh-1',
};
const renewed: Token = { ...old, accessToken: 'access-2', expiresAt: t0 + hour, refreshToken: 'refresh-2' };

const put = async (text: string, name = file): Promise<void> => {
  await mkdir(dir, { recursive: true });
  await writeFile(name, text);
};
const content = (): Promise<string> => readFile(file, 'utf8');

describe('read', () => {
  test('nothing there', async () => {
    expect(await cache.read('corp')).toEqual({ kind: 'none', file });
  });

  test('what was stored', async () => {
    expect(await cache.store('corp', old)).toEqual({ kind: 'stored', file, token: old });
    expect(await cache.read('corp')).toEqual({ kind: 'token', file, token: { ...old, other: {} } });
    const precise = { ...old, expiresAt: t0 + 999 };
    expect(await cache.store('corp', precise)).toEqual({ kind: 'stored', file, token: old });
    expect(await cache.read('Corp')).toMatchObject({ kind: 'none' });
  });

  test('a token that was read keeps Daypass from making its `~/.aws` anew for notes', async () => {
    const home = join(dir, '../..');
    const note = join(daypassFolder(home), 'x.json');
    // As it lies in a home: the folder is called `.aws` there.
    const own = createTokenCache(join(home, '.aws', 'sso', 'cache'));
    await own.store('corp', old);
    await own.read('corp');
    await rm(join(home, '.aws'), { recursive: true });
    expect(await writeAtomically(note, 'x', { mode: 0o600, dirMode: 0o700 })).toMatchObject({ reason: 'ENOENT' });
  });

  test.skipIf(!posix)('through a link', async () => {
    await put(formatToken(old), join(dir, 'elsewhere'));
    await symlink('elsewhere', file);
    expect(await cache.read('corp')).toMatchObject({ kind: 'token', token: old });
  });

  test.each([
    ['', 'not-json'],
    ['\ufeff{}', 'not-json'],
    ['{"clientId": "a"}', 'no-access-token'],
    ['"text"', 'not-an-object'],
    ['1', 'not-an-object'],
  ])('%j is %s, and stays as it is', async (text, defect) => {
    await put(text);
    expect(await cache.read('corp')).toEqual({ kind: 'defect', file, defect });
    expect(await content()).toBe(text);
  });

  test('bytes that are no UTF-8', async () => {
    await put('');
    await writeFile(file, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]));
    expect(await cache.read('corp')).toEqual({ kind: 'defect', file, defect: 'not-json' });
  });

  test.skipIf(!posix)('what the system refuses', async () => {
    await mkdir(file, { recursive: true });
    expect(await cache.read('corp')).toEqual({ kind: 'failed', file, reason: 'EISDIR' });
  });

  test.each([
    ['empty', ''],
    ['cut', formatToken(old).slice(0, 50)],
  ])('a file that is %s and completed 150 ms later is read whole', async (_, text) => {
    await put(text);
    const completed = later(150).then(() => writeFile(file, formatToken(old)));
    expect(await cache.read('corp')).toMatchObject({ kind: 'token', token: old });
    await completed;
  });

  test('a broken file that is removed meanwhile is none', async () => {
    await put('');
    const removed = later(100).then(() => rm(file));
    expect(await cache.read('corp')).toEqual({ kind: 'none', file });
    await removed;
  });
});

describe('store', () => {
  test.skipIf(!posix)('the AWS CLI’s bytes, 0600 in folders of 0700', async () => {
    await cache.store('corp', old);
    expect(await content()).toBe(formatToken(old));
    const modes = await Promise.all([join(dir, '..'), dir, file].map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  test.skipIf(!posix)('narrows a file that another tool made', async () => {
    await put(formatToken(old));
    await chmod(file, 0o644);
    await cache.store('corp', renewed);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('no reader ever sees a broken file', async () => {
    await cache.store('corp', old);
    const whole = new Set([formatToken(old), formatToken(renewed)]);
    const running = { yes: true };
    const readers = Array.from({ length: 4 }, async () => {
      let reads = 0;
      for (; running.yes; reads++) expect(whole).toContain(await content());
      return reads;
    });
    for (let round = 0; round < 100; round++) await cache.store('corp', round % 2 === 0 ? renewed : old);
    running.yes = false;
    for (const reads of await Promise.all(readers)) expect(reads).toBeGreaterThan(10);
  });

  test('a folder that cannot be made', async () => {
    await writeFile(join(dir, '../..', 'sso'), '');
    const reason = expect.stringMatching(/^(ENOTDIR|EEXIST)$/);
    expect(await cache.store('corp', old)).toEqual({ kind: 'failed', file, reason });
  });
});

describe('storeRenewed', () => {
  test('replaces the token, and keeps the fields that Daypass does not know', async () => {
    await put(`${formatToken(old).slice(0, -1)}, "theirs": {"a": [1]}}`);
    expect(await cache.storeRenewed('corp', old, renewed)).toMatchObject({ kind: 'stored', token: renewed });
    expect(await content()).toBe(`${formatToken(renewed).slice(0, -1)}, "theirs": {"a": [1]}}`);
  });

  test('what the answer did not bring stays, above all the refresh token', async () => {
    await cache.store('corp', old);
    const bare: Token = { accessToken: 'access-2', expiresAt: t0 + hour, refreshToken: undefined };
    await cache.storeRenewed('corp', old, bare);
    expect(await content()).toBe(formatToken({ ...renewed, refreshToken: 'refresh-1' }));
  });

  test.each([
    ['later', 1000],
    ['in the same second', 0],
    ['sooner, but later than the one that was renewed', -1000],
  ])('another tool’s token that ends %s is left alone', async (_, ahead) => {
    const theirs = { ...renewed, accessToken: 'access-3', expiresAt: renewed.expiresAt + ahead };
    await cache.store('corp', theirs);
    // Ours comes from the clock, with milliseconds that no file of the AWS CLI has.
    const ours = { ...renewed, expiresAt: renewed.expiresAt + 900 };
    expect(await cache.storeRenewed('corp', old, ours)).toMatchObject({ kind: 'kept', file, token: theirs });
    expect(await content()).toBe(formatToken(theirs));
  });

  // In the portal session's last hour all tokens end with it; after a clock was set back the renewed one seems to last long.
  test.each([
    ['that seems to end a moment before the one that was renewed', { ...old, expiresAt: t0 - 2000 }],
    ['that ends with ours, and sooner than the one that was renewed', { ...renewed, expiresAt: t0 - 9 * hour }],
  ])('another tool’s token %s is left alone', async (_, ours) => {
    const theirs = { ...ours, accessToken: 'access-3', refreshToken: 'refresh-3' };
    await cache.store('corp', theirs);
    const answer = { ...renewed, expiresAt: ours.expiresAt + 900 };
    expect(await cache.storeRenewed('corp', old, answer)).toMatchObject({ kind: 'kept', file, token: theirs });
    expect(await content()).toBe(formatToken(theirs));
  });

  test('an older token that came back is replaced', async () => {
    await cache.store('corp', { ...old, accessToken: 'access-0', expiresAt: old.expiresAt - hour / 2 });
    expect(await cache.storeRenewed('corp', old, renewed)).toMatchObject({ kind: 'stored' });
    expect(await content()).toBe(formatToken(renewed));
  });

  test('the token that was renewed is replaced even if it claims to live longer', async () => {
    await cache.store('corp', { ...old, expiresAt: t0 + 9 * hour });
    expect(await cache.storeRenewed('corp', old, renewed)).toMatchObject({ kind: 'stored' });
  });

  test.each([null, '{}', '[]', '{"accessToken": ""}'])(
    'signed out meanwhile (%s): nothing is written',
    async (text) => {
      if (text !== null) await put(text);
      expect(await cache.storeRenewed('corp', old, renewed)).toEqual({ kind: 'gone', file });
      expect(await readFile(file, 'utf8').catch(() => null)).toBe(text);
    },
  );

  test.each(['', '{"accessToken": "acc', '{"accessToken": "access-1"}'])('a wreck (%j) is replaced', async (text) => {
    await put(text);
    expect(await cache.storeRenewed('corp', old, renewed)).toMatchObject({ kind: 'stored' });
    expect(await content()).toBe(formatToken(renewed));
  });

  test.skipIf(!posix)('what cannot be read again is not overwritten', async () => {
    await mkdir(file, { recursive: true });
    expect(await cache.storeRenewed('corp', old, renewed)).toEqual({ kind: 'failed', file, reason: 'EISDIR' });
  });

  test('a sign-out at the same time is never undone', async () => {
    for (let round = 0; round < 30; round++) {
      await cache.store('corp', old);
      const removing = round % 2 === 0 ? () => cache.remove('corp') : () => cache.removeFile(file);
      await Promise.all([cache.storeRenewed('corp', old, renewed), removing()]);
      expect(await readdir(dir)).toEqual([]);
    }
  });
});

describe('remove', () => {
  test('says what there was', async () => {
    await cache.store('corp', old);
    expect(await cache.remove('corp')).toEqual({ kind: 'removed', file });
    expect(await cache.remove('corp')).toEqual({ kind: 'missing', file });
    expect(await cache.remove('corp', 'access-1')).toEqual({ kind: 'missing', file });
  });

  test('only the token that is meant', async () => {
    await cache.store('corp', old);
    expect(await cache.remove('corp', 'access-2')).toEqual({ kind: 'kept', file });
    expect(await content()).toBe(formatToken(old));
    expect(await cache.removeFile(file, 'access-1')).toEqual({ kind: 'removed', file });
  });

  test('with a token in mind, nothing that cannot be read; otherwise anything', async () => {
    await put('{');
    expect(await cache.remove('corp', 'access-1')).toEqual({ kind: 'kept', file });
    expect(await cache.remove('corp')).toEqual({ kind: 'removed', file });
  });

  test('what the system refuses', async () => {
    await mkdir(file, { recursive: true });
    expect(await cache.remove('corp')).toMatchObject({ kind: 'failed', file });
  });
});
