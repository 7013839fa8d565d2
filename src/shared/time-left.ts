/** A span of time as the whole units that a countdown shows; the words come from the messages. */
import { type EpochMs, hour, minute, second } from './time.ts';

export type TimeLeft =
  | { readonly unit: 'days'; readonly days: number; readonly hours: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'minutes'; readonly minutes: number }
  /** Under ten minutes a countdown shows seconds. */
  | { readonly unit: 'seconds'; readonly minutes: number; readonly seconds: number }
  | { readonly unit: 'over' };

/** Rounds down, so that a countdown never promises more than there is. */
export function timeLeft(until: EpochMs, now: EpochMs): TimeLeft {
  const left = until - now;
  if (left < second) return { unit: 'over' };
  const minutes = Math.floor(left / minute);
  if (minutes < 10) return { unit: 'seconds', minutes, seconds: Math.floor((left % minute) / second) };
  if (left < hour) return { unit: 'minutes', minutes };
  const hours = Math.floor(left / hour);
  if (hours < 48) return { unit: 'hours', hours, minutes: minutes % 60 };
  return { unit: 'days', days: Math.floor(hours / 24), hours: hours % 24 };
}
