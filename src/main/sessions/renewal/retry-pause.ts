/** How long a renewal that failed for a passing reason waits for its next try. */
import { hour, minute, type Ms, second } from '../../../shared/time.ts';
import { AwsFailure } from '../../aws/api/failure.ts';
import { randomUpTo } from '../../system/jitter.ts';

/** Doubled each time up to the last. */
const firstRetry: Ms = 15 * second;
const lastRetry: Ms = 5 * minute;
/** However long AWS asks to be left alone. */
const longestPause: Ms = hour;

/** `tries` is how many have failed before this one. */
export function retryPause(tries: number, error: unknown): Ms {
  const asked = error instanceof AwsFailure ? Math.min(error.retryAfter, longestPause) : 0;
  const pause = Math.max(Math.min(firstRetry * 2 ** tries, lastRetry), asked / 0.9);
  return pause * 0.9 + randomUpTo(pause * 0.2);
}
