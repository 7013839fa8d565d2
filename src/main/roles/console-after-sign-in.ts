/** Opens the console of a role also where nobody is signed in: the sign-in comes first, and then what was asked for. */
import type { AppState, SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';

/** A role, or a profile that leads to one. */
interface Target {
  readonly sessionId: SessionId;
}

export interface ConsoleAfterSignInDeps<Wanted extends Target> {
  readonly store: Store;
  readonly open: (target: Wanted) => Promise<Result>;
  /** Why this would not be opened, whoever is signed in; null if it would. */
  readonly refusal: (target: Wanted) => Problem | null;
  /** Starts a sign-in, or shows the page of the one that runs. */
  readonly signIn: (id: SessionId) => Promise<Result>;
}

/** What is to be opened when its session is signed in. */
interface Wish<Wanted> {
  readonly target: Wanted;
  /** Whether the sign-in has been seen to run: only then does its absence mean that it has ended without one. */
  isRunning: boolean;
}

/**
 * Resolves when the page is opened or refused, or when the sign-in before it has begun. Of several roles that are asked for
 * meanwhile the last one of a session is opened; none if its sign-in is cancelled or fails.
 */
export function createConsoleAfterSignIn<Wanted extends Target>(
  deps: ConsoleAfterSignInDeps<Wanted>,
): (target: Wanted) => Promise<Result> {
  const { store, open, refusal: refusalOf, signIn } = deps;
  const wishes = new Map<SessionId, Wish<Wanted>>();

  const openLater = async (target: Wanted): Promise<void> => {
    const notice = `console ${target.sessionId}`;
    const result = await open(target);
    // Nobody waits for the answer any more: the panel tells it.
    if (result.ok) dismissNotice(store, notice);
    else addNotice(store, notice, result.problem);
  };

  const follow = ({ sessions }: AppState): void => {
    for (const [id, wish] of wishes) {
      const phase = sessions.find((session) => session.id === id)?.phase;
      const isActive = phase !== undefined && activeOf(phase) !== null;
      if (phase?.step === 'signing-in' && !isActive) {
        wish.isRunning = true;
        continue;
      }
      if (!isActive && !wish.isRunning) continue;
      wishes.delete(id);
      if (isActive) void openLater(wish.target);
    }
  };
  store.subscribe(follow);

  return async (target) => {
    const { sessionId } = target;
    const phase = store.session(sessionId)?.phase;
    if (!phase || activeOf(phase) !== null) return open(target);
    // Nobody signs in for the sake of a role that would be refused afterwards.
    const refusal = refusalOf(target);
    if (refusal !== null) return failure(refusal);
    if (phase.step === 'signing-out') return ok;
    wishes.set(sessionId, { target, isRunning: phase.step === 'signing-in' });
    const started = await signIn(sessionId);
    if (!started.ok) wishes.delete(sessionId);
    return started;
  };
}
