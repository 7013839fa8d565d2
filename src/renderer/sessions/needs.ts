/** What needs somebody now: one thing at most, the most urgent of all sessions. */
import type { Session, SigningIn } from '../../shared/app-state.ts';
import { nearingEnd, type NearingEnd } from '../../shared/nearing-end.ts';
import type { Problem } from '../../shared/problems.ts';
import { endedAt, failureOf, failureShownFrom, isNews, isOffline } from '../../shared/session-status.ts';
import type { EpochMs } from '../../shared/time.ts';
import { waitingForSignIn } from '../../shared/waiting.ts';
import type { Look } from './chip-state.ts';
import { isUsable } from './session-queries.ts';

export type Need =
  /** A sign-in is under way: it waits for the browser, or for a code that is to be confirmed. */
  | { readonly kind: 'signing-in'; readonly session: Session; readonly phase: SigningIn }
  /** So many programs stand still until somebody signs in. */
  | { readonly kind: 'waiting'; readonly session: Session; readonly count: number }
  | { readonly kind: 'ending'; readonly session: Session; readonly near: NearingEnd }
  /** `since`: when it expired. Whoever did not sign in again when it was news does not need that session today. */
  | { readonly kind: 'expired'; readonly session: Session; readonly since: EpochMs }
  /** A sign-in or a renewal that failed. */
  | { readonly kind: 'problem'; readonly session: Session; readonly problem: Problem }
  /** No session can be used at all; this one is offered. */
  | { readonly kind: 'signed-out'; readonly session: Session };

/** Null where nothing needs anybody. `except`: a session that is shown in full already. */
export function mostUrgentNeed(
  sessions: readonly Session[],
  { warnMinutes, except = null, ...look }: Look & { warnMinutes: readonly number[]; except?: string | null },
): Need | null {
  const needs = sessions
    .flatMap((session) => needsOf(session, warnMinutes, look))
    .filter((need) => !isOf(need, except));
  return needs.toSorted((one, other) => rankOf(one) - rankOf(other))[0] ?? nothingUsable(sessions, except);
}

function isOf({ session }: Need, id: string | null): boolean {
  return session.id === id;
}

function needsOf(session: Session, warnMinutes: readonly number[], look: Look): readonly Need[] {
  const { now } = look;
  const { phase } = session;
  const waiting = waitingForSignIn(session, now);
  if (waiting !== null) return [{ kind: 'waiting', session, count: waiting.count }];
  switch (phase.step) {
    case 'signing-in':
      return [{ kind: 'signing-in', session, phase }];
    case 'signing-out':
      return [];
    case 'signed-out':
      if (phase.problem !== null) return [{ kind: 'problem', session, problem: phase.problem }];
      return expired(session, look);
    case 'active': {
      const near = nearingEnd(session, warnMinutes, now);
      if (near !== null) return [{ kind: 'ending', session, near }];
      const failure = failureOf(phase.renewal);
      // A lost network is no news of one session, and nothing that somebody could do here.
      if (isOffline(phase.renewal)) return [];
      if (endedAt(phase, now) !== null) return expired(session, look);
      if (failure === null || now < failureShownFrom(failure)) return [];
      return [{ kind: 'problem', session, problem: failure.problem }];
    }
  }
}

function expired(session: Session, { now, seenAt }: Look): readonly Need[] {
  const since = endedAt(session.phase, now);
  return since !== null && isNews(session.phase, seenAt, now) ? [{ kind: 'expired', session, since }] : [];
}

/** What has just been begun comes first, then what others wait for, then ends in the order of their instants, then what is over. */
function rankOf(need: Need): number {
  switch (need.kind) {
    case 'signing-in':
      return -2;
    case 'waiting':
      return -1;
    case 'ending':
      return need.near.at;
    case 'expired':
      return Number.MAX_SAFE_INTEGER - need.since;
    case 'problem':
    case 'signed-out':
      return Number.MAX_SAFE_INTEGER;
  }
}

/** The session that was used last, else the first one of the config file. */
function nothingUsable(sessions: readonly Session[], except: string | null): Need | null {
  if (sessions.some(({ phase }) => isUsable(phase) || phase.step === 'signing-out')) return null;
  const usedAt = ({ recentRoles }: Session): EpochMs => recentRoles[0]?.usedAt ?? 0;
  const [session] = sessions.toSorted((one, other) => usedAt(other) - usedAt(one));
  return session === undefined || session.id === except ? null : { kind: 'signed-out', session };
}
