/** The preview of an edit: applied to the text before, it gives the text after. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { describeDiff } from './diff.ts';

const told = (before: string, after: string) =>
  describeDiff(before, after).map(({ kind, line, text }) => `${kind === 'removed' ? '-' : '+'}${line} ${text}`);

test.each<[string, string, string, readonly string[]]>([
  ['nothing', 'a\nb\n', 'a\nb\n', []],
  ['a new line', 'a\nc\n', 'a\nb\nc\n', ['+2 b']],
  ['another value', 'a\nb = 1\nc', 'a\nb = 2\nc', ['-2 b = 1', '+2 b = 2']],
  [
    'a section gone, the one after it as it was',
    '[a]\nx\n\n[b]\nx\n\n[c]\n',
    '[a]\nx\n\n[c]\n',
    ['-4 [b]', '-5 x', '-6 '],
  ],
  ['several places', 'a\nb\nc\nd\ne\n', 'A\nb\nc\ne\nf\n', ['-1 a', '+1 A', '-4 d', '+5 f']],
  ['the newline at the end', 'a', 'a\nb\n', ['-1 a', '+1 a', '+2 b']],
  ['an empty file', '', 'a\r\nb', ['+1 a', '+2 b']],
  ['moved lines', 'a\nb\nc\nd\n', 'd\na\nb\nc\n', ['+1 d', '-4 d']],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test('leads from one text to the other, with no line in both', () => {
  const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '[x]\n')).map((all) => all.join(''));
  const numbered = Array.from({ length: 9 }, (_, index) => `${index}\n`);
  const moved = fc.shuffledSubarray(numbered).map((all) => all.join(''));
  const pair = fc.oneof(...[lines, moved, anyConfigText].map((text) => fc.tuple(text, text)));
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const changes = describeDiff(before, after);
      const numbers = (kind: string) => new Set(changes.filter((one) => one.kind === kind).map(({ line }) => line));
      const without = (text: string, gone: ReadonlySet<number>) =>
        split(text).filter((_, index) => !gone.has(index + 1));
      expect(without(before, numbers('removed'))).toEqual(without(after, numbers('added')));
      for (const { kind, line, text } of changes) {
        expect(split(kind === 'removed' ? before : after)[line - 1]?.replace(/[\r\n]+$/, '')).toBe(text);
      }
    }),
  );
});

function split(text: string): readonly string[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/).filter((line) => line !== '');
}
