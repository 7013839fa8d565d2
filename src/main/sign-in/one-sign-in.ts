/** One sign-in: from the choice of its flow to the token in its file. */
import type { DeviceProgress, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import type { Oidc } from '../aws/api/oidc.ts';
import type { TokenCache } from '../aws/cache/token-cache.ts';
import type { Token } from '../aws/cache/token-file.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { addNotice } from '../core/notices.ts';
import { ProblemError, unwritable } from '../core/problem-error.ts';
import type { Store } from '../core/store.ts';
import { isNotExtended } from '../sessions/session-extension.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { SessionPortals } from '../sessions/session-portals.ts';
import { type Sessions, tokenKey } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';
import type { RegionCorrection } from './region-correction.ts';
import { type BrowserFlow, signInWithBrowser } from './sign-in-browser.ts';
import type { SignedIn, SignInContext } from './sign-in-context.ts';
import { signInWithDeviceCode } from './sign-in-device.ts';
import type { SignInPages, SignInPagesDeps } from './sign-in-pages.ts';

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

/** A sign-in that does not know its portal yet. */
export type WithoutPortal = Pick<SignInContext, 'session' | 'signal' | 'show'> & { readonly pages: SignInPages };

export interface Choice {
  readonly method: SignInMethod;
  readonly because: DeviceProgress['because'];
}

/** The AWS CLI's choice (legacy profiles have no authorization code grant), and the cases in which it does not work. */
export function chooseMethod(
  { kind }: ConfiguredSession,
  asked: SignInMethod | undefined,
  loopbackWorks: boolean,
): Choice {
  if (kind === 'legacy') return { method: 'device', because: 'legacy' };
  if (asked === 'device') return { method: 'device', because: 'asked' };
  if (asked === undefined && !loopbackWorks) return { method: 'device', because: 'environment' };
  return { method: 'browser', because: 'asked' };
}

/** Resolves when the token is in its file and the session is shown as signed in; rejects with what is to be told. */
export async function signInOnce(
  deps: SignInDeps,
  { pages, ...given }: WithoutPortal,
  { method, because }: Choice,
): Promise<void> {
  const { store } = deps;
  const { session, signal } = given;
  const portal = await deps.portals.ask(session, signal);
  const context: SignInContext = { ...given, portal, ...pages.at(portal) };
  const signedIn =
    method === 'device' ? await signInWithDeviceCode(deps, context, because) : await browserThenCode(deps, context);
  signal.throwIfAborted();
  const token = toToken(context, signedIn);
  const phase = store.session(session.id)?.phase;
  const replaced = phase ? activeOf(phase) : null;
  await deps.sessions.write(session.id, () => keep(deps, context, token));
  if (replaced && isNotExtended(replaced, token, now())) {
    deps.log.info('not extended', { session: session.id });
    const { name } = session;
    addNotice(store, noticeId(session.id), problem('session-not-extended', { session: name }, 'user'));
  }
  if (portal.tellsRegion) await deps.regionCorrection.correct(session, portal.region);
}

/** What a sign-in has to say lasts until the next one begins. */
export function noticeId(id: SessionId): string {
  return `sign-in ${id}`;
}

/** To be called when it is Daypass's turn at the file. */
async function keep(
  { tokenCache, sessions, log }: SignInDeps,
  { session, signal }: SignInContext,
  token: Token,
): Promise<void> {
  // It may have been cancelled while this waited for its turn at the file.
  signal.throwIfAborted();
  const stored = await tokenCache.store(tokenKey(session), token);
  if (stored.kind === 'failed') throw new ProblemError(unwritable(stored));
  if (signal.aborted) {
    await tokenCache.remove(tokenKey(session), token.accessToken);
    signal.throwIfAborted();
  }
  log.info('signed in', { session: session.id });
  sessions.adopt(session.id, token);
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
