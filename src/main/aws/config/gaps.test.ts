/** What is left out of long gaps no reader sees, whatever stands around them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutLongGaps } from './gaps.ts';
import { readAs, readerNames } from './readers/read-as.ts';

const gap = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '# note', '; note [x] = y', '#'),
    fc.constantFrom('\n', '\r\n'),
    fc.nat({ max: 40 }),
  )
  .map(([text, ending, count]) => (text + ending).repeat(count));
const line = fc
  .tuple(
    fc.constantFrom(
      '[profile a]',
      '[sso-session s]',
      'region = x',
      's3 =',
      '  max = 1',
      '  goes on',
      ' # note',
      '[DEFAULT]',
      '# a\rb = c',
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map((parts) => parts.join(''));
const text = fc.array(fc.oneof(line, gap), { maxLength: 12 }).map((parts) => parts.join(''));

/** Where a value goes on behind a gap, its blank lines are fewer. */
const seen = (config: string) =>
  readerNames.map((reader) => {
    const { refusal, ...sections } = readAs(reader, { config, credentials: '' });
    const shown = JSON.stringify(sections, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    return [reader, refusal?.reason, shown.replaceAll(/(\\n)+/g, String.raw`\n`)];
  });

test('all readers see the same', () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(seen(withoutLongGaps(whole))).toEqual(seen(whole));
    }),
    { numRuns: 2000 },
  );
});

test('a long gap gets short, and nothing else is touched', () => {
  const gapOf = (lines: number): string => '# note\r\n\n'.repeat(lines / 2);
  expect(withoutLongGaps(`a = b\n${gapOf(1000)}c = d`)).toBe(`a = b\n${gapOf(16)}c = d`);
  for (const kept of [gapOf(16), '  # note\n'.repeat(100), '# a\rb\n'.repeat(100), 'a = b\n'.repeat(100), '']) {
    expect(withoutLongGaps(kept)).toBe(kept);
  }
});
