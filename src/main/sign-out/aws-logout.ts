/** Ends one sign-in at AWS, and says no more about it than AWS has said. */
import type { SignOutLine } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { AwsPlace } from '../aws/api/aws-place.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import { grantTypes, type Oidc } from '../aws/api/oidc.ts';
import type { Portal } from '../aws/api/portal.ts';
import { now } from '../system/clock.ts';

/** Secrets: it goes to AWS and to nobody else. */
export interface TokenToEnd {
  /** Where AWS is to be asked; the first one is where the token says that it comes from. */
  readonly places: readonly AwsPlace[];
  readonly accessToken: string;
  /** Undefined if that is not known. */
  readonly expiresAt: EpochMs | undefined;
  readonly renewal: Renewal | undefined;
  /** A request of Daypass may have used up the refresh token without an answer. */
  readonly mayBeUsedUp: boolean;
  /** Whether the access portal takes a token of this kind at all: another one's 401 says nothing about the session. */
  readonly isForAccounts: boolean;
}

export interface Renewal {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** `told-later` is worth another try; all else is final. */
export type LogoutOutcome = Pick<SignOutLine, 'outcome' | 'problem'>;

/** One sign-in on its way out. What has been learned in one try counts in the next one. */
export interface AwsLogout {
  /** Resolves at the latest when `signal` is aborted. Never rejects. */
  attempt(signal: AbortSignal): Promise<LogoutOutcome>;
}

export interface AwsLogoutDeps {
  readonly portal: Portal;
  readonly oidc: Oidc;
}

export function isFinal({ outcome }: LogoutOutcome): boolean {
  return outcome !== 'told-later';
}

/**
 * Logout ends the session behind a token that AWS takes. One that is over is renewed once first: whoever else has the refresh
 * token could go on with it for weeks. The new tokens are used for nothing else, and are never written anywhere.
 */
export function createAwsLogout(deps: AwsLogoutDeps, token: TokenToEnd): AwsLogout {
  const known: Known = { ...token };
  const host = `portal.sso.${token.places[0]?.region}.amazonaws.com`;
  return {
    async attempt(signal) {
      const { promise: over, resolve } = Promise.withResolvers<LogoutOutcome>();
      const stop = (): void =>
        resolve({ outcome: 'told-later', problem: problem('network-timeout', { host }, 'auto') });
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      // Not by the signal alone: not all that a request waits for listens to one (a drive with certificates that hangs).
      const running = end(deps, known, signal).catch((error: unknown) => unfinished(error, host));
      return Promise.race([running, over]).finally(() => signal.removeEventListener('abort', stop));
    },
  };
}

/** What is known of the sign-in now: each try may learn something, or get new tokens for it. */
type Known = { -readonly [Key in keyof TokenToEnd]: TokenToEnd[Key] };

async function end(deps: AwsLogoutDeps, known: Known, signal: AbortSignal): Promise<LogoutOutcome> {
  const isOver = known.expiresAt !== undefined && known.expiresAt <= now();
  const using = known.renewal;
  const first = isOver && using ? null : await tell(deps, known, signal);
  if (first === undefined) return ended;
  if (!using) return first && !isOver && !known.isForAccounts ? notEnded(first) : alreadyOver;
  const refusal = await renew(deps, known, using, signal);
  if (refusal === undefined) {
    const second = await tell(deps, known, signal);
    return second === undefined ? ended : notEnded(second);
  }
  // The clock that took it for over may be wrong.
  if (first === null && (await tell(deps, known, signal)) === undefined) return ended;
  return known.mayBeUsedUp ? notEnded(refusal) : alreadyOver;
}

/** Undefined if AWS has ended it; its refusal if it does not take the access token. Throws if nothing is known. */
async function tell({ portal }: AwsLogoutDeps, known: Known, signal: AbortSignal): Promise<AwsFailure | undefined> {
  const failures: AwsFailure[] = [];
  for (const place of known.places) {
    try {
      await portal.logout({ ...place, accessToken: known.accessToken }, signal);
      return undefined;
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      failures.push(error);
    }
  }
  const other = failures.find(({ reason }) => reason !== 'unauthorized');
  if (other) throw other;
  return failures[0];
}

/** Undefined if there is a new token; AWS's refusal if there is none. Throws if nothing is known. */
async function renew(
  { oidc }: AwsLogoutDeps,
  known: Known,
  using: Renewal,
  signal: AbortSignal,
): Promise<AwsFailure | undefined> {
  const request = { ...using, grantType: grantTypes.refreshToken };
  let refusal: AwsFailure | undefined;
  for (const place of known.places) {
    const before = known.mayBeUsedUp;
    // AWS rotates refresh tokens: after a question without an answer, a refusal does not tell that the session is over.
    known.mayBeUsedUp = true;
    try {
      const {
        accessToken,
        expiresIn,
        refreshToken = using.refreshToken,
      } = await oidc.createToken(place, request, signal);
      const renewal = { ...using, refreshToken };
      Object.assign(known, { accessToken, expiresAt: now() + expiresIn, renewal, mayBeUsedUp: false });
      return undefined;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      known.mayBeUsedUp = before || error.attempts > 1;
      refusal = error;
    }
  }
  return refusal;
}

const ended: LogoutOutcome = { outcome: 'ended', problem: null };
const alreadyOver: LogoutOutcome = { outcome: 'already-over', problem: null };

function notEnded({ problem: shown }: AwsFailure): LogoutOutcome {
  return { outcome: 'not-ended', problem: shown };
}

/** Nothing is known about the session. AWS's own words that repeat with each try are told as they are. */
function unfinished(error: unknown, host: string): LogoutOutcome {
  if (!(error instanceof AwsFailure)) {
    return { outcome: 'told-later', problem: problem('network-timeout', { host }, 'auto') };
  }
  if (error.reason === 'invalid-request' || error.reason === 'forbidden') return notEnded(error);
  return { outcome: 'told-later', problem: { ...error.problem, retry: 'auto' } };
}

/** AWS's final word about a refresh token, or about the client that it was given to. */
function isRefusal(error: unknown): error is AwsFailure {
  return error instanceof AwsFailure && ['invalid-grant', 'invalid-client', 'expired-code'].includes(error.reason);
}
