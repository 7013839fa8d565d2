/** Lengths of time on the command line. */
import { describe, expect, test } from 'vitest';
import { durationText, parseDuration } from './duration.ts';
import { createTranslator } from './messages/index.ts';
import { day, hour, minute, second } from './time.ts';

describe('what people type', () => {
  test.each([
    ['90s', 90 * second],
    ['10m', 10 * minute],
    ['3h', 3 * hour],
    ['1h30m', 1.5 * hour],
    ['1d2h3m4s', day + 2 * hour + 3 * minute + 4 * second],
    ['0s', 0],
    ['90d', 90 * day],
    ['0090m', 90 * minute],
  ])('%s', (typed, length) => expect(parseDuration(typed)).toBe(length));

  test.each([
    '',
    '10',
    'h',
    '10 m',
    ' 10m',
    '10m\n',
    '-1m',
    '1.5h',
    '1,5h',
    '30m1h',
    '1h1h',
    '10M',
    '1h30',
    '１０m',
    '91d',
    '9999999h',
    '99999999999999s',
    '1e3s',
    '0x10m',
    'constructor',
    `${'9'.repeat(10_000)}m`,
  ])('no length of time: %j', (typed) => expect(parseDuration(typed)).toBeNull());
});

test.each([
  [0, '0 s', '0 秒'],
  [90 * second, '1 min 30 s', '1 分 30 秒'],
  [10 * minute, '10 min', '10 分'],
  [1.5 * hour + 59 * second, '1 h 30 min', '1 時間 30 分'],
  [3 * hour, '3 h', '3 時間'],
  [day + minute, '1 d 1 min', '1 日 1 分'],
])('%i ms are told as %j', (length, english, japanese) => {
  expect(durationText(createTranslator('en'), length)).toBe(english);
  expect(durationText(createTranslator('ja'), length)).toBe(japanese);
});
