/**
 * Says when all files are to be read once more without anybody having told of a change: a watch may fail, and a home folder on
 * a network tells nothing of other machines. With the renewals, when files are read anyway, and hourly where nothing renews.
 */
import { type EpochMs, hour, minute, type Ms } from '../../shared/time.ts';
import { now } from './clock.ts';

export interface PeriodicReread {
  /** Some token has been renewed, here or elsewhere: a good moment. */
  heard(): void;
  /** Reads if it is time to; returns when to ask again. */
  look(now: EpochMs): EpochMs;
}

const longest: Ms = hour;
/** Renewals of several sessions need not all have one. */
const shortest: Ms = 10 * minute;

export function createPeriodicReread(read: () => void): PeriodicReread {
  let isGoodMoment = false;
  let last = now();
  return {
    heard: () => void (isGoodMoment = true),
    look(at) {
      // The clock may have been set back.
      const since = Math.abs(at - last);
      if (since >= longest || (isGoodMoment && since >= shortest)) {
        last = at;
        read();
      }
      isGoodMoment = false;
      return last + longest;
    },
  };
}
