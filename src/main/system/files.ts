/** Reads, replaces and removes files that other programs use at the same time; failures are values, not exceptions. */
import { constants, type Dirent, type Stats } from 'node:fs';
import { access, type FileHandle, open, readdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf, systemError, whileBusy } from './file-errors.ts';
import { endOfLinks, obstacleToWriting, presentFile, replaceWhole } from './whole-file.ts';
import { homeFolder } from './home-folder.ts';
import { daypassFolderIn, keptFolderAbove } from './kept-folders.ts';
import { fewAtOnce } from './time-limits.ts';
import { makeFolder as makeAllFolders } from './make-folder.ts';

/** `reason` is the system's code, such as `EACCES`, and holds nothing of the file's content. */
export interface FileFailed {
  readonly kind: 'failed';
  readonly reason: string;
}

export type ReadText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'missing' } | FileFailed;

export type Written = { readonly kind: 'written' } | FileFailed;

/** `missing`: there was nothing to remove. */
export type Removed = { readonly kind: 'removed' } | { readonly kind: 'missing' } | FileFailed;

export type Listed = { readonly kind: 'listed'; readonly files: readonly string[] } | FileFailed;

export interface WriteOptions {
  /** Of a new file, whatever the umask says. A file that is there keeps its own mode. */
  readonly mode: number;
  /** Of folders that have to be made (narrowed by the umask). A folder that is there keeps its own mode. */
  readonly dirMode: number;
  /** Also gives `mode` to a file that is there: for secrets. */
  readonly forceMode?: boolean;
}

/** Modes of a new file and of new folders that are for the user alone. */
export const ownerOnly = { mode: 0o600, dirMode: 0o700 } as const satisfies WriteOptions;

/** The reason of `readText` for bytes that are no UTF-8. Replacing them by U+FFFD would destroy them when written back. */
export const illegalBytes = 'EILSEQ';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const forgiving = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** Far more than an honest config file has, with every role of a large company in it (some MB). */
const usualLimit = 32 * 1024 * 1024;
const usualPart = 64 * 1024;

/** For looking only: with U+FFFD in the place of each illegal byte. What it reads must never be written back. */
export async function readDamagedText(file: string, atMost: number = usualLimit): Promise<ReadText> {
  return readText(file, atMost, forgiving);
}

/**
 * The whole file as UTF-8; a byte order mark stays in the text. Symbolic links are followed. A file of more than `atMost`
 * bytes is not read (`EFBIG`), nor is a pipe or socket (`ENXIO`): reading one would never end.
 */
export async function readText(file: string, atMost: number = usualLimit, decoder = utf8): Promise<ReadText> {
  let bytes;
  try {
    bytes = await whileBusy(() => readBytes(file, atMost));
  } catch (error) {
    return reasonOf(error) === 'ENOENT' ? { kind: 'missing' } : failed(error);
  }
  try {
    return { kind: 'text', text: decoder.decode(bytes) };
  } catch {
    return { kind: 'failed', reason: illegalBytes };
  }
}

/** The same without a look at what the bytes mean. Throws the system's errors. */
export async function readBytes(file: string, atMost: number = usualLimit): Promise<Buffer> {
  const handle = await open(file, withoutWaiting);
  try {
    const stats = await handle.stat();
    // /dev/null in a file's place, by which people say that there is none; /dev/zero has no end either.
    if (stats.isCharacterDevice()) return Buffer.alloc(0);
    if (stats.isDirectory()) throw systemError('EISDIR');
    if (!stats.isFile()) throw systemError('ENXIO');
    if (stats.size > atMost) throw systemError('EFBIG');
    return await readUpTo(handle, atMost, stats.size);
  } finally {
    await handle.close();
  }
}

/**
 * For `open`: otherwise the opening of a pipe would wait for its writer, and take one of Node's four threads for files with it;
 * and a terminal could become the one that ends Daypass when it is closed. Windows knows neither these flags nor such files.
 */
