/**
 * The accounts of one listing and how far the roles of each have come: the one place that knows, and the only one that makes
 * what is shown of it. Each account is open (to be asked about), asked about, or done; nothing else exists, so nothing can be
 * shown as loading that nobody will ask about, and no older answer can take the place of a newer one.
 */
import type { Account, RoleList } from '../../shared/app-state.ts';
import type { ListedAccount } from '../aws/api/portal.ts';
import { byName, compareNames, withPage } from './account-order.ts';

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
  const known = new Map<string, Entry>();
  const open = new Set<Entry>();
  let sorted: readonly Entry[] = [];
  /** Not among the sorted ones yet: several pages are sorted in together, when somebody looks. */
  let fresh: Entry[] = [];
  let cursor = 0;

  const inOrderNow = (): readonly Entry[] => {
    if (fresh.length === 0) return sorted;
    sorted = withPage(sorted, fresh, inOrder);
    fresh = [];
    cursor = 0;
    return sorted;
  };

  const show = (entry: Entry, roles: RoleList): void => {
    entry.account = { ...entry.account, roles };
  };

  const enter = ({ accountId, name, email }: ListedAccount, roles?: RoleList): Entry => {
    const before = known.get(accountId);
    if (before) {
      const { account } = before;
      if (account.name !== name || account.email !== email) before.account = { ...account, name, email };
      return before;
    }
    const account = { accountId, name, email, roles: roles ?? { status: 'waiting', problem: null, names: [] } };
    const isDone = account.roles.status === 'ready' || account.roles.status === 'failed';
    const entry: Entry = {
      accountId,
      account,
      step: isDone ? 'done' : 'open',
      doubted: false,
      round: 0,
    };
    known.set(accountId, entry);
    if (!isDone) open.add(entry);
    return entry;
  };

  const settle = (entry: Entry, roles: RoleList): void => {
    entry.step = 'done';
    show(entry, roles);
  };

  const table: AccountTable = {
    get entries() {
      return inOrderNow();
    },
    get openCount() {
      return open.size;
    },
    entry: (accountId) => known.get(accountId),
    add(page) {
      for (const listed of page) {
        const isKnown = known.has(listed.accountId);
        const entry = enter(listed);
        if (!isKnown) fresh.push(entry);
      }
    },
    replace(listed, round) {
      const all = new Set(listed.map((one) => enter(one)));
      for (const [accountId, entry] of known) {
        if (all.has(entry)) continue;
        known.delete(accountId);
        open.delete(entry);
      }
      // Those that are sorted already come first: then there is little left to sort.
      const before = inOrderNow().filter((entry) => all.has(entry));
      sorted = [...new Set([...before, ...all])].toSorted(inOrder);
      cursor = 0;
      for (const entry of sorted) if (entry.step === 'done' && entry.round < round) table.reopen(entry);
    },
    nextOpen() {
      const entries = inOrderNow();
      while (cursor < entries.length && entries[cursor]?.step !== 'open') cursor += 1;
      return entries[cursor];
    },
    reopen(entry) {
      if (known.get(entry.accountId) !== entry) return;
      entry.step = 'open';
      open.add(entry);
      cursor = 0;
    },
    begin(entry, round) {
      Object.assign(entry, { step: 'asking', round });
      open.delete(entry);
      show(entry, { ...entry.account.roles, status: 'loading', problem: null });
    },
    succeed(entry, names) {
      entry.doubted = false;
      settle(entry, { status: 'ready', problem: null, names: [...new Set(names)].toSorted(compareNames) });
    },
    fail(entry, problem) {
      entry.doubted = false;
      settle(entry, { ...entry.account.roles, status: 'failed', problem });
    },
  };
  for (const account of shown) enter(account, interrupted(account.roles));
  sorted = [...known.values()];
  return table;
}

/** What an earlier listing began and did not end has to be asked for again. */
function interrupted(roles: RoleList): RoleList {
  return roles.status === 'loading' ? { ...roles, status: 'waiting' } : roles;
}

function inOrder(a: Entry, b: Entry): number {
  return byName(a.account, b.account);
}
