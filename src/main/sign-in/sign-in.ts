/**
 * Signs sessions in, each independently: chooses the flow, keeps one running sign-in a session, stores the token. The browser
 * is only ever opened by a user's act: a click that starts a sign-in, or one that opens its page again.
 */
import type { SessionId, SessionPhase, SignInProgress } from '../../shared/app-state.ts';
import { portalRefusal } from '../../shared/managed-settings.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import { finalProblemOf } from '../core/problem-error.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { inTime, timedOut } from '../system/time-limits.ts';
import {
  type WithoutPortal,
  type Choice,
  chooseMethod,
  noticeId,
  type SignInDeps,
  type SignInMethod,
  signInOnce,
} from './one-sign-in.ts';
import { createSignInPages, type SignInPages } from './sign-in-pages.ts';

export interface SignIn {
  /** Starts a sign-in. While one runs, opens its page again, or changes over to the `method` that is asked for. */
  start(id: SessionId, method?: SignInMethod): Promise<Result>;
  /** Ends a running sign-in without a trace; the session is what it was before. */
  cancel(id: SessionId): Promise<void>;
  /** Ends all of them: the app quits, or signs out. */
  cancelAll(): Promise<void>;
}

interface Running {
  readonly method: SignInMethod;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  readonly pages: SignInPages;
  /** Leaves it although it has not come to its end. */
  giveUp(): void;
}

/** A cancelled sign-in ends at once, unless it waits for something that hears no signal (a drive that hangs). */
const longestCancel = 2 * second;

export function createSignIn(deps: SignInDeps): SignIn {
  const { store, sessions } = deps;
  const running = new Map<SessionId, Running>();

  const begin = (session: ConfiguredSession, asked: SignInMethod | undefined): void => {
    const { id } = session;
    const abort = new AbortController();
    const { signal } = abort;
    const choice = chooseMethod(session, asked, deps.loopbackWorks());
    const before = store.session(id)?.phase;
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const pages = createSignInPages(deps, id, signal);
    /** False if it has been left already: whatever it was waiting for, nobody waits for it any more. */
    const leaveFor = (shown: Problem | null): boolean => {
      if (running.get(id)?.abort !== abort) return false;
      running.delete(id);
      leave(store, id, before, shown);
      return true;
    };
    running.set(id, { method: choice.method, abort, ended, pages, giveUp: () => void leaveFor(null) });
    dismissNotice(store, noticeId(id));
    deps.regionCorrection.forget(id);
    const show = (progress: SignInProgress): void => {
      if (!signal.aborted) showProgress(store, id, progress);
    };
    show({ kind: 'starting' });
    void problemAtEnd(deps, { session, signal, show, pages }, choice)
      .then(async (shown) => {
        if (leaveFor(shown)) await sessions.readTokens(id);
      })
      .finally(resolve);
  };

  const signIn: SignIn = {
    async start(id, method) {
      const session = sessions.configuredSession(id);
      if (!session) return failure(problem('command-invalid', {}, 'none'));
      const refusal = portalRefusal(store.state, session.startUrl);
      if (refusal !== null) return failure(refusal);
      // A click that came too late: what it would begin would be swept away with the rest.
      if (store.session(id)?.phase.step === 'signing-out') return ok;
      const entry = running.get(id);
      const wished = method && chooseMethod(session, method, deps.loopbackWorks()).method;
      if (entry && (wished === undefined || wished === entry.method)) return entry.pages.reopen();
      if (entry) await signIn.cancel(id);
      if (!running.has(id)) begin(session, method);
      return ok;
    },
    async cancel(id) {
      const entry = running.get(id);
      if (!entry) return;
      entry.abort.abort();
      if ((await inTime(entry.ended, longestCancel)) === timedOut) entry.giveUp();
    },
    async cancelAll() {
      await Promise.all([...running.keys()].map((id) => signIn.cancel(id)));
    },
  };
  // Somebody signed in elsewhere while Daypass was waiting for this very thing.
  sessions.onNewToken((id) => {
    const phase = store.session(id)?.phase;
    if (phase?.step === 'signing-in' && phase.keeps === null) void signIn.cancel(id);
  });
  return signIn;
}

/** Null if it has succeeded, or was cancelled. Never rejects. */
async function problemAtEnd(deps: SignInDeps, begun: WithoutPortal, choice: Choice): Promise<Problem | null> {
  try {
    await signInOnce(deps, begun, choice);
    return null;
  } catch (error) {
    if (begun.signal.aborted) return null;
    deps.log.warn('sign-in failed', { session: begun.session.id, error });
    return finalProblemOf(error);
  }
}

function showProgress(store: Store, id: SessionId, progress: SignInProgress): void {
  store.updateSession(id, (session) => ({
    ...session,
    phase: { step: 'signing-in', progress, keeps: activeOf(session.phase) },
  }));
}

/** Back to what was before, with the reason if there is one to show. */
function leave(store: Store, id: SessionId, before: SessionPhase | undefined, shown: Problem | null): void {
  const phase = store.session(id)?.phase;
  if (phase?.step !== 'signing-in') return;
  // A session that is signed in has no place for the problem.
  if (phase.keeps && shown) addNotice(store, noticeId(id), shown);
  store.updateSession(id, (current) => {
    if (phase.keeps) return { ...current, phase: phase.keeps };
    const rest: SessionPhase =
      before?.step === 'signed-out' ? before : { step: 'signed-out', reason: 'never', since: null, problem: null };
    return { ...current, phase: { ...rest, problem: shown } };
  });
}
