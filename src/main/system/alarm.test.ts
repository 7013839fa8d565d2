/** The alarm: when it looks, how long it waits at most, and how it notices sleep and changed clocks. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Alarm, createAlarm } from './alarm.ts';

let alarm: Alarm;
let looks: { readonly at: number; readonly jump: number }[];
let next: (at: number) => number | null;
let failures: unknown[];
const start = Date.UTC(2026, 10, 22, 10);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  looks = [];
  failures = [];
  next = () => null;
  alarm = createAlarm(
    (at, jump) => {
      looks.push({ at: at - start, jump });
      return next(at);
    },
    (error) => failures.push(error),
  );
});
afterEach(() => {
  alarm.stop();
  vi.useRealTimers();
});

const times = (): number[] => looks.map(({ at }) => at);
const lookNow = async (): Promise<void> => {
  alarm.lookSoon();
  await vi.advanceTimersByTimeAsync(0);
};

describe('when it looks', () => {
  test('not before somebody asks, then at once, and every 45 s', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times()).toEqual([]);
    await lookNow();
    await vi.advanceTimersByTimeAsync(135_000);
    expect(times()).toEqual([60_000, 105_000, 150_000, 195_000]);
  });

  test('once for many who ask in the same turn', async () => {
    for (let asked = 0; asked < 10; asked++) alarm.lookSoon();
    await vi.advanceTimersByTimeAsync(0);
    expect(times()).toEqual([0]);
  });

  test('exactly at the next instant that is planned', async () => {
    next = (at) => (at < start + 12_345 ? start + 12_345 : null);
    await lookNow();
    await vi.advanceTimersByTimeAsync(12_345);
    expect(times()).toEqual([0, 12_345]);
  });

  test('at most 45 s apart, also for a plan weeks ahead (longer than any timer can be)', async () => {
    next = () => start + 60 * 86_400_000;
    await lookNow();
    await vi.advanceTimersByTimeAsync(90_000);
    expect(times()).toEqual([0, 45_000, 90_000]);
  });

  test('a plan that is always due does not spin', async () => {
    next = (at) => at - 1000;
    await lookNow();
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks.length).toBeLessThanOrEqual(5);
    expect(looks.length).toBeGreaterThanOrEqual(4);
  });

  test('idle for a day: fewer than two looks a minute', async () => {
    await lookNow();
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(looks).toHaveLength(80 * 24 + 1);
  });

  test('goes on after a look that failed', async () => {
    next = () => {
      throw new Error('a surface that is gone');
    };
    alarm.lookSoon();
    await vi.advanceTimersByTimeAsync(0);
    expect(failures).toEqual([new Error('a surface that is gone')]);
    next = () => null;
    await vi.advanceTimersByTimeAsync(45_000);
    expect(times()).toEqual([0, 45_000]);
  });

  test('never again after the end', async () => {
    await lookNow();
    alarm.stop();
    alarm.lookSoon();
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(times()).toEqual([0]);
  });

  test('an asked look that has not come yet does not come after the end', async () => {
    alarm.lookSoon();
    alarm.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(times()).toEqual([]);
  });
});

describe('clocks', () => {
  test('an even course is no jump', async () => {
    await lookNow();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(looks.some(({ jump }) => jump !== 0)).toBe(false);
  });

  test.each([
    ['ten hours of sleep', 36_000_000, true],
    ['a clock set back', -3_600_000, true],
    ['three seconds', 3000, true],
    ['a second of correction', 1000, false],
    ['a second back', -1000, false],
  ])('%s', async (_, jump, isJump) => {
    await lookNow();
    vi.setSystemTime(Date.now() + jump);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(looks.at(-1)).toEqual({ at: 45_000 + jump, jump: isJump ? jump : 0 });
    await vi.advanceTimersByTimeAsync(45_000);
    expect(looks.at(-1)).toMatchObject({ jump: 0 });
  });

  test('what has become due in the sleep is looked at with the first look after it', async () => {
    next = (at) => (at < start + 7_200_000 ? start + 7_200_000 : null);
    await lookNow();
    vi.setSystemTime(start + 36_000_000);
    await lookNow();
    expect(looks.at(-1)).toEqual({ at: 36_000_000, jump: 36_000_000 });
  });
});
