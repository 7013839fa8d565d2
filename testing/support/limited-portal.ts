/** A portal that takes so many calls a second and refuses the others, in simulated time; and what came of it. */
import type { ListedAccount } from '../../src/main/aws/api/portal.ts';
import type { SimulatedTime } from './simulated-time.ts';

export interface Situation {
  readonly accounts: number;
  readonly rolesEach: number;
  /** Calls a second that the portal takes; its bucket holds as many. */
  readonly limit: number;
  /** How many sessions list all of it at once. */
  readonly sessions: number;
}

/** Ms until an answer, on average. */
const latency = 80;
export const pageSize = 100;

export class LimitedPortal {
  readonly accounts: readonly ListedAccount[];
  readonly roles: readonly string[];
  made = 0;
  refused = 0;
  /** When the last call was taken (ms). */
  lastAt = 0;
  readonly #time: SimulatedTime;
  readonly #limit: number;
  #tokens: number;
  #filledAt = 0;
  #random = 1;

  constructor(time: SimulatedTime, { accounts, rolesEach, limit }: Situation) {
    this.#time = time;
    this.#limit = limit;
    this.#tokens = limit;
    this.roles = Array.from({ length: rolesEach }, (_, index) => `Role-${index}`);
    this.accounts = Array.from({ length: accounts }, (_, index) => {
      const mixed = (index * 7919) % accounts;
      return { accountId: String(100_000_000_000 + index), name: `Team ${mixed} Production`, email: null };
    });
  }

  /** One call; resolves with whether it was taken. */
  async call(): Promise<boolean> {
    this.made += 1;
    const { now } = this.#time;
    this.#tokens = Math.min(this.#limit, this.#tokens + ((now - this.#filledAt) / 1000) * this.#limit);
    this.#filledAt = now;
    const isTaken = this.#tokens >= 1;
    if (isTaken) {
      this.#tokens -= 1;
      this.lastAt = now;
    } else {
      this.refused += 1;
    }
    // The same sequence each time.
    this.#random = (this.#random * 1_664_525 + 1_013_904_223) % 2 ** 32;
    await this.#time.wait(latency * (0.7 + 0.6 * (this.#random / 2 ** 32)));
    return isTaken;
  }
}

/** How long the portal needs at least for all of it (ms): a second's worth of calls is taken at once. */
export function shortest({ accounts, limit, sessions }: Situation): number {
  const calls = sessions * (accounts + Math.ceil(accounts / pageSize));
  return ((calls - limit) / limit) * 1000;
}
