/** Which sessions need their user: what the tray offers as one click, and what "Sign in to all" goes through. */
import type { Session } from './app-state.ts';
import { nearingEnd } from './nearing-end.ts';
import { isOffline, sessionStatus } from './session-status.ts';
import type { EpochMs } from './time.ts';

/**
 * Whether a sign-in is what the session needs now: nobody is signed in, or an end comes near that nothing else moves. Not
 * while a sign-in or a sign-out runs, nor without a network: then Daypass goes on by itself when it is back.
 */
export function needsSignIn(
  session: Pick<Session, 'id' | 'phase' | 'warnings'>,
  warnMinutes: readonly number[],
  now: EpochMs,
): boolean {
  const { phase } = session;
  if (phase.step === 'signed-out') return true;
  if (phase.step !== 'active' || isOffline(phase.renewal)) return false;
  return sessionStatus(phase, now) === 'ended' || nearingEnd(session, warnMinutes, now) !== null;
}
