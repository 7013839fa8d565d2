/** What the search knows of each role and account. The same object for as long as nothing of it has changed: only then is it not prepared again. */
import type { RecentRole } from '../../shared/app-state.ts';
import { marksOf, marksOfAccount, type RoleMark } from '../../shared/role-marks.ts';
import { type AccountGroup, isUnlisted, type RoleRow } from './groups.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import type { SearchAccount, SearchRow } from './search-index.ts';

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

/** `chained`: roles that profiles assume through others; they come last. */
export function finderRows(
  accounts: readonly AccountGroup[],
  sessions: ReadonlyMap<string, SearchedSession>,
  marks: readonly RoleMark[],
  chained: readonly RoleRow[] = [],
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
      const { favorite: isFavorite, nickname, accountNickname } = marksOf(marks, row.accountId, row.roleName);
      const profiles = session.profiles.get(key) ?? none;
      const facts = {
        profiles,
        uses: uses.get(group.sessionId)?.get(key) ?? null,
        isFavorite,
        nickname,
        accountNickname,
      };
      rows.push(finderRow(row, group.account, session.name, facts));
    }
    if (rows.length > before) continue;
    const { nickname: accountNickname } = marksOfAccount(marks, group.account.accountId);
    rows.push(finderRow(group, group.account, session.name, { ...nothing, accountNickname }));
  }
  for (const row of chained) {
    const session = sessions.get(row.sessionId);
    if (session !== undefined) rows.push(chainedFinderRow(row, session, uses.get(row.sessionId), marks));
  }
  return rows;
}

const ofChained = new WeakMap<RoleRow, { readonly account: SearchAccount; readonly profiles: readonly string[] }>();

function chainedFinderRow(
  row: RoleRow,
  { name }: SearchedSession,
  uses: ReadonlyMap<string, RecentRole> | undefined,
  marks: readonly RoleMark[],
): FinderRow {
  const { accountId, accountName, roleName, chain } = row;
  const profile = chain?.profile ?? '';
  const parts = ofChained.get(row) ?? { account: { accountId, name: accountName, email: null }, profiles: [profile] };
  ofChained.set(row, parts);
  const { favorite: isFavorite, nickname, accountNickname } = marksOf(marks, accountId, roleName);
  const used = uses?.get(profileKey(profile)) ?? null;
  const facts = { profiles: parts.profiles, uses: used, isFavorite, nickname, accountNickname };
  return finderRow(row, parts.account, name, facts);
}

/** No key of a role: those begin with digits. */
function profileKey(profile: string): string {
  return `profile ${profile}`;
}

interface Facts extends Pick<FinderRow, 'profiles' | 'uses' | 'isFavorite'> {
  readonly nickname: string | null;
  readonly accountNickname: string | null;
}

const nothing = { profiles: none, uses: null, isFavorite: false, nickname: null } as const;

function finderRow(match: Match, account: SearchAccount, sessionName: string, facts: Facts): FinderRow {
  const before = known.get(match);
  if (before !== undefined && before.sessionName === sessionName && isSame(before, facts)) return before;
  const { accountNickname, ...own } = facts;
  const roleName = match.kind === 'role' ? match.roleName : null;
  const isOfUnlisted = match.kind === 'account' && isUnlisted(match);
  const shown = withNickname(account, accountNickname);
  const row = { match, sessionName, account: shown, roleName, isUnlisted: isOfUnlisted, ...own };
  known.set(match, row);
  return row;
}

function isSame(row: FinderRow, { profiles, uses, isFavorite, nickname, accountNickname }: Facts): boolean {
  return (
    row.profiles === profiles &&
    row.uses === uses &&
    row.isFavorite === isFavorite &&
    row.nickname === nickname &&
    (row.account.nickname ?? null) === accountNickname
  );
}

const knownAccounts = new WeakMap<SearchAccount, SearchAccount>();

/** The same object for all roles of an account. */
function withNickname(account: SearchAccount, nickname: string | null): SearchAccount {
  if (nickname === null) return account;
  const before = knownAccounts.get(account);
  if (before?.nickname === nickname) return before;
  const { accountId, name, email } = account;
  const made = { accountId, name, email, nickname };
  knownAccounts.set(account, made);
  return made;
}

function usesByRole(recentRoles: readonly RecentRole[]): ReadonlyMap<string, RecentRole> {
  return new Map(
    recentRoles.map((role) => {
      const { accountId, roleName, profile } = role;
      return [profile === undefined ? roleKey(accountId, roleName) : profileKey(profile), role];
    }),
  );
}
