/**
 * Formatters of dates, made once and kept: each new one costs half a millisecond and memory that the engine does not count
 * and so hardly ever gives back. A formatter keeps the time zone that the machine had when it was made, so the zone is part
 * of what it is kept under.
 */
import type { Locale } from './app-state.ts';
import { type EpochMs, minute, type Ms } from './time.ts';

/** A few languages and a handful of shapes; more zones than this at once only tests have. */
const mostCached = 60;
const cache = new Map<string, Intl.DateTimeFormat>();

/** The system's own formats, where somebody has told them; then what each language becomes by them. */
let system: Intl.Locale | null = null;
let tags: Partial<Record<Locale, string>> = {};

/**
 * Tells how this system writes times: a BCP 47 tag such as `en-GB`. It is a fact of the machine, as the time zone is, so it is set
 * once for the process or the page and not handed from text to text. What is no such tag, as Linux's `C`, is passed over.
 */
export function setSystemFormats(tag: string): void {
  system = readTag(tag);
  tags = {};
}

function readTag(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-').replace(/\..*$/, ''));
  } catch {
    return null;
  }
}

/**
 * Words are in the language that is shown, and hours are counted as the system does it: in the system's own formats where they
 * are of this language, else with 12 or 24 hours as they have it.
 */
function tagOf(locale: Locale): string {
  const known = tags[locale];
  if (known !== undefined) return known;
  const tag = system === null ? locale : system.language === locale ? system.toString() : withHoursOf(system, locale);
  tags[locale] = tag;
  return tag;
}

function withHoursOf(formats: Intl.Locale, locale: Locale): string {
  const { hourCycle } = new Intl.DateTimeFormat(formats, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === undefined ? locale : new Intl.Locale(locale, { hourCycle }).toString();
}

/** `timeZone`: a name of the IANA database, as `Asia/Tokyo`. The order of the fields in `options` counts. */
export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const tag = tagOf(locale);
  const key = JSON.stringify([tag, options, timeZone]);
  const cached = cache.get(key);
  if (cached) return cached;
  if (cache.size >= mostCached) cache.clear();
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone });
  cache.set(key, format);
  return format;
}

/**
 * How long a zone counts before it is asked for again. Asking for it costs a formatter; Date shows a change of it without that, but in Electron's main
 * process only the formatters are sure to follow the system.
 */
const zoneLifetime: Ms = 15 * minute;
let zone: { readonly name: string; readonly fingerprint: string; readonly askedAt: EpochMs } | null = null;

/** The system's time zone at `now`, also when it was changed while Daypass runs. */
export function systemZone(now: EpochMs): string {
  const fingerprint = zoneFingerprint(now);
  if (zone === null || zone.fingerprint !== fingerprint || Math.abs(now - zone.askedAt) >= zoneLifetime) {
    zone = { name: new Intl.DateTimeFormat().resolvedOptions().timeZone, fingerprint, askedAt: now };
  }
  return zone.name;
}

/** The zone's name in words, with its offset at one instant of the winter and of the summer: `Date` needs no formatter for it. */
function zoneFingerprint(now: EpochMs): string {
  const year = new Date(now).getFullYear();
  const [winter, summer] = [new Date(year, 0), new Date(year, 6)];
  return [winter, summer].map((one) => one.toTimeString().slice('00:00:00 '.length)).join();
}
