/** Which sessions the tray names where there is no room for all. */
import type { Session } from '../../shared/app-state.ts';
import { sessionStatus, type SessionStatus } from '../../shared/session-status.ts';
import type { EpochMs } from '../../shared/time.ts';

export const mostSessions = 10;

const order: readonly SessionStatus[] = ['ending-soon', 'signing-in', 'ended', 'offline', 'signed-in', 'signed-out'];

/** The one that needs the user most comes first. */
export function byUrgency(sessions: readonly Session[], now: EpochMs): readonly Session[] {
  const rank = ({ phase }: Session) => order.indexOf(sessionStatus(phase, now));
  return sessions.toSorted((one, other) => rank(one) - rank(other));
}

/** The sessions that need the user most, in the order in which they are configured. */
export function mostUrgent(sessions: readonly Session[], count: number, now: EpochMs): readonly Session[] {
  const chosen = new Set(byUrgency(sessions, now).slice(0, count));
  return sessions.filter((session) => chosen.has(session));
}
