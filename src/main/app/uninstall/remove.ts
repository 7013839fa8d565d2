/** Removes what `find.ts` has found, one by one: a file by its name, a folder only if it is empty. */
import { rmdir } from 'node:fs/promises';
import { reasonOf } from '../../system/file-errors.ts';
import { removeFile } from '../../system/files.ts';
import type { OwnEntry } from './entries.ts';

export type RemovedEntry =
  /** `kept`: a folder in which something is left. */
  | { readonly kind: 'removed' | 'kept' | 'missing' }
  /** `reason` is the system's code. */
  | { readonly kind: 'failed'; readonly reason: string };

export async function removeOwn({ path: place, isFolder }: OwnEntry): Promise<RemovedEntry> {
  if (!isFolder) return removeFile(place);
  try {
    await rmdir(place);
    return { kind: 'removed' };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT') return { kind: 'missing' };
    return ['ENOTEMPTY', 'EEXIST'].includes(reason) ? { kind: 'kept' } : { kind: 'failed', reason };
  }
}
