/** The newest state of the app, put together of the messages that come, and everybody who wants to know when it changes. */
import type { AppState } from '../../shared/app-state.ts';
import { type LongLists, type SnapshotMessage, takeMessage } from '../../shared/snapshot-message.ts';
import { shareUnchanged } from './structural-sharing.ts';

/**
 * What became of a message. `older`: of an older state than the newest, and dropped. `gap`: it builds on a message that has not
 * come, so nothing can be made of it; the whole state has to be asked for.
 */
export type Received = 'taken' | 'older' | 'gap';

export interface Snapshots {
  /** The newest state; null until the first message has come. */
  readonly current: () => AppState | null;
  readonly receive: (message: SnapshotMessage) => Received;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSnapshots(): Snapshots {
  let newest: AppState | null = null;
  let lists: LongLists = new Map();
  let last = 0;
  const listeners = new Set<() => void>();
  return {
    current: () => newest,
    receive(message) {
      if (newest !== null && message.state.revision < newest.revision) return 'older';
      if (message.after !== 0 && message.after !== last) return 'gap';
      const taken = takeMessage(lists, message, (before, item) => shareUnchanged(before, item));
      last = message.number;
      // The long lists kept what they had where nothing came: they are not looked through again, whatever their length.
      const done = message.after === 0 ? undefined : new Set<unknown>(taken.lists.values());
      newest = shareUnchanged(newest, taken.state, done);
      ({ lists } = taken);
      for (const listener of listeners) listener();
      return 'taken';
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
