/**
 * Removes the temporary files and the locks of processes of Daypass that were killed: they may hold secrets, and nobody else
 * clears them away.
 */
import { lstat, readdir, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import { removeFile } from './files.ts';
import { baseOfTemporary, endOfLinks, isTemporaryOf } from './whole-file.ts';

/** No writer that lives takes that long between the making of its temporary file and the rename. */
const oldLeftover: Ms = 10 * minute;

/**
 * The old temporary files of `file` and of its copies, whose names begin with its own and `copies`: beside it and beside the
 * end of its links, where they are made; `elsewhere`: further folders for either. Never rejects.
 */
export async function removeTemporariesOf(
  file: string,
  now: EpochMs,
  copies: string | null = null,
  elsewhere: Elsewhere = nowhere,
): Promise<void> {
  for (const temporary of await temporariesOf(file, copies, elsewhere)) {
    if (await isOurs(temporary, now)) await removeFile(temporary);
  }
}

type Elsewhere = (file: string) => readonly string[];
const nowhere: Elsewhere = () => [];

/** The same files, however old they are. Never rejects. */
export async function temporariesOf(
  file: string,
  copies: string | null = null,
  elsewhere: Elsewhere = nowhere,
): Promise<readonly string[]> {
  const found: string[] = [];
  const target = await endOfLinks(file).catch(() => file);
  for (const one of new Set([file, target])) {
    const isCopy = (base: string): boolean => copies !== null && base.startsWith(`${path.basename(one)}${copies}`);
    const isTarget = (base: string): boolean => base === baseOfTemporary(one) || isCopy(base);
    for (const folder of [path.dirname(one), ...elsewhere(one)]) {
      found.push(...(await filesOf(folder, (name) => isTemporaryOf(name, isTarget))));
    }
  }
  return found;
}

/** A lock that nobody holds any more: only an empty folder goes, and a holder that lives touches it every second. Never rejects. */
export async function removeOldLock(lock: string, now: EpochMs): Promise<void> {
  const made = await stat(lock).catch(() => null);
  if (made && now - made.mtimeMs > oldLeftover) await rmdir(lock).catch(() => undefined);
}

/**
 * In `folder`, the files whose names are `isLeftover`, if they are old at `now`; all of them if that is null. Nothing but
 * regular files of this user is ever removed. Never rejects.
 */
export async function removeTemporaries(
  folder: string,
  isLeftover: (name: string) => boolean,
  now: EpochMs | null,
): Promise<void> {
  for (const file of await filesOf(folder, isLeftover)) if (await isOurs(file, now)) await removeFile(file);
}

async function filesOf(folder: string, isLeftover: (name: string) => boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const left: string[] = [];
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && isLeftover(entry.name) && (await isOurs(file, null))) left.push(file);
  }
  return left;
}

async function isOurs(file: string, now: EpochMs | null): Promise<boolean> {
  return lstat(file).then(
    ({ uid, mtimeMs }) =>
      (!process.getuid || uid === process.getuid()) && (now === null || now - mtimeMs > oldLeftover),
    () => false,
  );
}
