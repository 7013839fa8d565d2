/**
 * The accounts of one listing and how far the roles of each have come: the one place that knows, and the only one that makes
 * what is shown of it. Each account is open (to be asked about), asked about, or done; nothing else exists, so nothing can be
 * shown as loading that nobody will ask about, and no older answer can take the place of a newer one.
 */
import { byName, compareNames } from '../../shared/account-order.ts';
import type { Account, RoleList } from '../../shared/app-state.ts';
import type { ListedAccount } from '../aws/api/portal.ts';
import { now } from '../system/clock.ts';
import { withPage } from './account-order.ts';
import { asGone, asListed, rolesAsTold, withoutNews } from './account-news.ts';

export interface Entry {
  readonly accountId: string;
  /** As it is shown. */
  account: Account;
  step: 'open' | 'asking' | 'done';
  /** A 401 has been asked about again already. */
  doubted: boolean;
  /** The listing of accounts in which its roles were asked for last. */
  round: number;
}

export interface AccountTable {
  /** In the order in which they are shown. */
  readonly entries: readonly Entry[];
  readonly openCount: number;
  entry(accountId: string): Entry | undefined;
  /** Takes in a page that was just listed; what is known of its accounts stays. */
  add(page: readonly ListedAccount[]): void;
  /** These are all that there are; the roles of those that were asked for before this round are asked for again. */
  replace(listed: readonly ListedAccount[], round: number): void;
  /** The first open one in the order of the list. */
  nextOpen(): Entry | undefined;
  reopen(entry: Entry): void;
  begin(entry: Entry, round: number): void;
  succeed(entry: Entry, names: readonly string[]): void;
  fail(entry: Entry, problem: RoleList['problem']): void;
  /** Somebody has seen what is new and what is gone: the one is new no longer, and the other not there any more. */
  seen(): void;
}

/**
 * `shown`: what was listed before, which stays on screen until there is better; `isWhole`: those were all, so that others
 * are new and those that are missing are gone.
 */
export function createAccountTable(shown: readonly Account[], isWhole = false): AccountTable {
  return new KnownAccounts(shown, isWhole);
}

class KnownAccounts implements AccountTable {
  readonly #known = new Map<string, Entry>();
  readonly #open = new Set<Entry>();
  #sorted: readonly Entry[];
  /** Not among the sorted ones yet: several pages are sorted in together, when somebody looks. */
  #fresh: Entry[] = [];
  /** None before it, in the order of the list, is open. */
  #cursor = 0;
  /** Whether all accounts have been known once, so that a difference to them is news. */
  #isWhole: boolean;

  constructor(shown: readonly Account[], isWhole: boolean) {
    this.#isWhole = isWhole;
    for (const account of shown) this.#put(interrupted(account));
    this.#sorted = [...this.#known.values()];
  }

  get entries(): readonly Entry[] {
    if (this.#fresh.length === 0) return this.#sorted;
    this.#sorted = withPage(this.#sorted, this.#fresh, inOrder);
    this.#fresh = [];
    this.#cursor = 0;
    return this.#sorted;
  }

  get openCount(): number {
    return this.#open.size;
  }

  entry(accountId: string): Entry | undefined {
    return this.#known.get(accountId);
  }

  add(page: readonly ListedAccount[]): void {
    for (const listed of page) {
      const isKnown = this.#known.has(listed.accountId);
      const entry = this.#enter(listed);
      if (!isKnown) this.#fresh.push(entry);
    }
  }

  replace(listed: readonly ListedAccount[], round: number): void {
    const all = new Set(listed.map((one) => this.#enter(one)));
    for (const entry of this.#known.values()) if (!all.has(entry)) this.#leave(entry);
    this.#isWhole = true;
    // Those that are sorted already come first: then there is little left to sort.
    const before = this.entries.filter(({ accountId }) => this.#known.has(accountId));
    this.#sorted = [...new Set([...before, ...all])].toSorted(inOrder);
    this.#cursor = 0;
    for (const entry of this.#sorted) if (entry.step === 'done' && entry.round < round) this.reopen(entry);
  }

  nextOpen(): Entry | undefined {
    const { entries } = this;
    while (this.#cursor < entries.length && entries[this.#cursor]?.step !== 'open') this.#cursor += 1;
    return entries[this.#cursor];
  }

  reopen(entry: Entry): void {
    if (this.#known.get(entry.accountId) !== entry || entry.account.news === 'gone') return;
    entry.step = 'open';
    this.#open.add(entry);
    this.#cursor = 0;
  }

  begin(entry: Entry, round: number): void {
    Object.assign(entry, { step: 'asking', round });
    this.#open.delete(entry);
    show(entry, { ...entry.account.roles, status: 'loading', problem: null });
  }

  succeed(entry: Entry, names: readonly string[]): void {
    settle(entry, rolesAsTold(entry.account, [...new Set(names)].toSorted(compareNames), now()));
  }

  fail(entry: Entry, problem: RoleList['problem']): void {
    settle(entry, { ...entry.account.roles, status: 'failed', problem });
  }

  seen(): void {
    for (const [accountId, entry] of this.#known) {
      if (entry.account.news === 'gone') this.#known.delete(accountId);
      else entry.account = withoutNews(entry.account);
    }
    this.#sorted = this.entries.filter(({ accountId }) => this.#known.has(accountId));
    this.#cursor = 0;
  }

  /** It is listed no longer. One that nobody has seen as new yet leaves no trace. */
  #leave(entry: Entry): void {
    this.#open.delete(entry);
    if (this.#isWhole && entry.account.news !== 'new') {
      entry.account = asGone(entry.account);
      entry.step = 'done';
    } else {
      this.#known.delete(entry.accountId);
    }
  }

  /** The entry of an account that is listed, or a new one for it. */
  #enter(listed: ListedAccount): Entry {
    const before = this.#known.get(listed.accountId);
    if (!before) {
      const { accountId, name, email } = listed;
      const account: Account = { accountId, name, email, roles: { status: 'waiting', problem: null, names: [] } };
      return this.#put(this.#isWhole ? { ...account, news: 'new' } : account);
    }
    const isBack = before.account.news === 'gone';
    before.account = asListed(before.account, listed);
    if (isBack) this.reopen(before);
    return before;
  }

  #put(account: Account): Entry {
    const { accountId, news, roles } = account;
    const isTold = roles.status === 'ready' || (roles.status === 'failed' && roles.problem?.retry !== 'auto');
    const isDone = isTold || news === 'gone';
    const entry: Entry = { accountId, account, step: isDone ? 'done' : 'open', doubted: false, round: 0 };
    this.#known.set(accountId, entry);
    if (!isDone) this.#open.add(entry);
    return entry;
  }
}

function show(entry: Entry, roles: RoleList): void {
  entry.account = { ...entry.account, roles };
}

function settle(entry: Entry, roles: RoleList): void {
  Object.assign(entry, { step: 'done', doubted: false });
  show(entry, roles);
}

/** What an earlier listing began and did not end has to be asked for again. */
function interrupted(account: Account): Account {
  const { roles } = account;
  return roles.status === 'loading' ? { ...account, roles: { ...roles, status: 'waiting' } } : account;
}

function inOrder(a: Entry, b: Entry): number {
  return byName(a.account, b.account);
}
