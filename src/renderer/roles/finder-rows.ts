/** What the search knows of each role and account. The same object for as long as nothing of it has changed: only then is it not prepared again. */
import type { RecentRole } from '../../shared/app-state.ts';
import type { AccountGroup, RoleRow } from './groups.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import type { SearchRow } from './search-index.ts';

/** What a hit of the search is: a role, or an account that has no roles to show. */
export type Match = RoleRow | AccountGroup;

export interface FinderRow extends SearchRow {
  readonly match: Match;
}

/** What of a session makes a difference to the search. */
export interface SearchedSession {
  readonly name: string;
  readonly profiles: ListedSession['profiles'];
  readonly recentRoles: readonly RecentRole[];
}

const known = new WeakMap<Match, FinderRow>();
const none: readonly string[] = [];

export function finderRows(
  accounts: readonly AccountGroup[],
  sessions: ReadonlyMap<string, SearchedSession>,
): readonly FinderRow[] {
  const uses = new Map([...sessions].map(([id, { recentRoles }]) => [id, usesByRole(recentRoles)]));
  const rows: FinderRow[] = [];
  for (const group of accounts) {
    const session = sessions.get(group.sessionId);
    if (session === undefined) continue;
    const before = rows.length;
    for (const row of group.rows) {
      if (row.kind !== 'role') continue;
      const key = roleKey(row.accountId, row.roleName);
      const facts = { profiles: session.profiles.get(key) ?? none, uses: uses.get(group.sessionId)?.get(key) ?? null };
      rows.push(finderRow(row, group, session.name, facts));
    }
    if (rows.length === before) rows.push(finderRow(group, group, session.name, { profiles: none, uses: null }));
  }
  return rows;
}

type Facts = Pick<FinderRow, 'profiles' | 'uses'>;

function finderRow(match: Match, { account }: AccountGroup, sessionName: string, facts: Facts): FinderRow {
  const before = known.get(match);
  const isSame =
    before?.profiles === facts.profiles && before.uses === facts.uses && before.sessionName === sessionName;
  if (isSame) return before;
  const roleName = match.kind === 'role' ? match.roleName : null;
  const row = { match, sessionName, account, roleName, isFavorite: false, ...facts };
  known.set(match, row);
  return row;
}

function usesByRole(recentRoles: readonly RecentRole[]): ReadonlyMap<string, RecentRole> {
  return new Map(recentRoles.map((role) => [roleKey(role.accountId, role.roleName), role]));
}
