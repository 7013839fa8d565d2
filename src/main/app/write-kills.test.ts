/**
 * Each write of the app, cut off after each change that it makes on a disk with room, without, and with some: a start of
 * Daypass finds the old files or the new ones, clears away all else, and can write.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../../../testing/small-disk.ts';
import { createTokenCache } from '../aws/cache/token-cache.ts';
import { readRecord } from '../sessions/renewal/renewal-record.ts';
import { awsPaths } from '../aws/paths.ts';
import { removeOwnLeftovers } from './own-leftovers.ts';
import {
  type FileWriter,
  fileWriters,
  markedToken,
  ownPlaces,
  type WriterName,
} from '../../../testing/support/file-writers.ts';
import { noTracing, traceWriting } from '../../../testing/support/traced-writing.ts';

const obstacle = (await noTracing()) ?? noSmallDisk();
if (obstacle) console.log(`app/write-kills.test.ts is skipped: ${obstacle}`);

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-kills-')));
  vi.stubEnv('HOME', root);
});
afterAll(() => {
  vi.unstubAllEnvs();
  fs.rmSync(root, { recursive: true, force: true });
});

type Files = ReadonlyMap<string, string>;
/** By their names below the folder. */
function filesIn(home: string): Files {
  const found = fs.readdirSync(home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = found.map(({ parentPath, name }) => path.join(parentPath, name)).filter((file) => !isBallast(file));
  return new Map(files.toSorted().map((file) => [path.relative(home, file), fs.readFileSync(file, 'utf8')]));
}
const isBallast = (file: string): boolean => path.basename(file) === 'ballast';

/** More than ten minutes pass, and Daypass is started. */
async function startLater(home: string): Promise<void> {
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const name of fs.readdirSync(home, { recursive: true, encoding: 'utf8' })) {
    fs.utimesSync(path.join(home, name), hourAgo, hourAgo);
  }
  const paths = awsPaths({ env: {}, platform: 'linux', homedir: home });
  const { cache, data, autostart } = ownPlaces(home);
  await removeOwnLeftovers({ paths, dataDir: data, loginItem: { file: autostart } }, createTokenCache(cache));
}

/** A record may lack its answer, and so tell that AWS was asked; and it may have room that was not needed. */
async function isWholeRecord(file: string): Promise<boolean> {
  const read = await readRecord(file);
  const { renewed } = read.kind === 'record' ? read.record : { renewed: undefined };
  return renewed === null || renewed?.accessToken === markedToken('b').accessToken;
}

interface Cut {
  /** After which call. */
  readonly at: string;
  /** What a process that was killed there has left. */
  readonly home: string;
}

/** Does the write on a disk with so much room, and keeps what is there after each change. */
async function cutsOf(home: string, name: WriterName): Promise<readonly Cut[]> {
  const cuts: Cut[] = [];
  await traceWriting(home, name, 'b', (call) => {
    const copy = fs.mkdtempSync(path.join(root, 'cut-'));
    fs.cpSync(home, copy, { recursive: true, filter: (file) => !isBallast(file) });
    cuts.push({ at: `${call.name} ${path.relative(home, call.file)}`, home: copy });
  });
  return cuts;
}

/** Looks at one cut as the next start of Daypass does. `old` and `wanted`: the files before and after the whole write. */
async function check({ at, home }: Cut, name: WriterName, old: Files, wanted: Files): Promise<void> {
  const writer: FileWriter = fileWriters(home)[name];
  const own = path.relative(home, writer.file);
  await startLater(home);
  const found = filesIn(home);
  for (const [one, text] of found) {
    const isWhole = text === old.get(one) || text === wanted.get(one);
    const isRecord = one.endsWith('.renewal') && (await isWholeRecord(path.join(home, one)));
    expect([at, one, isWhole || isRecord]).toEqual([at, one, true]);
  }
  for (const one of old.keys()) expect([at, one, found.has(one)]).toEqual([at, one, true]);
  const left = fs.readdirSync(home, { recursive: true, encoding: 'utf8' });
  expect([at, left.filter((one) => /lock$|tmp$|in-place$/.test(one))]).toEqual([at, []]);
  // Whoever finds the old file can write the new one, and nothing stands in the way.
  if (found.get(own) !== old.get(own)) return;
  expect([at, await writer.write('b')]).toEqual([at, true]);
  expect([at, filesIn(home)]).toEqual([at, wanted]);
}

const enough = 50;

/** Resolves with the number of cuts. */
async function sweep(home: string, name: WriterName, disk: SmallDisk, blocks: number): Promise<number> {
  const writer: FileWriter = fileWriters(home)[name];
  const prepare = async (room: number): Promise<Files> => {
    for (const entry of fs.readdirSync(home)) fs.rmSync(path.join(home, entry), { recursive: true });
    await writer.before?.();
    disk.leave(room);
    return filesIn(home);
  };
  await prepare(enough);
  expect(await writer.write('b')).toBe(true);
  const wanted = filesIn(home);
  const old = await prepare(blocks);
  const cuts = await cutsOf(home, name);
  for (const cut of cuts) {
    await check(cut, name, old, wanted);
    fs.rmSync(cut.home, { recursive: true });
  }
  return cuts.length;
}

describe.skipIf(obstacle !== null)('a process that is killed while it writes', () => {
  test.each(Object.keys(fileWriters('')) as WriterName[])('%s', async (name) => {
    const home = fs.mkdtempSync(path.join(root, 'home-'));
    const disk = mountSmallDisk(home);
    try {
      // The temporary file has bytes, then its place; then it is looked for to be removed.
      expect(await sweep(home, name, disk, enough)).toBeGreaterThanOrEqual(3);
      for (const blocks of [0, 1]) expect(await sweep(home, name, disk, blocks)).toBeGreaterThanOrEqual(1);
    } finally {
      disk.unmount();
    }
  });

  test('the config, in place', async () => {
    const home = fs.mkdtempSync(path.join(root, 'home-'));
    const { config } = ownPlaces(home);
    const writer = fileWriters(home)['the config, edited'];
    const outside = path.join(root, 'outside');
    const mounted = async <Value>(act: () => Promise<Value>): Promise<Value> => {
      await writer.before();
      fs.copyFileSync(config, outside);
      execFileSync('mount', ['--bind', outside, config]);
      return act().finally(() => execFileSync('umount', ['--lazy', config]));
    };
    const old = await mounted(async () => filesIn(home));
    const cuts = await mounted(() => cutsOf(home, 'the config, edited'));
    expect(cuts.map(({ at }) => at)).toContain('pwrite64 .aws/config');
    await writer.before();
    expect(await writer.write('b')).toBe(true);
    for (const cut of cuts) await check(cut, 'the config, edited', old, filesIn(home));
  });
});
