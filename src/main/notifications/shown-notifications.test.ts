/** What was shown is remembered over a restart, whatever happens to the file. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import type { Log } from '../system/log.ts';
import { createShownNotifications, type ShownNotifications } from './shown-notifications.ts';

let dir: string;
let file: string;
let logged: unknown[];
const log: Log = { debug() {}, info() {}, warn: (message) => logged.push(message), error() {} };
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-shown-'));
  file = path.join(dir, 'Daypass', 'notifications.json');
  logged = [];
});
afterEach(() => removeFolder(dir));

const start = async (): Promise<ShownNotifications> => {
  const shown = createShownNotifications(file, log);
  await shown.load();
  return shown;
};
const put = async (text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};
const key = (minute: number): string => `ends 15 ${minute} sso-session:corp`;

test('nothing was shown at the first start', async () => {
  const shown = await start();
  expect(shown.keys).toEqual([]);
  expect(shown.has(key(1))).toBe(false);
});

test('what was shown counts at once, and after a restart, the latest last', async () => {
  const shown = await start();
  shown.add([key(1)]);
  shown.add([key(2), key(3)]);
  expect(shown.keys).toEqual([key(1), key(2), key(3)]);
  await shown.saved();
  const again = await start();
  expect(again.keys).toEqual([key(1), key(2), key(3)]);
  expect(again.has(key(2))).toBe(true);
});

test('what waits for the end of quiet hours is known after a restart, and forgotten when it waits no more', async () => {
  await put(JSON.stringify({ shown: [key(1)] }));
  const shown = await start();
  expect([shown.keys, shown.waits(key(2))]).toEqual([[key(1)], false]);
  shown.setWaiting([key(2), key(3)]);
  await shown.saved();
  const again = await start();
  expect([again.waits(key(2)), again.waits(key(3)), again.waits(key(1)), again.has(key(2))]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  again.setWaiting([]);
  await again.saved();
  expect((await start()).waits(key(2))).toBe(false);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ shown: [key(1)] });
});

test('an end long past is remembered too: it is no news at any later start', async () => {
  const longAgo = 'ended 0 1 sso-session:corp';
  const shown = await start();
  shown.add([longAgo]);
  shown.add([key(2)]);
  await shown.saved();
  expect((await start()).has(longAgo)).toBe(true);
});

test('of very many the oldest are dropped', async () => {
  const shown = await start();
  shown.add(Array.from({ length: 600 }, (_, index) => key(index)));
  shown.add([key(600)]);
  await shown.saved();
  for (const { keys } of [shown, await start()]) {
    expect(keys).toHaveLength(500);
    expect([keys[0], keys.at(-1)]).toEqual([key(101), key(600)]);
  }
});

test('what is known already is neither doubled nor written again', async () => {
  const shown = await start();
  shown.add([key(1)]);
  await shown.saved();
  await rm(file);
  shown.add([key(1)]);
  shown.add([]);
  await shown.saved();
  expect(shown.keys).toEqual([key(1)]);
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

describe('a damaged file counts as none, and the next key mends it', () => {
  test.each([
    ['empty', ''],
    ['cut off', '{"shown": ["ends 15'],
    ['a list', '[]'],
    ['null', 'null'],
    ['another shape', '{"shown": {"a": 1}}'],
    ['keys that are none', '{"shown": [1, null]}'],
    ['too large to be ours', `{"shown": ["${'x'.repeat(1024 * 1024)}"]}`],
  ])('%s', async (_, text) => {
    await put(text);
    const shown = await start();
    expect(shown.keys).toEqual([]);
    shown.add([key(1)]);
    await shown.saved();
    expect((await start()).keys).toEqual([key(1)]);
  });
});

test('a file that cannot be written is logged, and what was shown counts until the app ends', async () => {
  // A file where the folder should be.
  await rm(path.dirname(file), { recursive: true, force: true });
  await writeFile(path.dirname(file), '');
  const shown = await start();
  shown.add([key(1)]);
  await expect.poll(() => logged).toEqual(['shown notifications not saved']);
  expect(shown.has(key(1))).toBe(true);
});

test.skipIf(process.platform === 'win32')('is for the user’s eyes only: it names sessions', async () => {
  const shown = await start();
  shown.add([key(1)]);
  await shown.saved();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
});
