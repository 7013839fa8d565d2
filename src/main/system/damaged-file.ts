/** Keeps what could not be read of a file of Daypass's own beside it, before anything takes its place. */
import { lstat, rename } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './file-errors.ts';
import { ownerOnly, readBytes, writeAtomically } from './files.ts';
import type { Log } from './log.ts';

export interface DamagedFile {
  /** Where what could not be read is kept, or will be before it is replaced; null if nothing was wrong. */
  readonly keptAs: string | null;
  /** Keeps a copy of the file as it is. Where there is no room for one, the file itself is kept. Never rejects. */
  keepCopy(): Promise<void>;
  /** What is there cannot even be copied: the next write puts it aside. Never rejects. */
  keepItself(reason: string): Promise<void>;
  /** Puts aside what would be lost by a write that comes now. Returns why it cannot be, or null. */
  makeWay(): Promise<string | null>;
}

/**
 * In bytes: more than an honest file has, and few enough to be read without holding anybody up. More is not written either:
 * it could not be read again.
 */
export const largest = 1024 * 1024;
const mostCopies = 9;

/** `name` says in the log what the file holds. */
export function createDamagedFile(file: string, name: string, log: Log): DamagedFile {
  let keptAs: string | null = null;
  /** Something is there that cannot be read, and would be lost by the first write. */
  let isInTheWay = false;

  const keep = async (bytes: Buffer): Promise<void> => {
    const kept = await placeFor(file, bytes).catch(() => null);
    if (kept === null) return;
    keptAs = kept.place;
    const written = kept.isThere ? { kind: 'written' } : await writeAtomically(kept.place, bytes, ownerOnly);
    // The next write would be the end of what is in the file.
    isInTheWay = written.kind !== 'written';
    log.warn(`${name}: not all of it could be read`, { kept: path.basename(kept.place), written: written.kind });
  };

  return {
    get keptAs() {
      return keptAs;
    },
    async keepCopy() {
      try {
        await keep(await readBytes(file, largest));
      } catch (error) {
        log.warn(`${name}: no copy kept`, { reason: reasonOf(error) });
      }
    },
    async keepItself(reason) {
      keptAs = (await placeFor(file, null).catch(() => null))?.place ?? null;
      isInTheWay = true;
      log.warn(`${name} cannot be read`, { reason });
    },
    async makeWay() {
      if (!isInTheWay || keptAs === null) return null;
      try {
        await rename(file, keptAs);
      } catch (error) {
        if (reasonOf(error) !== 'ENOENT') return reasonOf(error);
      }
      isInTheWay = false;
      return null;
    },
  };
}

/** `x.json.damaged`, or the next free number; where the very same bytes have been kept before, that. The last is replaced. */
async function placeFor(
  file: string,
  bytes: Buffer | null,
): Promise<{ readonly place: string; readonly isThere: boolean }> {
  let place = '';
  for (let copy = 1; copy <= mostCopies; copy++) {
    place = `${file}.damaged${copy === 1 ? '' : `-${copy}`}`;
    const isTaken = await lstat(place).then(
      () => true,
      () => false,
    );
    if (!isTaken) break;
    const same = bytes && (await readBytes(place, largest).catch(() => null))?.equals(bytes);
    if (same) return { place, isThere: true };
  }
  return { place, isThere: false };
}
