/** Lengths of time as people type them on a command line, and as they are told. */
import type { Translate } from './messages/index.ts';
import { day, hour, minute, type Ms, second } from './time.ts';

/** No session of AWS lasts longer. */
const longest: Ms = 90 * day;

/**
 * `90s`, `10m`, `3h`, `1h30m`, `1d`: whole numbers with their units, the larger unit first, each at most once. Null for anything
 * else, also for a number without a unit, and for more than 90 days.
 */
export function parseDuration(typed: string): Ms | null {
  const found = /^(?:(\d{1,7})d)?(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,7})s)?$/.exec(typed);
  if (found === null || typed === '') return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  const length = days * day + hours * hour + minutes * minute + seconds * second;
  return length > longest ? null : length;
}

/** "1 h 30 min"; to the second below an hour, to the minute above, rounded down. */
export function durationText(t: Translate, length: Ms): string {
  const units = [
    ['days', Math.floor(length / day)],
    ['hours', Math.floor((length % day) / hour)],
    ['minutes', Math.floor((length % hour) / minute)],
    ['seconds', length < hour ? Math.floor((length % minute) / second) : 0],
  ] as const;
  const parts = units.filter(([, count]) => count > 0).map(([unit, count]) => t(`waiting.span.${unit}`, { count }));
  return parts.length > 0 ? parts.join(' ') : t('waiting.span.seconds', { count: 0 });
}
