/** What the list of roles needs to know of each session, apart from its accounts, which change all the time. */
import { accountAccess } from '../../shared/account-access.ts';
import type { Session, SessionId, SessionProfile } from '../../shared/app-state.ts';
import { isUsable } from '../sessions/session-queries.ts';

export interface ListedSession {
  readonly id: SessionId;
  readonly name: string;
  /** Whether new profiles can be made for it: those of a legacy session could not renew themselves. */
  readonly takesProfiles: boolean;
  /** Whether its roles can be opened without a sign-in. */
  readonly isUsable: boolean;
  /** Whether its pages open in a browser of its own, so that there is another one, the system's. */
  readonly hasOwnBrowser: boolean;
  /** The names of the profiles of each role, in file order, by `roleKey`. */
  readonly profiles: ReadonlyMap<string, readonly string[]>;
}

/** Names a role within a session. */
export function roleKey(accountId: string, roleName: string): string {
  return `${accountId} ${roleName}`;
}

/** Sessions that have something to show in the list: those that are for accounts, signed in or with a list in memory. */
export function withRoles(sessions: readonly Session[]): readonly Session[] {
  return sessions.filter(
    (session) =>
      accountAccess(session) === 'given' &&
      (isUsable(session.phase) ||
        session.accounts.items.length + session.recentRoles.length + session.chained.length > 0),
  );
}

export type ListSessions = (sessions: readonly Session[]) => ReadonlyMap<SessionId, ListedSession>;

/**
 * Sessions by their ids. Each is the same object as the last time where nothing of it has changed, and so is the whole: rows are
 * drawn again only where it is another one.
 */
export function createListSessions(): ListSessions {
  let before: ReadonlyMap<SessionId, ListedSession> = new Map();
  return (sessions) => {
    const after = new Map(
      sessions.map((session) => {
        const [old, fresh] = [before.get(session.id), listed(session)];
        return [session.id, old !== undefined && isSame(old, fresh) ? old : fresh];
      }),
    );
    const isUnchanged = after.size === before.size && [...after].every(([id, one]) => before.get(id) === one);
    if (!isUnchanged) before = after;
    return before;
  };
}

function listed({ id, name, kind, phase, browser, profiles }: Session): ListedSession {
  return {
    id,
    name,
    takesProfiles: kind === 'sso-session',
    isUsable: isUsable(phase),
    hasOwnBrowser: browser !== null,
    profiles: profilesByRole(profiles),
  };
}

function isSame(a: ListedSession, b: ListedSession): boolean {
  return (
    a.name === b.name &&
    a.takesProfiles === b.takesProfiles &&
    a.isUsable === b.isUsable &&
    a.hasOwnBrowser === b.hasOwnBrowser &&
    a.profiles === b.profiles
  );
}

const known = new WeakMap<readonly SessionProfile[], ReadonlyMap<string, readonly string[]>>();

function profilesByRole(profiles: readonly SessionProfile[]): ReadonlyMap<string, readonly string[]> {
  const before = known.get(profiles);
  if (before !== undefined) return before;
  const found = new Map<string, string[]>();
  for (const { name, accountId, roleName } of profiles) {
    if (accountId === null || roleName === null) continue;
    const key = roleKey(accountId, roleName);
    const names = found.get(key);
    if (names === undefined) found.set(key, [name]);
    else names.push(name);
  }
  known.set(profiles, found);
  return found;
}
