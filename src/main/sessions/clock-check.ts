/** Compares this computer's clock with AWS's, which every answer of AWS tells (the Date header), at no request's cost. */
import { problem } from '../../shared/problems.ts';
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import { now } from '../system/clock.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { callEach } from '../system/throw-later.ts';

export interface ClockCheck {
  /** AWS's clock showed `there` at some moment since `askedAt` on this one. */
  heard(there: EpochMs, askedAt: EpochMs): void;
  /** The clock was set, or the machine slept: nothing is known until AWS answers again. */
  forget(): void;
  /** Calls back when the difference begins, ends or changes by minutes. */
  onChange(listener: () => void): void;
  /** What time it is at AWS, as far as it is known; this computer's time unless they differ by minutes. */
  awsNow(): EpochMs;
}

/** From here on AWS refuses requests that are signed with role credentials (Signature Version 4). */
const tolerance: Ms = 5 * minute;

const noticeId = 'clock-skewed';

export function createClockCheck(store: Store): ClockCheck {
  /** By how much this clock is ahead of AWS's; 0 if the difference does not matter. */
  let ahead: Ms = 0;
  /** In minutes, as in the notice, be it shown or dismissed. */
  let told = 0;
  const listeners: (() => void)[] = [];

  const tell = (minutes: number): void => {
    // Answers take their time: a minute more or less is no news.
    if (minutes === 0 ? told === 0 : Math.abs(minutes - told) <= 1) return;
    told = minutes;
    const direction = minutes > 0 ? 'ahead' : 'behind';
    if (minutes === 0) dismissNotice(store, noticeId);
    else addNotice(store, noticeId, problem('clock-skewed', { minutes: Math.abs(minutes), direction }, 'user'));
    callEach(listeners, []);
  };

  return {
    heard(there, askedAt) {
      // The least difference that explains it: the machine may have slept between question and answer.
      const difference = there < askedAt ? askedAt - there : Math.min(now() - there, 0);
      ahead = Math.abs(difference) >= tolerance ? difference : 0;
      tell(Math.round(ahead / minute));
    },
    forget() {
      ahead = 0;
      tell(0);
    },
    onChange: (listener) => void listeners.push(listener),
    awsNow: () => now() - ahead,
  };
}
