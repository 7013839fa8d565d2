/** The end of a test's own folder. */
import { rm } from 'node:fs/promises';

/**
 * Removes a test's own folder with all that is in it.
 *
 * Daypass may still be writing there when its test is over (a save that nobody waits for), and a file that appears while a
 * folder is being emptied makes its removal fail with ENOTEMPTY: the removal is tried again then.
 */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
