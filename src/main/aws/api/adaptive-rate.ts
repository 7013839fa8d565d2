/**
 * How many calls a second a service takes, found by trying: a token bucket whose rate rises until the service refuses a call, and
 * then stays just below. AWS names no limit for the portal, and other tools of the user count against it as well: whoever goes
 * on at a fixed rate is either slower than need be or refused all the time.
 *
 * Pure: whoever asks says what time it is, on a clock that only goes forward (ms).
 */
import { type Ms, second } from '../../../shared/time.ts';

/** What one process has found out, for others that call the same service. */
export interface RateReport {
  /** Calls a second, of all processes together. */
  readonly perSecond: number;
  /** The rate at which the service refused last, and how long ago that was; null as long as it never has. */
  readonly refusal: { readonly perSecond: number; readonly ago: Ms } | null;
  /** For so long the service has asked to be left alone. */
  readonly heldFor: Ms;
}

/** AWS's own figure for the administrative calls of Identity Center is 20 a second; begun a little below it. */
const firstRate = 18;
/** What may be called at once, when nothing was called for a while. */
export const burst = 5;
/** As many may be made in advance of their time, and are paid for by those that come later. */
const mostInAdvance = 20;
/** However often it refuses: one call in two seconds still finds out when it takes calls again. */
export const lowestRate = 0.5;
/** However many it takes: twice AWS's figure is quick enough for everybody. */
export const highestRate = 40;

/** What is left of the rate after a refusal; less after the first one, when the limit may be anywhere below. */
const left = { afterFirst: 0.5, afterRefusal: 0.75 } as const;
/** Answers to calls that were under way already when the rate was lowered say nothing about the lower one. */
const oneRefusal: Ms = 0.5 * second;
/** From this part of the refused rate on it is near enough: there the rate stays for a while, and rises slowly afterwards. */
const near = 0.95;
/** For so long, and for so many calls: a slow service is not to refuse more of its calls than a fast one. */
const shortestStay: Ms = 20 * second;
const callsOfAStay = 400;
/** Where this many times the refused rate is taken, the limit has become another one. */
const outgrown = 1.25;
/** By how much the rate rises in a second: by this many calls until the service refuses one, then by these parts of that rate. */
const rise = { untried: 1, below: 1 / 20, near: 0.15 / 20 } as const;
/** A rise counts for as long as calls were made; a pause between two of them proves nothing. */
const longestProof: Ms = second;

export class AdaptiveRate {
  /** How many processes share the rate, this one included. */
  processes = 1;
  /** Which part of its share this process takes, above 0 and at most 1. Less than all of it proves nothing about the rate. */
  part = 1;
  #perSecond = firstRate;
  #refused: number | null = null;
  /** When the rate was lowered last, and risen. */
  #loweredAt: Ms = Number.NEGATIVE_INFINITY;
  #risenAt: Ms;
  #succeededSince = true;
  #tokens = burst;
  #filledAt: Ms;
  #heldUntil: Ms = Number.NEGATIVE_INFINITY;

  constructor(at: Ms) {
    this.#risenAt = at;
    this.#filledAt = at;
  }

  /** Of all processes together. */
  get perSecond(): number {
    return this.#perSecond;
  }

  /** How long until `count` calls may be made at once, at most `burst`; 0 for now. */
  waitFor(count: number, at: Ms): Ms {
    this.#fill(at);
    const forTokens = ((Math.min(count, burst) - this.#tokens) / this.#own) * second;
    return Math.max(forTokens, this.#heldUntil - at, 0);
  }

  /** That time is over, whatever the clock says: the machine may have slept meanwhile. */
  waited(count: number, at: Ms): void {
    this.#fill(at);
    this.#tokens = Math.max(this.#tokens, Math.min(count, burst));
    this.#heldUntil = Math.min(this.#heldUntil, at);
  }

  /** A call is made. One that cannot wait may be made in advance of its time; the others wait the longer. */
  take(at: Ms): void {
    this.#fill(at);
    this.#tokens = Math.max(this.#tokens - 1, -mostInAdvance);
  }

  /** The service has answered a call. */
  succeeded(at: Ms): void {
    this.#succeededSince = true;
    const proof = Math.min(at - this.#risenAt, longestProof) / second;
    this.#risenAt = at;
    const isUsed = this.part === 1 && this.#tokens < burst - 1;
    if (!isUsed || at - this.#loweredAt < oneRefusal) return;
    this.#perSecond = Math.min(this.#risen(proof, at - this.#loweredAt), highestRate);
  }

  /** The service has refused a call because there were too many. The next one waits for its time, and for `pause` on top of it. */
  refused(at: Ms, pause: Ms = 0): void {
    this.#fill(at);
    // Its own bucket is empty now.
    this.#tokens = Math.min(this.#tokens, 0);
    this.#lower(at);
    this.holdUntil(at + second / this.#own + pause);
  }

  /** No call before that; a shorter one does not end a longer one. */
  holdUntil(until: Ms): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  report(at: Ms): RateReport {
    const refused = this.#refused;
    return {
      perSecond: this.#perSecond,
      refusal: refused === null ? null : { perSecond: refused, ago: at - this.#loweredAt },
      heldFor: Math.max(this.#heldUntil - at, 0),
    };
  }

  /** Another process has found this out: the later refusal counts, and each pause that the service has asked for. */
  adopt({ perSecond, refusal, heldFor }: RateReport, at: Ms): void {
    this.holdUntil(at + heldFor);
    if (refusal === null || at - refusal.ago <= this.#loweredAt) return;
    this.#fill(at);
    this.#refused = refusal.perSecond;
    this.#perSecond = Math.min(Math.max(perSecond, lowestRate), highestRate);
    this.#loweredAt = at - refusal.ago;
    this.#risenAt = at;
  }

  /** Calls a second. */
  get #own(): number {
    return (this.#perSecond / this.processes) * this.part;
  }

  #lower(at: Ms): void {
    if (at - this.#loweredAt < oneRefusal) return;
    const part = this.#refused === null ? left.afterFirst : left.afterRefusal;
    // Where it refuses everything, that has nothing to do with the rate: what was found before still counts.
    if (this.#succeededSince) this.#refused = this.#perSecond;
    this.#perSecond = Math.max(this.#perSecond * part, lowestRate);
    this.#succeededSince = false;
    this.#loweredAt = at;
    this.#risenAt = at;
  }

  #risen(proof: number, sinceLowered: Ms): number {
    const [rate, refused] = [this.#perSecond, this.#refused];
    if (refused === null) return rate + rise.untried * proof;
    const nearRate = refused * near;
    if (rate < nearRate) return Math.min(rate + refused * rise.below * proof, nearRate);
    if (sinceLowered < Math.max(shortestStay, (callsOfAStay / rate) * second)) return rate;
    return rate + refused * (rate < refused * outgrown ? rise.near : rise.below) * proof;
  }

  #fill(at: Ms): void {
    const passed = Math.max(at - this.#filledAt, 0) / second;
    this.#tokens = Math.min(this.#tokens + passed * this.#own, burst);
    this.#filledAt = at;
  }
}
