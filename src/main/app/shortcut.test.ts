/** The global shortcut: off until it is chosen, kept over a restart, and told clearly where the system refuses it. */
import { beforeEach, expect, test } from 'vitest';
import { createStore, type Store } from '../core/store.ts';
import { applySavedShortcut, chooseShortcut } from './shortcut.ts';
import { makeState } from '../../../testing/support/states.ts';

const [usual, other] = ['Control+Alt+Space', 'Control+Shift+D'];
let store: Store;
/** What the system has given, and what it does not give. */
let given: string | null;
let taken: ReadonlySet<string>;
const desktop = {
  platform: 'linux',
  setShortcut(keys: string | null) {
    given = null;
    if (keys !== null && taken.has(keys)) return false;
    given = keys;
    return true;
  },
} as const;
beforeEach(() => {
  store = createStore(makeState([]));
  given = null;
  taken = new Set();
});
const refused = { code: 'shortcut-refused', params: { keys: 'Ctrl+Shift+D' }, retry: 'user' };
const saved = (keys: string | null) => store.update((state) => ({ ...state, shortcut: { keys, problem: null } }));

test('nothing is registered until it is chosen; then it is, and can be taken back', () => {
  applySavedShortcut(desktop, store);
  expect(given).toBeNull();
  chooseShortcut(desktop, store, usual);
  expect([given, store.state.shortcut]).toEqual([usual, { keys: usual, problem: null }]);
  chooseShortcut(desktop, store, null);
  expect([given, store.state.shortcut]).toEqual([null, { keys: null, problem: null }]);
});

test('keys of another program: told, and the ones before stay', () => {
  taken = new Set([other]);
  chooseShortcut(desktop, store, usual);
  chooseShortcut(desktop, store, other);
  expect([given, store.state.shortcut]).toEqual([usual, { keys: usual, problem: refused }]);
  expect(store.state.notices).toEqual([{ id: 'shortcut', problem: refused }]);
  chooseShortcut(desktop, store, usual);
  expect([store.state.shortcut.problem, store.state.notices]).toEqual([null, []]);
});

test('at the start the saved ones are registered; where they are refused they stay chosen', () => {
  saved(usual);
  applySavedShortcut(desktop, store);
  expect(given).toBe(usual);
  taken = new Set([other]);
  saved(other);
  applySavedShortcut(desktop, store);
  expect(store.state.shortcut).toEqual({ keys: other, problem: refused });
  expect(store.state.notices).toHaveLength(1);
});
