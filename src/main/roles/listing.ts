/**
 * Lists the accounts and roles of one session: accounts first, roles in the background, asked-for ones before the rest. It goes
 * on until every account has its roles or a problem of its own; what failed for a passing reason is asked for again.
 */
import type { AccountList } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import type { ListedAccount, PortalAccess } from '../aws/api/portal.ts';
import { judge } from './listing-failures.ts';
import { type ListingRequest, type ListingDeps, ListingWork } from './listing-common.ts';
import { RoleRequests } from './role-requests.ts';

export interface Listing {
  /** Lists the accounts anew; what is on screen stays until the new list is whole. */
  list(): void;
  /** Somebody looks at this account, whose roles are awaited; `again`: somebody saw that they failed, and asks once more. */
  want(accountId: string, again: boolean): void;
  /** What failed for a passing reason may succeed now: another token, another network, somebody who looks again. */
  retryNow(): void;
  /** Nothing is asked any more, and nothing that is still answered counts. */
  end(): void;
}

export function createListing(deps: ListingDeps, shown: AccountList): Listing {
  return new SessionListing(deps, shown);
}

/** Before any roles. */
const pages = 3;

class SessionListing implements Listing {
  readonly #work: ListingWork;
  readonly #roles: RoleRequests;

  constructor(deps: ListingDeps, shown: AccountList) {
    this.#work = new ListingWork(deps, shown, (due) => this.#askAgain(due));
    this.#roles = new RoleRequests(this.#work);
  }

  list(): void {
    if (this.#work.signal.aborted) return;
    this.#work.round += 1;
    this.#work.retries.forget('accounts', false);
    this.#setHead('loading', null);
    void this.#listAll(this.#work.round, false);
  }

  want(accountId: string, again: boolean): void {
    const { table } = this.#work;
    const entry = table.entry(accountId);
    // Who looked has seen an older list than this one: what has come meanwhile, or has failed, is on its way to the screen.
    if (again && entry?.account.roles.status === 'failed') table.reopen(entry);
    if (entry?.step === 'open') this.#roles.want(accountId);
  }

  retryNow(): void {
    this.#work.retries.hurry();
  }

  end(): void {
    this.#work.end();
  }

  #askAgain(due: readonly ListingRequest[]): void {
    for (const what of due) if (what !== 'accounts') this.#work.table.reopen(what);
    if (due.includes('accounts')) this.list();
    this.#roles.pump();
  }

  #setHead(status: AccountList['status'], problem: Problem | null): void {
    this.#work.setHead(status, problem);
    this.#roles.pump();
  }

  /** Of the given round; a later one makes this one's answers old. */
  async #listAll(round: number, isSecondTry: boolean): Promise<void> {
    const { deps, retries, signal, table } = this.#work;
    const isOver = (): boolean => signal.aborted || this.#work.round !== round;
    let token = '';
    try {
      const used = deps.access();
      token = used.accessToken;
      const listed = await this.#readPages(used, isSecondTry, isOver);
      if (listed === null) return;
      retries.forget('accounts', true);
      table.replace(listed, round);
      this.#setHead('ready', null);
    } catch (thrown) {
      const judgement = isOver() ? null : await judge(deps, token, 'accounts', thrown);
      if (judgement === null || isOver()) return;
      if (judgement.kind === 'over') return this.#work.over();
      if (judgement.kind === 'again' && (!isSecondTry || judgement.isOlder)) return void this.#listAll(round, true);
      this.#setHead('failed', this.#work.failed('accounts', judgement.error));
    }
  }

  /** All accounts; null where that round is over meanwhile. */
  async #readPages(
    used: PortalAccess,
    isSecondTry: boolean,
    isOver: () => boolean,
  ): Promise<readonly ListedAccount[] | null> {
    const { deps, signal, table } = this.#work;
    const isFirst = table.entries.length === 0 || isSecondTry;
    const listed: ListedAccount[] = [];
    const reading = deps.portal.listAccounts(used, signal);
    for (;;) {
      const page = await deps.budget.run(pages, async () => (isOver() ? null : reading.next()));
      if (isOver() || page === null) return null;
      if (page.done) return listed;
      const { items, isLast } = page.value;
      // A first page at once; during a reload the old list is the better one until the new one is whole.
      if (isFirst) table.add(items);
      if (isFirst && listed.length === 0) this.#work.publish();
      else this.#work.publishSoon();
      listed.push(...items);
      if (isLast) return listed;
    }
  }
}
