/** Tests of lengths of time as people type them. */
import { expect, test } from 'vitest';
import { durationFrom } from './duration.ts';

test.each([
  ['45s', 45_000],
  ['90m', 5_400_000],
  ['8h', 28_800_000],
  ['1d', 86_400_000],
  ['1h30m', 5_400_000],
  ['0h30m', 1_800_000],
])('%s', (text, ms) => expect(durationFrom(text)).toBe(ms));

test.each(['', '8', '0m', '-1h', '1.5h', '8 h', 'h', '8H', '400d', '9999999999999999h', '8h\n'])('%j is none', (text) =>
  expect(durationFrom(text)).toBeNull(),
);
