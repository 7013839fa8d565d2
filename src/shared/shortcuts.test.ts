/** Which keys a global shortcut may have, and how they are read from a keyboard and written for people. */
import { expect, test } from 'vitest';
import { isShortcut, shortcutFrom, shortcutText, usualShortcut } from './shortcuts.ts';

test.each(['Control+Alt+Space', 'Alt+Command+Space', 'Control+Shift+F5', 'Alt+Super+D', 'Control+Alt+Shift+9'])(
  '%s is one',
  (keys) => expect(isShortcut(keys)).toBe(true),
);

test.each([
  'Control+C',
  'Shift+A',
  'Space',
  'F5',
  'Alt+Control+Space',
  'Control+Control+A',
  'Control+Alt+',
  'Control+Alt+A+B',
  'Control+Alt+a',
  'Control+Alt+;rm',
  '',
])('%j is none: it would take a key of other programs, or is no key', (keys) => expect(isShortcut(keys)).toBe(false));

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
test.each([
  [{ ...none, key: ' ', code: 'Space', ctrlKey: true, altKey: true }, false, 'Control+Alt+Space'],
  [{ ...none, key: '\u00a0', code: 'Space', metaKey: true, altKey: true }, true, 'Alt+Command+Space'],
  // Option makes another letter of it on macOS; a French keyboard has its A elsewhere.
  [{ ...none, key: 'å', code: 'KeyA', metaKey: true, altKey: true }, true, 'Alt+Command+A'],
  [{ ...none, key: 'a', code: 'KeyQ', ctrlKey: true, altKey: true }, false, 'Control+Alt+A'],
  [{ ...none, key: 'ArrowUp', code: 'ArrowUp', ctrlKey: true, metaKey: true }, false, 'Control+Super+Up'],
  [{ ...none, key: 'Control', code: 'ControlLeft', ctrlKey: true }, false, null],
  [{ ...none, key: 'ß', code: 'Minus', ctrlKey: true, altKey: true }, false, null],
] as const)('%j is read as a shortcut', (pressed, isMac, keys) => expect(shortcutFrom(pressed, isMac)).toBe(keys));

test('people read it in their system’s own way', () => {
  expect(shortcutText('Control+Alt+Space', false)).toBe('Ctrl+Alt+Space');
  expect(shortcutText('Alt+Command+Space', true)).toBe('⌥⌘Space');
  for (const isMac of [true, false]) expect(isShortcut(usualShortcut(isMac))).toBe(true);
});
