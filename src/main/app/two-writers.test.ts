/** Two Daypasses do the same write at once, again and again: whoever reads meanwhile finds a whole file, and nothing is left. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTokenCache } from '../aws/cache/token-cache.ts';
import { readRecord } from '../sessions/renewal/renewal-record.ts';
import {
  type FileWriter,
  fileWriters,
  markedToken,
  ownPlaces,
  type WriterName,
} from '../../../testing/support/file-writers.ts';
import { startWriting } from '../../../testing/support/traced-writing.ts';

let home: string;
beforeEach(() => (home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-two-')))));
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

const marks = ['b', 'c'] as const;
const content = (file: string): string | null => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);

/** What the file may say: its text before, after a whole write of the one or the other, and after both. */
async function versionsOf(name: WriterName): Promise<ReadonlySet<string | null>> {
  const versions = new Set<string | null>();
  for (const order of [marks, marks.toReversed()]) {
    const other = fs.mkdtempSync(path.join(home, 'other-'));
    const writer: FileWriter = fileWriters(other)[name];
    await writer.before?.();
    versions.add(content(writer.file));
    for (const mark of order) {
      await writer.write(mark);
      versions.add(content(writer.file));
    }
  }
  return versions;
}

test.each(Object.keys(fileWriters('')) as WriterName[])('%s', async (name) => {
  const versions = await versionsOf(name);
  const own = path.join(home, 'own');
  fs.mkdirSync(own);
  const writer: FileWriter = fileWriters(own)[name];
  await writer.before?.();
  const read = async (): Promise<void> => {
    const text = content(writer.file);
    if (!writer.file.endsWith('.renewal')) return expect(versions).toContain(text);
    // A record says nothing yet, or one of the answers; never a part, nor a mixture.
    const record = await readRecord(writer.file);
    const renewed = record.kind === 'record' ? record.record.renewed : null;
    expect([null, ...marks.map((mark) => markedToken(mark).accessToken)]).toContain(renewed?.accessToken ?? null);
  };
  const processes = await Promise.all(marks.map(async (mark) => ({ mark, writing: await startWriting(own, name) })));
  let isOver = false;
  const writing = Promise.all(
    processes.map(async ({ mark, writing: { write, end } }) => {
      const said: (string | null)[] = [];
      for (let n = 0; n < 20; n++) said.push(await write(mark));
      await end();
      return said;
    }),
  ).finally(() => (isOver = true));
  while (!isOver) {
    await read();
    await new Promise(setImmediate);
  }
  // Some changes are refused, because the other one was faster; never all.
  expect((await writing).flat()).toContain('true');
  await read();
  const left = fs.readdirSync(own, { recursive: true, encoding: 'utf8' });
  expect(left.filter((one) => /lock$|tmp$|in-place$/.test(one))).toEqual([]);
});

test('a token that the one renews while the other signs in: the sign-in stays', async () => {
  const { cache } = ownPlaces(home);
  await createTokenCache(cache).store('corp', { ...markedToken('a') });
  const [signIn, renewal] = await Promise.all([
    startWriting(home, 'a token of a sign-in'),
    startWriting(home, 'a renewed token'),
  ]);
  for (let n = 0; n < 20; n++) await Promise.all([signIn.write('b'), renewal.write('c')]);
  await signIn.write('b');
  expect(await renewal.write('c')).toBe('false');
  await Promise.all([signIn.end(), renewal.end()]);
  expect(await createTokenCache(cache).read('corp')).toMatchObject({
    token: { accessToken: markedToken('b').accessToken },
  });
});
