/**
 * Lists the accounts and roles of one session: the roles of each account from its page on, those that somebody looks at first. It
 * goes on until every account has its roles or a problem of its own; what failed for a passing reason is asked for again.
 */
import type { AccountList } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import type { ListedAccount, PortalAccess, Turn } from '../aws/api/portal.ts';
import { judge, ListingOver } from './listing-failures.ts';
import { type ListingRequest, type ListingDeps, ListingWork } from './listing-common.ts';
import { refreshRoles } from './refresh-requests.ts';
import { priorities, type Priority } from '../aws/api/request-budgets.ts';
import { RoleRequests } from './role-requests.ts';

export interface Listing {
  /**
   * Lists the accounts anew; what is on screen stays until the new list is whole. `again`: with the roles of all of them, also
   * where they are known.
   */
  list(again: boolean): void;
  /** Somebody looks at this account, whose roles are awaited; `again`: whatever is known of them, somebody wants to know it now. */
  want(accountId: string, again: boolean): void;
  /** What is oldest is asked for again, a part of it at a time, once everything is known; what is on screen stays meanwhile. */
  refresh(): void;
  /** What failed for a passing reason may succeed now: another token, another network, somebody who looks again. */
  retryNow(): void;
  /** Somebody has seen what is new and what is gone. */
  seen(): void;
  /** Nothing is asked any more, and nothing that is still answered counts. */
  end(): void;
}

export function createListing(deps: ListingDeps, shown: AccountList): Listing {
  return new SessionListing(deps, shown);
}

class SessionListing implements Listing {
  readonly #work: ListingWork;
  readonly #roles: RoleRequests;
  #isRefreshing = false;

  constructor(deps: ListingDeps, shown: AccountList) {
    this.#work = new ListingWork(deps, shown, (due) => this.#askAgain(due));
    this.#roles = new RoleRequests(this.#work);
  }

  list(again: boolean): void {
    if (again) this.#work.rolesRound += 1;
    this.#roles.lookUpFavorites();
    this.#list(again ? priorities.clicked : priorities.accounts);
  }

  #list(firstPage: Priority = priorities.accounts): void {
    if (this.#work.signal.aborted) return;
    this.#work.round += 1;
    this.#work.retries.forget('accounts', false);
    this.#setHead('loading', null);
    void this.#listAll(this.#work.round, { isSecondTry: false, firstPage });
  }

  want(accountId: string, again: boolean): void {
    const { table } = this.#work;
    const entry = table.entry(accountId);
    // Who looked has seen an older list than this one: what has come meanwhile, or has failed, is on its way to the screen.
    if (again && entry?.step === 'done') table.reopen(entry);
    if (entry?.step !== 'open') return;
    if (again) this.#roles.askNow(entry);
    else this.#roles.want(accountId);
  }

  refresh(): void {
    const { freshness, isWhole, signal, table } = this.#work;
    if (!isWhole || signal.aborted || this.#isRefreshing) return;
    this.#isRefreshing = true;
    const accounts = freshness.areAccountsOld ? this.#refreshAccounts() : Promise.resolve();
    void Promise.all([accounts, refreshRoles(this.#work, freshness.oldest(table.entries))]).finally(() => {
      this.#isRefreshing = false;
    });
  }

  retryNow(): void {
    this.#work.retries.hurry();
  }

  seen(): void {
    this.#work.table.seen();
    this.#work.publish();
  }

  end(): void {
    this.#work.end();
  }

  #askAgain(due: readonly ListingRequest[]): void {
    for (const what of due) if (what !== 'accounts') this.#work.table.reopen(what);
    // The roles that were asked for meanwhile need not be asked for again.
    if (due.includes('accounts')) this.#list();
    this.#roles.pump();
  }

  #setHead(status: AccountList['status'], problem: Problem | null): void {
    this.#work.setHead(status, problem);
    this.#roles.pump();
  }

  /** Of the given round; a later one makes this one's answers old. */
  async #listAll(
    round: number,
    { isSecondTry, firstPage }: { readonly isSecondTry: boolean; readonly firstPage: Priority },
  ): Promise<void> {
    const { deps, retries, signal, table } = this.#work;
    const isOver = (): boolean => signal.aborted || this.#work.round !== round;
    let token = '';
    try {
      const used = deps.access();
      token = used.accessToken;
      const isFirst = table.entries.length === 0 || isSecondTry;
      const listed = await this.#readPages(used, [firstPage, priorities.accounts], isOver, (page, isFirstPage) => {
        // A first page at once; during a reload the old list is the better one until the new one is whole.
        if (isFirst) table.add(page);
        if (isFirst && isFirstPage) this.#work.publish();
        else this.#work.publishSoon();
        this.#roles.pump();
      });
      if (listed === null) return;
      retries.forget('accounts', true);
      this.#work.listed();
      table.replace(listed, this.#work.rolesRound);
      this.#setHead('ready', null);
    } catch (thrown) {
      const judgement = isOver() ? null : await judge(deps, token, 'accounts', thrown);
      if (judgement === null || isOver()) return;
      if (judgement.kind === 'over') return this.#work.over();
      if (judgement.kind === 'again' && (!isSecondTry || judgement.isOlder))
        return void this.#listAll(round, { isSecondTry: true, firstPage });
      this.#setHead('failed', this.#work.failed('accounts', judgement.error));
    }
  }

  /** The same without anybody noticing, and without their roles: only those of new accounts are asked for. Never rejects. */
  async #refreshAccounts(): Promise<void> {
    const { deps, round, signal, table } = this.#work;
    const isOver = (): boolean => signal.aborted || this.#work.round !== round;
    let token = '';
    try {
      const used = deps.access();
      token = used.accessToken;
      const listed = await this.#readPages(used, [priorities.refresh, priorities.refresh], isOver, () => {});
      if (listed === null) return;
      this.#work.listed();
      table.replace(listed, 0);
      this.#setHead('ready', null);
    } catch (thrown) {
      const judgement = isOver() ? null : await judge(deps, token, 'accounts', thrown);
      if (judgement?.kind === 'over' && !isOver()) this.#work.over();
    }
  }

  /** All accounts; null where that is not wanted any more. The first page has a priority of its own. */
  async #readPages(
    used: PortalAccess,
    [firstPage, others]: readonly [Priority, Priority],
    isOver: () => boolean,
    onPage: (page: readonly ListedAccount[], isFirst: boolean) => void,
  ): Promise<readonly ListedAccount[] | null> {
    const { deps, signal } = this.#work;
    const listed: ListedAccount[] = [];
    const turn: Turn = (call) =>
      deps.budget.run(listed.length === 0 ? firstPage : others, () =>
        isOver() ? Promise.reject(new ListingOver()) : call(),
      );
    for await (const { items } of deps.portal.listAccounts(used, signal, turn)) {
      if (isOver()) return null;
      onPage(items, listed.length === 0);
      listed.push(...items);
    }
    return listed;
  }
}
