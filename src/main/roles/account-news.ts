/** What is new among the accounts and roles of a list and what is gone from it, marked until somebody has seen it. */
import type { Account, AccountList, RoleList } from '../../shared/app-state.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { ListedAccount } from '../aws/api/portal.ts';
import { compareNames } from '../../shared/account-order.ts';

/** As AWS has just listed it; one that was gone is back. The same object where nothing is another. */
export function asListed(account: Account, { name, email }: Pick<ListedAccount, 'name' | 'email'>): Account {
  const isSame = account.name === name && account.email === email;
  if (account.news === 'gone') return { ...withoutMark(account), name, email, roles: waiting(account.roles) };
  return isSame ? account : { ...account, name, email };
}

/** Nothing of it is awaited any more. */
export function asGone(account: Account): Account {
  return { ...account, news: 'gone', roles: { ...account.roles, status: 'ready', problem: null } };
}

/** The roles that AWS has just told, sorted, with what is new against those that it told before. */
export function rolesAsTold({ roles: before, news }: Account, names: readonly string[], at: EpochMs): RoleList {
  const told: RoleList = { status: 'ready', problem: null, names, knownAt: at };
  // The first ones are no news, and all of a new account's are.
  if (before.knownAt === undefined || news === 'new') return told;
  const [now, known] = [new Set(names), new Set([...before.names, ...(before.goneNames ?? [])])];
  const stillNew = new Set(before.newNames);
  const newNames = names.filter((name) => !known.has(name) || stillNew.has(name));
  const gone = [...(before.goneNames ?? []), ...before.names].filter((name) => !now.has(name) && !stillNew.has(name));
  const goneNames = [...new Set(gone)].toSorted(compareNames);
  return {
    ...told,
    ...(newNames.length > 0 && { newNames }),
    ...(goneNames.length > 0 && { goneNames }),
  };
}

/** Seen: nothing about it is news any more. The same object where nothing was. */
export function withoutNews(account: Account): Account {
  const { news, roles } = account;
  if (news === undefined && roles.newNames === undefined && roles.goneNames === undefined) return account;
  const { newNames: _new, goneNames: _gone, ...rest } = roles;
  return { ...withoutMark(account), roles: rest };
}

/** The whole list as somebody has seen it: what is gone is not in it any more. */
export function listWithoutNews(list: AccountList): AccountList {
  const items = list.items.filter(({ news }) => news !== 'gone').map(withoutNews);
  const isSame = items.length === list.items.length && items.every((item, index) => item === list.items[index]);
  return isSame ? list : { ...list, items };
}

function withoutMark({ news: _news, ...account }: Account): Account {
  return account;
}

function waiting(roles: RoleList): RoleList {
  return { ...roles, status: 'waiting' };
}
