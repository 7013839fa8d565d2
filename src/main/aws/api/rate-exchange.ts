/** While this process calls a portal: tells other processes at which rate it takes calls, and does as they have found out. */
import { type Ms, second } from '../../../shared/time.ts';
import { monotonic, wait } from '../../system/clock.ts';
import type { AdaptiveRate, RateReport } from './adaptive-rate.ts';
import type { SharedRates } from './shared-rates.ts';

/** The calls to one portal. */
export interface ExchangingCalls {
  readonly rate: AdaptiveRate;
  /** Whether any call waits or is under way. */
  readonly isBusy: boolean;
  setProcesses(count: number): void;
}

/** So often the others are asked. */
const pause: Ms = second;
/** A report that says nothing new is written once in so long, so that the others know that this process lives. */
const repeated: Ms = 5 * second;
/** By this part the rate has to change to be news. */
const news = 0.1;

export class RateExchange {
  readonly #shared: SharedRates;
  readonly #key: string;
  readonly #calls: ExchangingCalls;
  #isRunning = false;
  #written: Told | null = null;

  constructor(shared: SharedRates, key: string, calls: ExchangingCalls) {
    this.#shared = shared;
    this.#key = key;
    this.#calls = calls;
  }

  /** Goes on for as long as calls are waited for. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#exchange();
  }

  async #exchange(): Promise<void> {
    // How many there were the last time is of no interest any more.
    await this.#hear();
    for (;;) {
      await wait(pause);
      if (!this.#calls.isBusy) break;
      await this.#hear();
      await this.#tell();
    }
    if (this.#written) await this.#shared.leave(this.#key);
    this.#written = null;
    this.#isRunning = false;
    // Somebody may have called while the file was removed.
    if (this.#calls.isBusy) this.start();
  }

  async #hear(): Promise<void> {
    const others = await this.#shared.read(this.#key);
    for (const report of others) this.#calls.rate.adopt(report, monotonic());
    this.#calls.setProcesses(others.length + 1);
  }

  async #tell(): Promise<void> {
    const at = monotonic();
    const told = { report: this.#calls.rate.report(at), at };
    const before = this.#written;
    if (before && at - before.at < repeated && !isNews(before, told)) return;
    this.#written = told;
    await this.#shared.write(this.#key, told.report);
  }
}

interface Told {
  readonly report: RateReport;
  readonly at: Ms;
}

/** Less than that apart, two instants are one: they come of sums. */
const tolerance: Ms = 1;

function isNews(before: Told, told: Told): boolean {
  const refusedAt = ({ report, at }: Told): Ms => at - (report.refusal?.ago ?? Infinity);
  const heldUntil = ({ report, at }: Told): Ms => at + report.heldFor;
  const isRefused = refusedAt(told) > refusedAt(before) + tolerance;
  // A pause that is over is none.
  const isHeld = told.report.heldFor > 0 && heldUntil(told) > heldUntil(before) + tolerance;
  const perSecond = before.report.perSecond;
  return isRefused || isHeld || Math.abs(told.report.perSecond - perSecond) > perSecond * news;
}
