/** Replaces a file that others write too, unless it has changed since it was read: never over somebody's change. */
import type { Stats } from 'node:fs';
import { type FileHandle, link, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { wait } from '../../system/clock.ts';
import { reasonOf } from '../../system/file-errors.ts';
import { type FileFailed, makeFolder, ownerOnly, readUpTo, withoutWaiting } from '../../system/files.ts';
import {
  type Beside,
  endOfLinks,
  isClosedFolder,
  isMountedAlone,
  presentFile,
  discardTemporary,
  syncFolder,
  takePlace,
  writeBeside,
} from '../../system/whole-file.ts';
import { writeInPlace } from './in-place.ts';
import { lateAttempts, writeSettling } from './settling.ts';

export type Replaced =
  | { readonly kind: 'replaced' }
  /** The file is not (any more) what it was taken for; nothing was written. */
  | { readonly kind: 'changed' }
  /**
   * The file was replaced, and another program that had opened it before wrote its text into the replaced one, where
   * nobody would ever find it: this is that text.
   */
  | { readonly kind: 'overtaken'; readonly text: string }
  | FileFailed;

/** In bytes, of what another program writes late: far more than Daypass opens. */
const mostLate = 32 * 1024 * 1024;

export interface Replacement {
  /** What the file must say now; null if there must not be one. */
  readonly expected: string | null;
  readonly text: string;
}

/**
 * Temporary file in the same folder (whole-file.ts), another look at the file, rename; in place where that is not possible
 * (in-place.ts). Symbolic links are followed. New files and folders are for the user alone; a file that is there keeps
 * its own mode and owner.
 */
export async function replaceIfSame(file: string, replacement: Replacement): Promise<Replaced> {
  try {
    const target = await endOfLinks(file);
    await makeFolder(dirname(target), ownerOnly.dirMode);
    const present = await presentFile(target);
    try {
      return await replaceByRename(target, replacement, present);
    } catch (error) {
      const { expected } = replacement;
      if (!present || expected === null || !(isClosedFolder(error) || isMountedAlone(error))) throw error;
      return await writeInPlace(target, { ...replacement, expected });
    }
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function replaceByRename(target: string, replacement: Replacement, present: Stats | null): Promise<Replaced> {
  const mode = present ? present.mode & 0o777 : ownerOnly.mode;
  const beside = await writeBeside(target, { content: replacement.text, mode, like: present });
  try {
    if (replacement.expected === null) return await putWhereNoneIs(beside, target);
    return await swap(beside, target, replacement.expected);
  } finally {
    await discardTemporary(beside);
  }
}

/** A link is refused where a file has come into being meanwhile; a rename would replace it. */
async function putWhereNoneIs(beside: Beside, target: string): Promise<Replaced> {
  try {
    await link(beside.path, target);
    await syncFolder(dirname(target));
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return { kind: 'changed' };
    // File systems without hard links (FAT, some network drives).
    if (
      await stat(target).then(
        () => true,
        () => false,
      )
    )
      return { kind: 'changed' };
    await takePlace(beside, target);
  }
  return { kind: 'replaced' };
}

/**
 * Between the last look and the rename lie some microseconds, and no system lets them be closed. So the old file is
 * held open over the rename: whoever opened it in that time, as the AWS CLI does to write in place, writes into it.
 */
async function swap(beside: Beside, target: string, expected: string): Promise<Replaced> {
  const old = await open(target, withoutWaiting).catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (!old) return { kind: 'changed' };
  // Windows lets nobody replace a file that is open, so nobody can be writing into it either.
  const isHeld = process.platform !== 'win32';
  let isOpen = true;
  try {
    if (!(await holds(old, expected)) || !(await isAt(old, target))) return { kind: 'changed' };
    if (!isHeld) {
      await old.close();
      isOpen = false;
    }
    await takePlace(beside, target);
    return isHeld ? await waitForLateWrite(old, expected) : { kind: 'replaced' };
  } finally {
    if (isOpen) await old.close();
  }
}

async function isAt(handle: FileHandle, target: string): Promise<boolean> {
  const [held, there] = await Promise.all([handle.stat({ bigint: true }), stat(target, { bigint: true })]);
  return held.ino === there.ino && held.dev === there.dev;
}

/**
 * Waits until what was written into the replaced file, if anything, has stayed the same for a while. Who writes in place
 * truncates first: an empty text is the beginning of one.
 */
async function waitForLateWrite(old: FileHandle, expected: string): Promise<Replaced> {
  let before = expected;
  for (let round = 0; round < lateAttempts; round++) {
    await wait(writeSettling);
    const text = await textOf(old);
    if (text === before && (text !== '' || expected === '')) break;
    before = text;
  }
  return before === expected || before === '' ? { kind: 'replaced' } : { kind: 'overtaken', text: before };
}

/** Anything may lie there by now, also a pipe or a disk's image: neither is read. */
async function holds(handle: FileHandle, expected: string): Promise<boolean> {
  const stats = await handle.stat();
  if (!stats.isFile() || stats.size !== Buffer.byteLength(expected)) return false;
  return (await textOf(handle)) === expected;
}

async function textOf(handle: FileHandle): Promise<string> {
  const { size } = await handle.stat();
  return (await readUpTo(handle, mostLate, size)).toString('utf8');
}
