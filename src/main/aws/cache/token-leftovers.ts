/**
 * Removes what killed writers of Daypass left in the token folder. `aws sso logout` reads every entry there, and a leftover
 * holds secrets.
 */
import type { EpochMs } from '../../../shared/time.ts';
import { removeTemporaries } from '../../system/leftovers.ts';
import { isTemporaryOf } from '../../system/whole-file.ts';
import { hashedFileName } from './entry-names.ts';

/** The names that all AWS tools give to tokens and registrations. */
const cacheName = /^[0-9a-f]{40}\.json$/;

/**
 * What versions before this one called theirs: the final name, a dot, a number of 32 bits. No AWS tool names a file so:
 * botocore and Go use random names that end in `.tmp`, the others write in place.
 */
const former = /^([0-9a-f]{40}\.json)\.\d{1,10}$/;

/** Those that are old at `now`; of the token with this key all, for whoever signs out of it. */
export async function removeLeftovers(dir: string, now: EpochMs, key?: string): Promise<void> {
  const wanted = key === undefined ? null : hashedFileName(key);
  const isTarget = (base: string): boolean => (wanted === null ? cacheName.test(base) : base === wanted);
  const isLeftover = (name: string): boolean => {
    const base = former.exec(name)?.[1];
    return base === undefined ? isTemporaryOf(name, isTarget) : isTarget(base);
  };
  await removeTemporaries(dir, isLeftover, wanted === null ? now : null);
}
