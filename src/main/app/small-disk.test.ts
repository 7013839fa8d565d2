/** Every file that Daypass writes, on a disk with no room, a little, and enough: whole or not at all, and truly told. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../../../testing/small-disk.ts';
import { formatToken } from '../aws/cache/token-file.ts';
import { writeAtomically } from '../system/files.ts';
import { type FileWriter, fileWriters, markedToken, type WriterName } from '../../../testing/support/file-writers.ts';

const obstacle = noSmallDisk();
if (obstacle) console.log(`app/small-disk.test.ts is skipped: ${obstacle}`);

let home: string;
let disk: SmallDisk;

describe.skipIf(obstacle !== null)('a disk with little room', () => {
  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-small-'));
    disk = mountSmallDisk(home);
  });
  afterEach(() => {
    disk.unmount();
    fs.rmdirSync(home);
  });

  const content = (file: string): string | null => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);
  const temporaries = (): string[] =>
    fs
      .readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tmp$|\.json\.\d+$|\.\d{5,}$/.test(name));

  test.each(Object.keys(fileWriters('')) as WriterName[])(
    '%s: the old text or the new one, whatever the room',
    async (name) => {
      const writer: FileWriter = fileWriters(home)[name];
      // What it is with all the room in the world.
      await writer.before?.();
      const old = content(writer.file);
      expect(await writer.write('b')).toBe(true);
      const wanted = content(writer.file);
      expect(wanted).not.toEqual(old);
      const outcomes = new Set<boolean>();
      for (let blocks = 0; blocks <= 12; blocks++) {
        for (const entry of fs.readdirSync(home)) fs.rmSync(path.join(home, entry), { recursive: true });
        await writer.before?.();
        disk.leave(blocks);
        const isWritten = await writer.write('b');
        outcomes.add(isWritten);
        const found = content(writer.file);
        if (isWritten) expect([blocks, found]).toEqual([blocks, wanted]);
        else if (name !== 'the record of a renewal') expect([blocks, found]).toEqual([blocks, old]);
        // A record without its answer is no answer.
        else expect(found === null || !found.includes(formatToken(markedToken('b')).slice(0, 100))).toBe(true);
        expect([blocks, temporaries()]).toEqual([blocks, []]);
      }
      expect(outcomes).toEqual(new Set([false, true]));
    },
  );

  test('what there is no room for is told as that, also where a part of it has been taken', async () => {
    for (const blocks of [0, 1]) {
      disk.leave(blocks);
      const written = await writeAtomically(path.join(home, 'file'), 'x'.repeat(3 * 4096), {
        mode: 0o600,
        dirMode: 0o700,
      });
      expect(written).toEqual({ kind: 'failed', reason: 'ENOSPC' });
    }
  });
});
