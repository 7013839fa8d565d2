/**
 * Formatters of dates, made once and kept: each new one costs half a millisecond and memory that the engine does not count
 * and so hardly ever gives back. A formatter keeps the time zone that the machine had when it was made, so the zone is part
 * of what it is kept under.
 */
import type { Locale } from './app-state.ts';
import { type EpochMs, minute, type Ms } from './time.ts';

/** Two languages and a handful of shapes; more zones than this at once only tests have. */
const mostKept = 60;
const kept = new Map<string, Intl.DateTimeFormat>();

/** `timeZone`: a name of the IANA database, as `Asia/Tokyo`. The order of the fields in `options` counts. */
export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options, timeZone]);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  kept.set(key, made);
  return made;
}

/**
 * How long a zone is believed. Asking for it costs a formatter; Date shows a change of it without that, but in Electron's main
 * process only the formatters are sure to follow the system.
 */
const believed: Ms = 15 * minute;
let zone: { readonly name: string; readonly mark: string; readonly askedAt: EpochMs } | null = null;

/** The system's time zone at `now`, also when it was changed while Daypass runs. */
export function systemZone(now: EpochMs): string {
  const mark = markOf(now);
  if (zone === null || zone.mark !== mark || Math.abs(now - zone.askedAt) >= believed) {
    zone = { name: new Intl.DateTimeFormat().resolvedOptions().timeZone, mark, askedAt: now };
  }
  return zone.name;
}

/** The zone's name in words, with its offset at one instant of the winter and of the summer: `Date` needs no formatter for it. */
function markOf(now: EpochMs): string {
  const year = new Date(now).getFullYear();
  const [winter, summer] = [new Date(year, 0), new Date(year, 6)];
  return [winter, summer].map((one) => one.toTimeString().slice('00:00:00 '.length)).join();
}
