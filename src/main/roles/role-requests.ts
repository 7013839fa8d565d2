/** Asks for the roles of one account after the other, some at a time: those that somebody looks at, favorites, then the rest. */
import type { Ms } from '../../shared/time.ts';
import { monotonic } from '../system/clock.ts';
import type { Entry } from './account-table.ts';
import { judge } from './listing-failures.ts';
import type { ListingWork } from './listing-common.ts';
import { inParallel, type Priority, priorities } from '../aws/api/request-budgets.ts';
import { isPassing } from './retry-times.ts';
import { type FirstPage, readAllNames, readFirstPage } from './role-pages.ts';

/** Wishes that come together are one look at the list: they keep their order, and precede older looks. */
const oneLook: Ms = 100;

/** One account whose turn has come, if there is one. */
interface Asking {
  entry: Entry | undefined;
  /** The access token that AWS is asked with. */
  token: string;
}

/** Who asks for what somebody looks at, and who asks for everything else. */
type Kind = 'inSight' | 'others';

export class RoleRequests {
  readonly #work: ListingWork;
  /** Accounts that somebody looks at, with the look; the latest one comes first. */
  readonly #wishes = new Map<string, number>();
  readonly #favorites = new Set<string>();
  readonly #workers = { inSight: 0, others: 0 };

  constructor(work: ListingWork) {
    this.#work = work;
  }

  /** Somebody has clicked: at once, before all that is only looked at. */
  askNow(entry: Entry): void {
    this.#wishes.delete(entry.accountId);
    // Whoever's turn comes meanwhile is not to pick it as well.
    this.#work.table.begin(entry, this.#work.rolesRound);
    void this.#askOne(priorities.clicked, { entry, token: '' });
  }

  /** Somebody looks at this account. */
  want(accountId: string): void {
    this.#wishes.delete(accountId);
    // What was scrolled past can wait.
    this.#wishes.set(accountId, Math.floor(monotonic() / oneLook));
    this.pump();
  }

  /** What is a favorite now comes before the rest from now on. */
  lookUpFavorites(): void {
    this.#favorites.clear();
    for (const accountId of this.#work.deps.favorites()) this.#favorites.add(accountId);
  }

  /** Puts to work as many as there is work for. */
  pump(): void {
    this.#pumpKind('inSight', this.#wishes.size);
    this.#pumpKind('others', this.#work.table.openCount);
  }

  #pumpKind(kind: Kind, work: number): void {
    while (!this.#work.signal.aborted && this.#workers[kind] < Math.min(inParallel, work)) {
      this.#workers[kind] += 1;
      void this.#askAll(kind).finally(() => {
        this.#workers[kind] -= 1;
        // Something may have become open between the last look and this.
        if (this.#workers[kind] === 0) this.pump();
      });
    }
  }

  #hasWork(kind: Kind): boolean {
    return kind === 'inSight' ? this.#wishes.size > 0 : this.#work.table.openCount > 0;
  }

  async #askAll(kind: Kind): Promise<void> {
    while (!this.#work.signal.aborted && this.#hasWork(kind)) await this.#askOne(this.#priority(kind));
  }

  /** The account whose roles are to be asked for next. */
  #pick(): Entry | undefined {
    const { areAccountsKnown, table } = this.#work;
    while (this.#wishes.size > 0) {
      let [best, most] = ['', Number.NEGATIVE_INFINITY];
      for (const [accountId, look] of this.#wishes) if (look > most) [best, most] = [accountId, look];
      this.#wishes.delete(best);
      const wanted = table.entry(best);
      if (wanted?.step === 'open') return wanted;
    }
    for (const accountId of this.#favorites) {
      const entry = table.entry(accountId);
      // One that is not listed may be on a later page.
      if (entry || areAccountsKnown) this.#favorites.delete(accountId);
      if (entry?.step === 'open') return entry;
    }
    return table.nextOpen();
  }

  #priority(kind: Kind): Priority {
    if (kind === 'inSight') return priorities.inSight;
    return this.#favorites.size > 0 ? priorities.favorites : priorities.others;
  }

  async #askOne(priority: Priority, asking: Asking = { entry: undefined, token: '' }): Promise<void> {
    const { deps, retries, signal, table } = this.#work;
    try {
      const first = await deps.budget.run(priority, () => this.#begin(asking));
      const { entry } = asking;
      if (!first || !entry) return;
      table.succeed(entry, await readAllNames(first));
      retries.forget(entry, true);
    } catch (error) {
      if (asking.entry && !signal.aborted) await this.#failed(asking.entry, asking.token, error);
    }
    this.#work.publishSoon();
  }

  /** Which account it is, is decided when its turn has come; at another try of the same call it is the same one. */
  async #begin(asking: Asking): Promise<FirstPage | null> {
    const { deps, retries, rolesRound, signal, table } = this.#work;
    const entry = signal.aborted ? undefined : (asking.entry ?? this.#pick());
    if (!entry) return null;
    asking.entry = entry;
    table.begin(entry, rolesRound);
    retries.forget(entry, false);
    this.#work.publishSoon();
    const used = deps.access();
    asking.token = used.accessToken;
    return readFirstPage(this.#work, used, entry.accountId);
  }

  async #failed(entry: Entry, token: string, thrown: unknown): Promise<void> {
    const { deps, freshness, signal, table } = this.#work;
    const judgement = await judge(deps, token, 'roles', thrown);
    if (signal.aborted) return;
    if (judgement.kind === 'over') return this.#work.over();
    if (judgement.kind === 'again' && (!entry.doubted || judgement.isOlder)) {
      entry.doubted = true;
      table.reopen(entry);
      this.#wishes.set(entry.accountId, Number.MAX_SAFE_INTEGER);
      this.pump();
      return;
    }
    table.fail(entry, this.#work.failed(entry, judgement.error));
    if (!isPassing(judgement.error)) freshness.refused(entry);
  }
}
