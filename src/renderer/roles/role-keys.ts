/** What each key does while the focus is in the search field. Escape is the page's, as it leads one step back everywhere. */

/** Where a key leads in the list. */
export type Move = 'up' | 'down' | 'first' | 'last' | 'page-up' | 'page-down';

/** What can be done with the selected role by a key of its own. */
export type RoleAct = 'copy-argument' | 'copy-export' | 'copy-keys' | 'copy-link' | 'create-profile' | 'favorite';

export type KeyAct =
  | { readonly kind: 'move'; readonly to: Move }
  /** Enter: opens the console, or the account. */
  | { readonly kind: 'choose'; readonly inOtherBrowser: boolean }
  | { readonly kind: 'role'; readonly act: RoleAct }
  /** The n-th of the favourites and recent roles, from 1. */
  | { readonly kind: 'number'; readonly number: number }
  /** Opens the account, or leads to what can be done with the role. */
  | { readonly kind: 'in' }
  /** Closes the account. */
  | { readonly kind: 'out' }
  /** Leads to what can be done with the role. */
  | { readonly kind: 'actions' }
  | { readonly kind: 'refresh' };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Whether it is a shortcut of this system: Ctrl, on macOS Cmd, and no other key with it. */
  readonly isShortcut: boolean;
  /** Whether any of Ctrl, Cmd and Alt is down. */
  readonly isModified: boolean;
}

/** What stands in the search field. */
export interface FieldContent {
  readonly query: string;
  readonly isCaretAtStart: boolean;
  readonly isCaretAtEnd: boolean;
  /** Whether a part of its text is selected, which Ctrl+C copies then. */
  readonly hasSelectedText: boolean;
}

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

const roleActs: Readonly<Record<string, RoleAct>> = {
  c: 'copy-argument',
  e: 'copy-export',
  k: 'copy-keys',
  l: 'copy-link',
  p: 'create-profile',
  d: 'favorite',
};

/** Null: the key is the field's own, such as a letter. */
export function keyAct(press: KeyPress, field: FieldContent): KeyAct | null {
  const { key, shiftKey, isShortcut, isModified } = press;
  if (isShortcut) return shortcut(key.toLowerCase(), field);
  if (isModified) return null;
  if (key === 'Tab' && !shiftKey) return { kind: 'actions' };
  // Shift with an arrow selects text.
  if (shiftKey) return null;
  const to = moves[key];
  if (to !== undefined) return { kind: 'move', to };
  switch (key) {
    case 'Enter':
      return { kind: 'choose', inOtherBrowser: false };
    case 'ArrowRight':
      return field.isCaretAtEnd && !field.hasSelectedText ? { kind: 'in' } : null;
    case 'ArrowLeft':
      return field.isCaretAtStart && !field.hasSelectedText ? { kind: 'out' } : null;
    default:
      return field.query === '' && /^[1-9]$/.test(key) ? { kind: 'number', number: Number(key) } : null;
  }
}

function shortcut(key: string, { hasSelectedText }: FieldContent): KeyAct | null {
  if (key === 'enter') return { kind: 'choose', inOtherBrowser: true };
  if (key === 'r') return { kind: 'refresh' };
  if (key === 'c' && hasSelectedText) return null;
  const act = roleActs[key];
  return act === undefined ? null : { kind: 'role', act };
}
