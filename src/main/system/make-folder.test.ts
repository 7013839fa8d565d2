/** Folders are made, or refused with a reason, whatever stands in their way; nothing is tried for ever. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder, makeFolderNow } from './make-folder.ts';

let dir: string;
beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-folders-'))));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const both = [
  ['now', async (folder: string, mode: number) => makeFolderNow(folder, mode)],
  ['later', makeFolder],
] as const;

test.each(both)('all that are missing, private; again is no error: %s', async (_, make) => {
  const folder = path.join(dir, 'a', 'b', 'c');
  await make(folder, 0o700);
  await make(folder, 0o700);
  if (process.platform !== 'win32') expect(fs.statSync(path.join(dir, 'a')).mode & 0o777).toBe(0o700);
  expect(fs.statSync(folder).isDirectory()).toBe(true);
});

test.skipIf(process.platform !== 'linux').each(both)('what stands in the way: %s', async (_, make) => {
  fs.writeFileSync(path.join(dir, 'file'), '');
  fs.symlinkSync('circle', path.join(dir, 'circle'));
  fs.symlinkSync('/nowhere/at/all', path.join(dir, 'dangling'));
  const refused: unknown[] = [];
  for (const folder of [
    '/proc/daypass/x',
    '/dev/null/x',
    ...['file', 'circle', 'dangling'].map((name) => path.join(dir, name, 'x')),
  ])
    refused.push(await make(folder, 0o700).catch(({ code }: NodeJS.ErrnoException) => code));
  expect(refused).toEqual(['ENOENT', 'ENOTDIR', 'ENOTDIR', 'ENOTDIR', 'ENOTDIR']);
});
