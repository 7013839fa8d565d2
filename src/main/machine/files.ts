/** Reads, replaces and removes files that other programs use at the same time; failures are values, not exceptions. */
import { constants, type Dirent } from 'node:fs';
import { mkdir, open, readdir, readlink, realpath, stat, unlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Ms } from '../../shared/time.ts';
import { wait } from './clock.ts';
import { fewAtOnce } from './in-time.ts';

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

/** The reason of `readText` for bytes that are no UTF-8. Replacing them by U+FFFD would destroy them when written back. */
export const illegalBytes = 'EILSEQ';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const forgiving = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** Far more than an honest config file has, with every role of a large company in it (some MB). */
const usualLimit = 32 * 1024 * 1024;

/** For looking only: with U+FFFD in the place of each illegal byte. What it reads must never be written back. */
export async function readDamagedText(file: string): Promise<ReadText> {
  return readText(file, usualLimit, forgiving);
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

async function readBytes(file: string, atMost: number): Promise<Uint8Array> {
  // Otherwise the opening of a pipe would wait for its writer, and take one of Node's four threads for files with it.
  // Windows knows neither the flag nor such pipes.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    // /dev/null in a file's place, by which people say that there is none; /dev/zero has no end either.
    if (stats.isCharacterDevice()) return new Uint8Array();
    if (stats.isDirectory()) throw systemError('EISDIR');
    if (!stats.isFile()) throw systemError('ENXIO');
    if (stats.size > atMost) throw systemError('EFBIG');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

/**
 * Replaces or makes a file so that every reader sees the old text or the new one, also after a power cut: temporary file
 * in the same folder, fsync, rename. A symbolic link stays, its target is replaced (dotfile managers link `~/.aws/config`).
 */
export async function writeAtomically(file: string, text: string, options: WriteOptions): Promise<Written> {
  try {
    const target = await followLinks(file);
    await makeFolder(dirname(target), options.dirMode);
    const present = options.forceMode ? null : await modeOf(target);
    await whileBusy(() => writeFileAtomic(target, text, { mode: present ?? options.mode }));
    return { kind: 'written' };
  } catch (error) {
    return failed(error);
  }
}

/**
 * Makes a folder and those above it, but never the user's home: one that is not there was renamed or unmounted under the
 * app, and an empty one in its place would keep it from coming back.
 */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  const home = homedir();
  if (`${folder}${sep}`.startsWith(`${home}${sep}`)) await stat(home);
  await mkdir(folder, { recursive: true, mode });
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

/** Windows refuses to open, replace or remove a file that a virus scanner, an indexer or another tool has open. */
const busy: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const pauses: readonly Ms[] = [10, 20, 50, 100, 200];

/** Everywhere: too many files are open, in this process or on this machine. That says nothing about the file. */
const crowded: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE']);
const crowdedPauses: readonly Ms[] = [...pauses, 400, 800, 1600];

/** Tries again a few times while the file is in use (Windows; elsewhere these codes are final) or too many are open. */
export async function whileBusy<T>(attempt: () => Promise<T>, platform = process.platform): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const reason = reasonOf(error);
      const isBusy = platform === 'win32' && busy.has(reason);
      const pause = (crowded.has(reason) ? crowdedPauses : isBusy ? pauses : [])[tries];
      if (pause === undefined) throw error;
      await wait(pause);
    }
  }
}

/** Where a write has to go: the end of a chain of links, even if the file there does not exist yet. */
async function followLinks(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') throw error;
    const link = await readlink(file).catch(() => null);
    return link === null ? file : followLinks(resolve(await realpath(dirname(file)), link));
  }
}

async function modeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return null;
    throw error;
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

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
