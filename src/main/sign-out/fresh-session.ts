/**
 * Begins a session anew, so that its time counts from now on: signs out at AWS, then in. A sign-in inside of a portal session that
 * lives keeps the end of that one (aws-cli#7361), and only its Logout ends it.
 *
 * Nothing is given up before AWS answers, and whoever dies between the two steps leaves a note of it (unfinished-sessions.ts).
 */
import type { SessionId } from '../../shared/app-state.ts';
import { portalRefusal } from '../../shared/managed-settings.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { type Ms, second } from '../../shared/time.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { Portal } from '../aws/api/portal.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { SignInMethod } from '../sign-in/one-sign-in.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Log } from '../system/log.ts';
import { withLimit } from '../system/time-limits.ts';
import type { SignOut } from './sign-out.ts';
import type { UnfinishedSessions } from './unfinished-sessions.ts';

export interface FreshSessions {
  /**
   * Signs out, then begins the sign-in. Fails with nothing changed where AWS does not answer, and signed out where it could not be told
   * of the sign-out. Where nobody is signed in it is a sign-in.
   */
  start(id: SessionId, method?: SignInMethod): Promise<Result>;
}

export interface FreshSessionsDeps {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'configuredSession' | 'token'>;
  readonly portal: Pick<Portal, 'listAccounts'>;
  readonly signIn: Pick<SignIn, 'start'>;
  readonly signOut: Pick<SignOut, 'signOut'>;
  readonly unfinishedSessions: Pick<UnfinishedSessions, 'begin'>;
  readonly log: Log;
}

/** To find out whether AWS answers. */
const longestAsking: Ms = 10 * second;

export function createFreshSessions(deps: FreshSessionsDeps): FreshSessions {
  const { store, sessions, signIn } = deps;
  const running = new Set<SessionId>();
  return {
    async start(id, method) {
      const session = sessions.configuredSession(id);
      if (!session) return failure(problem('command-invalid', {}, 'none'));
      // Before anything is given up for it.
      const refusal = portalRefusal(store.state, session.startUrl);
      if (refusal !== null) return failure(refusal);
      const phase = store.session(id)?.phase;
      // A second click while the first one is at work.
      if (running.has(id) || phase?.step === 'signing-out') return ok;
      if (!phase || activeOf(phase) === null) return signIn.start(id, method);
      running.add(id);
      try {
        const obstacle = await whyNoAnswer(deps, session);
        return obstacle === null ? await outAndIn(deps, session, method) : failure(obstacle);
      } finally {
        running.delete(id);
      }
    },
  };
}

/** The sign-in is begun only when AWS has confirmed that the old session is over: it would last no longer than that one. */
async function outAndIn(
  { store, signIn, signOut, unfinishedSessions, log }: FreshSessionsDeps,
  { id, name }: ConfiguredSession,
  method: SignInMethod | undefined,
): Promise<Result> {
  const begun = await unfinishedSessions.begin(id);
  try {
    await signOut.signOut(id, { isForNewSession: true });
    const outcome = store.state.signOutReport?.lines.findLast((line) => line.session === name)?.outcome;
    if (outcome !== 'ended' && outcome !== 'already-over') {
      log.warn('no new session: AWS was not told of the sign-out', { session: id, outcome });
      return failure(problem('new-session-not-told', { session: name }, 'user'));
    }
    await begun.oldIsOver();
    return await signIn.start(id, method);
  } finally {
    await begun.leave();
  }
}

/** Null where AWS answers, whatever it says: also that the session is over. Nobody signs out for what cannot be had now. */
async function whyNoAnswer(
  { sessions, portal, log }: FreshSessionsDeps,
  session: ConfiguredSession,
): Promise<Problem | null> {
  const token = sessions.token(session.id);
  if (!token) return null;
  const place = placeOf(session, token);
  try {
    const access = { ...place, accessToken: token.accessToken };
    await withLimit(longestAsking, async (signal) => portal.listAccounts(access, signal).next());
    return null;
  } catch (error) {
    if (error instanceof AwsFailure && !error.isPassing) return null;
    log.warn('no new session: AWS does not answer', { session: session.id, error });
    const host = `portal.sso.${place.region}.amazonaws.com`;
    const shown = error instanceof AwsFailure ? error.problem : problem('network-timeout', { host }, 'user');
    return { ...shown, retry: 'user' };
  }
}
