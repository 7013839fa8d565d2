/** Which of its pictures the tray icon shows: the state of all sessions, and of those that are signed in the time left. */
import type { AppState, Session } from '../../shared/app-state.ts';
import {
  endingSoonWindow,
  failureOf,
  isOffline,
  overallStatus,
  type SessionStatus,
} from '../../shared/session-status.ts';
import { ringEndOf, type RingStep, ringStepOf, ringSteps } from '../../shared/time-ring.ts';
import type { EpochMs } from '../../shared/time.ts';
import { waitingForSignIn } from '../../shared/waiting.ts';
import { failingLongEnough } from '../../shared/warnings.ts';

/** `attention`: somebody has to act, and no end is the reason. `signed-in-3`: with a ring of three steps. */
export type TrayLook = SessionStatus | 'attention' | `signed-in-${RingStep}`;

const states: Readonly<Record<SessionStatus | 'attention', true>> = {
  'signed-out': true,
  'signing-in': true,
  'signed-in': true,
  offline: true,
  'ending-soon': true,
  ended: true,
  attention: true,
};

/** All of them, for whoever looks at each. */
export const trayLooks: readonly TrayLook[] = [
  ...(Object.keys(states) as (keyof typeof states)[]),
  ...ringSteps.map((step) => `signed-in-${step}` as const),
];

/** Changes by the clock only where the state does, or where the ring comes to its next step (`nextRingChange`). */
export function trayLook({ sessions, seenAt }: Pick<AppState, 'sessions' | 'seenAt'>, now: EpochMs): TrayLook {
  if (sessions.some((session) => waitingForSignIn(session, now) !== null)) return 'attention';
  const status = overallStatus({ sessions, seenAt }, now);
  if (status !== 'signed-in') return status;
  if (sessions.some(({ phase }) => endsSoon(phase, now))) return 'ending-soon';
  if (sessions.some(({ phase }) => keepsFailing(phase, now))) return 'attention';
  const step = ringStepOf(sessions, now);
  return step === null ? 'signed-in' : `signed-in-${step}`;
}

/** Also by an estimate, which is no state of the session: its token is renewed until AWS says no. */
function endsSoon(phase: Session['phase'], now: EpochMs): boolean {
  const at = ringEndOf(phase, now);
  return at !== null && at - now <= endingSoonWindow;
}

/** What passes within minutes is nobody's business, and without a network there is nothing to do. */
function keepsFailing(phase: Session['phase'], now: EpochMs): boolean {
  if (phase.step !== 'active' || isOffline(phase.renewal)) return false;
  const failure = failureOf(phase.renewal);
  return failure !== null && failure.since + failingLongEnough <= now;
}
