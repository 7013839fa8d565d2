/**
 * The credentials of one served role, at hand when a program asks: AWS tools wait a second or two for them. New ones are had before
 * the old ones are too old, as long as somebody asks; and while AWS cannot be reached the old ones serve to their end.
 */
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import type { RoleKeys } from '../aws/api/role-keys.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { CredentialPlan } from '../credentials/plan.ts';
import { wait } from '../system/clock.ts';

export interface ServedKeys {
  /** Credentials with time left, for somebody who uses them, or else to have them at hand. Never rejects. */
  get(isUse: boolean): Promise<Result<RoleKeys>>;
  /** Forgets them; nothing is asked for any more. */
  stop(): void;
}

export interface ServedKeysDeps {
  readonly credentials: Pick<Credentials, 'get'>;
  /** What time it is at AWS. */
  readonly awsNow: () => EpochMs;
}

/** Some minutes before AWS tools ask for new ones, which they do with 15 minutes left at the earliest. */
const renewedWith: Ms = 20 * minute;
/** With less left nobody can do anything with them. */
const leastUse: Ms = minute;
/** After a renewal ahead of need that has failed. */
const pause: Ms = minute;

export function createServedKeys(plan: CredentialPlan, { credentials, awsNow }: ServedKeysDeps): ServedKeys {
  const end = new AbortController();
  let kept: RoleKeys | null = null;
  let isUsed = false;

  const left = (keys: RoleKeys): Ms => keys.expiresAt - awsNow();

  /** One at a time for each pair of keys; ends when nobody has asked for them in their time. */
  const renewAhead = async (keys: RoleKeys): Promise<void> => {
    // Of a life that is shorter than AWS tools like it, half is used.
    const leastLeft = Math.min(renewedWith, left(keys) / 2);
    await wait(Math.max(left(keys) - leastLeft, 0), end.signal);
    while (kept === keys && isUsed && left(keys) > 0) {
      const result = await credentials.get(plan, { isShared: false, leastLeft });
      if (result.ok) return keep(result.value);
      await wait(pause, end.signal);
    }
  };

  const keep = (keys: RoleKeys): void => {
    if (end.signal.aborted || kept?.sessionToken === keys.sessionToken) return;
    kept = keys;
    isUsed = false;
    renewAhead(keys).catch(() => {});
  };

  return {
    async get(isUse) {
      const result = await credentials.get(plan, { isShared: false });
      if (result.ok) keep(result.value);
      isUsed ||= isUse;
      if (result.ok) return result;
      if (kept === null || !isPassing(result.problem) || left(kept) <= leastUse) return result;
      return { ok: true, value: kept };
    },
    stop() {
      end.abort();
      kept = null;
    },
  };
}

/** Whether AWS has not been heard, and may be at the next try. */
export function isPassing({ retry }: Problem): boolean {
  return retry === 'auto';
}
