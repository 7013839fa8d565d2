/** Tests that a file is read at once, and that nothing is decided about one that cannot be. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textAtOnce } from './file-at-once.ts';

let dir: string;
beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-at-once-'))));
afterEach(() => fs.rmSync(dir, { recursive: true }));

const file = (): string => path.join(dir, 'config');

test('a file, with its byte order mark and its line ends', () => {
  fs.writeFileSync(file(), '\uFEFF[default]\r\nregion = 東京\n');
  expect(textAtOnce(file(), 1000)).toBe('\uFEFF[default]\r\nregion = 東京\n');
  fs.symlinkSync(file(), path.join(dir, 'link'));
  expect(textAtOnce(path.join(dir, 'link'), 1000)).toContain('東京');
});

test('a missing file is what the caller says', () => {
  expect([textAtOnce(file(), 10), textAtOnce(file(), 10, '')]).toEqual([null, '']);
  // By which people say that there is none.
  if (process.platform !== 'win32') expect(textAtOnce('/dev/null', 10, '')).toBe('');
});

test('nothing is decided about what is long, no text, no file, or not for us', () => {
  fs.writeFileSync(file(), '0123456789');
  expect([textAtOnce(file(), 10), textAtOnce(file(), 9, '')]).toEqual(['0123456789', null]);
  fs.writeFileSync(file(), Buffer.from([0x61, 0xff]));
  expect(textAtOnce(file(), 10, '')).toBeNull();
  expect(textAtOnce(dir, 10, '')).toBeNull();
  expect(textAtOnce(path.join(file(), 'below'), 10, '')).toBeNull();
});

test.skipIf(process.platform === 'win32')('a pipe that nobody writes to makes nobody wait', () => {
  execFileSync('mkfifo', [file()]);
  expect(textAtOnce(file(), 10, '')).toBeNull();
});
