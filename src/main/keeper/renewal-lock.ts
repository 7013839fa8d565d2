/**
 * Keeps two Daypass processes of one user from renewing the same token at once: AWS rotates refresh tokens, and the slower
 * one would be refused. Other tools know nothing of this lock; they are met by reading the file again (session-keeper.ts).
 */
import path from 'node:path';
import { second } from '../../shared/time.ts';
import { tokenFileName } from '../aws/token-cache.ts';
import { monotonic, wait } from '../machine/clock.ts';
import { makeFolder } from '../machine/files.ts';
import type { Log } from '../machine/log.ts';

export interface RenewalLock {
  /**
   * Runs `act` while no other Daypass renews the token of this key; waits for it for half a minute at most. Rejects with
   * the signal's reason if aborted while it waits.
   */
  hold<Value>(key: string, act: () => Promise<Value>, signal?: AbortSignal): Promise<Value>;
}

/**
 * A holder that was killed is given up after this long; a living one renews its claim meanwhile. Not longer: the token that
 * it got may wait in its record (renewal-journal.ts) to be put in its place.
 */
const stale = 3 * second;
const pause = second / 2;
const patience = 30 * second;

/** `folder` holds the locks: not the token folder, whose every entry `aws sso logout` reads. */
export function createRenewalLock(folder: string, log: Log): RenewalLock {
  return {
    async hold(key, act, signal) {
      const release = await acquire(path.join(folder, `${tokenFileName(key)}.lock`), log, signal);
      try {
        return await act();
      } finally {
        await release().catch((error: unknown) => log.warn('renewal lock not released', { error }));
      }
    },
  };
}

/** Where no lock can be had (read-only disk, a holder that never ends) the renewal goes on without one. */
async function acquire(lockfilePath: string, log: Log, signal?: AbortSignal): Promise<() => Promise<void>> {
  const onCompromised = (error: Error): void => log.warn('renewal lock lost', { error });
  const { lock } = await import('proper-lockfile');
  for (const until = monotonic() + patience; ; await wait(pause, signal)) {
    try {
      await makeFolder(path.dirname(lockfilePath), 0o700);
      return await lock(lockfilePath, { lockfilePath, realpath: false, stale, onCompromised });
    } catch (error) {
      const isHeld = (error as NodeJS.ErrnoException).code === 'ELOCKED';
      if (isHeld && monotonic() < until) continue;
      log.warn('renewing without a lock', { error });
      return async () => {};
    }
  }
}
