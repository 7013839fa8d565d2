/** Asks for the roles of one account after the other, some at a time: those that somebody looks at before the rest. */
import type { Portal } from '../aws/api/portal.ts';
import type { Ms } from '../../shared/time.ts';
import { monotonic } from '../system/clock.ts';
import type { Entry } from './account-table.ts';
import { judge } from './listing-failures.ts';
import type { ListingWork } from './listing-common.ts';
import { inParallel } from './request-budgets.ts';

const [background, sooner] = [1, 2];
/** Wishes that come together are one look at the list: they keep their order, and precede older looks. */
const oneLook: Ms = 100;

/** One account whose turn has come, if there is one. */
interface Asking {
  entry: Entry | undefined;
  /** The access token that AWS is asked with. */
  token: string;
}

type Reading = ReturnType<Portal['listAccountRoles']>;
interface FirstPage {
  readonly reading: Reading;
  readonly page: Awaited<ReturnType<Reading['next']>>;
}

export class RoleRequests {
  readonly #work: ListingWork;
  /** Accounts that somebody looks at, with the look; the latest one comes first. */
  readonly #wishes = new Map<string, number>();
  #workers = 0;

  constructor(work: ListingWork) {
    this.#work = work;
  }

  /** Somebody looks at this account. */
  want(accountId: string): void {
    this.#wishes.delete(accountId);
    // What was scrolled past can wait.
    this.#wishes.set(accountId, Math.floor(monotonic() / oneLook));
    this.pump();
  }

  /** Puts to work as many as there is work for. */
  pump(): void {
    const { signal, table } = this.#work;
    while (!signal.aborted && this.#hasWork()) {
      if (this.#workers >= Math.min(inParallel, this.#wishes.size + table.openCount)) return;
      this.#workers += 1;
      void this.#askAll().finally(() => {
        this.#workers -= 1;
        // Something may have become open between the last look and this.
        if (this.#workers === 0) this.pump();
      });
    }
  }

  /** In the background only once all accounts are known. */
  #hasWork(): boolean {
    const { isListing, table } = this.#work;
    return this.#wishes.size > 0 || (!isListing && table.openCount > 0);
  }

  async #askAll(): Promise<void> {
    while (!this.#work.signal.aborted && this.#hasWork()) await this.#askOne();
  }

  /** The account whose roles are to be asked for next. */
  #pick(): Entry | undefined {
    const { isListing, table } = this.#work;
    while (this.#wishes.size > 0) {
      let [best, most] = ['', Number.NEGATIVE_INFINITY];
      for (const [accountId, look] of this.#wishes) if (look > most) [best, most] = [accountId, look];
      this.#wishes.delete(best);
      const wanted = table.entry(best);
      if (wanted?.step === 'open') return wanted;
    }
    return isListing ? undefined : table.nextOpen();
  }

  async #askOne(): Promise<void> {
    const { deps, retries, signal, table } = this.#work;
    const asking: Asking = { entry: undefined, token: '' };
    try {
      const priority = this.#wishes.size > 0 ? sooner : background;
      const first = await deps.budget.run(priority, () => this.#begin(asking));
      const { entry } = asking;
      if (!first || !entry) return;
      table.succeed(entry, await this.#allNames(first));
      retries.forget(entry, true);
    } catch (error) {
      if (asking.entry && !signal.aborted) await this.#failed(asking.entry, asking.token, error);
    }
    this.#work.publishSoon();
  }

  /** Which account it is, is decided when its turn has come. */
  async #begin(asking: Asking): Promise<FirstPage | null> {
    const { deps, retries, round, signal, table } = this.#work;
    const entry = signal.aborted ? undefined : this.#pick();
    if (!entry) return null;
    asking.entry = entry;
    table.begin(entry, round);
    retries.forget(entry, false);
    this.#work.publishSoon();
    const used = deps.access();
    asking.token = used.accessToken;
    const reading = deps.portal.listAccountRoles(used, entry.accountId, signal);
    return { reading, page: await reading.next() };
  }

  async #allNames({ reading, page: firstPage }: FirstPage): Promise<readonly string[]> {
    const { budget } = this.#work.deps;
    const names: string[] = [];
    for (let page = firstPage; !page.done; page = await budget.run(sooner, () => reading.next())) {
      names.push(...page.value.items);
      // Reading on would take a call from the pace without making one.
      if (page.value.isLast) break;
    }
    return names;
  }

  async #failed(entry: Entry, token: string, thrown: unknown): Promise<void> {
    const { deps, signal, table } = this.#work;
    const judgement = await judge(deps, token, 'roles', thrown);
    if (signal.aborted) return;
    if (judgement.kind === 'over') return this.#work.over();
    if (judgement.kind === 'again' && (!entry.doubted || judgement.isOlder)) {
      entry.doubted = true;
      table.reopen(entry);
      this.#wishes.set(entry.accountId, Number.MAX_SAFE_INTEGER);
      return;
    }
    table.fail(entry, this.#work.failed(entry, judgement.error));
  }
}
