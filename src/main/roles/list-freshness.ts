/** How old what is known of the accounts and of the roles of each is, and what of it is to be asked for again by itself. */
import { hour, type Ms } from '../../shared/time.ts';
import { type Moment, momentNow, passedSince } from '../system/moment.ts';
import type { Entry } from './account-table.ts';

/**
 * So many accounts at once, the oldest first: the 5,000 of a large organisation are gone through in a working day or two, at less
 * than a hundredth of the calls that AWS takes.
 */
const mostAtOnce = 50;
/** Assignments change a few times a week. What somebody looks at can be asked for at any time. */
const rolesFreshFor: Ms = 4 * hour;
/** One call a hundred accounts. */
const accountsFreshFor: Ms = hour;

export class ListFreshness {
  readonly #asked = new WeakMap<Entry, Moment>();
  #listed: Moment | null = null;

  /** All accounts have been listed. */
  listed(): void {
    this.#listed = momentNow();
  }

  /** AWS has answered for this account. */
  asked(entry: Entry): void {
    this.#asked.set(entry, momentNow());
  }

  get areAccountsOld(): boolean {
    return this.#listed === null || passedSince(this.#listed) >= accountsFreshFor;
  }

  /** Of those that are done and old, as many as are asked for at once. */
  oldest(entries: readonly Entry[]): readonly Entry[] {
    const ages = entries.flatMap((entry) => {
      const asked = this.#asked.get(entry);
      const age = asked ? passedSince(asked) : Number.POSITIVE_INFINITY;
      return entry.step === 'done' && age >= rolesFreshFor ? [{ entry, age }] : [];
    });
    const sorted = ages.toSorted((one, other) => (one.age === other.age ? 0 : other.age - one.age));
    return sorted.slice(0, mostAtOnce).map(({ entry }) => entry);
  }
}
