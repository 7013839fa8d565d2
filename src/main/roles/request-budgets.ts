/**
 * Keeps all calls to one organisation's portal below AWS's limit, whichever session makes them: two sessions of one
 * organisation with a pace of their own each would take turns at getting 429.
 */
import PQueue from 'p-queue';
import { type Ms, second } from '../../shared/time.ts';
import { monotonic, wait } from '../machine/clock.ts';

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
  heldUntil: Ms;
}

export function createRequestBudgets(): RequestBudgets {
  const known = new Map<string, Known>();
  let paused = false;

  const startAgain = ({ queue, heldUntil }: Known): void => {
    if (!paused && heldUntil <= monotonic()) queue.start();
  };

  const create = (): Known => {
    const queue = new PQueue({ concurrency: inParallel, interval: second satisfies Ms, intervalCap: callsPerSecond });
    if (paused) queue.pause();
    const budget: Known = {
      queue,
      heldUntil: 0,
      run: (priority, call) => queue.add(call, { priority }),
      holdOff(ms) {
        const until = monotonic() + Math.min(ms, longestHold);
        if (ms <= 0 || until <= budget.heldUntil) return;
        budget.heldUntil = until;
        queue.pause();
        void wait(until - monotonic()).then(() => startAgain(budget));
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
      for (const budget of known.values()) startAgain(budget);
    },
  };
}
