/** The favourite roles as rows of the list: of each session that has the role. */
import type { Account, Session } from '../../shared/app-state.ts';
import { favoritesOf, type RoleMark } from '../../shared/role-marks.ts';
import type { RoleRow } from './groups.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';

/** In the order in which they were chosen. One that no session has at present is not shown, and kept. */
export function favoriteRows(
  marks: readonly RoleMark[],
  sessions: readonly Session[],
  listed: ReadonlyMap<string, ListedSession>,
): readonly RoleRow[] {
  return favoritesOf(marks).flatMap(({ accountId, roleName }) =>
    sessions.flatMap((session): readonly RoleRow[] => {
      const account = accountsById(session.accounts.items).get(accountId);
      const recent = session.recentRoles.find((role) => role.accountId === accountId && role.roleName === roleName);
      const isListed = account?.roles.names.includes(roleName) ?? false;
      const hasProfile = listed.get(session.id)?.profiles.has(roleKey(accountId, roleName)) ?? false;
      if (!isListed && recent === undefined && !hasProfile) return [];
      const accountName = account?.name ?? recent?.accountName ?? null;
      const id = `favorite ${session.id} ${accountId} ${roleName}`;
      return [{ kind: 'role', id, sessionId: session.id, accountId, accountName, roleName, recent: true }];
    }),
  );
}

const known = new WeakMap<readonly Account[], ReadonlyMap<string, Account>>();

/** Made once for the same list. */
function accountsById(accounts: readonly Account[]): ReadonlyMap<string, Account> {
  const before = known.get(accounts);
  if (before !== undefined) return before;
  const made = new Map(accounts.map((account) => [account.accountId, account]));
  known.set(accounts, made);
  return made;
}
