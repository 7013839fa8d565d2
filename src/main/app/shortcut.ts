/** The global shortcut: what the user has chosen, and whether the system gives it. */
import { problem } from '../../shared/problems.ts';
import { ok, type Result } from '../../shared/result.ts';
import { shortcutText } from '../../shared/shortcuts.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import type { Desktop } from './desktop.ts';

type ShortcutDesktop = Pick<Desktop, 'setShortcut' | 'platform'>;

/** Keys that the system refuses leave those before as they were. */
export function chooseShortcut(desktop: ShortcutDesktop, store: Store, keys: string | null): Result {
  const before = store.state.shortcut.keys;
  if (desktop.setShortcut(keys)) {
    show(store, keys);
    return ok;
  }
  desktop.setShortcut(before);
  refuse(desktop, store, keys ?? '', before);
  return ok;
}

/** At the start. What is refused then stays chosen: the program that has it may be gone next time. */
export function applySavedShortcut(desktop: ShortcutDesktop, store: Store): void {
  const { keys } = store.state.shortcut;
  if (keys !== null && !desktop.setShortcut(keys)) refuse(desktop, store, keys, keys);
}

function show(store: Store, keys: string | null): void {
  dismissNotice(store, 'shortcut');
  store.update((state) => ({ ...state, shortcut: { keys, problem: null } }));
}

function refuse({ platform }: ShortcutDesktop, store: Store, wanted: string, keys: string | null): void {
  const refused = problem('shortcut-refused', { keys: shortcutText(wanted, platform === 'darwin') }, 'user');
  addNotice(store, 'shortcut', refused);
  store.update((state) => ({ ...state, shortcut: { keys, problem: refused } }));
}
