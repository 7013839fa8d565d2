/** This computer's clock beside AWS's: what is told of the difference, and what is not. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type ClockCheck, createClockCheck } from './clock-check.ts';
import { now } from '../system/clock.ts';
import { createStore, type Store } from '../core/store.ts';
import { advance } from '../../../testing/support/clock.ts';
import { makeState } from '../../../testing/support/states.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const minute = 60_000;
let store: Store;
let check: ClockCheck;
beforeEach(() => {
  store = createStore(makeState([]));
  check = createClockCheck(store);
});

const shown = () => store.state.notices.map(({ problem }) => problem.params);

/** AWS answered at once: it is `ahead` earlier there than here. */
const hear = (ahead: number) => check.heard(now() - ahead, now());

describe('the notice', () => {
  test.each([
    ['two hours ahead', 120 * minute, [{ minutes: 120, direction: 'ahead' }]],
    ['two hours behind', -120 * minute, [{ minutes: 120, direction: 'behind' }]],
    ['three days ahead', 3 * 24 * 60 * minute, [{ minutes: 4320, direction: 'ahead' }]],
    ['six minutes', 6 * minute, [{ minutes: 6, direction: 'ahead' }]],
    ['four minutes: AWS accepts what tools sign', 4 * minute, []],
    ['four minutes behind', -4 * minute, []],
    ['even', 0, []],
  ])('%s', (_, ahead, expected) => {
    hear(ahead);
    expect(shown()).toEqual(expected);
  });

  test('goes when the clock is mended, and says so once', () => {
    let changes = 0;
    check.onChange(() => (changes += 1));
    hear(120 * minute);
    hear(120 * minute + 5000);
    expect(changes).toBe(1);
    hear(1000);
    expect(shown()).toEqual([]);
    expect(changes).toBe(2);
  });

  test('a dismissed one does not come back for the same difference', () => {
    hear(120 * minute);
    store.update((state) => ({ ...state, notices: [] }));
    hear(121 * minute);
    expect(shown()).toEqual([]);
    hear(60 * minute);
    expect(shown()).toEqual([{ minutes: 60, direction: 'ahead' }]);
  });

  test('what was known is not known any more after a jump of the clock', () => {
    hear(120 * minute);
    check.forget();
    expect(shown()).toEqual([]);
    expect(check.awsNow()).toBeCloseTo(now(), -2);
  });
});

test('a machine that slept while it waited for the answer has a good clock', () => {
  const askedAt = now();
  advance(600 * minute);
  // AWS answered at once; the answer was read ten hours later.
  check.heard(askedAt + 1000, askedAt);
  // AWS answered after the sleep.
  check.heard(now() - 1000, askedAt);
  expect(shown()).toEqual([]);
});

test('AWS’s time is ours unless they differ by minutes', () => {
  hear(2000);
  expect(check.awsNow()).toBeCloseTo(now(), -2);
  hear(120 * minute);
  expect(now() - check.awsNow()).toBeCloseTo(120 * minute, -3);
  hear(-120 * minute);
  expect(now() - check.awsNow()).toBeCloseTo(-120 * minute, -3);
});
