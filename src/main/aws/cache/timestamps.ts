/** Writes instants as the AWS CLI v2 does and reads them in every form that some AWS tool has written. */
import { type EpochMs, minute } from '../../../shared/time.ts';

/** The year 9999 is the last that Python, which the AWS CLI is written in, can read. */
const lastInstant: EpochMs = Date.UTC(9999, 11, 31, 23, 59, 59);

/** `YYYY-MM-DDTHH:MM:SSZ`: the only form that every SDK reads. Parts of a second are cut off. */
export function formatTimestamp(instant: EpochMs): string {
  const inRange = Math.min(Math.max(instant, 0), lastInstant);
  return new Date(inRange).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

const zone = String.raw`(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)`;
const clock = String.raw`(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?`;

/** RFC 3339, and its relatives with a blank for the T, an offset without colon or `UTC` (AWS CLI v2 of 2019). */
const isoForm = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})[Tt ]${clock} ?(?:${zone}|z)$`);

/** RFC 1123 and RFC 5322: `Sun, 22 Nov 2026 10:00:00 GMT`. */
const mailForm = new RegExp(String.raw`^(?:[A-Z][a-z]{2}, ?)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ${clock} ${zone}$`);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Null for everything else. A time without a zone is refused as the AWS CLI refuses it (the JavaScript SDK takes it for
 * local time). So is any number, also one in quotes: the JavaScript SDK would read milliseconds, other writers mean
 * seconds, and the AWS CLI and Go read neither.
 */
export function parseTimestamp(value: unknown): EpochMs | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const iso = isoForm.exec(text);
  if (iso) {
    const [, year, month, day, ...time] = iso;
    return instant(`${year}-${month}-${day}`, time);
  }
  const mail = mailForm.exec(text);
  if (!mail) return null;
  const [, day = '', name = '', year, ...time] = mail;
  const month = String(months.indexOf(name) + 1);
  return instant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time);
}

/** `time` is what `clock` and `zone` caught: hours, minutes, seconds, fraction, zone. */
function instant(date: string, time: readonly (string | undefined)[]): EpochMs | null {
  const [hours, minutes, seconds = '00', fraction = '', offset = 'Z'] = time;
  const clockTime = `${hours}:${minutes}:${seconds}`;
  const utc = Date.parse(`${date}T${clockTime}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  // Date.parse turns 30 February into 2 March and 24:00 into the next day.
  if (Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(`${date}T${clockTime}`)) return null;
  const [, sign, offsetHours, offsetMinutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  if (!sign) return utc;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null;
  const ahead = (Number(offsetHours) * 60 + Number(offsetMinutes)) * minute;
  return sign === '+' ? utc - ahead : utc + ahead;
}
