/** The five states that icon, tooltip, menu and panel show, and the instant a countdown runs to. */
import type { Renewal, RenewalFailure, Session, SessionPhase } from './app-state.ts';
import { type EpochMs, minute, type Ms } from './time.ts';

export type SessionStatus = 'signed-out' | 'signing-in' | 'signed-in' | 'ending-soon' | 'ended';

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
      if (renewsByItself(phase.renewal)) return 'signed-in';
      const left = phase.accessTokenEndsAt - now;
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

/** After a wake-up or a login the network comes a little later than the app: meanwhile the clocks say "offline". */
const networkGrace: Ms = minute;

const passingProblems: ReadonlySet<string> = new Set(['network-unreachable', 'network-timeout', 'proxy-unreachable']);

/** From when on a failing renewal is shown as a problem: of a lost network only when it does not pass by itself. */
export function failureShownFrom({ problem, since }: RenewalFailure): EpochMs {
  return passingProblems.has(problem.code) ? since + networkGrace : since;
}

/** The state of the whole app for the tray icon: what needs the user most comes first. */
export function overallStatus(sessions: readonly Session[], now: EpochMs): SessionStatus {
  const statuses = new Set(sessions.map((session) => sessionStatus(session.phase, now)));
  const byUrgency = ['signing-in', 'ending-soon', 'ended', 'signed-in'] as const;
  return byUrgency.find((status) => statuses.has(status)) ?? 'signed-out';
}

/** The instants at which some status above changes by the clock alone, so that surfaces can be drawn again then. */
export function nextStatusChange(sessions: readonly Session[], now: EpochMs): EpochMs | null {
  const instants = sessions.flatMap(({ phase }) =>
    phase.step === 'active' && !renewsByItself(phase.renewal)
      ? [phase.accessTokenEndsAt - endingSoonWindow, phase.accessTokenEndsAt]
      : [],
  );
  const upcoming = instants.filter((instant) => instant > now);
  return upcoming.length > 0 ? Math.min(...upcoming) : null;
}

/** Whether a sign-in of another portal lies under the session's name: it can be signed out, and serves for nothing else. */
export function hasOtherPortalsToken(phase: SessionPhase): boolean {
  return phase.step === 'signed-out' && phase.problem?.code === 'sign-in-elsewhere';
}
