/** When notifications are held back, because the user has paused them or has quiet hours: a pure function of choices and instant. */
import * as v from 'valibot';
import { type EpochMs, hour } from './time.ts';

/** Each day, in the time of this computer; `until` may be on the next day. Both as `22:05`. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

export interface QuietChoices {
  /** Null: none. */
  readonly quietHours: QuietHours | null;
  /** Until when notifications are held back, whatever the hour; null, or in the past: they are not. */
  readonly pausedUntil: EpochMs | null;
}

/** What switching quiet hours on begins with. */
export const usualQuietHours: QuietHours = { from: '22:00', until: '07:00' };

/** How long one may pause. */
export const pauses = ['hour', 'four-hours', 'tomorrow'] as const;
export type Pause = (typeof pauses)[number];

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const quietHoursSchema = v.pipe(
  v.strictObject({ from: clock, until: clock }),
  v.check(({ from, until }) => from !== until),
);

/** From a midnight to the morning after the next one, with the hour that a day may have more. */
const longestPause = 33 * hour;

/** Hours of the morning are meant by "tomorrow", not midnight. */
const morning = 8;

export function pauseEnd(pause: Pause, now: EpochMs): EpochMs {
  if (pause === 'hour') return now + hour;
  if (pause === 'four-hours') return now + 4 * hour;
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, morning).getTime();
}

/**
 * Until when the user has paused; null: not now. A pause that is further away than anybody can choose was chosen by a clock that was
 * wrong: no notification waits for years.
 */
export function pausedNow({ pausedUntil }: Pick<QuietChoices, 'pausedUntil'>, now: EpochMs): EpochMs | null {
  return pausedUntil !== null && pausedUntil > now && pausedUntil - now <= longestPause ? pausedUntil : null;
}

/** Until when notifications are held back; null: they are not. */
export function quietUntil({ quietHours, pausedUntil }: QuietChoices, now: EpochMs): EpochMs | null {
  const paused = pausedNow({ pausedUntil }, now);
  const hours = quietHours === null ? null : endOfHours(quietHours, now);
  if (paused === null || hours === null) return paused ?? hours;
  return Math.max(paused, hours);
}

/** By the wall clock of this day and its neighbours, so that a day of 23 or 25 hours has the same hours as any other. */
function endOfHours({ from, until }: QuietHours, now: EpochMs): EpochMs | null {
  const over = from > until ? 1 : 0;
  for (const day of [-1, 0]) {
    const end = at(now, day + over, until);
    if (at(now, day, from) <= now && now < end) return end;
  }
  return null;
}

function at(now: EpochMs, later: number, time: string): EpochMs {
  const day = new Date(now);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, hours, minutes).getTime();
}
