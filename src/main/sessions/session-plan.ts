/** Says what is due for the sessions at an instant, and when to look again. Pure: `renewal/renewals.ts` carries it out. */
import type { Active, AppState, Session, SessionId } from '../../shared/app-state.ts';
import { nextStatusChange } from '../../shared/session-status.ts';
import { nextRingChange } from '../../shared/time-ring.ts';
import { nextWarningAt } from '../../shared/warnings.ts';
import type { EpochMs } from '../../shared/time.ts';
import { activeOf } from './session-phase.ts';

export type Due =
  /** The access token comes near its end and can be renewed. */
  | { readonly kind: 'renew'; readonly sessionId: SessionId }
  /** The end that nobody can move has come: read the file once more, another tool may have signed in. */
  | { readonly kind: 'ended'; readonly sessionId: SessionId };

export interface Plan {
  readonly due: readonly Due[];
  readonly nextAt: EpochMs | null;
}

export function planSessions(
  { sessions, warnMinutes }: Pick<AppState, 'sessions' | 'warnMinutes'>,
  now: EpochMs,
): Plan {
  const due: Due[] = [];
  const later: EpochMs[] = [];
  for (const session of sessions) {
    const { id, phase } = session;
    // Also the session that lies under a sign-in: nobody knows whether the sign-in will succeed.
    const active = activeOf(phase);
    if (!active) continue;
    // Whoever is signing in needs no warning.
    const warning = phase.step === 'active' ? nextWarning(session, active, warnMinutes, now) : null;
    if (warning !== null) later.push(warning);
    const { renewal, accessTokenEndsAt } = active;
    switch (renewal.kind) {
      case 'running':
        break;
      case 'impossible':
        if (accessTokenEndsAt <= now) due.push({ kind: 'ended', sessionId: id });
        else later.push(accessTokenEndsAt);
        break;
      case 'automatic':
      case 'failing': {
        const at = renewal.kind === 'automatic' ? renewal.at : renewal.nextTryAt;
        if (at <= now) due.push({ kind: 'renew', sessionId: id });
        else later.push(at);
        break;
      }
    }
  }
  for (const change of [nextStatusChange(sessions, now), nextRingChange(sessions, now)])
    if (change !== null) later.push(change);
  return { due, nextAt: later.length > 0 ? Math.min(...later) : null };
}

function nextWarning(
  { id, warnings }: Session,
  phase: Active,
  warnMinutes: readonly number[],
  now: EpochMs,
): EpochMs | null {
  return nextWarningAt({ sessionId: id, phase, settings: { warnMinutes }, choices: warnings, shown: [] }, now);
}
