/**
 * Keeps all calls to one organisation's portal below AWS's limit, whichever session makes them: two sessions of one
 * organisation with a pace of their own each would take turns at getting 429.
 */
import PQueue from 'p-queue';
import { type Ms, second } from '../../shared/time.ts';
import { monotonic, wait } from '../system/clock.ts';

export interface RequestBudget {
  /** Makes one call when its turn comes; those of a higher priority first. Settles as `call` does. */
  run<Answer>(priority: number, call: () => Promise<Answer>): Promise<Answer>;
  /** AWS asks to be left alone for so long (Retry-After): so it is, by everybody here. */
  holdOff(ms: Ms): void;
}

export interface RequestBudgets {
  /** By the region and the portal's host: that is what AWS counts together. */
  of(session: { readonly region: string; readonly startUrl: string }): RequestBudget;
  /** Makes no call any more until `resume`. */
  pause(): void;
  resume(): void;
}

/**
 * AWS's limit for Identity Center is 20 calls a second, for all of a user's tools together; leave some for them. Beyond
 * it calls end in 429 and other tools lose accounts silently (granted#811, leapp#281).
 */
const callsPerSecond = 15;
export const inParallel = 8;
/** However long AWS asks for. */
const longestHold: Ms = 300 * second;

interface Known extends RequestBudget {
  readonly queue: PQueue;
  /** On the monotonic clock; null where nothing holds the calls. */
  heldUntil: Ms | null;
}

export function createRequestBudgets(): RequestBudgets {
  const known = new Map<string, Known>();
  let paused = false;

  const create = (): Known => {
    // Its own limit of a rate goes by the wall clock: set back by an hour, that one would hold the next call for an hour.
    const queue = new PQueue({ concurrency: inParallel });
    if (paused) queue.pause();
    /** When the last calls began; the oldest one first. */
    const begun: Ms[] = [];

    const holdUntil = async (until: Ms): Promise<void> => {
      if (budget.heldUntil !== null && until <= budget.heldUntil) return;
      budget.heldUntil = until;
      queue.pause();
      await wait(until - monotonic());
      // A longer hold has its own end. Where the machine has slept meanwhile, that counts, and the clocks are not asked again.
      if (budget.heldUntil !== until) return;
      budget.heldUntil = null;
      if (!paused) queue.start();
    };

    /** No second, wherever it begins, has more calls than it may. */
    const count = (): void => {
      begun.push(monotonic());
      if (begun.length > callsPerSecond) begun.shift();
      const [oldest = 0] = begun;
      if (begun.length === callsPerSecond && oldest + second > monotonic()) void holdUntil(oldest + second);
    };

    const budget: Known = {
      queue,
      heldUntil: null,
      run: (priority, call) =>
        queue.add(
          () => {
            count();
            return call();
          },
          { priority },
        ),
      holdOff(ms) {
        if (ms > 0) void holdUntil(monotonic() + Math.min(ms, longestHold));
      },
    };
    return budget;
  };

  return {
    of({ region, startUrl }) {
      const key = `${region} ${URL.parse(startUrl)?.host ?? startUrl}`;
      const budget = known.get(key) ?? create();
      known.set(key, budget);
      return budget;
    },
    pause() {
      paused = true;
      for (const { queue } of known.values()) queue.pause();
    },
    resume() {
      paused = false;
      for (const { queue, heldUntil } of known.values()) if (heldUntil === null) queue.start();
    },
  };
}
