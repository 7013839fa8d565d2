/**
 * One clock for all countdowns of the page. It ticks only while the page can be seen and something counts down: each
 * second in the last ten minutes, otherwise when the minutes shown change.
 */
import { type EpochMs, minute, type Ms, second } from '../../shared/time.ts';

/** What the ticker needs from the page; tests put their own here. */
export interface TickerPage {
  readonly now: () => EpochMs;
  readonly isVisible: () => boolean;
  /** Calls `listener` whenever the page is hidden or shown. */
  readonly onVisibilityChange: (listener: () => void) => void;
  /** Calls `tick` once after `delay`; returns the function that prevents it. */
  readonly schedule: (tick: () => void, delay: Ms) => () => void;
}

export interface Ticker {
  /** The instant of the last tick. It changes only together with a call of the listeners. */
  readonly now: () => EpochMs;
  /** Hears each tick until the returned function is called; `until` (null: none) is what this listener counts down to. */
  readonly subscribe: (listener: () => void, until: EpochMs | null) => () => void;
  /** Looks at the clock now, as when a new snapshot has come. */
  readonly refresh: () => void;
}

const secondsShownBelow: Ms = 10 * minute;

/**
 * How long until a countdown to one of these instants shows something else, or null if all are over. A countdown
 * rounds down, so it changes just after a whole minute or second is left.
 */
export function untilNextTick(instants: Iterable<EpochMs>, now: EpochMs): Ms | null {
  let next: Ms | null = null;
  for (const instant of instants) {
    const left = instant - now;
    if (left < 0) continue;
    const delay = (left % (left < secondsShownBelow ? second : minute)) + 1;
    if (next === null || delay < next) next = delay;
  }
  return next;
}

export function createTicker(page: TickerPage): Ticker {
  let current = page.now();
  let cancel: (() => void) | null = null;
  const untilOf = new Map<() => void, EpochMs | null>();

  function plan(): void {
    cancel?.();
    cancel = null;
    if (!page.isVisible()) return;
    const counting = [...untilOf.values()].filter((until) => until !== null);
    const delay = untilNextTick(counting, current);
    if (delay !== null) cancel = page.schedule(refresh, delay);
  }

  function refresh(): void {
    current = page.now();
    plan();
    for (const listener of untilOf.keys()) listener();
  }

  page.onVisibilityChange(() => (page.isVisible() ? refresh() : plan()));

  return {
    now: () => current,
    subscribe(listener, until) {
      untilOf.set(listener, until);
      refresh();
      return () => {
        untilOf.delete(listener);
        plan();
      };
    },
    refresh,
  };
}
