/** Removes the temporary files of writers of Daypass that were killed: they may hold secrets, and nobody else clears them away. */
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import { removeFile } from './files.ts';

/** No writer that lives takes that long between the making of its temporary file and the rename. */
export const oldLeftover: Ms = 10 * minute;

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
