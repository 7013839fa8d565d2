/**
 * Removes what killed writers of Daypass left in the token folder. `aws sso logout` reads every entry there, and a leftover
 * holds secrets.
 */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EpochMs, Ms } from '../../shared/time.ts';
import { minute } from '../../shared/time.ts';
import { listFolder, removeFile } from '../machine/files.ts';
import { hashedFileName } from './cache-file.ts';

/**
 * The temporary files of write-file-atomic for the names in this folder: the final name, a dot, a number of 32 bits. No AWS
 * tool names a file so: botocore and Go use random names that end in `.tmp`, the others write in place.
 */
const leftover = /^([0-9a-f]{40}\.json)\.\d{1,10}$/;

/** No writer that lives takes that long between the making of its temporary file and the rename. */
const old: Ms = 10 * minute;

/** Those that are old at `now`; of the token with this key all, for whoever signs out of it. */
export async function removeLeftovers(dir: string, now: EpochMs, key?: string): Promise<void> {
  const listed = await listFolder(dir);
  const wanted = key === undefined ? null : hashedFileName(key);
  for (const file of listed.kind === 'listed' ? listed.files : []) {
    const target = leftover.exec(basename(file))?.[1];
    if (target === undefined) continue;
    if (wanted === null ? await isOld(file, now) : target === wanted) await removeFile(file);
  }
}

async function isOld(file: string, now: EpochMs): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => now - mtimeMs > old,
    () => false,
  );
}
