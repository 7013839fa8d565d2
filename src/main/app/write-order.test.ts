/** In which order each write of the app asks the system for what: whole, synced, in its place, and its folder synced. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noSmallDisk } from '../../../testing/small-disk.ts';
import { isTemporaryOf } from '../system/whole-file.ts';
import { fileWriters, ownPlaces, type WriterName } from '../../../testing/support/file-writers.ts';
import { noTracing, type SystemCall, traceWriting } from '../../../testing/support/traced-writing.ts';

const obstacle = await noTracing();
if (obstacle) console.log(`app/write-order.test.ts is skipped: ${obstacle}`);
const noMount = noSmallDisk();

let home: string;
beforeEach(() => (home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-order-')))));
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

const isTemporary = (file: string): boolean => isTemporaryOf(path.basename(file), () => true);
const isWrite = ({ name }: SystemCall): boolean => ['write', 'pwrite64', 'ftruncate'].includes(name);
const isSync = ({ name }: SystemCall): boolean => ['fsync', 'fdatasync'].includes(name);
const isLock = (file: string): boolean => file.endsWith('lock');

/** What is wrong with the order of the calls. `inPlace`: the one file that is written where it lies. */
function flawsOf(all: readonly SystemCall[], inPlace?: string): readonly string[] {
  // What the system refused has changed nothing.
  const calls = all.filter(({ isDone }) => isDone);
  const changes = calls.filter(({ name }) => name !== 'openat');
  const flaws: string[] = [];
  const opened = calls.filter(({ name, flags }) => name === 'openat' && /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(flags));
  for (const { file, flags } of opened) {
    const isAllowed = file === inPlace ? !/O_CREAT|O_TRUNC/.test(flags) : isTemporary(file) && flags.includes('O_EXCL');
    if (!isAllowed) flaws.push(`opens ${file} as ${flags}`);
  }
  changes.forEach((call, index) => {
    const [before, after] = [changes.slice(0, index), changes.slice(index + 1)];
    // Nothing else is begun before it lasts, above all not the removal of what it replaces.
    const next = after[0];
    const lasts = (folder: string): boolean => next !== undefined && isSync(next) && next.file === folder;
    if (call.name === 'rename' || call.name === 'link') {
      const own = before.filter(({ file }) => file === call.file);
      if (!own.some(isWrite)) flaws.push(`${call.name} of what it has not written: ${call.file}`);
      if (!isSync(own.at(-1) ?? call)) flaws.push(`not synced before its ${call.name}: ${call.file}`);
      if (!lasts(path.dirname(call.to ?? ''))) flaws.push(`folder not synced after the ${call.name} to ${call.to}`);
    }
    if (call.name === 'mkdir' && !isLock(call.file) && !lasts(path.dirname(call.file))) {
      flaws.push(`folder not synced after the making of ${call.file}`);
    }
    if (isWrite(call)) {
      const later = after.find((one) => !isWrite(one));
      if (!later || !isSync(later) || later.file !== call.file)
        flaws.push(`not synced after ${call.name} to ${call.file}`);
    }
  });
  return flaws.map((flaw) => flaw.replaceAll(home, '').replaceAll(/[0-9a-f]{16}\.tmp/g, '….tmp'));
}

describe.skipIf(obstacle !== null)('a write of the app', () => {
  test.each(Object.keys(fileWriters('')) as WriterName[])('%s', async (name) => {
    const writer = fileWriters(home)[name];
    await writer.before?.();
    const { said, calls } = await traceWriting(home, name, 'b');
    expect(said).toBe('true');
    expect(flawsOf(calls)).toEqual([]);
    expect(calls.some(({ to }) => to === writer.file)).toBe(true);
  });

  test.skipIf(noMount !== null)('the config, in place: both texts are safe before its first byte', async () => {
    await fileWriters(home)['the config, edited'].before();
    const { config } = ownPlaces(home);
    fs.copyFileSync(config, path.join(home, 'outside'));
    execFileSync('mount', ['--bind', path.join(home, 'outside'), config]);
    try {
      const { said, calls } = await traceWriting(home, 'the config, edited', 'b');
      expect(said).toBe('true');
      expect(flawsOf(calls, config)).toEqual([]);
      const order = calls.filter(
        (call) => call.isDone && (isWrite(call) || isSync(call) || call.name === 'unlink' || call.to),
      );
      const told = order.map(({ name, file, to }) => `${name} ${path.relative(home, to ?? file)}`);
      const copy = '.aws/config.daypass-in-place';
      expect(told.slice(told.indexOf(`rename ${copy}`)).filter((one) => !one.endsWith('.tmp'))).toEqual([
        `rename ${copy}`,
        'fsync .aws',
        ...['ftruncate', 'pwrite64', 'fsync'].map((name) => `${name} .aws/config`),
        `unlink ${copy}`,
      ]);
    } finally {
      execFileSync('umount', ['--lazy', config]);
    }
  });
});
