/**
 * Signs sessions in, each independently: chooses the flow, keeps one running sign-in a session, stores the token. The browser
 * is only ever opened by a user's act: a click that starts a sign-in, or one that opens its page again.
 */
import type { DeviceProgress, SessionId, SessionPhase, SignInProgress } from '../../shared/app-state.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { ConfiguredSession } from '../aws/config/reader.ts';
import type { Oidc } from '../aws/api/oidc.ts';
import type { TokenCache } from '../aws/cache/token-cache.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { now } from '../system/clock.ts';
import { inTime, late } from '../system/in-time.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import { isNotExtended } from '../sessions/session-extension.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { type Sessions, tokenKey } from '../sessions/sessions.ts';
import { type BrowserFlow, signInWithBrowser } from './sign-in-browser.ts';
import { finalProblemOf, ProblemError, unwritable } from '../core/problem-error.ts';
import type { RegionCorrection } from './region-correction.ts';
import type { SessionPortals } from '../sessions/session-portals.ts';
import type { SignedIn, SignInContext } from './sign-in-context.ts';
import { signInWithDeviceCode } from './sign-in-device.ts';
import { createSignInPages, type SignInPages, type SignInPagesDeps } from './sign-in-pages.ts';
import type { Store } from '../core/store.ts';

export interface SignInDeps extends BrowserFlow, SignInPagesDeps {
  readonly oidc: Oidc;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly tokenCache: TokenCache;
  readonly portals: SessionPortals;
  readonly regionCorrection: RegionCorrection;
  /** Whether a browser's redirect to 127.0.0.1 comes back to this machine. */
  readonly loopbackWorks: () => boolean;
}

export type SignInMethod = 'browser' | 'device';

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
const patience = 2 * second;

export function createSignIn(deps: SignInDeps): SignIn {
  const { store, sessions, log } = deps;
  const running = new Map<SessionId, Running>();

  const begin = (session: ConfiguredSession, asked: SignInMethod | undefined): void => {
    const abort = new AbortController();
    const choice = chooseMethod(session, asked, deps.loopbackWorks());
    const before = store.session(session.id)?.phase;
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const pages = createSignInPages(deps, session.id, abort.signal);
    /** False if it has been left already: whatever it was waiting for, nobody waits for it any more. */
    const leaveFor = (shown: Problem | null): boolean => {
      if (running.get(session.id)?.abort !== abort) return false;
      running.delete(session.id);
      leave(session.id, before, shown);
      return true;
    };
    running.set(session.id, { method: choice.method, abort, ended, pages, giveUp: () => void leaveFor(null) });
    const show = (progress: SignInProgress): void => {
      if (abort.signal.aborted) return;
      store.updateSession(session.id, (current) => ({
        ...current,
        phase: { step: 'signing-in', progress, keeps: activeOf(current.phase) },
      }));
    };
    dismissNotice(store, noticeId(session.id));
    deps.regionCorrection.forget(session.id);
    show({ kind: 'starting' });
    void run({ session, signal: abort.signal, show, pages }, choice)
      .then(
        () => null,
        (error: unknown) => {
          if (abort.signal.aborted) return null;
          log.warn('sign-in failed', { session: session.id, error });
          return finalProblemOf(error);
        },
      )
      .then(async (shown) => {
        if (!leaveFor(shown)) return;
        await sessions.readTokens(session.id);
      })
      .finally(resolve);
  };

  const run = async ({ pages, ...given }: Begun, { method, because }: Choice): Promise<void> => {
    const portal = await deps.portals.ask(given.session, given.signal);
    const context: SignInContext = { ...given, portal, ...pages.at(portal) };
    const signedIn =
      method === 'device' ? await signInWithDeviceCode(deps, context, because) : await browserThenCode(deps, context);
    context.signal.throwIfAborted();
    const token = toToken(context, signedIn);
    const { id } = context.session;
    const phase = store.session(id)?.phase;
    const replaced = phase ? activeOf(phase) : null;
    await sessions.write(id, async () => {
      // It may have been cancelled while this waited for its turn at the file.
      context.signal.throwIfAborted();
      const stored = await deps.tokenCache.store(tokenKey(context.session), token);
      if (stored.kind === 'failed') throw new ProblemError(unwritable(stored));
      if (context.signal.aborted) {
        await deps.tokenCache.remove(tokenKey(context.session), token.accessToken);
        context.signal.throwIfAborted();
      }
      log.info('signed in', { session: id });
      sessions.adopt(id, token);
    });
    if (replaced && isNotExtended(replaced, token, now())) tellNotExtended(context.session);
    if (portal.tellsRegion) await deps.regionCorrection.correct(context.session, portal.region);
  };

  /** Until the next sign-in begins. */
  const tellNotExtended = ({ id, name }: ConfiguredSession): void => {
    log.info('not extended', { session: id });
    addNotice(store, noticeId(id), problem('session-not-extended', { session: name }, 'user'));
  };

  /** Back to what was before, with the reason if there is one to show. */
  const leave = (id: SessionId, before: SessionPhase | undefined, shown: Problem | null): void => {
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
  };

  const signIn: SignIn = {
    async start(id, method) {
      const session = sessions.configuredSession(id);
      if (!session) return failure(problem('command-invalid', {}, 'none'));
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
      if ((await inTime(entry.ended, patience)) === late) entry.giveUp();
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

function noticeId(id: SessionId): string {
  return `sign-in ${id}`;
}

/** A sign-in that does not know its portal yet. */
type Begun = Pick<SignInContext, 'session' | 'signal' | 'show'> & Pick<Running, 'pages'>;

interface Choice {
  readonly method: SignInMethod;
  readonly because: DeviceProgress['because'];
}

/** The AWS CLI's choice (legacy profiles have no authorization code grant), and the cases in which it does not work. */
function chooseMethod({ kind }: ConfiguredSession, asked: SignInMethod | undefined, loopbackWorks: boolean): Choice {
  if (kind === 'legacy') return { method: 'device', because: 'legacy' };
  if (asked === 'device') return { method: 'device', because: 'asked' };
  if (asked === undefined && !loopbackWorks) return { method: 'device', because: 'environment' };
  return { method: 'browser', because: 'asked' };
}

async function browserThenCode(deps: SignInDeps, context: SignInContext): Promise<SignedIn> {
  try {
    return await signInWithBrowser(deps, context);
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    if (code === 'browser-not-opened') return signInWithDeviceCode(deps, context, 'browser-not-opened');
    if (code === 'loopback-unavailable') return signInWithDeviceCode(deps, context, 'environment');
    throw error;
  }
}

function toToken({ session, portal }: SignInContext, { tokens, registration }: SignedIn): Token {
  return {
    // The configured one, as the AWS CLI writes it: tools look for it.
    startUrl: session.startUrl,
    region: portal.region,
    accessToken: tokens.accessToken,
    expiresAt: now() + tokens.expiresIn,
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    registrationExpiresAt: registration.expiresAt,
    refreshToken: tokens.refreshToken,
    other: {},
  };
}
