/** Times in words: how much time is left, and clock times as people of a language write them. */
import type { Locale } from './app-state.ts';
import { dateFormat, systemZone } from './date-formats.ts';
import type { Translate } from './messages/index.ts';
import type { TimeLeft } from './time-left.ts';
import type { EpochMs } from './time.ts';

/**
 * A span such as "7 h 42 min" or, near its end, "9:41". `precision: 'minutes'` never shows seconds ("9 min"): for
 * surfaces that are drawn at most once a minute, and for screen readers.
 */
export function timeLeftText(t: Translate, left: TimeLeft, precision: 'seconds' | 'minutes' = 'seconds'): string {
  switch (left.unit) {
    case 'days':
      return t('common.time.days', { days: left.days, hours: left.hours });
    case 'hours':
      return t('common.time.hours', { hours: left.hours, minutes: left.minutes });
    case 'minutes':
      return t('common.time.minutes', { minutes: left.minutes });
    case 'seconds':
      if (precision === 'minutes') {
        return left.minutes > 0 ? t('common.time.minutes', { minutes: left.minutes }) : t('common.time.underAMinute');
      }
      return t('common.time.seconds', { minutes: left.minutes, seconds: String(left.seconds).padStart(2, '0') });
    case 'over':
      return t('common.time.over');
  }
}

/**
 * The time of day in the system's time zone, with the date if it is not today and the year if it is not this year.
 * `timeZone` is for tests.
 */
export function clockTime(at: EpochMs, locale: Locale, now: EpochMs, timeZone?: string): string {
  const zone = timeZone ?? systemZone(now);
  const format = (options: Intl.DateTimeFormatOptions, instant: EpochMs) =>
    dateFormat(locale, options, zone).format(instant);
  const same = (options: Intl.DateTimeFormatOptions) => format(options, at) === format(options, now);
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const day = { month: 'short', day: 'numeric', weekday: 'short' } as const;
  const year = { year: 'numeric' } as const;
  const parts = same({ ...year, ...day }) ? time : same(year) ? { ...day, ...time } : { ...year, ...day, ...time };
  // Node and Chromium disagree about the narrow no-break space before "PM", and some tray menus cannot show it.
  return format(parts, at).replaceAll('\u202f', ' ');
}
