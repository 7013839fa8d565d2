/** Two builds of this checkout, in two folders, have the same app.asar to the byte; and what differs is named. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAsar, differences } from './verify-build.mjs';

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-verify-test-'));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

/** The files of this checkout as they are now, those that git does not know yet too. */
function copyOfCheckout(name: string): string {
  const folder = path.join(dir, name);
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).stdout;
  for (const file of listed.split('\n').filter((line) => line !== '' && fs.existsSync(line)))
    fs.cpSync(file, path.join(folder, file));
  fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}

test('two builds in two folders are the same to the byte', { timeout: 300_000 }, () => {
  const [first, second] = ['first', 'second'].map((name) => buildAsar(copyOfCheckout(name)));
  expect(differences(first ?? '', second ?? '')).toEqual([]);
  expect(fs.statSync(first ?? '').size).toBeGreaterThan(1_000_000);
});

test('what differs is named', async () => {
  const pack = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
    const folder = path.join(dir, name);
    fs.mkdirSync(folder);
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), text);
    await createPackage(folder, `${folder}.asar`);
    return `${folder}.asar`;
  };
  const one = await pack('one', { 'main.js': 'good', 'same.js': 'same' });
  const other = await pack('other', { 'main.js': 'bad!', 'same.js': 'same', 'more.js': '' });
  expect(differences(one, other)).toEqual(['main.js', 'more.js']);
  expect(differences(one, one)).toEqual([]);
});
