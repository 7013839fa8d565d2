/** Tests of the words for spans of time and for times of day. */
import { describe, expect, test } from 'vitest';
import { createTranslator } from './messages/index.ts';
import { timeLeft } from './time-left.ts';
import { clockTime, timeLeftText } from './time-text.ts';
import { day, hour, minute, second } from './time.ts';

const en = createTranslator('en');
const ja = createTranslator('ja');

describe('timeLeftText', () => {
  test.each([
    [3 * day + 11 * hour, '3 days 11 h', '3日11時間', '3 days 11 h', '3日11時間'],
    [7 * hour + 42 * minute, '7 h 42 min', '7時間42分', '7 h 42 min', '7時間42分'],
    [42 * minute, '42 min', '42分', '42 min', '42分'],
    [9 * minute + 41 * second, '9:41', '9:41', '9 min', '9分'],
    [7 * second, '0:07', '0:07', 'less than a minute', '1分未満'],
    [0, '0:00', '0:00', '0:00', '0:00'],
  ])('%d ms', (left, english, japanese, englishMinutes, japaneseMinutes) => {
    const span = timeLeft(left, 0);
    expect(timeLeftText(en, span)).toBe(english);
    expect(timeLeftText(ja, span)).toBe(japanese);
    expect(timeLeftText(en, span, 'minutes')).toBe(englishMinutes);
    expect(timeLeftText(ja, span, 'minutes')).toBe(japaneseMinutes);
  });
});

describe('clockTime', () => {
  const now = Date.UTC(2026, 7, 12, 6, 5);
  const tokyo = 'Asia/Tokyo';

  test.each([
    ['today', now, '3:05 PM', '15:05'],
    ['tomorrow', now + day, 'Thu, Aug 13, 3:05 PM', '8月13日(木) 15:05'],
    ['the last minute of the day', Date.UTC(2026, 7, 12, 14, 59), '11:59 PM', '23:59'],
    ['midnight', Date.UTC(2026, 7, 12, 15), 'Thu, Aug 13, 12:00 AM', '8月13日(木) 0:00'],
    ['the same day a year later', Date.UTC(2027, 7, 12, 6, 5), 'Thu, Aug 12, 2027, 3:05 PM', '2027年8月12日(木) 15:05'],
  ])('%s', (_, at, english, japanese) => {
    expect(clockTime(at, 'en', now, tokyo)).toBe(english);
    expect(clockTime(at, 'ja', now, tokyo)).toBe(japanese);
  });

  test('the day is that of the time zone', () => {
    const evening = Date.UTC(2026, 7, 12, 20);
    expect(clockTime(evening, 'en', now, 'UTC')).toBe('8:00 PM');
    expect(clockTime(evening, 'en', now, tokyo)).toBe('Thu, Aug 13, 5:00 AM');
  });
});
