/** The list of accounts and roles as data: a group for each account with a row for each role, recent roles on top. */
import type { Account, RecentRole, Session, SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { chainedRows } from './chained-rows.ts';

/** A role that can be opened. */
export interface RoleRow {
  readonly kind: 'role';
  /** Unique in the whole list. */
  readonly id: string;
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly accountName: string | null;
  /** Absent where nothing but the role's use is known. */
  readonly accountEmail?: string | null;
  readonly roleName: string;
  /** Among the recent roles the account stands in the row, elsewhere in the group's heading. */
  readonly recent: boolean;
  /** Whether the role was not there before, and nobody has seen it yet. */
  readonly isNew?: boolean;
  /** Whether the role was there before and is no longer: it stands here until somebody has seen that. */
  readonly isGone?: boolean;
  /** Of a role that a profile assumes through others; absent: the sign-in itself has it. */
  readonly chain?: Chain;
}

/** How a role is come by that the sign-in itself does not have. */
export interface Chain {
  readonly profile: string;
  /** The profiles that lead to the sign-in, the next one first. */
  readonly via: readonly string[];
  readonly needsMfa: boolean;
}

/** An account whose roles could not be loaded. */
export interface FailedRow {
  readonly kind: 'failed';
  readonly id: string;
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly problem: Problem | null;
}

export type Row = RoleRow | FailedRow;

export interface AccountGroup {
  readonly kind: 'account';
  readonly id: string;
  readonly sessionId: SessionId;
  readonly sessionName: string;
  readonly account: Account;
  readonly rows: readonly Row[];
}

/** Whether nobody knows yet which roles the account has. */
export function isUnlisted({ account: { roles } }: AccountGroup): boolean {
  return roles.status === 'waiting' && roles.names.length === 0 && roles.knownAt === undefined;
}

export interface RecentGroup {
  readonly kind: 'recent';
  readonly id: 'recent';
  readonly rows: readonly RoleRow[];
}

export type Group = AccountGroup | RecentGroup;

/** The first row of the whole list, which Enter in the search field is for; undefined as long as there is none. */
export function firstRow(groups: readonly Group[]): Row | undefined {
  return groups.find(({ rows }) => rows.length > 0)?.rows[0];
}

/** How many recent roles the list begins with. */
const recentShown = 5;

/** The same objects of the state always give the same groups, so that only what changed is drawn and indexed again. */
const knownGroups = new WeakMap<Account, AccountGroup>();
const knownLists = new WeakMap<readonly Account[], readonly AccountGroup[]>();

/** The accounts of all these sessions in the order of the state. */
export function allAccountGroups(sessions: readonly Session[]): readonly AccountGroup[] {
  const [only, ...others] = sessions;
  return only !== undefined && others.length === 0 ? accountGroups(only) : sessions.flatMap(accountGroups);
}

/** The same without roles that are gone, where something is to be made of them. */
export function withoutGone(groups: readonly AccountGroup[]): readonly AccountGroup[] {
  return groups.map((group) => {
    const rows = group.rows.filter((row) => row.kind !== 'role' || !row.isGone);
    return rows.length === group.rows.length ? group : { ...group, rows };
  });
}

function accountGroups(session: Session): readonly AccountGroup[] {
  const { items } = session.accounts;
  const before = knownLists.get(items);
  if (before !== undefined) return before;
  const groups = items.map((account) => accountGroup(session, account));
  knownLists.set(items, groups);
  return groups;
}

function accountGroup({ id, name }: Session, account: Account): AccountGroup {
  const before = knownGroups.get(account);
  if (before !== undefined) return before;
  const rows = accountRows(id, account);
  const groupId = `${id} ${account.accountId}`;
  const group = { kind: 'account', id: groupId, sessionId: id, sessionName: name, account, rows } as const;
  knownGroups.set(account, group);
  return group;
}

function accountRows(sessionId: SessionId, { accountId, name, email, roles }: Account): readonly Row[] {
  const row = (roleName: string, news: Pick<RoleRow, 'isNew' | 'isGone'>): RoleRow => ({
    kind: 'role',
    id: `${sessionId} ${accountId} ${roleName}`,
    sessionId,
    accountId,
    accountName: name,
    accountEmail: email,
    roleName,
    recent: false,
    ...news,
  });
  const rows: Row[] = [
    ...roles.names.map((roleName) => row(roleName, roles.newNames?.includes(roleName) ? { isNew: true } : {})),
    ...(roles.goneNames ?? []).map((roleName) => row(roleName, { isGone: true })),
  ];
  if (roles.status === 'failed') {
    rows.push({ kind: 'failed', id: `${sessionId} ${accountId} failed`, sessionId, accountId, problem: roles.problem });
  }
  return rows;
}

/** The most recently used roles of these sessions, newest first; null if there are none. */
export function recentGroup(sessions: readonly Session[]): RecentGroup | null {
  const uses = sessions.flatMap((session) => session.recentRoles.map((role) => ({ sessionId: session.id, role })));
  const newest = uses.toSorted((a, b) => b.role.usedAt - a.role.usedAt).slice(0, recentShown);
  const rows = newest.flatMap(({ sessionId, role }) => {
    const session = sessions.find(({ id }) => id === sessionId);
    return recentRow(sessionId, role, session === undefined ? [] : chainedRows(session)) ?? [];
  });
  return rows.length > 0 ? { kind: 'recent', id: 'recent', rows } : null;
}

/** Null of a profile that does not lead there any more. */
function recentRow(
  sessionId: SessionId,
  { accountId, accountName, roleName, profile }: RecentRole,
  chained: readonly RoleRow[],
): RoleRow | null {
  if (profile !== undefined) {
    const row = chained.find((one) => one.chain?.profile === profile && one.accountId === accountId);
    return row === undefined ? null : { ...row, id: `recent ${row.id}`, recent: true };
  }
  const id = `recent ${sessionId} ${accountId} ${roleName}`;
  return { kind: 'role', id, sessionId, accountId, accountName, roleName, recent: true };
}
