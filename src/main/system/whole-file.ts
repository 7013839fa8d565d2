/**
 * The one way in which Daypass writes files: whole or not at all. A temporary file beside the target, with a name that nobody
 * can foresee, is opened exclusively, written to its end, measured and synced; then it takes the target's place, and the
 * folder is synced too. A full disk, a power cut or a killed process leaves the old file or the new one, never a part.
 */
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, type FileHandle, open, readlink, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { reasonOf, systemError, whileBusy } from './file-errors.ts';

/** What the file is to be like; its bytes are those of the text in UTF-8. */
export interface Whole {
  readonly content: string | Uint8Array;
  /** Exactly this, whatever the umask says. */
  readonly mode: number;
  /** Whose owner and group the file gets, where the system lets us give files away: nobody may lose a file to root. */
  readonly like?: Pick<Stats, 'uid' | 'gid'> | null;
}

/** A complete and synced file beside its target, which has not taken its place yet. */
export interface Beside {
  readonly path: string;
  /** Open for reading and writing. Whoever asked for it closes it. */
  readonly handle: FileHandle;
}

/** No file system has names of more than 255 bytes, some (eCryptfs) of no more than 143. */
const longestBase = 100;

/** A name that nobody can foresee, beside the target; what a killed process leaves under it is removed later. */
export function temporaryPath(target: string): string {
  return join(dirname(target), `${baseOfTemporary(target)}.daypass-${randomBytes(8).toString('hex')}.tmp`);
}

/** What the names of its temporary files begin with. Cut by bytes: a broken character at the end is as good as any other. */
export function baseOfTemporary(target: string): string {
  return Buffer.from(basename(target)).subarray(0, longestBase).toString();
}

const temporaryName = /^(.+)\.daypass-[0-9a-f]{12,16}\.tmp$/s;

/**
 * Whether a file of this name is a temporary one of Daypass for one of these targets (base names). Names of twelve digits
 * are those of earlier versions.
 */
export function isTemporaryOf(name: string, isTarget: (base: string) => boolean): boolean {
  const base = temporaryName.exec(name)?.[1];
  return base !== undefined && isTarget(base);
}

/** The end of a chain of links, even if there is no file yet: the link stays, its target is written (dotfile managers). */
export async function endOfLinks(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') throw error;
    const next = await readlink(file).catch(() => null);
    return next === null ? file : endOfLinks(resolve(await realpath(dirname(file)), next));
  }
}

/** What is at the target; null if nothing. Throws for what is no file: a device or a pipe must stay what it is. */
export async function presentFile(target: string): Promise<Stats | null> {
  const present = await stat(target).catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (present?.isDirectory()) throw systemError('EISDIR');
  if (present && !present.isFile()) throw systemError('ENXIO');
  return present;
}

/** Writes and syncs the temporary file. Throws without leaving one behind. */
export async function writeBeside(target: string, whole: Whole): Promise<Beside> {
  const path = temporaryPath(target);
  // Exclusively: never through a link that another user has put there, and closed to others from the start.
  const handle = await whileBusy(() => open(path, 'wx+', whole.mode & 0o700));
  try {
    await giveTo(handle, whole);
    const bytes = bytesOf(whole.content);
    await writeAll(handle, bytes);
    if ((await handle.stat()).size !== bytes.length) throw systemError('EIO');
    return { path, handle };
  } catch (error) {
    await handle.close();
    await unlink(path).catch(() => undefined);
    throw error;
  }
}

/** Puts the temporary file in the place of whatever is there, and makes that last. Throws if either fails. */
export async function takePlace({ path }: Beside, target: string): Promise<void> {
  await whileBusy(() => rename(path, target));
  await syncFolder(dirname(target));
}

/** Closes the temporary file, and removes it if it has not taken its place. */
export async function discardTemporary({ path, handle }: Beside): Promise<void> {
  await handle.close();
  await unlink(path).catch(() => undefined);
}

