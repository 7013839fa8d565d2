/** The only place that asks the machine what time it is, and the only one that waits. */
import { day, type EpochMs, type Ms } from '../../shared/time.ts';

/** The wall clock: may jump when the machine slept or somebody set it. */
export function now(): EpochMs {
  return Date.now();
}

/** A clock that only goes forward and that nobody can set. Its zero has no meaning. */
export function monotonic(): Ms {
  return performance.now();
}

/** The longest single timer: Node fires those of more than 2^31-1 ms at once. */
const longestTimer: Ms = day;

/** The waits that run, each to be shaken awake to look at the clock again. */
const waiting = new Set<() => void>();

/**
 * All waits look at the clock now: the machine woke up, and timers stood still meanwhile. Whoever notices that calls this
 * (the alarm does), so that a wait needs one timer, and not one a minute to look by itself.
 */
export function recheckWaits(): void {
  for (const look of waiting) look();
}

/**
 * Waits until the wall clock has moved on by `ms`; `recheckWaits` ends it early if that was in a sleep. Rejects with the
 * signal's reason when aborted.
 */
export async function wait(ms: Ms, signal?: AbortSignal): Promise<void> {
  const until = now() + ms;
  const start = monotonic();
  for (;;) {
    signal?.throwIfAborted();
    // The smaller of both remainders: a clock that was set back must not prolong the wait.
    const left = Math.min(until - now(), ms - (monotonic() - start));
    if (left <= 0) return;
    await pause(Math.min(left, longestTimer), signal);
  }
}

/** Ends after `ms`, when the signal is aborted, or when all waits are to look at the clock. Never rejects. */
function pause(ms: Ms, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const end = (): void => resolve();
  waiting.add(end);
  signal?.addEventListener('abort', end);
  return promise.finally(() => {
    clearTimeout(timer);
    waiting.delete(end);
    // The signal may live much longer than this wait, as that of the app's end does.
    signal?.removeEventListener('abort', end);
  });
}

/**
 * Calls `act` once after `ms` in which this process could run: for the limit of something that goes on here. Time that the
 * machine sleeps through does not count, because nothing could come to its end in it, and no change of the clock does.
 * Returns what cancels it.
 */
export function afterAwake(ms: Ms, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
