/**
 * A small JSON file of Daypass's own: read once, written behind the caller's back, and never thrown away. What cannot be
 * read is kept beside it under another name before anything takes its place.
 */
import { lstat, rename } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './file-errors.ts';
import { illegalBytes, ownerOnly, readBytes, readText, writeAtomically, type Written } from './files.ts';
import type { Log } from './log.ts';

export interface OwnFile {
  /** The object in the file; an empty one if there is no file, or what is there is none. Never rejects. */
  load(): Promise<object>;
  /** Where what could not be read is kept, or will be before it is replaced; null if nothing was wrong. */
  readonly keptAs: string | null;
  /** For a file of which not every value could be used: keeps a copy of it as it is. Never rejects. */
  keepCopy(): Promise<void>;
  /** Writes the content as it is when its turn comes: of many changes only the newest state costs a write. */
  save(): void;
  /** Resolves when the newest state is on disk, or could not be written; tries that once more if it had failed. */
  saved(): Promise<void>;
}

export interface OwnFileDeps {
  readonly file: string;
  /** What the file holds, for the log. */
  readonly name: string;
  readonly content: () => object;
  readonly log: Log;
}

/**
 * In bytes: more than an honest file has, and few enough to be read without holding anybody up. More is not written either:
 * it could not be read again.
 */
const largest = 1024 * 1024;
const mostCopies = 9;

export function createOwnFile({ file, name, content, log }: OwnFileDeps): OwnFile {
  let keptAs: string | null = null;
  /** Something is there that cannot be read, and would be lost by the first write. */
  let isInTheWay = false;
  let onDisk = '';
  let isDue = false;
  let hasFailed = false;
  let writing: Promise<void> | null = null;

  const keep = async (bytes: Buffer): Promise<void> => {
    const kept = await placeFor(file, bytes).catch(() => null);
    if (kept === null) return;
    keptAs = kept.place;
    const written = kept.isThere ? { kind: 'written' } : await writeAtomically(kept.place, bytes, ownerOnly);
    // The next write would be the end of what is in the file.
    isInTheWay = written.kind !== 'written';
    log.warn(`${name}: not all of it could be read`, { kept: path.basename(kept.place), written: written.kind });
  };

  const keepCopy = async (): Promise<void> => {
    try {
      await keep(await readBytes(file, largest));
    } catch (error) {
      log.warn(`${name}: no copy kept`, { reason: reasonOf(error) });
    }
  };

  const write = async (): Promise<Written> => {
    const text = `${JSON.stringify(content(), null, 2)}\n`;
    if (text === onDisk) return { kind: 'written' };
    if (Buffer.byteLength(text) > largest) return { kind: 'failed', reason: 'EFBIG' };
    if (isInTheWay && keptAs !== null) {
      try {
        await rename(file, keptAs);
      } catch (error) {
        if (reasonOf(error) !== 'ENOENT') return { kind: 'failed', reason: reasonOf(error) };
      }
      isInTheWay = false;
    }
    const written = await writeAtomically(file, text, ownerOnly);
    if (written.kind === 'written') onDisk = text;
    return written;
  };

  const writeAll = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      const written = await write();
      hasFailed = written.kind === 'failed';
      if (written.kind === 'failed') log.warn(`${name} not saved`, { reason: written.reason });
    }
    writing = null;
  };

  const save = (): void => {
    isDue = true;
    writing ??= writeAll();
  };

  return {
    get keptAs() {
      return keptAs;
    },
    async load() {
      const read = await readText(file, largest);
      // Where a folder on the way is none, nothing is in the way of the file itself.
      if (read.kind === 'missing' || (read.kind === 'failed' && read.reason === 'ENOTDIR')) return {};
      if (read.kind === 'failed' && read.reason !== illegalBytes) {
        keptAs = (await placeFor(file, null).catch(() => null))?.place ?? null;
        isInTheWay = true;
        log.warn(`${name} cannot be read`, { reason: read.reason });
        return {};
      }
      const value = read.kind === 'text' ? parseObject(read.text) : null;
      // An empty file has nothing to keep.
      if (value === null && !(read.kind === 'text' && read.text.trim() === '')) await keepCopy();
      return value ?? {};
    },
    keepCopy,
    save,
    async saved() {
      if (hasFailed && !writing) save();
      await (writing ?? Promise.resolve());
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

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
