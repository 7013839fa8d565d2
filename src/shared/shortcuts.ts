/** The keys that show or hide Daypass from anywhere: which ones are allowed, in Electron's spelling, and as people read them. */
import * as v from 'valibot';
import type { Problem } from './problems.ts';

export interface Shortcut {
  /** As Electron spells them: `Control+Alt+Space`. Null: none, which is how it begins. */
  readonly keys: string | null;
  /** Why they do not work, or why others that were wanted do not. */
  readonly problem: Problem | null;
}

/** In the order in which they are written. */
const modifiers = ['Control', 'Alt', 'Shift', 'Command', 'Super'] as const;
type Modifier = (typeof modifiers)[number];

const mainKey = /^(?:[A-Z0-9]|Space|F(?:[1-9]|1\d|2[0-4])|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert)$/;

/**
 * Two modifiers at least, one of them not Shift: these keys are taken from every other program, and Ctrl+C or Shift+A must not
 * be.
 */
export function isShortcut(keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const ordered = modifiers.filter((modifier) => parts.includes(modifier));
  return mainKey.test(key) && ordered.join('+') === parts.join('+') && ordered.length >= 2;
}

export const shortcutSchema = v.pipe(v.string(), v.maxLength(60), v.check(isShortcut));

/** What is proposed: free on the common desktops. */
export function usualShortcut(isMac: boolean): string {
  return isMac ? 'Alt+Command+Space' : 'Control+Alt+Space';
}

/** What is read of a browser's `KeyboardEvent`. */
export interface PressedKeys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** Null while only modifiers are held down, or for a key that no shortcut can have. */
export function shortcutFrom(pressed: PressedKeys, isMac: boolean): string | null {
  const held: Readonly<Record<Modifier, boolean>> = {
    Control: pressed.ctrlKey,
    Alt: pressed.altKey,
    Shift: pressed.shiftKey,
    Command: pressed.metaKey && isMac,
    Super: pressed.metaKey && !isMac,
  };
  const key = keyName(pressed);
  return key === null ? null : [...modifiers.filter((modifier) => held[modifier]), key].join('+');
}

/** The letter as the keyboard's layout has it, unless Alt has made another sign of it. */
function keyName({ key, code }: PressedKeys): string | null {
  const letter = key.toUpperCase();
  const named = key === ' ' || code === 'Space' ? 'Space' : key.replace(/^Arrow/, '');
  const byCode = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? '';
  return [letter, named, byCode].find((name) => mainKey.test(name)) ?? null;
}

const symbols: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Command: '⌘' };
const words: Readonly<Record<string, string>> = { Control: 'Ctrl', Super: 'Win' };

/** "Ctrl+Alt+Space"; on macOS "⌥⌘Space". */
export function shortcutText(keys: string, isMac: boolean): string {
  const parts = keys.split('+');
  return isMac
    ? parts.map((part) => symbols[part] ?? part).join('')
    : parts.map((part) => words[part] ?? part).join('+');
}
