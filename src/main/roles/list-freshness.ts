/** How old what is known of the accounts and of the roles of each is, and what of it is to be asked for again by itself. */
import { hour, type Ms } from '../../shared/time.ts';
import { now } from '../system/clock.ts';
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
  /** When those were asked about that AWS gives no roles of. */
  readonly #refused = new WeakMap<Entry, Moment>();
  #listed: Moment | null = null;

  /** All accounts have been listed. */
  listed(): void {
    this.#listed = momentNow();
  }

  /** AWS does not tell the roles of this account, and will not soon. */
  refused(entry: Entry): void {
    this.#refused.set(entry, momentNow());
  }

  get areAccountsOld(): boolean {
    return this.#listed === null || passedSince(this.#listed) >= accountsFreshFor;
  }

  /** Of those that are done and old, as many as are asked for at once. */
  oldest(entries: readonly Entry[]): readonly Entry[] {
    const ages = entries.flatMap((entry) => {
      const age = this.#age(entry);
      const isAsked = entry.step === 'done' && entry.account.news !== 'gone';
      return isAsked && age >= rolesFreshFor ? [{ entry, age }] : [];
    });
    return ages
      .toSorted((one, other) => other.age - one.age)
      .slice(0, mostAtOnce)
      .map(({ entry }) => entry);
  }

  #age(entry: Entry): Ms {
    const refused = this.#refused.get(entry);
    const known = ageOf(entry.account.roles.knownAt);
    return refused ? Math.min(known, passedSince(refused)) : known;
  }
}

/** What was known at a time that is to come, by a clock that was set, is as old as can be. */
function ageOf(knownAt = 0): Ms {
  const age = now() - knownAt;
  return age < 0 ? now() : age;
}
