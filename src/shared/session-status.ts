/** The states that icon, tooltip, menu and panel show, of one session and of all, and the instants at which they change by the clock. */
import type { AppState, Renewal, RenewalFailure, Session, SessionPhase } from './app-state.ts';
import { type EpochMs, hour, minute, type Ms } from './time.ts';

export type SessionStatus = 'signed-out' | 'signing-in' | 'signed-in' | 'offline' | 'ending-soon' | 'ended';

/** How long before an end that Daypass cannot move the state becomes "ending soon". */
export const endingSoonWindow: Ms = 15 * minute;

/** What a session is called on every surface at the given instant. */
export function sessionStatus(phase: SessionPhase, now: EpochMs): SessionStatus {
  switch (phase.step) {
    case 'signed-out':
      return phase.reason === 'expired' || phase.reason === 'rejected' ? 'ended' : 'signed-out';
    case 'signing-in':
      return 'signing-in';
    case 'signing-out':
      return 'signed-out';
    case 'active': {
      // Nothing ends, be the token past its end or not: it is renewed as soon as the network is back.
      if (isOffline(phase.renewal)) return 'offline';
      const left = phase.accessTokenEndsAt - now;
      if (renewsByItself(phase.renewal)) return 'signed-in';
      if (left <= 0) return 'ended';
      return left <= endingSoonWindow ? 'ending-soon' : 'signed-in';
    }
  }
}

/** Whether the access token's end is moved without anybody doing anything. */
export function renewsByItself(renewal: Renewal): boolean {
  return renewal.kind === 'automatic' || renewal.kind === 'running';
}

/** The tries that have failed so far, also while the next one runs; null where nothing fails. */
export function failureOf(renewal: Renewal | null): RenewalFailure | null {
  if (renewal?.kind === 'failing') return renewal;
  return renewal?.kind === 'running' ? renewal.failed : null;
}

/** Whether the tries to renew fail because there is no network, also while the next one runs. */
export function isOffline(renewal: Renewal): boolean {
  return failureOf(renewal)?.problem.code === 'network-unreachable';
}

/** After a wake-up or a login the network comes a little later than the app: meanwhile the clocks say "offline". */
const networkGrace: Ms = minute;

const passingProblems: ReadonlySet<string> = new Set(['network-unreachable', 'network-timeout', 'proxy-unreachable']);

/** From when on a failing renewal is shown as a problem: of a lost network only when it does not pass by itself. */
export function failureShownFrom({ problem, since }: RenewalFailure): EpochMs {
  return passingProblems.has(problem.code) ? since + networkGrace : since;
}

/** How long an end that nobody has looked at is news. Then it is a state like others, and no longer red. */
export const newsLasts: Ms = 2 * hour;

/** When the session ended; null if it has not, or nobody knows. */
export function endedAt(phase: SessionPhase, now: EpochMs): EpochMs | null {
  if (sessionStatus(phase, now) !== 'ended') return null;
  if (phase.step === 'active') return phase.accessTokenEndsAt;
  return phase.step === 'signed-out' ? phase.since : null;
}

/** Whether the session has ended lately, and nobody has opened the panel since. */
export function isNews(phase: SessionPhase, seenAt: EpochMs | null, now: EpochMs): boolean {
  const at = endedAt(phase, now);
  return at !== null && now < at + newsLasts && (seenAt === null || seenAt < at);
}

/** What needs the user most comes first. A sign-in that runs hides no other session. */
const byUrgency = ['ending-soon', 'ended', 'offline', 'signed-in', 'signing-in'] as const;

/**
 * The state of the whole app, for the tray icon and the panel's head. It follows the sessions in use: one that has ended
 * counts while that is news (`isNews`), then no more than one that is signed out. One that is replaced counts as what it is.
 */
export function overallStatus(
  { sessions, seenAt }: Pick<AppState, 'sessions' | 'seenAt'>,
  now: EpochMs,
): SessionStatus {
  const statuses = new Set(sessions.map(({ phase }) => statusShown(phase, seenAt, now)));
  return byUrgency.find((status) => statuses.has(status)) ?? 'signed-out';
}

/** The state by whose sign and colour a session is shown: an end that is no news any more looks as signed out does. */
export function statusShown(phase: SessionPhase, seenAt: EpochMs | null, now: EpochMs): SessionStatus {
  const status = statusInUse(phase, now);
  return status === 'ended' && !isNews(phase, seenAt, now) ? 'signed-out' : status;
}

/** As far as somebody uses the session: of one that is replaced its own state. */
function statusInUse(phase: SessionPhase, now: EpochMs): SessionStatus {
  return sessionStatus(inUse(phase), now);
}

/** The phase that serves the tools: of a sign-in that replaces a session the one that it replaces. */
export function inUse(phase: SessionPhase): SessionPhase {
  return phase.step === 'signing-in' ? (phase.keeps ?? phase) : phase;
}

/** How many sessions are in which state; one that is being replaced counts as signed in. */
export interface SessionCounts {
  readonly signedIn: number;
  readonly signingIn: number;
  readonly expired: number;
  readonly signedOut: number;
  /** Those that cannot be renewed for want of a network, signed in or just past it. */
  readonly offline: number;
}

export function countSessions(sessions: readonly Session[], now: EpochMs): SessionCounts {
  const statuses = sessions.map(({ phase }) => statusInUse(phase, now));
  const count = (...which: readonly SessionStatus[]): number => statuses.filter((one) => which.includes(one)).length;
  const usableOffline = sessions.filter(({ phase }) => isUsableOffline(inUse(phase), now)).length;
  return {
    signedIn: count('signed-in', 'ending-soon') + usableOffline,
    signingIn: count('signing-in'),
    expired: count('ended'),
    signedOut: count('signed-out'),
    offline: count('offline'),
  };
}

/** Whether the token still works, though it cannot be renewed for want of a network. */
function isUsableOffline(phase: SessionPhase, now: EpochMs): boolean {
  return phase.step === 'active' && isOffline(phase.renewal) && phase.accessTokenEndsAt > now;
}

/** The instants at which some status above changes by the clock alone, so that surfaces can be drawn again then. */
export function nextStatusChange(sessions: readonly Session[], now: EpochMs): EpochMs | null {
  const instants = sessions.flatMap(({ phase }) => {
    const at = endedAt(phase, now);
    if (at !== null) return [at + newsLasts];
    return phase.step === 'active' && !renewsByItself(phase.renewal)
      ? [phase.accessTokenEndsAt - endingSoonWindow, phase.accessTokenEndsAt]
      : [];
  });
  const upcoming = instants.filter((instant) => instant > now);
  return upcoming.length > 0 ? Math.min(...upcoming) : null;
}

/** Whether a sign-in of another portal lies under the session's name: it can be signed out, and serves for nothing else. */
export function hasOtherPortalsToken(phase: SessionPhase): boolean {
  return phase.step === 'signed-out' && phase.problem?.code === 'sign-in-elsewhere';
}

/** Whether this session has something to sign out of. */
export function canSignOut({ phase }: Pick<Session, 'phase'>): boolean {
  if (phase.step === 'signing-in') return phase.keeps !== null;
  return phase.step === 'active' || hasOtherPortalsToken(phase);
}
