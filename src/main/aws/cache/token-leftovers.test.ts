/** Tests that only what Daypass itself left behind is removed from a folder that all AWS tools share. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from '../../system/files.ts';
import { secretFile } from './cache-file.ts';
import { tokenFileName } from './token-cache.ts';
import { removeLeftovers } from './token-leftovers.ts';

const hour = 3_600_000;
const corp = tokenFileName('corp');

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-leftovers-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const put = (...names: string[]) =>
  names.forEach((name) => fs.writeFileSync(path.join(dir, name), '{"accessToken": "x"}'));
const files = (): string[] => fs.readdirSync(dir).toSorted();

test('the temporary name of a writer that is killed is one that is recognised', async () => {
  const seen = new Set<string>();
  const watcher = fs.watch(dir, (_, name) => void seen.add(String(name)));
  await writeAtomically(path.join(dir, corp), 'x', secretFile);
  await expect.poll(() => seen.size).toBeGreaterThan(1);
  watcher.close();
  fs.rmSync(path.join(dir, corp));
  for (const name of seen) if (name !== corp) put(name);
  expect(files()).toHaveLength(1);
  await removeLeftovers(dir, Date.now() + hour);
  expect(files()).toEqual([]);
});

test('old ones go; young ones, and whatever another tool calls its files, stay', async () => {
  const theirs = [
    corp,
    'tmpab12cd.tmp',
    `${corp}.tmp`,
    'session.db',
    'session.db.1',
    `${corp}.bak.1`,
    'notes.json.1',
    `${corp}.daypass-x.tmp`,
    'notes.daypass-0123456789ab.tmp',
  ];
  const ours = [`${corp}.123456`, `${corp}.daypass-0123456789abcdef.tmp`];
  put(...theirs, ...ours);
  await removeLeftovers(dir, Date.now());
  expect(files()).toEqual([...theirs, ...ours].toSorted());
  await removeLeftovers(dir, Date.now() + hour);
  expect(files()).toEqual(theirs.toSorted());
});

test('of one token all go, whatever their age', async () => {
  const other = `${tokenFileName('labs')}.7`;
  put(corp, `${corp}.1`, `${corp}.4294967295`, `${corp}.daypass-0123456789abcdef.tmp`, other);
  await removeLeftovers(dir, Date.now(), 'corp');
  expect(files()).toEqual([corp, other].toSorted());
});

test('a folder that is not there', async () => {
  await removeLeftovers(path.join(dir, 'none'), Date.now());
  expect(files()).toEqual([]);
});
