/** Tests that what killed processes left beside the AWS files goes, and nothing else does. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inConfigTurn } from './config-lock.ts';
import { removeConfigLeftovers, removeTemporariesNow } from './leftovers.ts';

const hour = 3_600_000;
const posix = process.platform !== 'win32';
let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-config-left-'));
  vi.stubEnv(posix ? 'HOME' : 'USERPROFILE', home);
  fs.mkdirSync(path.join(home, '.aws'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});
const aws = (...names: string[]): string => path.join(home, '.aws', ...names);
const put = (folder: string, names: readonly string[]): void => {
  for (const name of names) fs.writeFileSync(path.join(folder, name), 'x');
};

const ours = [
  'config.daypass-0123456789ab.tmp',
  'config.daypass-0123456789abcdef.tmp',
  'config.daypass-backup-2026-01-31.daypass-0123456789abcdef.tmp',
  'config.daypass-in-place.daypass-0123456789abcdef.tmp',
];
const theirs = [
  'config',
  'config.daypass-backup-2026-01-31',
  'config.daypass-before-restore',
  'config.daypass-notes.tmp',
  'config.daypass-0123456789ab.tmp.bak',
  'config.tmp',
  'config.daypass-0123456789ABCDEF.tmp',
  'other.daypass-0123456789abcdef.tmp',
  'credentials.daypass-0123456789abcdef.tmp',
];

test('temporary files of this file and its copies go, however young; everybody else’s stay', async () => {
  put(aws(), [...ours, ...theirs]);
  fs.mkdirSync(aws('config.daypass-fedcba987654.tmp'));
  await removeConfigLeftovers(aws('config'), Date.now());
  expect(fs.readdirSync(aws()).toSorted()).toEqual([...theirs, 'config.daypass-fedcba987654.tmp'].toSorted());
});

test('what is being written stays until it is written', async () => {
  const { promise: isWritten, resolve: write } = Promise.withResolvers<void>();
  put(aws(), ['config', ...ours]);
  const there = (): readonly string[] => fs.readdirSync(aws()).filter((name) => name.endsWith('.tmp'));
  const writing = inConfigTurn(aws('config'), async () => {
    await isWritten;
    return there();
  });
  const clearing = removeTemporariesNow(aws('config'));
  write();
  expect(await writing).toHaveLength(ours.length);
  await clearing;
  expect(there()).toEqual([]);
});

test.runIf(posix)('also beside the end of the file’s links; what is behind a link of such a name stays', async () => {
  fs.mkdirSync(path.join(home, 'dotfiles'));
  put(path.join(home, 'dotfiles'), ['aws-config', 'aws-config.daypass-0123456789abcdef.tmp', 'precious']);
  fs.symlinkSync('../dotfiles/aws-config', aws('config'));
  fs.symlinkSync('precious', path.join(home, 'dotfiles', 'aws-config.daypass-fedcba9876543210.tmp'));
  await removeConfigLeftovers(aws('config'), Date.now() + hour);
  expect(fs.readdirSync(path.join(home, 'dotfiles')).toSorted()).toEqual([
    'aws-config',
    'aws-config.daypass-fedcba9876543210.tmp',
    'precious',
  ]);
});

test('a lock that a killed process left', async () => {
  fs.mkdirSync(aws('config.daypass-lock'));
  await removeConfigLeftovers(aws('config'), Date.now());
  expect(fs.existsSync(aws('config.daypass-lock'))).toBe(true);
  await removeConfigLeftovers(aws('config'), Date.now() + hour);
  expect(fs.existsSync(aws('config.daypass-lock'))).toBe(false);
});

test('no folder, a file in its place, a circle of links: nothing happens', async () => {
  fs.rmdirSync(aws());
  await removeConfigLeftovers(aws('config'), Date.now() + hour);
  expect(fs.readdirSync(home)).toEqual([]);
  put(home, ['.aws']);
  await removeConfigLeftovers(aws('config'), Date.now() + hour);
  if (posix) {
    fs.rmSync(aws());
    fs.mkdirSync(aws());
    fs.symlinkSync('config', aws('config'));
    await removeConfigLeftovers(aws('config'), Date.now() + hour);
    expect(fs.readdirSync(aws())).toEqual(['config']);
  }
});
