/** Signs in with the authorization code grant and PKCE, through the system's browser and a loopback redirect. */
import { problem } from '../../shared/problems.ts';
import { minute, type Ms } from '../../shared/time.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import { grantTypes, type NewTokens, type Oidc } from '../aws/api/oidc.ts';
import { now, wait } from '../system/clock.ts';
import type { ClientRegistrations, Registered } from './client-registrations.ts';
import { type CallbackPage, type LoopbackListener, openLoopbackListener } from './loopback-listener.ts';
import { authorizeUrl, createProofKey, createState } from './pkce.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { SignedIn, SignInContext } from './sign-in-context.ts';

/** As long as the AWS CLI waits, and as long as a device code lives. */
export const browserLimit: Ms = 10 * minute;

export interface BrowserFlow {
  readonly oidc: Oidc;
  readonly registrations: ClientRegistrations;
  /** The page that the browser shows in the end, in the user's language. */
  readonly callbackPage: (outcome: CallbackPage) => { readonly html: string; readonly csp: string };
}

/**
 * Throws `ProblemError` or the signal's reason; `browser-not-opened` and `loopback-unavailable` are the failures after
 * which a device code still works.
 */
export async function signInWithBrowser(flow: BrowserFlow, context: SignInContext): Promise<SignedIn> {
  const { session, portal, signal, show } = context;
  const state = createState();
  // The listener comes first: a fast browser must never meet a closed port (aws-sso-cli#1441).
  await using listener = await open(state, flow);
  const registration = await flow.registrations.obtain(context, 'browser', signal).catch((error: unknown) => {
    throw explained(error, context);
  });
  const { codeVerifier, codeChallenge } = createProofKey();
  const { redirectUri } = listener;
  const url = authorizeUrl(await flow.oidc.baseUrl(portal), {
    clientId: registration.clientId,
    redirectUri,
    state,
    scopes: registration.scopes,
    codeChallenge,
  });

  await context.openPage(url);
  show({ kind: 'browser', until: now() + browserLimit });
  const code = await answerOf(listener, signal).catch((error: unknown) => {
    if (isUnanswered(error)) flow.registrations.doubt(session);
    throw error;
  });
  show({ kind: 'finishing' });
  const tokens = await redeem(flow, context, registration, { code, redirectUri, codeVerifier });
  return { tokens, registration };
}

/** The service's answer to an issuer that it does not know in this region is InvalidClientMetadataException. */
function explained(error: unknown, { session: { startUrl }, portal: { region } }: SignInContext): unknown {
  if (!(error instanceof AwsFailure) || error.reason !== 'invalid-request') return error;
  return new ProblemError(problem('wrong-region-or-url', { startUrl, region }, 'user'));
}

async function open(state: string, { callbackPage }: BrowserFlow): Promise<LoopbackListener & AsyncDisposable> {
  try {
    const listener = await openLoopbackListener(state, callbackPage);
    return { ...listener, [Symbol.asyncDispose]: async () => listener.close() };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ProblemError(problem('loopback-unavailable', { reason }, 'user'));
  }
}

async function answerOf(listener: LoopbackListener, signal: AbortSignal): Promise<string> {
  const waiting = new AbortController();
  const limit = wait(browserLimit, AbortSignal.any([signal, waiting.signal])).then(() => null);
  try {
    const answer = await Promise.race([listener.answer, limit]);
    if (answer === null) throw new ProblemError(problem('sign-in-timed-out', {}, 'user'));
    if (answer.kind === 'code') return answer.code;
    const denied = answer.error === 'access_denied';
    throw new ProblemError(
      denied ? problem('sign-in-denied', {}, 'user') : problem('sign-in-refused', { error: answer.error }, 'user'),
    );
  } finally {
    waiting.abort();
    limit.catch(() => {});
  }
}

/**
 * Cancelled or timed out. It may be that AWS showed an error page because it has forgotten a cached registration: nobody
 * tells Daypass, and with the same registration the next try would end in the same way.
 */
function isUnanswered(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.problem.code === 'sign-in-timed-out';
}

async function redeem(
  { oidc, registrations }: BrowserFlow,
  context: SignInContext,
  { clientId, clientSecret }: Registered,
  grant: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
): Promise<NewTokens> {
  try {
    const request = { clientId, clientSecret, grantType: grantTypes.authorizationCode, ...grant };
    return await oidc.createToken(context.portal, request, context.signal);
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    if (error.reason === 'invalid-client') {
      // The AWS CLI keeps such a registration and fails again and again; here the next click makes a new one.
      await registrations.forget(context);
      throw new ProblemError(problem('registration-lost', {}, 'user'));
    }
    if (error.reason === 'access-denied') throw new ProblemError(problem('sign-in-denied', {}, 'user'));
    if (error.reason === 'expired-code' || error.reason === 'invalid-grant') {
      throw new ProblemError(problem('sign-in-timed-out', {}, 'user'));
    }
    throw new ProblemError(error.problem);
  }
}
