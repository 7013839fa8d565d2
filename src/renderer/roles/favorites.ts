/** The favourite roles as rows of the list: of each session that has the role. */
import type { Session } from '../../shared/app-state.ts';
import { favoritesOf, type RoleMark } from '../../shared/role-marks.ts';
import { accountsById, chainedRows } from './chained-rows.ts';
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
      const chained = chainedRows(session).filter((row) => row.accountId === accountId && row.roleName === roleName);
      const recent = session.recentRoles.find(
        (role) => role.profile === undefined && role.accountId === accountId && role.roleName === roleName,
      );
      const isListed = account?.roles.names.includes(roleName) ?? false;
      const hasProfile = listed.get(session.id)?.profiles.has(roleKey(accountId, roleName)) ?? false;
      const through = chained.map((row) => ({ ...row, id: `favorite ${row.id}`, recent: true }));
      if (!isListed && recent === undefined && !hasProfile) return through;
      const accountName = account?.name ?? recent?.accountName ?? null;
      const id = `favorite ${session.id} ${accountId} ${roleName}`;
      const own = { kind: 'role', id, sessionId: session.id, accountId, accountName, roleName, recent: true } as const;
      return [own, ...through];
    }),
  );
}
