/** What processes of Daypass that were killed while they changed an AWS file have left: cleared away, or taken back. */
import type { EpochMs } from '../../shared/time.ts';
import { removeOldLock, removeTemporariesOf } from '../machine/leftovers.ts';
import { endOfLinks } from '../machine/whole-file.ts';
import { folderFor, placesBeside } from './config-beside.ts';
import { hasHalfWritten } from './config-in-place.ts';
import { inConfigTurn, lockSuffix } from './config-turn.ts';

/** Never rejects. */
export async function removeConfigLeftovers(file: string, now: EpochMs): Promise<void> {
  const target = await endOfLinks(file).catch(() => file);
  // Whoever has the turn takes back first what is half written.
  if (await hasHalfWritten(target)) await inConfigTurn(file, async () => {});
  await removeTemporariesOf(file, now, '.daypass-', (one) => [folderFor(one)]);
  for (const lock of placesBeside(target, lockSuffix)) await removeOldLock(lock, now);
}
