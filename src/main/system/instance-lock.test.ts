/** Why the single-instance lock was refused: another Daypass, another computer, or a folder that takes no files. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusalOf, whyLocked } from './instance-lock.ts';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-lock-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const lock = (text: string): void => fs.symlinkSync(text, path.join(folder, 'SingletonLock'));
const why = () => whyLocked(folder, 'linux');

test.skipIf(process.platform === 'win32')('a Daypass that runs here', () => {
  lock(`${os.hostname()}-${process.pid}`);
  expect(why()).toEqual({ kind: 'running' });
});

test.skipIf(process.platform === 'win32')('one of another computer, whose name may have dashes', () => {
  lock(`the-other-pc-${process.pid}`);
  expect(why()).toEqual({ kind: 'other-computer', name: 'the-other-pc' });
});

test.skipIf(process.platform === 'win32')(
  'a process that has ended, in a folder that takes files: it was there a moment ago',
  async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    lock(`${os.hostname()}-${child.pid}`);
    expect(why()).toEqual({ kind: 'running' });
  },
);

test.each<readonly [string, (at: string) => void, string]>([
  ['a file in its place', (at) => fs.writeFileSync(at, ''), 'EEXIST'],
  ['links in a circle', (at) => fs.symlinkSync(at, at), 'ELOOP'],
  ['a pipe', (at) => execFileSync('mkfifo', [at]), 'EEXIST'],
  ['a device', (at) => fs.symlinkSync('/dev/full', at), 'EEXIST'],
  ['a link to nowhere', (at) => fs.symlinkSync(path.join(at, '..', 'gone', 'x'), at), 'ENOENT'],
])('a folder that is none: %s', (_, make, reason) => {
  if (process.platform === 'win32') return;
  folder = path.join(folder, 'Daypass');
  make(folder);
  const refused = why();
  expect(refused).toEqual({ kind: 'folder', reason: expect.any(String) });
  expect([reason, 'ENOTDIR', 'EEXIST', 'ELOOP']).toContain(refused.kind === 'folder' && refused.reason);
  folder = path.dirname(folder);
});

test('a folder without permission', () => {
  if (process.platform === 'win32' || process.getuid?.() === 0) return;
  fs.chmodSync(folder, 0o500);
  expect(why()).toEqual({ kind: 'folder', reason: 'EACCES' });
  fs.chmodSync(folder, 0o700);
});

test('a file system without room or rights', () => {
  if (process.platform !== 'linux') return;
  expect(refusalOf('/proc/daypass')).toMatch(/^E[A-Z]+$/);
  expect(refusalOf(path.join(folder, 'new', 'one'))).toBe(null);
  expect(fs.readdirSync(path.join(folder, 'new', 'one'))).toEqual([]);
});
