/** Tests that Daypass's own files are written seldom and whole, and that nothing of the user's is lost with a damaged one. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mountSmallDisk, noSmallDisk } from '../../../testing/small-disk.ts';
import type { Log } from './log.ts';
import { createJsonFile } from './json-file.ts';

const posix = process.platform !== 'win32';
let folder: string;
let file: string;
const logged: string[] = [];
const log: Log = { debug() {}, info() {}, warn: (message) => void logged.push(message), error() {} };
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-own-'));
  file = path.join(folder, 'x.json');
  logged.length = 0;
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

let asked = 0;
const open = (value: { n: number; text?: string }) => {
  asked = 0;
  const content = (): object => {
    asked += 1;
    return { ...value };
  };
  return createJsonFile({ file, name: 'x', schema: v.looseObject({}), content, log });
};
const names = (): string[] => fs.readdirSync(folder).toSorted();
const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');

describe('writing', () => {
  test('of 3,000 changes the newest state is written, in a few writes, and the end waits for no others', async () => {
    const value = { n: 0 };
    const own = open(value);
    for (let n = 1; n <= 3000; n++) {
      value.n = n;
      own.save();
      if (n % 1000 === 0) await new Promise(setImmediate);
    }
    await own.saved();
    expect(JSON.parse(read('x.json'))).toEqual({ n: 3000 });
    expect(asked).toBeLessThan(20);
    expect(names()).toEqual(['x.json']);
  });

  test('what failed is tried once more at the end', async () => {
    const own = open({ n: 1 });
    fs.rmdirSync(folder);
    fs.writeFileSync(folder, '');
    own.save();
    await expect.poll(() => logged).toEqual(['x not saved']);
    fs.rmSync(folder);
    fs.mkdirSync(folder);
    await own.saved();
    expect(JSON.parse(read('x.json'))).toEqual({ n: 1 });
  });

  test('what is on the disk already is not written again', async () => {
    const own = open({ n: 1 });
    own.save();
    await own.saved();
    const before = fs.statSync(file);
    own.save();
    await own.saved();
    expect(fs.statSync(file)).toEqual(before);
  });

  test('more than could be read again is not written', async () => {
    fs.writeFileSync(file, '{"n":7}');
    const own = open({ n: 1, text: 'x'.repeat(1024 * 1024) });
    expect(await own.load()).toEqual({ n: 7 });
    own.save();
    await own.saved();
    expect(read('x.json')).toBe('{"n":7}');
    expect(logged).toContain('x not saved');
  });
});

describe('a file that cannot be understood', () => {
  test.each(['{"n": 1', '[1]', '5', 'null', 'x'])('%s is kept before anything takes its place', async (text) => {
    fs.writeFileSync(file, text);
    const own = open({ n: 1 });
    expect(await own.load()).toEqual({});
    expect(own.keptAs).toBe(`${file}.damaged`);
    expect(read('x.json.damaged')).toBe(text);
    expect(read('x.json')).toBe(text);
    own.save();
    await own.saved();
    expect(JSON.parse(read('x.json'))).toEqual({ n: 1 });
    expect(read('x.json.damaged')).toBe(text);
    if (posix) expect(fs.statSync(`${file}.damaged`).mode & 0o777).toBe(0o600);
  });

  test('bytes that are no text are kept as they are', async () => {
    const bytes = Buffer.from([0x7b, 0xe9, 0xff, 0x00]);
    fs.writeFileSync(file, bytes);
    await open({ n: 1 }).load();
    expect(fs.readFileSync(`${file}.damaged`)).toEqual(bytes);
  });

  test('the same one is kept once, another one besides', async () => {
    for (const text of ['one', 'one', 'two', 'one', 'two']) {
      fs.writeFileSync(file, text);
      await open({ n: 1 }).load();
    }
    expect(names()).toEqual(['x.json', 'x.json.damaged', 'x.json.damaged-2']);
  });

  test.skipIf(noSmallDisk() !== null)('a disk without room for the copy: the file itself is kept', async () => {
    const disk = mountSmallDisk(folder);
    try {
      const text = `{"n": 7, "text": "${'x'.repeat(20_000)}"`;
      fs.writeFileSync(file, text);
      disk.fill(true);
      const own = open({ n: 1 });
      expect(await own.load()).toEqual({});
      disk.fill(false);
      own.save();
      await own.saved();
      expect(JSON.parse(read('x.json'))).toEqual({ n: 1 });
      expect(read('x.json.damaged')).toBe(text);
    } finally {
      disk.unmount();
    }
  });

  test('one with a byte order mark can be understood', async () => {
    fs.writeFileSync(file, '\ufeff{"n": 7}');
    const own = open({ n: 1 });
    expect([await own.load(), own.keptAs, names()]).toEqual([{ n: 7 }, null, ['x.json']]);
  });

  test.each(['', ' \n'])('an empty one (%j) has nothing to keep', async (text) => {
    fs.writeFileSync(file, text);
    const own = open({ n: 1 });
    expect([await own.load(), own.keptAs, names()]).toEqual([{}, null, ['x.json']]);
  });
});

test('a file on the way to it, where a folder should be: nothing is in its own way', async () => {
  fs.writeFileSync(file, 'x');
  file = path.join(file, 'y.json');
  const own = open({ n: 1 });
  expect([await own.load(), own.keptAs, logged]).toEqual([{}, null, []]);
});

describe('what is no file, or cannot be read', () => {
  const places: Readonly<Record<string, () => void>> = {
    'a folder': () => fs.mkdirSync(file),
    'a pipe': () => void execFileSync('mkfifo', [file]),
    'a link in a circle': () => fs.symlinkSync('x.json', file),
    'a file of 31 MB': () => fs.writeFileSync(file, `{"n": "${'x'.repeat(31 * 1024 * 1024)}"}`),
    'a link to a pipe': () => {
      execFileSync('mkfifo', [path.join(folder, 'pipe')]);
      fs.symlinkSync('pipe', file);
    },
  };
  test.runIf(posix).each(Object.entries(places))('%s is put aside by the first write, not before', async (_, put) => {
    put();
    const before = fs.lstatSync(file).ino;
    const own = open({ n: 1 });
    expect(await own.load()).toEqual({});
    expect(fs.lstatSync(file).ino).toBe(before);
    own.save();
    await own.saved();
    expect(JSON.parse(read('x.json'))).toEqual({ n: 1 });
    expect(fs.lstatSync(`${file}.damaged`).ino).toBe(before);
    own.save();
    await own.saved();
    expect(names().filter((name) => name.includes('damaged'))).toEqual(['x.json.damaged']);
  });

  test.runIf(posix)('/dev/null behind a link stays what it is, and nothing is written there', async () => {
    fs.symlinkSync('/dev/null', file);
    const own = open({ n: 1 });
    expect(await own.load()).toEqual({});
    own.save();
    await own.saved();
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(fs.readlinkSync(file)).toBe('/dev/null');
  });
});
