/** How often and how lately roles were used: what recent roles are made of, and what ranks one role above another. */
import type { RecentRole, Session, SessionId } from './app-state.ts';
import { day, type EpochMs, type Ms } from './time.ts';

/** After this time a use counts half: what was used daily a month ago gives way to what is used daily now. */
export const halfLife: Ms = 14 * day;

/** Over all sessions that are configured: the oldest ones make room. The tray and the panel's first groups show a few. */
export const mostRecentRoles = 100;

/**
 * Recency and frequency in one number: the number of uses, each of them halved every `halfLife` since. One use now is 1, and
 * daily uses come near 20.
 */
export function frecency({ uses = 1, usedAt }: Pick<RecentRole, 'uses' | 'usedAt'>, now: EpochMs): number {
  // A clock that was set back makes no use worth more than it was.
  return uses * 2 ** (-Math.max(now - usedAt, 0) / halfLife);
}

/** A recent role, with the session that it was used in. */
export interface UsedRole {
  readonly session: Session;
  readonly role: RecentRole;
}

/** The roles of all these sessions, the one used last at the front. */
export function lastUsed(sessions: readonly Session[]): readonly UsedRole[] {
  return sessions
    .flatMap((session) => session.recentRoles.map((role) => ({ session, role })))
    .toSorted((one, other) => other.role.usedAt - one.role.usedAt);
}

/** What a role of a session was used for one time more, at `now`. */
export interface RoleUse {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly roleName: string;
  /** As in `RecentRole`. */
  readonly profile?: string | undefined;
}

/** The sessions with one use more; the same ones where the session is not among them. */
export function withUse(sessions: readonly Session[], use: RoleUse, now: EpochMs): readonly Session[] {
  const index = sessions.findIndex(({ id }) => id === use.sessionId);
  const session = sessions[index];
  if (!session) return sessions;
  const isThis = ({ accountId, roleName, profile }: RecentRole): boolean =>
    accountId === use.accountId && roleName === use.roleName && profile === use.profile;
  const { accountId, roleName, profile } = use;
  const listed = session.accounts.items.find((account) => account.accountId === accountId)?.name;
  const before = session.recentRoles.find(isThis);
  const used: RecentRole = {
    accountId,
    accountName: listed ?? before?.accountName ?? null,
    roleName,
    usedAt: now,
    uses: (before ? frecency(before, now) : 0) + 1,
    ...(profile !== undefined && { profile }),
  };
  const recentRoles = [used, ...session.recentRoles.filter((role) => !isThis(role))];
  return withinLimit(sessions.with(index, { ...session, recentRoles }));
}

function withinLimit(sessions: readonly Session[]): readonly Session[] {
  const over = sessions.reduce((sum, { recentRoles }) => sum + recentRoles.length, 0) - mostRecentRoles;
  if (over <= 0) return sessions;
  const leaving = new Set(
    lastUsed(sessions)
      .slice(-over)
      .map(({ role }) => role),
  );
  return sessions.map((session) => {
    const recentRoles = session.recentRoles.filter((role) => !leaving.has(role));
    return recentRoles.length === session.recentRoles.length ? session : { ...session, recentRoles };
  });
}
