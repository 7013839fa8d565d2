/** What processes of Daypass that were killed while they changed an AWS file have left: cleared away, or taken back. */
import type { EpochMs } from '../../../shared/time.ts';
import { removeOldLock, removeTemporariesOf } from '../../system/leftovers.ts';
import { endOfLinks } from '../../system/whole-file.ts';
import { folderFor, lockSuffix, placesBeside } from './beside.ts';
import { hasHalfWritten } from './in-place.ts';
import { inConfigTurn } from './config-lock.ts';

/** Never rejects. */
export async function removeConfigLeftovers(file: string, now: EpochMs): Promise<void> {
  const target = await endOfLinks(file).catch(() => file);
  // Whoever has the turn takes back first what is half written.
  if (await hasHalfWritten(target)) await inConfigTurn(file, async () => {});
  await removeTemporariesOf(file, now, '.daypass-', (one) => [folderFor(one)]);
  for (const lock of placesBeside(target, lockSuffix)) await removeOldLock(lock, now);
}
