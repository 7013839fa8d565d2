/** Formatters are kept, and follow the system's time zone all the same. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { locales } from './messages/languages.ts';
import { setSystemFormats, systemZone } from './date-formats.ts';
import { clockTime } from './time-text.ts';
import { day, minute } from './time.ts';

const start = Date.UTC(2026, 7, 12, 6, 5);
let made: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  vi.stubEnv('TZ', 'UTC');
  made = vi.spyOn(Intl, 'DateTimeFormat');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('a day of looks makes hardly any', () => {
  for (let now = start; now < start + day; now += minute / 2) {
    for (const locale of locales) clockTime(now + 45 * minute, locale, now);
  }
  // The zone is asked for four times an hour, and each language has four shapes of a date.
  expect(made.mock.calls.length).toBeLessThanOrEqual(4 * 24 + locales.length * 4 + 1);
});

test('many zones are not all kept for ever', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  for (const zone of zones) expect(clockTime(start, 'en', start, zone)).toMatch(/[AP]M$/);
  made.mockClear();
  clockTime(start, 'en', start, zones[0]);
  expect(made).toHaveBeenCalled();
});

test('each language has its own', () => {
  expect(clockTime(start, 'en', start)).toBe('6:05 AM');
  expect(clockTime(start, 'ja', start)).toBe('6:05');
  expect(clockTime(start, 'en', start)).toBe('6:05 AM');
});

describe('the system has its own way to write times', () => {
  const evening = Date.UTC(2026, 7, 11, 17, 5);
  afterEach(() => setSystemFormats('en-US'));

  test.each([
    // In the language that is shown: all of it.
    ['en-US', 'en', 'Tue, Aug 11, 5:05 PM'],
    ['en-GB', 'en', 'Tue 11 Aug, 17:05'],
    ['en-AU', 'en', 'Tue, 11 Aug, 5:05 pm'],
    ['ja-JP', 'ja', '8月11日(火) 17:05'],
    // In another one: 12 or 24 hours only.
    ['de-DE', 'en', 'Tue, Aug 11, 17:05'],
    ['ja-JP', 'en', 'Tue, Aug 11, 17:05'],
    ['en-US', 'ja', '8月11日(火) 午後5:05'],
    ['en-GB', 'ja', '8月11日(火) 17:05'],
    // As Linux has it in its environment, and where that tells nothing.
    ['en_GB.UTF-8', 'en', 'Tue 11 Aug, 17:05'],
    ['C', 'en', 'Tue, Aug 11, 5:05 PM'],
    ['', 'en', 'Tue, Aug 11, 5:05 PM'],
    ['en-GB-u-hc-h12', 'en', 'Tue 11 Aug, 5:05 pm'],
  ] as const)('%s, shown in %s', (formats, locale, expected) => {
    setSystemFormats(formats);
    expect(clockTime(evening, locale, start)).toBe(expected);
  });
});

describe('the zone changes while Daypass runs', () => {
  test.each([
    ['UTC', '6:05 AM'],
    ['Asia/Tokyo', '3:05 PM'],
    // The same time of day as before, by another name.
    ['Asia/Seoul', '3:05 PM'],
    ['America/New_York', '2:05 AM'],
    ['Asia/Kathmandu', '11:50 AM'],
    ['UTC', '6:05 AM'],
  ])('to %s', (zone, expected) => {
    vi.stubEnv('TZ', zone);
    expect(clockTime(start, 'en', start)).toBe(expected);
    expect(systemZone(start)).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test('where only the formatters follow the system: within a quarter of an hour, or at once after a sleep', () => {
    expect(clockTime(start, 'en', start)).toBe('6:05 AM');
    made.mockRestore();
    const original = Intl.DateTimeFormat;
    vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (locale, options) {
      return new original(locale, { timeZone: 'Asia/Tokyo', ...options });
    });
    expect(clockTime(start, 'en', start + minute)).toBe('6:05 AM');
    expect(clockTime(start, 'en', start + 15 * minute)).toBe('3:05 PM');
  });
});

test('summer time begins and ends', () => {
  vi.stubEnv('TZ', 'America/New_York');
  const change = Date.UTC(2026, 2, 8, 7);
  expect(clockTime(change - 1, 'en', change)).toBe('1:59 AM');
  expect(clockTime(change, 'en', change)).toBe('3:00 AM');
});
