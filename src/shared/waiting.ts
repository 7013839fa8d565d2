/** Programs that wait for a sign-in: how many, and what is said of them on every surface. */
import type { Session } from './app-state.ts';
import { isOffline, sessionStatus } from './session-status.ts';
import type { EpochMs } from './time.ts';

/** Processes of the `daypass` command that wait until somebody signs in to a session, each for a program. */
export interface WaitingCallers {
  /** At least 1. */
  readonly count: number;
  /** When the first of them began to, over callers that come and go. */
  readonly since: EpochMs;
}

/**
 * Those for whom a person has to sign in; null where nobody waits, or no longer than until the callers have seen that somebody is
 * signed in. Nor while a sign-in or a sign-out runs, nor without a network, where no sign-in would help.
 */
export function waitingForSignIn(
  { phase, waiting }: Pick<Session, 'phase' | 'waiting'>,
  now: EpochMs,
): WaitingCallers | null {
  if (waiting === null) return null;
  if (phase.step === 'signed-out') return waiting;
  if (phase.step !== 'active' || isOffline(phase.renewal)) return null;
  return sessionStatus(phase, now) === 'ended' ? waiting : null;
}
