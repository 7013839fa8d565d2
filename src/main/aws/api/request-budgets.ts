/**
 * Makes all calls for one organisation at the rate that AWS takes, whichever session makes them and whatever for: sessions of one
 * organisation with a rate of their own each would take turns at getting 429, and a list that did not know of the other calls
 * would leave them no room. Processes of Daypass share the rate as well.
 */
import PQueue from 'p-queue';
import { type Ms, second } from '../../../shared/time.ts';
import type { AwsPlace } from './aws-place.ts';
import { AwsFailure } from './failure.ts';
import { randomUpTo } from '../../system/jitter.ts';
import { monotonic, wait } from '../../system/clock.ts';
import { AdaptiveRate, burst } from './adaptive-rate.ts';
import { type ExchangingCalls, RateExchange } from './rate-exchange.ts';
import type { SharedRates } from './shared-rates.ts';

/** Which calls come first; those of one kind in the order in which they came. Those that are asked for by a click do not queue. */
export const priorities = { clicked: 5, inSight: 4, accounts: 3, favorites: 2, others: 1, refresh: 0 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

export interface RequestBudget {
  /**
   * Makes one call when its turn comes; those of a higher priority first. Where it fails for a passing reason it is made again,
   * each time in its turn: so often that one odd answer spoils nothing, and seldom enough that what lasts is heard of. Settles
   * as the last one does.
   */
  run<Answer>(priority: Priority, call: () => Promise<Answer>): Promise<Answer>;
  /**
   * Makes a call that somebody waits for, at once: the calls that wait for their turn pay for it. Where it fails for a passing
   * reason it is made again soon, and before all others, for less time than one call has (aws-call.ts). Rejects as the last one
   * does, or with the signal's reason.
   */
  readonly runNow: <Answer>(call: () => Promise<Answer>, signal?: AbortSignal) => Promise<Answer>;
  /** Makes a call at once, once: it counts, and what AWS says of it. */
  readonly count: <Answer>(call: () => Promise<Answer>) => Promise<Answer>;
}

export interface RequestBudgets {
  /** By the region and the portal's host: that is what AWS counts together. What belongs to no portal has one of its own. */
  of(place: Pick<AwsPlace, 'region' | 'startUrl'>): RequestBudget;
  /** Whether somebody looks: if not, a tenth of the rate will do. */
  setShown(isShown: boolean): void;
}

export const inParallel = 8;
/** Of the rate, while nobody looks. */
const hiddenPart = 0.1;
/** However long AWS asks for. */
const longestHold: Ms = 300 * second;
/** After a longer one that AWS asks for, whoever waits is told of it instead. */
const longestQuietPause: Ms = 3 * second;
/** Of one call: as many as the SDK makes by itself, and more where AWS only says that there are too many. */
const mostTries = { usual: 3, throttled: 10 } as const;
/** Before another try of a call that somebody waits for, at most half of it by chance; doubled with each try. */
const firstPause: Ms = 0.1 * second;
const lastPause: Ms = 3 * second;
/** Since its first try: well within the limit of one call. */
const longestTrying: Ms = 45 * second;

/** Without `shared` no other process is told of anything. It is taken for shown until told otherwise. */
export function createRequestBudgets(shared: SharedRates | null = null): RequestBudgets {
  const known = new Map<string, PacedCalls>();
  let isShown = true;
  return {
    of({ region, startUrl = '' }) {
      const key = `${region} ${URL.parse(startUrl)?.host ?? startUrl}`;
      const budget = known.get(key) ?? new PacedCalls(isShown, shared && { shared, key });
      known.set(key, budget);
      return budget;
    },
    setShown(shown) {
      isShown = shown;
      for (const budget of known.values()) budget.setShown(shown);
    },
  };
}

/** The calls to one organisation's portal. */
class PacedCalls implements RequestBudget, ExchangingCalls {
  readonly rate = new AdaptiveRate(monotonic());
  // Its own limit of a rate goes by the wall clock: set back by an hour, that one would hold the next call for an hour.
  readonly #queue = new PQueue({ concurrency: inParallel });
  readonly #exchange: RateExchange | null;
  #isShown: boolean;
  /** Holds the queue until the next call may be made; aborted where that has become another time. */
  #hold: AbortController | null = null;

  constructor(isShown: boolean, others: { readonly shared: SharedRates; readonly key: string } | null) {
    this.#exchange = others && new RateExchange(others.shared, others.key, this);
    this.#isShown = isShown;
    this.setShown(isShown);
  }

  get isBusy(): boolean {
    return this.#queue.size + this.#queue.pending > 0;
  }

  async run<Answer>(priority: Priority, call: () => Promise<Answer>): Promise<Answer> {
    if (priority === priorities.clicked) return this.runNow(call);
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#queue.add(() => this.count(call), { priority });
      } catch (error) {
        if (!isWorthAnotherTry(error) || tries >= mostTriesOf(error)) throw error;
      }
    }
  }

  readonly runNow = async <Answer>(call: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> => {
    const begun = monotonic();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.count(call);
      } catch (error) {
        if (!isWorthAnotherTry(error)) throw error;
        const isThrottled = error.reason === 'throttled';
        if (!isThrottled && tries >= mostTries.usual) throw error;
        // By then AWS takes one call more than now.
        const first = isThrottled ? second / this.rate.perSecond : firstPause;
        const usual = Math.min(first * 2 ** (tries - 1), lastPause);
        const pause = Math.max(usual / 2 + randomUpTo(usual / 2), error.retryAfter);
        const at = monotonic();
        if (at - begun + pause > longestTrying) throw error;
        // That call is this one's.
        this.rate.holdUntil(at + pause + second / this.rate.perSecond);
        this.#lookAgain();
        await wait(pause, signal);
      }
    }
  };

  setShown(isShown: boolean): void {
    this.#isShown = isShown;
    this.rate.part = isShown ? 1 : hiddenPart;
    this.#lookAgain();
  }

  setProcesses(count: number): void {
    this.rate.processes = count;
    this.#lookAgain();
  }

  readonly count = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    this.rate.take(monotonic());
    // Whoever waits for a turn waits the longer for it.
    this.#lookAgain();
    try {
      const answer = await call();
      this.rate.succeeded(monotonic());
      return answer;
    } catch (error) {
      if (error instanceof AwsFailure) this.#hear(error);
      throw error;
    }
  };

  #hear({ reason, retryAfter }: AwsFailure): void {
    const at = monotonic();
    // All who have been refused would otherwise come back at the same instant.
    if (reason === 'throttled') this.rate.refused(at, randomUpTo(second / this.rate.perSecond));
    else if (reason !== 'network') this.rate.succeeded(at);
    const asked = Math.min(retryAfter, longestHold);
    if (asked > 0) this.rate.holdUntil(at + asked + randomUpTo(Math.min(asked / 10, second)));
    this.#lookAgain();
  }

  /** The next call may be made sooner or later than was thought. */
  #lookAgain(): void {
    this.#hold?.abort();
    this.#hold = null;
    this.#holdIfNeeded();
  }

  #holdIfNeeded(): void {
    if (this.#hold) return;
    if (this.rate.waitFor(1, monotonic()) > 0) void this.#holdForNext();
    else this.#queue.start();
  }

  async #holdForNext(): Promise<void> {
    // Where nobody waits for them, several calls share a wake-up of the processor.
    const count = this.#isShown ? 1 : burst;
    const hold = new AbortController();
    this.#hold = hold;
    this.#queue.pause();
    // A handful of calls needs no rate, and concerns no other process.
    if (this.isBusy) this.#exchange?.start();
    await wait(this.rate.waitFor(count, monotonic()), hold.signal).catch(() => {});
    if (hold.signal.aborted) return;
    this.#hold = null;
    // Where the machine has slept meanwhile, that counts, and the clocks are not asked again.
    this.rate.waited(count, monotonic());
    this.#queue.start();
  }
}

/** Whether the same call may succeed at once, or as soon as there are fewer of them. */
function isWorthAnotherTry(error: unknown): error is AwsFailure {
  if (!(error instanceof AwsFailure) || error.isEndless || error.retryAfter > longestQuietPause) return false;
  if (error.reason === 'throttled') return true;
  return (error.reason === 'server' || error.reason === 'network') && error.problem.retry === 'auto';
}

function mostTriesOf({ reason }: AwsFailure): number {
  return reason === 'throttled' ? mostTries.throttled : mostTries.usual;
}
