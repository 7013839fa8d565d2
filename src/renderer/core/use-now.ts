/** The ticker as a React hook. */
import { useCallback, useSyncExternalStore } from 'react';
import type { EpochMs } from '../../shared/time.ts';
import { now } from './clock.ts';
import { createTicker } from './ticker.ts';

/** The one ticker of the page. */
export const ticker = createTicker({
  now,
  isVisible: () => document.visibilityState === 'visible',
  onVisibilityChange: (listener) => document.addEventListener('visibilitychange', listener),
  schedule(tick, delay) {
    const timer = setTimeout(tick, delay);
    return () => clearTimeout(timer);
  },
});

/** The time of day, drawn again often enough for a countdown to `until`; null where nothing counts down. */
export function useNow(until: EpochMs | null): EpochMs {
  // A listener of its own for each caller: the ticker tells callers apart by it.
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(() => listener(), until), [until]);
  return useSyncExternalStore(subscribe, ticker.now);
}
