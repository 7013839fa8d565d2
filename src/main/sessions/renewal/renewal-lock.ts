/**
 * Keeps two Daypass processes of one user from renewing the same token at once: AWS rotates refresh tokens, and the slower
 * one would be refused. Other tools know nothing of this lock; they are met by reading the file again (running-renewals.ts).
 */
import path from 'node:path';
import { second } from '../../../shared/time.ts';
import { tokenFileName } from '../../aws/cache/token-cache.ts';
import { makeFolder } from '../../system/files.ts';
import type { Log } from '../../system/log.ts';
import { holdLock } from '../../system/process-lock.ts';

export interface RenewalLock {
  /**
   * Runs `act` while no other Daypass renews the token of this key; waits for it for half a minute at most. Rejects with
   * the signal's reason if aborted while it waits.
   */
  hold<Value>(key: string, act: () => Promise<Value>, signal?: AbortSignal): Promise<Value>;
}

const pause = second / 2;
const longestWait = 30 * second;

/** `folder` holds the locks: not the token folder, whose every entry `aws sso logout` reads. */
export function createRenewalLock(folder: string, log: Log): RenewalLock {
  return {
    async hold(key, act, signal) {
      const complain = (message: string, error: unknown): void => log.warn(`renewal: ${message}`, { error });
      await makeFolder(folder, 0o700).catch((error: unknown) => complain('no folder for the lock', error));
      return holdLock([path.join(folder, `${tokenFileName(key)}.lock`)], act, {
        longestWait,
        pause,
        complain,
        signal,
      });
    },
  };
}