export const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * From the beginning to the end, whatever size was said before: files of `/proc` say none and go on for gigabytes, others grow
 * while they are read. `expected` is that size in bytes. Throws `EFBIG` after `atMost` bytes.
 */
export async function readUpTo(handle: FileHandle, atMost: number, expected: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for (let length = Math.min(expected, atMost) + 1; ; length = usualPart) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, size);
    if (bytesRead === 0) return Buffer.concat(parts, size);
    size += bytesRead;
    if (size > atMost) throw systemError('EFBIG');
    parts.push(buffer.subarray(0, bytesRead));
  }
}

/** Whether the system would start it: a folder, too, has the right that programs have. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/**
 * Replaces or makes a file so that every reader sees the old text or the new one, also after a power cut (whole-file.ts). A
 * symbolic link stays, its target is replaced (dotfile managers link `~/.aws/config`).
 */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array,
  options: WriteOptions,
): Promise<Written> {
  try {
    const target = await endOfLinks(file);
    await makeFolder(dirname(target), options.dirMode);
    const present = await presentFile(target);
    const mode = present && !options.forceMode ? present.mode & 0o777 : options.mode;
    await replaceWhole(target, { content, mode, like: await ownerOf(target, present, options) }, present);
    return { kind: 'written' };
  } catch (error) {
    return failed(error);
  }
}

/**
 * The file stays whose it is; what root writes for a user remains the user's. But a secret is not given to somebody who has
 * put a file of his own into a folder that is not his.
 */
async function ownerOf(target: string, present: Stats | null, { forceMode }: WriteOptions): Promise<Stats | null> {
  if (!present || !forceMode) return present;
  return (await stat(dirname(target))).uid === present.uid ? present : null;
}

/** Whether `writeAtomically` would find the room and the right to do so, as far as can be known before. */
export async function tryToWrite(file: string, content: string, { mode }: WriteOptions): Promise<Written> {
  try {
    const reason = await obstacleToWriting(await endOfLinks(file), { content, mode });
    return reason === null ? { kind: 'written' } : { kind: 'failed', reason };
  } catch (error) {
    return failed(error);
  }
}

/** Makes a folder and those above it, but none that only its user makes anew (kept-folders.ts). */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  await makeAllFolders(folder, mode, keptFolderAbove(folder));
}

/** `~/.aws/sso/daypass`, for what concerns the AWS files and must not lie among them. */
export function daypassFolder(home = homeFolder()): string {
  return daypassFolderIn(join(home, '.aws'));
}

/** Removes a file; of a symbolic link only the link, as the AWS CLI does. */
export async function removeFile(file: string): Promise<Removed> {
  try {
    await whileBusy(() => unlink(file));
    return { kind: 'removed' };
  } catch (error) {
    return reasonOf(error) === 'ENOENT' ? { kind: 'missing' } : failed(error);
  }
}

/**
 * The full names of all regular files in a folder, also behind symbolic links, in the order of their names; none if the
 * folder is missing. Pipes and sockets are left out because reading one would never end.
 */
export async function listFolder(folder: string): Promise<Listed> {
  try {
    const entries = await whileBusy(() => readdir(folder, { withFileTypes: true }));
    const named = (kept: Dirent[]): string[] => kept.map(({ name }) => join(folder, name));
    const links = named(entries.filter((entry) => entry.isSymbolicLink()));
    const linked = await fewAtOnce(links, isRegularFile, () => false);
    const files = named(entries.filter((entry) => entry.isFile()));
    return { kind: 'listed', files: [...files, ...links.filter((_, index) => linked[index])].sort() };
  } catch (error) {
    return reasonOf(error) === 'ENOENT' ? { kind: 'listed', files: [] } : failed(error);
  }
}

async function isRegularFile(file: string): Promise<boolean> {
  return stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

function failed(error: unknown): FileFailed {
  return { kind: 'failed', reason: reasonOf(error) };
}
