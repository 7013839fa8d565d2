/** The list of accounts and roles as data: a group for each account with a row for each role, recent roles on top. */
import type { Account, RecentRole, Session, SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';

/** A role that can be opened. */
export interface RoleRow {
  readonly kind: 'role';
  /** Unique in the whole list. */
  readonly id: string;
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly roleName: string;
  /** Among the recent roles the account stands in the row, elsewhere in the group's heading. */
  readonly recent: boolean;
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
  readonly sessionName: string;
  readonly account: Account;
  readonly rows: readonly Row[];
}

export interface RecentGroup {
  readonly kind: 'recent';
  readonly id: 'recent';
  readonly rows: readonly RoleRow[];
}

export type Group = AccountGroup | RecentGroup;

/** How many recent roles the list begins with. */
const recentShown = 5;

/** The same account object always gives the same group object, so that the list draws only what changed. */
const known = new WeakMap<Account, AccountGroup>();

/** The accounts of one session in the order of the state. */
export function accountGroups({ id, name, accounts }: Session): readonly AccountGroup[] {
  return accounts.items.map((account) => {
    const before = known.get(account);
    const groupId = `${id} ${account.accountId}`;
    if (before?.id === groupId && before.sessionName === name) return before;
    const group = { kind: 'account', id: groupId, sessionName: name, account, rows: accountRows(id, account) } as const;
    known.set(account, group);
    return group;
  });
}

function accountRows(sessionId: SessionId, { accountId, name, roles }: Account): readonly Row[] {
  const rows: Row[] = roles.names.map((roleName) => ({
    kind: 'role',
    id: `${sessionId} ${accountId} ${roleName}`,
    sessionId,
    accountId,
    accountName: name,
    roleName,
    recent: false,
  }));
  if (roles.status === 'failed') {
    rows.push({ kind: 'failed', id: `${sessionId} ${accountId} failed`, sessionId, accountId, problem: roles.problem });
  }
  return rows;
}

/** The most recently used roles of these sessions, newest first; null if there are none. */
export function recentGroup(sessions: readonly Session[]): RecentGroup | null {
  const uses = sessions.flatMap((session) => session.recentRoles.map((role) => ({ sessionId: session.id, role })));
  const newest = uses.toSorted((a, b) => b.role.usedAt - a.role.usedAt).slice(0, recentShown);
  const rows = newest.map(({ sessionId, role }) => recentRow(sessionId, role));
  return rows.length > 0 ? { kind: 'recent', id: 'recent', rows } : null;
}

function recentRow(sessionId: SessionId, { accountId, accountName, roleName }: RecentRole): RoleRow {
  const id = `recent ${sessionId} ${accountId} ${roleName}`;
  return { kind: 'role', id, sessionId, accountId, accountName, roleName, recent: true };
}
