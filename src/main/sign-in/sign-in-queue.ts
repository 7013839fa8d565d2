/**
 * Signs in to several sessions, one after the other: the next page opens when the sign-in before has come to its end. So a
 * click opens one tab and not twelve, and each "Allow" brings the next.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { portalRefusal } from '../../shared/managed-settings.ts';
import { needsSignIn } from '../../shared/needs-sign-in.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../core/store.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';
import type { SignIn } from './sign-in.ts';

export interface SignInQueue {
  /**
   * Begins with the first of these sessions, or of all, that needs a sign-in. Asked again while a sign-in of the queue waits,
   * it opens that one's page again. The rest is dropped when a sign-in is cancelled or fails, or its session is signed out of.
   */
  start(ids: readonly SessionId[] | null): Promise<Result>;
}

export interface SignInQueueDeps {
  readonly store: Store;
  readonly signIn: Pick<SignIn, 'start'>;
  readonly sessions: Pick<Sessions, 'onSignIn'>;
}

export function createSignInQueue({ store, signIn, sessions }: SignInQueueDeps): SignInQueue {
  let waiting: readonly SessionId[] = [];
  let current: { readonly id: SessionId; done: boolean } | null = null;

  const stillNeeds = (id: SessionId): boolean => {
    const session = store.session(id);
    // One that an administrator rules out keeps none of the others from their turn.
    if (session === undefined || portalRefusal(store.state, session.startUrl) !== null) return false;
    return needsSignIn(session, store.state.warnMinutes, now());
  };

  /** One that is being signed out of, or has left the config file, needs no sign-in either: that is no reason to go on. */
  const isSignedIn = (id: SessionId): boolean => store.session(id)?.phase.step === 'active' && !stillNeeds(id);

  const next = async (): Promise<Result> => {
    const rest = waiting.filter(stillNeeds);
    const [id] = rest;
    waiting = rest.slice(1);
    current = null;
    if (id === undefined) return ok;
    const started = await signIn.start(id);
    if (started.ok) current = { id, done: false };
    else waiting = [];
    return started;
  };

  sessions.onSignIn((id) => {
    if (current?.id === id) current.done = true;
  });
  store.subscribe(() => {
    if (current === null || store.session(current.id)?.phase.step === 'signing-in') return;
    // Somebody may have signed in elsewhere meanwhile.
    if (current.done || isSignedIn(current.id)) {
      // What does not begin is said by the session itself.
      void next();
      return;
    }
    current = null;
    waiting = [];
  });

  return {
    start(ids) {
      if (current !== null) return signIn.start(current.id);
      waiting = ids ?? store.state.sessions.map(({ id }) => id);
      return next();
    },
  };
}
