/** Which roles are chosen for profiles, as data: rows of the list by their ids. */
import type { Session } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import type { ProfileRole } from '../core/pages.ts';
import type { Group, RoleRow } from '../roles/groups.ts';

/** As many as one command takes. */
export const mostAtOnce = 5000;

export type Role = CommandOf<'preview-profiles'>['roles'][number];

/** The names of profiles that there are, by the ids of the rows. */
export function profilesByRow({ id, profiles }: Session): ReadonlyMap<string, string> {
  const found = profiles.flatMap(({ name, accountId, roleName }) =>
    accountId === null || roleName === null ? [] : [[rowId(id, accountId, roleName), name] as const],
  );
  // The first one of a role is the one to be named.
  return new Map(found.toReversed());
}

/** Like those of the list of roles. */
function rowId(sessionId: string, accountId: string, roleName: string): string {
  return `${sessionId} ${accountId} ${roleName}`;
}

/** The row of a role, also of one that the list does not have (yet). */
export function roleRow({ id, accounts }: Session, { accountId, roleName }: ProfileRole): RoleRow {
  const accountName = accounts.items.find((account) => account.accountId === accountId)?.name ?? null;
  const row = { sessionId: id, accountId, accountName, roleName };
  return { kind: 'role', id: rowId(id, accountId, roleName), ...row, recent: false };
}

/** The rows that can be chosen: roles that have no profile yet, in the order of the list. */
export function choosable(groups: readonly Group[], profiles: ReadonlyMap<string, string>): readonly RoleRow[] {
  return groups.flatMap(({ rows }) =>
    (rows as readonly Group['rows'][number][]).flatMap((row) =>
      row.kind === 'role' && !profiles.has(row.id) ? [row] : [],
    ),
  );
}

/** What the chosen rows stand for, in the order of the list; rows that are not in it any more count no longer. */
export function chosenRoles(rows: readonly RoleRow[], chosen: ReadonlySet<string>): readonly RoleRow[] {
  return rows.filter(({ id }) => chosen.has(id));
}

export function toRoles(rows: readonly RoleRow[]): readonly Role[] {
  return rows.slice(0, mostAtOnce).map(({ accountId, roleName }) => ({ accountId, roleName }));
}
