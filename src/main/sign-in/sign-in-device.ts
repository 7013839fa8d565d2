/** Signs in with a device authorization (RFC 8628): a short code that is confirmed in any browser on any machine. */
import type { DeviceProgress } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { type Ms, second } from '../../shared/time.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import { type DeviceAuthorization, grantTypes, type NewTokens, type Oidc } from '../aws/api/oidc.ts';
import { monotonic, now, wait } from '../system/clock.ts';
import type { ClientRegistrations, Registered } from './client-registrations.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { SignedIn, SignInContext } from './sign-in-context.ts';

/** RFC 8628, 3.5: each `slow_down` adds five seconds, for good. */
const slowDownStep: Ms = 5 * second;

export interface DeviceFlow {
  readonly oidc: Oidc;
  readonly registrations: ClientRegistrations;
}

/** Throws `ProblemError` or the signal's reason. */
export async function signInWithDeviceCode(
  { oidc, registrations }: DeviceFlow,
  context: SignInContext,
  because: DeviceProgress['because'],
): Promise<SignedIn> {
  const { portal, signal } = context;
  const start = async (registration: Registered): Promise<DeviceAuthorization> => {
    const { clientId, clientSecret } = registration;
    const request = { clientId, clientSecret, startUrl: portal.startUrl };
    return oidc.startDeviceAuthorization(portal, request, signal);
  };

  let registration = await registrations.obtain(context, 'device', signal);
  let device: DeviceAuthorization;
  try {
    device = await start(registration);
  } catch (error) {
    if (!(error instanceof AwsFailure) || error.reason !== 'invalid-client') throw shown(error, context);
    // A cached registration that AWS has forgotten: one more try with a new one, nothing has been shown yet.
    await registrations.forget(context);
    registration = await registrations.obtain(context, 'device', signal);
    device = await start(registration).catch((again: unknown) => {
      throw shown(again, context);
    });
  }

  const until = now() + device.expiresIn;
  const { userCode, verificationUriComplete } = device;
  // Before anything is on screen: an address that people type is as good as one that is opened.
  const verificationUri = await context.offerPage(device.verificationUri);
  await context.offerPage(verificationUriComplete);
  const progress: DeviceProgress = { kind: 'device', userCode, verificationUri, until, because, problem: null };
  context.show(progress);
  // Only the legacy form opens a browser by itself, as the AWS CLI does: in the other cases there is none here, or the
  // user wants another one.
  if (because === 'legacy') await context.openPage(verificationUriComplete).catch(ignoreMissingBrowser);
  const tokens = await poll(oidc, context, registration, device, progress).catch(async (error: unknown) => {
    if (!(error instanceof AwsFailure) || error.reason !== 'invalid-client') throw error;
    // As in the browser flow: the code has gone with the registration, the next click makes new ones.
    await registrations.forget(context);
    throw new ProblemError(problem('registration-lost', {}, 'user'));
  });
  context.show({ kind: 'finishing' });
  return { tokens, registration };
}

/** The code is on screen: without a browser the user types it elsewhere. */
function ignoreMissingBrowser(error: unknown): void {
  if (!(error instanceof ProblemError) || error.problem.code !== 'browser-not-opened') throw error;
}

async function poll(
  oidc: Oidc,
  { portal, signal, show }: SignInContext,
  { clientId, clientSecret }: Registered,
  { deviceCode, expiresIn, interval: firstInterval }: DeviceAuthorization,
  progress: DeviceProgress,
): Promise<NewTokens> {
  const request = { clientId, clientSecret, deviceCode, grantType: grantTypes.deviceCode };
  // By both clocks: a clock that was set back must not keep a dead code on screen.
  const evenUntil = monotonic() + expiresIn;
  let interval = firstInterval;
  let difficulty = null as Problem | null;
  for (;;) {
    // Not past the end of the code: the last question is asked there, however slowly AWS wants to be asked.
    const left = Math.min(progress.until - now(), evenUntil - monotonic());
    await wait(Math.max(Math.min(interval, left), second), signal);
    try {
      return await oidc.createToken(portal, request, signal);
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      const isWaiting = error.reason === 'slow-down' || error.reason === 'authorization-pending';
      // The lid was closed, the network went away: the code still lives, so does the wait.
      if (!isWaiting && !error.isPassing) {
        throw error.reason === 'invalid-client' ? error : new ProblemError(afterCode(error));
      }
      if (error.reason === 'slow-down') interval += slowDownStep;
      const before = difficulty;
      difficulty = isWaiting ? null : error.problem;
      // What is on screen already is not shown again with every question.
      if (difficulty?.code !== before?.code) show({ ...progress, problem: difficulty });
    }
    // The last question comes after the end: a confirmation in the last second still counts.
    if (now() >= progress.until || monotonic() >= evenUntil) {
      throw new ProblemError(problem('sign-in-timed-out', {}, 'user'));
    }
  }
}

function afterCode(error: AwsFailure): Problem {
  if (error.reason === 'expired-code') return problem('sign-in-timed-out', {}, 'user');
  if (error.reason === 'access-denied') return problem('sign-in-denied', {}, 'user');
  return error.problem;
}

function shown(error: unknown, { session: { startUrl }, portal: { region } }: SignInContext): unknown {
  if (!(error instanceof AwsFailure)) return error;
  // The service's answer to a start URL that it does not know in this region (aws-cli#5058).
  return new ProblemError(
    error.reason === 'invalid-request' ? problem('wrong-region-or-url', { startUrl, region }, 'user') : error.problem,
  );
}
