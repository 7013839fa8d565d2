/**
 * The one timer of Daypass. It asks its owner to look at the wall clock, and when to look again; so sleep, a changed clock
 * and deadlines weeks away are no special cases.
 */
import type { EpochMs, Ms } from '../../shared/time.ts';
import { second } from '../../shared/time.ts';
import { monotonic, now } from './clock.ts';
import { throwLater } from './throw-later.ts';

export interface Alarm {
  /** Looks now: after a state change, a wake-up, an opened panel. Several calls in one turn are one look. */
  lookSoon(): void;
  stop(): void;
}

/**
 * The longest wait. Timers stand still or drift while a machine sleeps, and not every system tells when it wakes: so a
 * jump of the clock is noticed within this time by itself. The price, 80 wake-ups an hour, leaves room for what renewals
 * need below two a minute in all (`npm run bench -- idle`).
 */
const longestWait: Ms = 45 * second;

/** Between wall clock and monotonic clock: more than this means sleep, or a clock that somebody set. */
const jumpTolerance: Ms = 2 * second;

/**
 * @param look Does what is due at `now` and returns when to look again (null: nothing is planned). `jump` is by how much the
 *   wall clock was not even since the last look: forward after a sleep or when it was set, backward only when it was set.
 * @param report Hears of a look that threw; the alarm goes on.
 */
export function createAlarm(
  look: (now: EpochMs, jump: Ms) => EpochMs | null,
  report: (error: unknown) => void = throwLater,
): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  let stopped = false;
  let lastWall = now();
  let lastMonotonic = monotonic();

  const run = (): void => {
    clearTimeout(timer);
    clearImmediate(soon);
    soon = undefined;
    if (stopped) return;
    const [wall, even] = [now(), monotonic()];
    const uneven = wall - lastWall - (even - lastMonotonic);
    const jump = Math.abs(uneven) > jumpTolerance ? uneven : 0;
    [lastWall, lastMonotonic] = [wall, even];
    let next: EpochMs | null = null;
    try {
      next = look(wall, jump);
    } catch (error) {
      report(error);
    } finally {
      // Also after a look that failed: without its timer the alarm would be silent for good.
      const waiting = next === null ? longestWait : Math.min(Math.max(next - now(), 0), longestWait);
      // Due "now" again although it was just looked at: never spin.
      timer = setTimeout(run, Math.max(waiting, second / 4));
    }
  };

  return {
    lookSoon() {
      if (!stopped) soon ??= setImmediate(run);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearImmediate(soon);
    },
  };
}
