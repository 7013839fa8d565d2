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

export function createRequestBudgets(): RequestBudgets {
  const known = new Map<string, PacedCalls>();
  let paused = false;
  return {
    of({ region, startUrl }) {
      const key = `${region} ${URL.parse(startUrl)?.host ?? startUrl}`;
      const budget = known.get(key) ?? new PacedCalls(paused);
      known.set(key, budget);
      return budget;
    },
    pause() {
      paused = true;
      for (const budget of known.values()) budget.pause();
    },
    resume() {
      paused = false;
      for (const budget of known.values()) budget.resume();
    },
  };
}

/** The calls to one organisation's portal. */
class PacedCalls implements RequestBudget {
  // Its own limit of a rate goes by the wall clock: set back by an hour, that one would hold the next call for an hour.
  readonly #queue = new PQueue({ concurrency: inParallel });
  /** When the last calls began; the oldest one first. */
  readonly #begun: Ms[] = [];
  #isPaused: boolean;
  /** On the monotonic clock; null where nothing holds the calls. */
  #heldUntil: Ms | null = null;

  constructor(isPaused: boolean) {
    this.#isPaused = isPaused;
    if (isPaused) this.#queue.pause();
  }

  run<Answer>(priority: number, call: () => Promise<Answer>): Promise<Answer> {
    const counted = (): Promise<Answer> => {
      this.#count();
      return call();
    };
    return this.#queue.add(counted, { priority });
  }

  holdOff(ms: Ms): void {
    if (ms > 0) void this.#holdUntil(monotonic() + Math.min(ms, longestHold));
  }

  pause(): void {
    this.#isPaused = true;
    this.#queue.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#go();
  }

  #go(): void {
    if (!this.#isPaused && this.#heldUntil === null) this.#queue.start();
  }

  async #holdUntil(until: Ms): Promise<void> {
    if (this.#heldUntil !== null && until <= this.#heldUntil) return;
    this.#heldUntil = until;
    this.#queue.pause();
    await wait(until - monotonic());
    // A longer hold has its own end. Where the machine has slept meanwhile, that counts, and the clocks are not asked again.
    if (this.#heldUntil !== until) return;
    this.#heldUntil = null;
    this.#go();
  }

  /** No second, wherever it begins, has more calls than it may. */
  #count(): void {
    this.#begun.push(monotonic());
    if (this.#begun.length > callsPerSecond) this.#begun.shift();
    const [oldest = 0] = this.#begun;
    const isFull = this.#begun.length === callsPerSecond;
    if (isFull && oldest + second > monotonic()) void this.#holdUntil(oldest + second);
  }
}
