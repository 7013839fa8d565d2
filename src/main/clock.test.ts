/** The clock and its waits. That nobody else asks the machine for the time is a house rule with a test of its own. */
import { describe, expect, test } from 'vitest';
import { monotonic, now, wait } from './clock.ts';

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
