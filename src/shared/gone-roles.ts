/** Whether AWS's last list speaks against a role: its console would fail, so nobody is sent there. */
import type { AccountList } from './app-state.ts';

/** A role of an account, by AWS's names. */
export interface RoleName {
  readonly accountId: string;
  readonly roleName: string;
}

/**
 * `account`: the whole account is not in the last list, `role`: the account is, and the role is not. Null also where nobody knows,
 * as of a list that is not whole, or is from memory and says nothing of it.
 */
export function goneFromList(list: AccountList, role: RoleName): 'account' | 'role' | null {
  const marked = markedGone(list, role);
  if (marked !== null) return marked;
  const account = list.items.find(({ accountId }) => accountId === role.accountId);
  if (account === undefined) return list.status === 'ready' && list.listedAt !== null ? 'account' : null;
  const { status, knownAt, names } = account.roles;
  return status === 'ready' && knownAt !== undefined && !names.includes(role.roleName) ? 'role' : null;
}

/** The same, of what the list itself shows as gone, until somebody has seen that. */
export function markedGone({ items }: AccountList, { accountId, roleName }: RoleName): 'account' | 'role' | null {
  const account = items.find((one) => one.accountId === accountId);
  if (account === undefined) return null;
  const { goneNames = [], names } = account.roles;
  if (account.news === 'gone') return names.includes(roleName) || goneNames.includes(roleName) ? 'account' : null;
  return goneNames.includes(roleName) ? 'role' : null;
}
