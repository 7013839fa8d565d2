/** What processes of Daypass that were killed while they changed an AWS file have left: cleared away, or taken back. */
import type { EpochMs } from '../../../shared/time.ts';
import { removeFile } from '../../system/files.ts';
import { removeOldLock, removeTemporariesOf, temporariesOf } from '../../system/leftovers.ts';
import { endOfLinks } from '../../system/whole-file.ts';
import { folderFor, lockSuffix, placesBeside } from './beside.ts';
import { hasHalfWritten } from './in-place.ts';
import { inConfigTurn } from './config-lock.ts';

/** Never rejects. */
export async function removeConfigLeftovers(file: string, now: EpochMs): Promise<void> {
  const target = await endOfLinks(file).catch(() => file);
  // Whoever has the turn takes back first what is half written.
  if (await hasHalfWritten(target)) await inConfigTurn(file, async () => {});
  await removeTemporariesNow(file);
  await removeTemporariesOf(file, now, ...whereItWrites);
  for (const lock of placesBeside(target, lockSuffix)) await removeOldLock(lock, now);
}

/** Copies beside the file, and the folder that takes its place where that one takes no new file. */
const whereItWrites = ['.daypass-', (one: string) => [folderFor(one)]] as const;

/**
 * At once those that nobody writes any more, as keys may be in them: whoever has the turn knows that no other Daypass writes the file.
 * Waits some seconds for a process that was killed while it had the turn. Without a turn nothing is removed. Never rejects.
 */
export async function removeTemporariesNow(file: string): Promise<void> {
  if ((await temporariesOf(file, ...whereItWrites)).length === 0) return;
  await inConfigTurn(file, async (isHeld) => {
    if (!isHeld) return;
    for (const temporary of await temporariesOf(file, ...whereItWrites)) await removeFile(temporary);
  });
}
