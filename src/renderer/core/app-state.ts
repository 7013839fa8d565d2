/** The app's state as a React hook: one readonly snapshot, asked for once when the page has loaded. */
import { useSyncExternalStore } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import { ticker } from './use-now.ts';
import { createSnapshots } from './snapshots.ts';

const snapshots = createSnapshots();

/** Begins to listen to the main process; called once, before the first drawing. */
export function connect(): void {
  window.daypass.onSnapshot((state) => {
    // First the clock: what the snapshot says is drawn with the time at which it came.
    ticker.refresh();
    snapshots.receive(state);
  });
  void window.daypass.dispatch({ type: 'panel-ready' });
}

/** The newest snapshot; null until the first one has come. */
export function useAppState(): AppState | null {
  return useSyncExternalStore(snapshots.subscribe, snapshots.current);
}
