/** The newest snapshot of the app's state, and everybody who wants to know when it changes. */
import type { AppState } from '../../shared/app-state.ts';
import { shareUnchanged } from './structural-sharing.ts';

export interface Snapshots {
  /** The newest snapshot; null until the first has come. */
  readonly current: () => AppState | null;
  /** Takes a snapshot from the main process; one that is older than the newest is dropped. */
  readonly receive: (state: AppState) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSnapshots(): Snapshots {
  let newest: AppState | null = null;
  const listeners = new Set<() => void>();
  return {
    current: () => newest,
    receive(state) {
      if (newest !== null && state.revision < newest.revision) return;
      newest = shareUnchanged(newest, state);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
