/** Holds the one AppState and tells its readers when it has changed. */
import { isDeepStrictEqual } from 'node:util';
import type { AppState, Session, SessionId } from '../../shared/app-state.ts';
import { callEach, throwLater } from '../system/throw-later.ts';

export interface Store {
  readonly state: AppState;
  /** Puts a changed copy in place; nothing has changed where it equals the state. `change` must not update itself. */
  update(change: (state: AppState) => AppState): void;
  /** As `update`, for one session; does nothing where the session is gone. */
  updateSession(id: SessionId, change: (session: Session) => Session): void;
  session(id: SessionId): Session | undefined;
  /** Calls `listener` after changes, once for all changes of the same turn. Returns the function that ends it. */
  subscribe(listener: (state: AppState) => void): () => void;
}

/** `report` hears of listeners that throw. */
export function createStore(initial: AppState, report: (error: unknown) => void = throwLater): Store {
  let state = initial;
  let announced = true;
  let changing = false;
  const listeners = new Set<(state: AppState) => void>();

  const announce = (): void => {
    announced = true;
    callEach(listeners, [state], report);
  };

  const store: Store = {
    get state() {
      return state;
    },
    update(change) {
      // The inner one of two nested updates would be lost without a trace.
      if (changing) throw new Error('update called within an update');
      changing = true;
      let next = state;
      try {
        next = change(state);
      } finally {
        changing = false;
      }
      // What is the same object counts as equal at once, so this costs no more than what the change has touched.
      if (isDeepStrictEqual(next, state)) return;
      state = { ...next, revision: state.revision + 1 };
      if (!announced) return;
      announced = false;
      // A turn of the loop rather than a microtask: a burst of role lists becomes one snapshot.
      setImmediate(announce);
    },
    updateSession(id, change) {
      store.update((current) => {
        const index = current.sessions.findIndex((session) => session.id === id);
        const before = current.sessions[index];
        if (!before) return current;
        return { ...current, sessions: current.sessions.with(index, change(before)) };
      });
    },
    session: (id) => state.sessions.find((session) => session.id === id),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return store;
}
