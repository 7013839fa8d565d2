/** What processes of Daypass that were killed while they changed an AWS file have left: cleared away, or taken back. */
import { rmdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { EpochMs } from '../../shared/time.ts';
import { oldLeftover, removeTemporaries } from '../machine/leftovers.ts';
import { baseOfTemporary, endOfLinks, isTemporaryOf } from '../machine/whole-file.ts';
import { folderFor, placesBeside } from './config-beside.ts';
import { hasHalfWritten } from './config-in-place.ts';
import { inConfigTurn, lockSuffix } from './config-turn.ts';

/** Also beside the end of the file's links, where its temporary files are made. Never rejects. */
export async function removeConfigLeftovers(file: string, now: EpochMs): Promise<void> {
  const target = await endOfLinks(file).catch(() => file);
  // Whoever has the turn takes back first what is half written.
  if (await hasHalfWritten(target)) await inConfigTurn(file, async () => {});
  for (const one of new Set([file, target])) {
    const name = basename(one);
    const isTarget = (base: string): boolean => base === baseOfTemporary(one) || base.startsWith(`${name}.daypass-`);
    const isLeftover = (found: string): boolean => isTemporaryOf(found, isTarget);
    for (const folder of [dirname(one), folderFor(one)]) await removeTemporaries(folder, isLeftover, now);
  }
  for (const lock of placesBeside(target, lockSuffix)) {
    const made = await stat(lock).catch(() => null);
    // Only an empty folder can be removed so, and a holder that lives touches it every second.
    if (made && now - made.mtimeMs > oldLeftover) await rmdir(lock).catch(() => undefined);
  }
}
