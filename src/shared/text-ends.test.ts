/** The one-pass functions say the same as the patterns that they stand for, whatever the text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutTrailing, withoutUserInfo } from './text-ends.ts';

const text = fc.string({ unit: fc.constantFrom('/', '#', '@', ':', 'a', '.', '\n', 'é'), maxLength: 12 });

test('the end of a text', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(withoutTrailing(one, '/')).toBe(one.replace(/(?<!\/)\/+$/, ''));
      expect(withoutTrailing(one, '#/')).toBe(one.replace(/(?<![#/])[#/]+$/, ''));
    }),
  );
});

test('names and passwords of URLs', () => {
  expect(withoutUserInfo('https://me:secret@host/x')).toBe('https://…@host/x');
  fc.assert(
    fc.property(text, (one) => {
      expect(withoutUserInfo(one)).toBe(one.replace(/\/\/.*@/s, '//…@'));
    }),
  );
});
