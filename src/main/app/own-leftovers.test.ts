/** Tests that what killed writers of Daypass left goes at the next start, wherever the app writes, and nothing else does. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTokenCache } from '../aws/cache/token-cache.ts';
import { awsPaths } from '../aws/paths.ts';
import { removeOwnLeftovers } from './own-leftovers.ts';
import { fileWriters, ownPlaces } from '../../../testing/support/file-writers.ts';

const posix = process.platform !== 'win32';
let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-own-left-'));
  vi.stubEnv(posix ? 'HOME' : 'USERPROFILE', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});

const start = async (): Promise<void> => {
  const { cache, data, autostart } = ownPlaces(home);
  const paths = awsPaths({ env: {}, platform: process.platform, homedir: home });
  await removeOwnLeftovers({ paths, dataDir: data, loginItem: { file: autostart } }, createTokenCache(cache));
};
const files = (): string[] => fs.readdirSync(home, { recursive: true, encoding: 'utf8' }).toSorted();
const put = (file: string, age: number): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, 'x');
  const made = new Date(Date.now() - age);
  fs.utimesSync(file, made, made);
};
const [minute, hour] = [60_000, 3_600_000];

test('of every file that the app writes', async () => {
  const written = new Set(Object.values(fileWriters(home)).map(({ file }) => file));
  for (const file of written) put(file, hour);
  const before = files();
  for (const file of written) put(`${file}.daypass-0123456789abcdef.tmp`, hour);
  await start();
  expect(files()).toEqual(before);
  // A living process may be about to put them in their place; of the AWS files that is known by a lock.
  const places = ownPlaces(home);
  const isOfAws = (file: string): boolean => [places.config, places.credentials].some((one) => file.startsWith(one));
  for (const file of written) put(`${file}.daypass-0123456789abcdef.tmp`, 9 * minute);
  await start();
  const left = [...written].filter((file) => !isOfAws(file)).map((file) => `${file}.daypass-0123456789abcdef.tmp`);
  expect(files()).toEqual([...before, ...left.map((file) => path.relative(home, file))].toSorted());
});

test.runIf(posix)('also beside the end of a link, where they are made', async () => {
  const { autostart, data } = ownPlaces(home);
  for (const file of [autostart, path.join(data, 'settings.json')]) {
    const end = path.join(home, 'dotfiles', path.basename(file));
    put(end, hour);
    put(`${end}.daypass-0123456789abcdef.tmp`, hour);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.symlinkSync(end, file);
  }
  await start();
  expect(fs.readdirSync(path.join(home, 'dotfiles')).toSorted()).toEqual(['daypass.desktop', 'settings.json']);
});

test.each([`${'0'.repeat(40)}.json.lock`, `role-${'0'.repeat(40)}.json.lock`, 'written-keys.lock'])(
  'a lock: %s',
  async (old) => {
    const { records } = ownPlaces(home);
    const [held, other] = [`${'1'.repeat(40)}.json.lock`, 'mine.lock'];
    for (const name of [old, held, other]) fs.mkdirSync(path.join(records, name), { recursive: true });
    const made = new Date(Date.now() - hour);
    for (const name of [old, other]) fs.utimesSync(path.join(records, name), made, made);
    await start();
    expect(fs.readdirSync(records).toSorted()).toEqual([held, other]);
  },
);

test('the rate that a process has told others', async () => {
  const { records } = ownPlaces(home);
  const name = (id: string): string => `${'0'.repeat(40)}-${id.repeat(16)}.rate`;
  put(path.join(records, name('a')), hour);
  put(path.join(records, `${name('a')}.daypass-0123456789abcdef.tmp`), hour);
  put(path.join(records, name('b')), 9 * minute);
  put(path.join(records, 'mine.rate'), hour);
  await start();
  expect(fs.readdirSync(records).toSorted()).toEqual([name('b'), 'mine.rate']);
});
