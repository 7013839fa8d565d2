/** Tests of the ticker: when it ticks, and when it has to keep still. */
import { expect, test } from 'vitest';
import { hour, minute, type Ms, second } from '../../shared/time.ts';
import { createTicker, untilNextTick } from './ticker.ts';

const noon = Date.UTC(2026, 10, 23, 12);

test('ticks just after the shown minute has changed, and each second in the last ten minutes', () => {
  expect(untilNextTick([noon + hour], noon)).toBe(1);
  expect(untilNextTick([noon + hour + 20 * second], noon)).toBe(20 * second + 1);
  expect(untilNextTick([noon + 10 * minute], noon)).toBe(1);
  expect(untilNextTick([noon + 10 * minute - 1], noon)).toBe(second);
  expect(untilNextTick([noon + 300], noon)).toBe(301);
});

test('the countdown that changes first decides, and those that are over do not', () => {
  expect(untilNextTick([noon + hour + 20 * second, noon + 2 * hour + 5 * second], noon)).toBe(5 * second + 1);
  expect(untilNextTick([noon - 1, noon - hour], noon)).toBeNull();
  expect(untilNextTick([], noon)).toBeNull();
});

/** A page whose clock and timers stand still until the test moves them. */
function stillPage() {
  const page = { time: noon, visible: true, planned: null as { tick: () => void; delay: Ms } | null };
  let changed = (): void => {};
  const ticker = createTicker({
    now: () => page.time,
    isVisible: () => page.visible,
    onVisibilityChange: (listener) => {
      changed = listener;
    },
    schedule(tick, delay) {
      const mine = { tick, delay };
      page.planned = mine;
      return () => {
        if (page.planned === mine) page.planned = null;
      };
    },
  });
  const elapse = (): void => {
    const { planned } = page;
    if (!planned) throw new Error('nothing is planned');
    page.planned = null;
    page.time += planned.delay;
    planned.tick();
  };
  const show = (visible: boolean): void => {
    page.visible = visible;
    changed();
  };
  return { page, ticker, elapse, show };
}

test('a countdown is told each second, and nothing is planned once it is over', () => {
  const { page, ticker, elapse } = stillPage();
  const told: number[] = [];
  ticker.subscribe(() => told.push(ticker.now() - noon), noon + 2 * second);
  told.length = 0;
  while (page.planned) elapse();
  expect(told).toEqual([1, 1001, 2001]);
});

test('no timer runs where nothing counts down', () => {
  const { page, ticker } = stillPage();
  ticker.subscribe(() => {}, null);
  expect(page.planned).toBeNull();
});

test('no timer runs while the page is hidden; when it is shown the time is right at once', () => {
  const { page, ticker, show } = stillPage();
  ticker.subscribe(() => {}, noon + hour);
  expect(page.planned).not.toBeNull();
  show(false);
  expect(page.planned).toBeNull();
  page.time += 8 * hour;
  show(true);
  expect(ticker.now()).toBe(noon + 8 * hour);
});

test('a listener that has left is not told and keeps no timer', () => {
  const { page, ticker } = stillPage();
  let told = 0;
  const leave = ticker.subscribe(() => told++, noon + hour);
  leave();
  told = 0;
  ticker.refresh();
  expect(told).toBe(0);
  expect(page.planned).toBeNull();
});
