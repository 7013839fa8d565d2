/** Opens the console of a role also where nobody is signed in: the sign-in comes first, and then what was asked for. */
import type { AppState, SessionId } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Console } from './console.ts';

type Target = Omit<CommandOf<'open-console'>, 'type'>;

export interface ConsoleAfterSignInDeps {
  readonly store: Store;
  readonly console: Pick<Console, 'open' | 'refusal'>;
  /** Starts a sign-in, or shows the page of the one that runs. */
  readonly signIn: (id: SessionId) => Promise<Result>;
}

/** What is to be opened when its session is signed in. */
interface Wish {
  readonly target: Target;
  /** Whether the sign-in has been seen to run: only then does its absence mean that it has ended without one. */
  isRunning: boolean;
}

/**
 * Resolves when the page is opened or refused, or when the sign-in before it has begun. Of several roles that are asked for
 * meanwhile the last one of a session is opened; none if its sign-in is cancelled or fails.
 */
export function createConsoleAfterSignIn(deps: ConsoleAfterSignInDeps): (target: Target) => Promise<Result> {
  const { store, console, signIn } = deps;
  const wishes = new Map<SessionId, Wish>();

  const open = async (target: Target): Promise<void> => {
    const notice = `console ${target.sessionId}`;
    const result = await console.open(target);
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
      if (isActive) void open(wish.target);
    }
  };
  store.subscribe(follow);

  return async (target) => {
    const { sessionId } = target;
    const phase = store.session(sessionId)?.phase;
    if (!phase || activeOf(phase) !== null) return console.open(target);
    // Nobody signs in for the sake of a role that would be refused afterwards.
    const refusal = console.refusal(target);
    if (refusal !== null) return failure(refusal);
    if (phase.step === 'signing-out') return ok;
    wishes.set(sessionId, { target, isRunning: phase.step === 'signing-in' });
    const started = await signIn(sessionId);
    if (!started.ok) wishes.delete(sessionId);
    return started;
  };
}
