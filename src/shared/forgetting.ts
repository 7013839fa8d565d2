/** Whether everything that Daypass remembers of a session may be forgotten now. */
import type { Session } from './app-state.ts';
import { sessionStatus } from './session-status.ts';
import type { EpochMs } from './time.ts';

/** Not while somebody is signed in, or about to be: what is forgotten would be learned again at once. */
export function mayForget({ phase }: Pick<Session, 'phase'>, now: EpochMs): boolean {
  if (phase.step === 'signed-out') return true;
  return phase.step === 'active' && sessionStatus(phase, now) === 'ended';
}
