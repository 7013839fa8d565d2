/** Says when what has failed for a passing reason is to be asked for again: later each time, and as late as AWS asks. */
import { minute, type Ms, second } from '../../shared/time.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import { randomUpTo } from '../system/jitter.ts';
import { monotonic, wait } from '../system/clock.ts';
import { ProblemError } from '../core/problem-error.ts';

export interface RetryTimes<Key> {
  /** Remembers the failure; false where nobody tries again by itself. */
  failed(key: Key, error: unknown): boolean;
  /** It succeeded, is asked for anyway, or is not there any more. */
  forget(key: Key, succeeded: boolean): void;
  /** All are due now. */
  hurry(): void;
}

/** Between two tries, doubled each time up to the last. */
const firstPause: Ms = 2 * second;
const lastPause: Ms = 5 * minute;
/** However long AWS asks for (Retry-After). */
const longestPause: Ms = 30 * minute;

/** `onDue` gets what is due, all at once; it is forgotten by then, but not how often it failed. */
export function createRetryTimes<Key>(onDue: (keys: readonly Key[]) => void, signal: AbortSignal): RetryTimes<Key> {
  const due = new Map<Key, Ms>();
  const tries = new Map<Key, number>();
  let sleep: { readonly until: Ms; readonly abort: AbortController } | null = null;

  const callDue = (isDue: (at: Ms) => boolean): void => {
    const keys = [...due].flatMap(([key, at]) => (isDue(at) ? [key] : []));
    for (const key of keys) due.delete(key);
    if (keys.length > 0 && !signal.aborted) onDue(keys);
  };

  /** One wait for whatever is due first. */
  const sleepUntil = async (until: Ms): Promise<void> => {
    sleep?.abort.abort();
    const mine = { until, abort: new AbortController() };
    sleep = mine;
    await wait(until - monotonic(), AbortSignal.any([signal, mine.abort.signal])).catch(() => {});
    if (signal.aborted || sleep !== mine) return;
    sleep = null;
    callDue((at) => at <= monotonic());
    let next = Number.POSITIVE_INFINITY;
    for (const at of due.values()) next = Math.min(next, at);
    if (Number.isFinite(next) && sleep === null) void sleepUntil(next);
  };

  return {
    failed(key, error) {
      if (!isPassing(error)) return false;
      const count = tries.get(key) ?? 0;
      tries.set(key, count + 1);
      const usual = Math.min(firstPause * 2 ** Math.min(count, 20), lastPause);
      const asked = error instanceof AwsFailure ? Math.min(error.retryAfter, longestPause) : 0;
      const at = monotonic() + Math.max(usual * 0.9 + randomUpTo(usual * 0.2), asked);
      due.set(key, at);
      if (sleep === null || at < sleep.until) void sleepUntil(at);
      return true;
    },
    forget(key, succeeded) {
      due.delete(key);
      if (succeeded) tries.delete(key);
    },
    hurry() {
      tries.clear();
      callDue(() => true);
    },
  };
}

/** What AWS or the network may answer otherwise next time; a problem that is no failure of AWS waits for something here. */
export function isPassing(error: unknown): boolean {
  return error instanceof AwsFailure ? error.isPassing : error instanceof ProblemError;
}
