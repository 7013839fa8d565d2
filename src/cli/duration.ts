/** Lengths of time as people type them: `45s`, `90m`, `8h`, `1d`, `1h30m`. */
import { day, hour, minute, type Ms, second } from '../shared/time.ts';

const units: Readonly<Record<string, Ms>> = { s: second, m: minute, h: hour, d: day };

/** Longer than any session. */
const longest: Ms = 366 * day;

/** Null for what is no length of time, none at all, or a year and more. */
export function durationFrom(text: string): Ms | null {
  if (!/^(\d+[smhd])+$/.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  const length = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
  return length > 0 && length <= longest ? length : null;
}
