/** Tests of the keys of the main page. */
import { describe, expect, test } from 'vitest';
import { type FieldContent, keyAct, type KeyPress } from './role-keys.ts';

const empty: FieldContent = { query: '', isCaretAtStart: true, isCaretAtEnd: true, hasSelectedText: false };
const typed: FieldContent = { query: 'pay', isCaretAtStart: false, isCaretAtEnd: true, hasSelectedText: false };
const plain = (key: string, changes: Partial<KeyPress> = {}): KeyPress => {
  return { key, shiftKey: false, isShortcut: false, isModified: false, ...changes };
};
const withCtrl = (key: string) => plain(key, { isShortcut: true, isModified: true });

describe.each([
  ['nothing', empty],
  ['a query', typed],
])('with %s in the field', (_, field) => {
  test.each([
    ['ArrowUp', 'up'],
    ['ArrowDown', 'down'],
    ['Home', 'first'],
    ['End', 'last'],
    ['PageUp', 'page-up'],
    ['PageDown', 'page-down'],
  ])('%s leads through the list', (key, to) => expect(keyAct(plain(key), field)).toEqual({ kind: 'move', to }));

  test.each([
    ['c', 'copy-argument'],
    ['E', 'copy-export'],
    ['l', 'copy-link'],
    ['p', 'create-profile'],
    ['d', 'favorite'],
  ])('Ctrl+%s does something with the role', (key, act) =>
    expect(keyAct(withCtrl(key), field)).toEqual({ kind: 'role', act }),
  );

  test('Enter chooses, with Ctrl in the other browser', () => {
    expect(keyAct(plain('Enter'), field)).toEqual({ kind: 'choose', inOtherBrowser: false });
    expect(keyAct(withCtrl('Enter'), field)).toEqual({ kind: 'choose', inOtherBrowser: true });
  });

  test('Tab leads to what can be done, and Shift+Tab away from the list', () => {
    expect(keyAct(plain('Tab'), field)).toEqual({ kind: 'actions' });
    expect(keyAct(plain('Tab', { shiftKey: true }), field)).toBeNull();
  });

  test.each(['a', 'ü', '決', '-', '@', '0', ' ', 'Escape', 'Backspace', 'Delete', 'F5', 'Process'])(
    '%j is the field’s own',
    (key) => expect(keyAct(plain(key), field)).toBeNull(),
  );

  test('keys with Alt, or with Ctrl on macOS, are the system’s', () => {
    expect(keyAct(plain('ArrowDown', { isModified: true }), field)).toBeNull();
    expect(keyAct(plain('c', { isModified: true }), field)).toBeNull();
  });

  test('Shift and an arrow select text', () => {
    for (const key of ['ArrowUp', 'Home', 'ArrowRight'])
      expect(keyAct(plain(key, { shiftKey: true }), field)).toBeNull();
  });
});

test('a digit opens a role while nothing is typed, and is a digit afterwards', () => {
  expect(keyAct(plain('3'), empty)).toEqual({ kind: 'number', number: 3 });
  expect(keyAct(plain('3'), typed)).toBeNull();
});

test('Right and Left move the caret as long as there is text to move in', () => {
  expect(keyAct(plain('ArrowRight'), { ...typed, isCaretAtEnd: false })).toBeNull();
  expect(keyAct(plain('ArrowRight'), typed)).toEqual({ kind: 'in' });
  expect(keyAct(plain('ArrowLeft'), typed)).toBeNull();
  expect(keyAct(plain('ArrowLeft'), empty)).toEqual({ kind: 'out' });
  expect(keyAct(plain('ArrowRight'), { ...typed, hasSelectedText: true })).toBeNull();
});

test('Ctrl+C copies text where some is selected', () => {
  expect(keyAct(withCtrl('c'), { ...typed, hasSelectedText: true })).toBeNull();
});
