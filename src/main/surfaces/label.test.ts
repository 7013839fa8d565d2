/** Tests of how names are shortened and escaped for menus. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestName, menuLabel, shortName } from './label.ts';

describe('shortName', () => {
  test.each([
    ['corp', 'corp'],
    ['abcdefghijk', 'abcde…hijk'],
    ['株式会社サンプル東京支店', '株式会社サ…東京支店'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦'],
    ['a\tb\nc', 'a b c'],
    ['a\u202eb', 'ab'],
  ])('%j becomes %j', (name, shown) => {
    expect(shortName(name, 10)).toBe(shown);
  });

  test('is never longer than asked, and the same when shortened again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
        const shown = shortName(name);
        expect([...new Intl.Segmenter().segment(shown)].length).toBeLessThanOrEqual(longestName);
        expect(shortName(shown)).toBe(shown);
      }),
    );
  });
});

test('menuLabel doubles every ampersand', () => {
  expect(menuLabel('R&D && more')).toBe('R&&D &&&& more');
});