/**
 * Writes `whole` in the place of `target`, the end of all links. Where the target cannot be replaced, being mounted by itself
 * or in a folder that takes no new file, it is written in place.
 */
export async function replaceWhole(target: string, whole: Whole, present: Stats | null): Promise<void> {
  let beside: Beside;
  try {
    beside = await writeBeside(target, whole);
  } catch (error) {
    if (present && isClosedFolder(error)) return overwrite(target, whole);
    throw error;
  }
  try {
    await takePlace(beside, target);
  } catch (error) {
    if (!present || !isMountedAlone(error)) throw error;
    await overwrite(target, whole);
  } finally {
    await discardTemporary(beside);
  }
}

/** Whether a file with so much content could be written now; null, or the system's code. Leaves nothing behind. */
export async function obstacleToWriting(target: string, whole: Whole): Promise<string | null> {
  try {
    const present = await presentFile(target);
    try {
      await discardTemporary(await writeBeside(target, whole));
    } catch (error) {
      if (!present || !isClosedFolder(error)) throw error;
      await access(target, constants.W_OK);
    }
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** A mount point cannot be replaced by a rename, e.g. one file of a development container (`docker -v`, `mount --bind`). */
export function isMountedAlone(error: unknown): boolean {
  return process.platform !== 'win32' && ['EBUSY', 'EXDEV'].includes(reasonOf(error));
}

/** The folder takes no new file; one that is there may be writable all the same. */
export function isClosedFolder(error: unknown): boolean {
  return process.platform !== 'win32' && ['EACCES', 'EPERM', 'EROFS'].includes(reasonOf(error));
}

/** In bytes. What is to be taken back is in memory meanwhile. */
const mostOverwritten = 32 * 1024 * 1024;

/**
 * Writes over a file. What does not succeed is taken back: the old bytes lie where they were, so that this needs no room.
 * Throws the first failure in any case.
 */
export async function overwrite(target: string, { content, mode }: Whole): Promise<void> {
  const handle = await open(target, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw systemError('ENXIO');
    if (stats.size > mostOverwritten) throw systemError('EFBIG');
    if ((stats.mode & 0o777) !== mode) await handle.chmod(mode).catch(ignoreUnsupported);
    const old = await handle.readFile();
    const bytes = bytesOf(content);
    try {
      // Before the first byte and never after the last one: by then another program may have written a longer text.
      if (old.length > bytes.length) await handle.truncate(bytes.length);
      await writeAll(handle, bytes);
    } catch (error) {
      await writeAll(handle, old).catch(() => undefined);
      if (bytes.length > old.length) await handle.truncate(old.length).catch(() => undefined);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/** From the beginning to the end, and synced: `write` may take less than it was given, without an error. */
async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, done);
    if (bytesWritten === 0) throw systemError('ENOSPC');
    done += bytesWritten;
  }
  await handle.sync();
}

/** Mode and owner before the first byte. Some mounts (Windows drives, network) know neither. */
async function giveTo(handle: FileHandle, { mode, like }: Whole): Promise<void> {
  const made = await handle.stat();
  const isGiven = like && process.getuid && (made.uid !== like.uid || made.gid !== like.gid);
  if (isGiven) await handle.chown(like.uid, like.gid).catch(() => undefined);
  if ((made.mode & 0o777) !== mode || isGiven) await handle.chmod(mode).catch(ignoreUnsupported);
}

const unsupported: ReadonlySet<string> = new Set(['ENOSYS', 'EINVAL', 'EPERM', 'ENOTSUP']);
function ignoreUnsupported(error: unknown): void {
  if (!unsupported.has(reasonOf(error))) throw error;
}

/**
 * Makes new names in a folder outlast a power cut. Windows cannot do that, nor can some network drives; a folder that may be
 * written but not read cannot even be opened. Throws what is a failure of the disk.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (['EIO', 'ENOSPC', 'EDQUOT'].includes(reasonOf(error))) throw error;
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
