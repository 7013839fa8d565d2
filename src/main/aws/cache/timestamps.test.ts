/** Timestamps: the one form that Daypass writes, and all forms that AWS tools have been seen to write. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp, parseTimestamp } from './timestamps.ts';

const ten = Date.UTC(2026, 10, 22, 10, 0, 0);

describe('formatTimestamp', () => {
  test.each([
    [ten, '2026-11-22T10:00:00Z'],
    [ten + 999, '2026-11-22T10:00:00Z'],
    [0, '1970-01-01T00:00:00Z'],
    [-1, '1970-01-01T00:00:00Z'],
    [Date.UTC(9999, 11, 31, 23, 59, 59) + 1000, '9999-12-31T23:59:59Z'],
    [Number.MAX_SAFE_INTEGER, '9999-12-31T23:59:59Z'],
  ])('%d', (instant, text) => {
    expect(formatTimestamp(instant)).toBe(text);
  });
});

describe('parseTimestamp', () => {
  test.each([
    // AWS CLI v2 and Go, then the JavaScript SDK.
    ['2026-11-22T10:00:00Z', ten],
    ['2026-11-22T10:00:00.934Z', ten + 934],
    // The AWS CLI v2 of 2019.
    ['2026-11-22T10:00:00UTC', ten],
    ['2026-11-22 10:00:00 UTC', ten],
    ['2026-11-22T10:00:00GMT', ten],
    ['2026-11-22T10:00:00+00:00', ten],
    ['2026-11-22T02:00:00-08:00', ten],
    ['2026-11-22T15:30:00+05:30', ten],
    ['2026-11-22T10:00:00+0000', ten],
    ['2026-11-22T02:00:00-0800', ten],
    ['2026-11-22T19:00:00+09', ten],
    ['2026-11-22T10:00:00.123456+00:00', ten + 123],
    ['2026-11-22T10:00:00.123456789Z', ten + 123],
    ['2026-11-22T10:00:00.5Z', ten + 500],
    ['2026-11-22t10:00:00z', ten],
    ['2026-11-22T10:00Z', ten],
    ['  2026-11-22T10:00:00Z\n', ten],
    ['Sun, 22 Nov 2026 10:00:00 GMT', ten],
    ['22 Nov 2026 02:00:00 -0800', ten],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    // Go's zero time.
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ])('reads %j', (text, instant) => {
    expect(parseTimestamp(text)).toBe(instant);
  });

  test.each([
    '2026-11-22T10:00:00',
    '2026-11-22 10:00:00',
    '2026-11-22',
    'Sun, 22 Nov 2026 10:00:00',
    'Sun, 22 Abc 2026 10:00:00 GMT',
    '1795341600',
    '1795341600000',
    1_795_341_600,
    1_795_341_600_000,
    '2026-02-30T10:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T10:60:00Z',
    '2026-11-22T10:00:00+24:00',
    '2026-11-22T10:00:00+05:60',
    '2026-11-22T10:00:00PST',
    '2026-11-22T10:00:00Z and more',
    '',
    null,
    undefined,
    true,
    {},
    [],
    ['2026-11-22T10:00:00Z'],
  ])('refuses %j', (value) => {
    expect(parseTimestamp(value)).toBeNull();
  });

  test('reads back what is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseTimestamp(formatTimestamp(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?.{0,6}$/)),
        (text) => {
          const instant = parseTimestamp(text);
          expect(instant === null || Number.isFinite(instant)).toBe(true);
        },
      ),
    );
  });
});
