/** Replaces a file that others write too, unless it has changed since it was read: never over somebody's change. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readlink, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Ms } from '../../shared/time.ts';
import { wait } from '../machine/clock.ts';
import { type FileFailed, whileBusy } from '../machine/files.ts';

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

export interface Replacement {
  /** What the file must say now; null if there must not be one. */
  readonly expected: string | null;
  readonly text: string;
  /** Of a new file and of new folders; a file that is there keeps its own mode and owner. */
  readonly mode: number;
  readonly dirMode: number;
  /** How long a program may hold the old file open and still be heard. */
  readonly settling: Ms;
}

/** Temporary file in the same folder, fsync, another look at the file, rename. Symbolic links are followed. */
export async function replaceIfSame(file: string, replacement: Replacement): Promise<Replaced> {
  try {
    const target = await endOfLinks(file);
    await mkdir(dirname(target), { recursive: true, mode: replacement.dirMode });
    const temporary = await writeBeside(target, replacement);
    try {
      if (replacement.expected === null) return await putWhereNoneIs(temporary, target);
      return await swap(temporary, target, replacement.expected, replacement.settling);
    } finally {
      await unlink(temporary).catch(() => undefined);
    }
  } catch (error) {
    return { kind: 'failed', reason: codeOf(error) };
  }
}

async function writeBeside(target: string, { text, mode }: Replacement): Promise<string> {
  const present = await stat(target).catch(() => null);
  // /dev/null in the file's place, by which people say that there is none, must stay what it is.
  if (present && !present.isFile()) throw Object.assign(new Error('not a file'), { code: 'ENXIO' });
  const temporary = `${target}.daypass-${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    // Another user's file can be written by root or a group; who may not give files away keeps them.
    if (present && process.getuid?.() !== present.uid)
      await handle.chown(present.uid, present.gid).catch(() => undefined);
    await handle.chmod(present ? present.mode & 0o777 : mode);
    await handle.sync();
    return temporary;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

/** A link is refused where a file has come into being meanwhile; a rename would replace it. */
async function putWhereNoneIs(temporary: string, target: string): Promise<Replaced> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { kind: 'changed' };
    // File systems without hard links (FAT, some network drives).
    if (
      await stat(target).then(
        () => true,
        () => false,
      )
    )
      return { kind: 'changed' };
    await whileBusy(() => rename(temporary, target));
  }
  return { kind: 'replaced' };
}

/**
 * Between the last look and the rename lie some microseconds, and no system lets them be closed. So the old file is
 * held open over the rename: whoever opened it in that time, as the AWS CLI does to write in place, writes into it.
 */
async function swap(temporary: string, target: string, expected: string, settling: Ms): Promise<Replaced> {
  const old = await open(target, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (!old) return { kind: 'changed' };
  // Windows lets nobody replace a file that is open, so nobody can be writing into it either.
  const isHeld = process.platform !== 'win32';
  let isOpen = true;
  try {
    if ((await textOf(old)) !== expected || !(await isAt(old, target))) return { kind: 'changed' };
    if (!isHeld) {
      await old.close();
      isOpen = false;
    }
    await whileBusy(() => rename(temporary, target));
    return isHeld ? await listen(old, expected, settling) : { kind: 'replaced' };
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
async function listen(old: FileHandle, expected: string, settling: Ms): Promise<Replaced> {
  let before = expected;
  for (let round = 0; round < 20; round++) {
    await wait(settling);
    const text = await textOf(old);
    if (text === before && (text !== '' || expected === '')) break;
    before = text;
  }
  return before === expected || before === '' ? { kind: 'replaced' } : { kind: 'overtaken', text: before };
}

async function textOf(handle: FileHandle): Promise<string> {
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

/** The end of a chain of links, even if there is no file yet: the link stays, its target is replaced. */
async function endOfLinks(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const next = await readlink(file).catch(() => null);
    return next === null ? file : endOfLinks(resolve(await realpath(dirname(file)), next));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
