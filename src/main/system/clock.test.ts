/** The clock and its waits. That nobody else asks the machine for the time is a house rule with a test of its own. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { monotonic, now, recheckWaits, wait } from './clock.ts';

test('now is the wall clock in ms, monotonic only goes forward', () => {
  expect(Math.abs(now() - Date.now())).toBeLessThan(50);
  const before = monotonic();
  expect(monotonic()).toBeGreaterThanOrEqual(before);
});

describe('wait', () => {
  test('waits as long as asked', async () => {
    const start = performance.now();
    await wait(60);
    expect(performance.now() - start).toBeGreaterThanOrEqual(58);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('what is over already is no wait', async () => {
    await wait(0);
    await wait(-5);
  });

  test('rejects with the reason of the signal, before or in between', async () => {
    const reason = new Error('not needed any more');
    await expect(wait(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const abort = new AbortController();
    const waiting = wait(60_000, abort.signal);
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});

describe('long waits', () => {
  afterEach(() => void vi.useRealTimers());
  const hour = 3_600_000;

  /** Waits under fake timers; tells when it ended (ms since the start of the machine's timers). */
  function startWait(ms: number) {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
    const start = performance.now();
    const state: { endedAfter: number | null } = { endedAfter: null };
    void wait(ms).then(() => (state.endedAfter = performance.now() - start));
    return state;
  }

  test('wake nobody up in between', async () => {
    const waiting = startWait(5 * hour);
    const armed = vi.spyOn(globalThis, 'setTimeout');
    await vi.advanceTimersByTimeAsync(5 * hour);
    expect(waiting.endedAfter).toBe(5 * hour);
    expect(armed).not.toHaveBeenCalled();
  });

  test('may be longer than any timer', async () => {
    const waiting = startWait(60 * 24 * hour);
    await vi.advanceTimersByTimeAsync(59 * 24 * hour);
    expect(waiting.endedAfter).toBeNull();
    await vi.advanceTimersByTimeAsync(24 * hour);
    expect(waiting.endedAfter).toBe(60 * 24 * hour);
  });

  test('end when somebody notices that the machine has slept', async () => {
    const waiting = startWait(hour);
    vi.setSystemTime(Date.now() + 2 * hour);
    await vi.advanceTimersByTimeAsync(1000);
    expect(waiting.endedAfter).toBeNull();
    recheckWaits();
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting.endedAfter).toBe(1000);
  });

  test('go on when the clock was looked at too early', async () => {
    const waiting = startWait(hour);
    recheckWaits();
    await vi.advanceTimersByTimeAsync(hour - 1);
    expect(waiting.endedAfter).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(waiting.endedAfter).toBe(hour);
  });
});
