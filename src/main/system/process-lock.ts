/** A lock between Daypass processes of one user, which outlives none of them: a folder that its holder touches. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { type Ms, second } from '../../shared/time.ts';
import { monotonic, wait } from './clock.ts';
import { reasonOf } from './file-errors.ts';
import { makeFolder } from './files.ts';
import { isClosedFolder } from './whole-file.ts';

export interface LockOptions {
  /** How long to wait for the holder. */
  readonly longestWait: Ms;
  /** Between two looks. */
  readonly pause: Ms;
  /** What went wrong, for the log. */
  readonly complain: (message: string, error: unknown) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A holder that was killed is given up after this long; a living one renews its claim meanwhile. Not longer: what it was
 * about may wait for the next one, as a renewed token waits in its record (sessions/renewal/renewal-journal.ts).
 */
const stale: Ms = 3 * second;

/**
 * Runs `act` (`isHeld`: whether it is alone) while no other process holds the lock at the first of these places that takes one; or without a lock where
 * none can be had: on a read-only disk, where something else is in its place, or where a holder never ends. The folder of
 * the first must be there; those of the others are made. Rejects with the signal's reason if aborted while it waits, and with what `act` throws.
 */
export async function holdLock<Value>(
  places: readonly string[],
  act: (isHeld: boolean) => Promise<Value>,
  options: LockOptions,
): Promise<Value> {
  const release = await acquire(places, options);
  try {
    return await act(release !== null);
  } finally {
    await release?.().catch((error: unknown) => options.complain('lock not released', error));
  }
}

/** Null: no lock can be had. */
async function acquire(places: readonly string[], options: LockOptions): Promise<(() => Promise<void>) | null> {
  const { longestWait, pause, complain, signal } = options;
  const onCompromised = (error: Error): void => complain('lock lost', error);
  const { lock } = await import('proper-lockfile');
  const until = monotonic() + longestWait;
  const [lockfilePath = '', ...others] = places;
  for (; ; await wait(pause, signal)) {
    try {
      return await lock(lockfilePath, { lockfilePath, realpath: false, stale, onCompromised });
    } catch (error) {
      if (reasonOf(error) === 'ELOCKED' && monotonic() < until && (await mayBeLock(lockfilePath))) continue;
      const [next] = others;
      if (next !== undefined && isClosedFolder(error)) {
        await makeFolder(path.dirname(next), 0o700).catch(() => undefined);
        return acquire(others, options);
      }
      complain('going on without a lock', error);
      return null;
    }
  }
}

/** A lock is a folder, or has just been released. Whoever waits for anything else waits for nobody. */
async function mayBeLock(place: string): Promise<boolean> {
  return lstat(place).then(
    (stats) => stats.isDirectory(),
    () => true,
  );
}
