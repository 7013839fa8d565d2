/**
 * Reads what an administrator has settled for this computer, from the place that each system has for that, and only where nobody else
 * could have put it there. It knows no setting by name.
 */
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './file-errors.ts';
import { managedFiles } from './managed-places.ts';
import { valuesOfPlist, valuesOfRegistry } from './managed-programs.ts';
import { parseObject } from './parse-object.ts';

/** `refused`: something is there that no administrator has put there for certain, or that cannot be read. It counts as nothing. */
export type ManagedSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly place: string; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly place: string; readonly why: ManagedRefusal };

/** `others`: somebody else than the administrator owns it, or could write it, or it is a link. Any other: the system's code. */
export type ManagedRefusal = 'others' | 'format' | 'too-large' | (string & {});

/** An honest one has a few lines. */
export const largestManaged = 64 * 1024;

/** Never rejects. */
export async function readManaged(platform: NodeJS.Platform, env: Readonly<NodeJS.ProcessEnv>): Promise<ManagedSource> {
  if (platform === 'win32') return valuesOfRegistry(env);
  for (const file of managedFiles(platform)) {
    const found = await readManagedFile(file, platform === 'darwin' ? valuesOfPlist : parseObject);
    if (found.kind !== 'none') return found;
  }
  return { kind: 'none' };
}

/**
 * One file of them. `owner`: the number of the administrator. Both the file and its folder have to be the administrator's alone, as
 * whoever may write into the folder could put another file there. Never rejects.
 */
export async function readManagedFile(
  file: string,
  valuesIn: (text: Buffer) => object | null | Promise<object | null> = parseObject,
  owner: number = root,
): Promise<ManagedSource> {
  const refused = (why: ManagedRefusal): ManagedSource => ({ kind: 'refused', place: file, why });
  try {
    const folder = await lstat(path.dirname(file));
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile() || !folder.isDirectory()) return refused('others');
      if ([stats, folder].some(({ uid, mode }) => uid !== owner || (mode & writableByOthers) !== 0)) {
        return refused('others');
      }
      if (stats.size > largestManaged) return refused('too-large');
      const values = await valuesIn(await readAtMost(handle, largestManaged));
      return values === null ? refused('format') : { kind: 'found', place: file, values: { ...values } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return { kind: 'none' };
    // A link in the file's place.
    return refused(reason === 'ELOOP' ? 'others' : reason);
  }
}

const root = 0;
const writableByOthers = 0o022;

/** It may grow while it is read. */
async function readAtMost(handle: Awaited<ReturnType<typeof open>>, most: number): Promise<Buffer> {
  const bytes = Buffer.alloc(most);
  const { bytesRead } = await handle.read(bytes, 0, most, 0);
  return bytes.subarray(0, bytesRead);
}
