/**
 * The accounts of one listing and how far the roles of each have come: the one place that knows, and the only one that makes
 * what is shown of it. Each account is open (to be asked about), asked about, or done; nothing else exists, so nothing can be
 * shown as loading that nobody will ask about, and no older answer can take the place of a newer one.
 */
import { byName, compareNames } from '../../shared/account-order.ts';
import type { Account, RoleList } from '../../shared/app-state.ts';
import type { ListedAccount } from '../aws/api/portal.ts';
import { withPage } from './account-order.ts';

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
}

/** `shown`: what was listed before, which stays on screen until there is better. */
export function createAccountTable(shown: readonly Account[]): AccountTable {
  return new KnownAccounts(shown);
}

class KnownAccounts implements AccountTable {
  readonly #known = new Map<string, Entry>();
  readonly #open = new Set<Entry>();
  #sorted: readonly Entry[];
  /** Not among the sorted ones yet: several pages are sorted in together, when somebody looks. */
  #fresh: Entry[] = [];
  /** None before it, in the order of the list, is open. */
  #cursor = 0;

  constructor(shown: readonly Account[]) {
    for (const account of shown) this.#enter(account, interrupted(account.roles));
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
    for (const [accountId, entry] of this.#known) {
      if (all.has(entry)) continue;
      this.#known.delete(accountId);
      this.#open.delete(entry);
    }
    // Those that are sorted already come first: then there is little left to sort.
    const before = this.entries.filter((entry) => all.has(entry));
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
    if (this.#known.get(entry.accountId) !== entry) return;
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
    settle(entry, { status: 'ready', problem: null, names: [...new Set(names)].toSorted(compareNames) });
  }

  fail(entry: Entry, problem: RoleList['problem']): void {
    settle(entry, { ...entry.account.roles, status: 'failed', problem });
  }

  /** The entry of an account that is listed, or a new one for it. */
  #enter({ accountId, name, email }: ListedAccount, roles?: RoleList): Entry {
    const before = this.#known.get(accountId);
    if (before) {
      const { account } = before;
      if (account.name !== name || account.email !== email) before.account = { ...account, name, email };
      return before;
    }
    const account = { accountId, name, email, roles: roles ?? { status: 'waiting', problem: null, names: [] } };
    const isDone = account.roles.status === 'ready' || account.roles.status === 'failed';
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
function interrupted(roles: RoleList): RoleList {
  return roles.status === 'loading' ? { ...roles, status: 'waiting' } : roles;
}

function inOrder(a: Entry, b: Entry): number {
  return byName(a.account, b.account);
}
