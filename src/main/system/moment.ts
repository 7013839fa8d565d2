/** How long ago something was, by whichever clock says longer: a machine sleeps, and a clock may be set. */
import type { EpochMs, Ms } from '../../shared/time.ts';
import { monotonic, now } from './clock.ts';

/** An instant on both clocks. */
export interface Moment {
  readonly wall: EpochMs;
  readonly even: Ms;
}

export function momentNow(): Moment {
  return { wall: now(), even: monotonic() };
}

/** The monotonic clock stands still while the machine sleeps; the wall clock may be set back, and then says less. */
export function passedSince({ wall, even }: Moment): Ms {
  return Math.max(now() - wall, monotonic() - even);
}
