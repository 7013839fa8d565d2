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
  elsewhere: (file: string) => readonly string[] = () => [],
): Promise<void> {
  const target = await endOfLinks(file).catch(() => file);
  for (const one of new Set([file, target])) {
    const isCopy = (base: string): boolean => copies !== null && base.startsWith(`${path.basename(one)}${copies}`);
    const isTarget = (base: string): boolean => base === baseOfTemporary(one) || isCopy(base);
    for (const folder of [path.dirname(one), ...elsewhere(one)]) {
      await removeTemporaries(folder, (name) => isTemporaryOf(name, isTarget), now);
    }
  }
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
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !isLeftover(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (await isOurs(file, now)) await removeFile(file);
  }
}

async function isOurs(file: string, now: EpochMs | null): Promise<boolean> {
  return lstat(file).then(
    ({ uid, mtimeMs }) =>
      (!process.getuid || uid === process.getuid()) && (now === null || now - mtimeMs > oldLeftover),
    () => false,
  );
}
