/** Whether a new sign-in lasts longer than the one that it took the place of: AWS's policy may not allow that. */
import type { Active } from '../../shared/app-state.ts';
import { type EpochMs, hour, minute, type Ms } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';

/** Seconds are rounded on the way, and the answer takes its time. */
const tolerance: Ms = minute;
/** A sign-in that is younger than this leaves hardly anything to win: nothing can be told from its end. */
const oldEnough: Ms = 5 * minute;

/**
 * True if the token of a sign-in that was just made (`at`) ends no later than the one `before`, which was still good: AWS
 * keeps the end of a portal session that is still running (aws-cli issue 7361). A renewable token that has its full
 * hour tells nothing about the end of its session, so nothing is claimed about it.
 */
export function isNotExtended(
  before: Pick<Active, 'accessTokenEndsAt' | 'signedInAt'>,
  { expiresAt, refreshToken }: Pick<Token, 'expiresAt' | 'refreshToken'>,
  at: EpochMs,
): boolean {
  const hasFullHour = refreshToken !== undefined && expiresAt - at >= hour - tolerance;
  if (hasFullHour || before.accessTokenEndsAt <= at) return false;
  if (before.signedInAt !== null && at - before.signedInAt < oldEnough) return false;
  return expiresAt - before.accessTokenEndsAt < tolerance;
}
