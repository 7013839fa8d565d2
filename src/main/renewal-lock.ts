/**
 * Keeps two Daypass processes of one user from renewing the same token at once: AWS rotates refresh tokens, and the slower
 * one would be refused. Other tools know nothing of this lock; they are met by reading the file again (session-keeper.ts).
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { second } from '../shared/time.ts';
import { tokenFileName } from './aws/token-cache.ts';
import type { Log } from './log.ts';

export interface RenewalLock {
  /** Runs `act` while no other Daypass renews the token of this key; waits for it for half a minute at most. */
  hold<Value>(key: string, act: () => Promise<Value>): Promise<Value>;
}

/** A holder that was killed is given up after this long; a living one renews its claim meanwhile. */
const stale = 10 * second;
const retries = { retries: 60, factor: 1, minTimeout: second / 2, maxTimeout: second / 2, randomize: true };

/** `folder` holds the locks: not the token folder, whose every entry `aws sso logout` reads. */
export function createRenewalLock(folder: string, log: Log): RenewalLock {
  return {
    async hold(key, act) {
      const release = await acquire(path.join(folder, `${tokenFileName(key)}.lock`), log);
      try {
        return await act();
      } finally {
        await release().catch((error: unknown) => log.warn('renewal lock not released', { error }));
      }
    },
  };
}

/** Where no lock can be had (read-only disk, a holder that never ends) the renewal goes on without one. */
async function acquire(lockfilePath: string, log: Log): Promise<() => Promise<void>> {
  try {
    const { lock } = await import('proper-lockfile');
    await mkdir(path.dirname(lockfilePath), { recursive: true, mode: 0o700 });
    const onCompromised = (error: Error): void => log.warn('renewal lock lost', { error });
    return await lock(lockfilePath, { lockfilePath, realpath: false, stale, retries, onCompromised });
  } catch (error) {
    log.warn('renewing without a lock', { error });
    return async () => {};
  }
}
