/** What a session's cache file means at an instant: a pure function from what was read to the phase that is shown. */
import type { Active, Renewal, SessionPhase, SignedOut } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { isAboutTokenFile } from '../../shared/token-problems.ts';
import { day, type EpochMs, minute, type Ms, second } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { obstacleToRenewal } from './renewal-obstacle.ts';
import { fileProblemOf, type SessionTokenRead, tellsSignOut } from './token-reader.ts';

/**
 * How long before its end a token is renewed. The AWS CLI's and botocore's window, the widest of all readers: with it no
 * tool ever meets a token that it wants to renew itself.
 */
export const renewalWindow: Ms = 15 * minute;

/**
 * By how much a renewal may come before that: each Daypass chooses a time of its own for each token, so that several of
 * them, on one machine or in one company, do not ask AWS at the same instant. Earlier rather than later: within the window
 * other tools would renew as well, so the new token has to be on disk before it begins.
 */
export const leastRenewEarlyBy: Ms = 5 * second;
export const greatestRenewEarlyBy: Ms = 30 * second;

/**
 * No token that can be renewed lives longer: AWS gives an hour. One that says so was dated by a clock that was ahead, or by a
 * tool that errs; AWS stops taking it long before, and its refresh token ends unused with the session. So it is renewed at once.
 */
const longestLife: Ms = day;

/** Whether the end of a token that can be renewed cannot be believed. */
export function isTooFar(expiresAt: EpochMs, now: EpochMs): boolean {
  return expiresAt - now > longestLife;
}

/** What Daypass has learned from AWS's answers about one access token, until the file holds another one. */
export interface Verdict {
  readonly accessToken: string;
  /** `rejected`: the portal answered 401, and that was confirmed. `refused`: a renewal was answered with invalid_grant or invalid_client. */
  readonly kind: 'rejected' | 'refused';
  readonly at: EpochMs;
}

export interface Evidence {
  readonly kind: 'sso-session' | 'legacy';
  readonly read: SessionTokenRead;
  /** The token as last read: with it the session goes on while its file cannot be read. */
  readonly lastRead?: Token | undefined;
  readonly verdict: Verdict | null;
  /** How long before the window this token is renewed (ms). */
  readonly renewEarlyBy: Ms;
  readonly now: EpochMs;
  /** What time it is at AWS, if that is known to be another. */
  readonly awsNow?: EpochMs;
}

/** `before` decides what an absent file means, and keeps what the file does not tell. */
export function phaseFrom(before: SessionPhase, evidence: Evidence): SignedOut | Active {
  const { read, lastRead, now } = evidence;
  if (read.kind === 'none') return absent(before, now);
  if (read.kind === 'token') return fromToken(before, read.token, evidence);
  if (!lastRead || tellsSignOut(read)) return unusable(before, now, fileProblemOf(read, false));
  const phase = fromToken(before, lastRead, evidence);
  return phase.step === 'signed-out' ? { ...phase, problem: fileProblemOf(read, false) } : phase;
}

function fromToken(before: SessionPhase, token: Token, evidence: Evidence): SignedOut | Active {
  const { kind, read, verdict, now, awsNow = now } = evidence;
  const verdictOnToken = verdict?.accessToken === token.accessToken ? verdict : null;
  const obstacle = verdictOnToken?.kind === 'refused' ? 'refused' : obstacleToRenewal(kind, token, now);
  if (verdictOnToken?.kind === 'rejected') {
    // AWS's no to a token that nothing renews may come, or be noticed, after the token's own end, as after a sleep.
    const isLate = obstacle !== null && token.expiresAt < verdictOnToken.at;
    return isLate ? ended(before, 'expired', token.expiresAt) : ended(before, 'rejected', verdictOnToken.at);
  }
  // By a clock that is ahead of AWS's it ends later; AWS is asked meanwhile (skewed-ends.ts).
  const grace = token.expiresAt <= now ? Math.max(now - awsNow, 0) : 0;
  if (obstacle && token.expiresAt + grace <= now) return ended(before, 'expired', token.expiresAt);
  const goesOn = activeOf(before);
  // What kept a renewal from its file is over: it is due as if nothing had been.
  const isFree =
    read.kind === 'token' && goesOn?.renewal.kind === 'failing' && isAboutTokenFile(goesOn.renewal.problem);
  return {
    step: 'active',
    accessTokenEndsAt: token.expiresAt + (obstacle ? grace : 0),
    signedInAt: goesOn?.signedInAt ?? null,
    estimatedEndsAt: null,
    renewal: obstacle
      ? { kind: 'impossible', why: obstacle }
      : continueRenewal(isFree ? null : goesOn, token, evidence),
  };
}

/** The signed-in session behind a phase: itself, or the one that a running sign-in keeps. */
export function activeOf(phase: SessionPhase): Active | null {
  if (phase.step === 'active') return phase;
  return phase.step === 'signing-in' ? phase.keeps : null;
}

/** The phase with another renewal, also of a session that lies under a new sign-in; any other phase as it is. */
export function withRenewal(phase: SessionPhase, change: (active: Active) => Renewal): SessionPhase {
  const active = activeOf(phase);
  if (!active) return phase;
  const changed = { ...active, renewal: change(active) };
  return phase.step === 'signing-in' ? { ...phase, keeps: changed } : changed;
}

/** A failed try says nothing about a token that another tool has written meanwhile: that one has a plan of its own. */
export function afterFailure({ renewal }: Active, failing: Renewal): Renewal {
  return renewal.kind === 'running' ? failing : renewal;
}

/**
 * Between two renewals: near the end of the portal session AWS gives tokens that are at once due again, to this process or
 * to another one, which would then take turns without end.
 */
export const leastPause: Ms = minute;

/** What is planned, runs or is tried again for this very token goes on; the file does not know of it. */
function continueRenewal(before: Active | null, { expiresAt }: Token, { renewEarlyBy, now }: Evidence): Renewal {
  if (before?.accessTokenEndsAt === expiresAt && before.renewal.kind !== 'impossible') return before.renewal;
  const at = isTooFar(expiresAt, now) ? now : expiresAt - renewalWindow - renewEarlyBy;
  // Somebody has just renewed it.
  const isFresh = before !== null && before.accessTokenEndsAt < expiresAt && expiresAt > now;
  return { kind: 'automatic', at: isFresh ? Math.max(at, now + leastPause) : at };
}

/** Why a sign-in after the end has failed stays on screen until the next one begins. */
function ended(before: SessionPhase, reason: 'expired' | 'rejected', since: EpochMs): SignedOut {
  const isSignIn = before.step === 'signed-out' && !isAboutTokenFile(before.problem);
  return { ...signedOut(reason, since), problem: isSignIn ? before.problem : null };
}

function absent(before: SessionPhase, now: EpochMs): SignedOut {
  // `aws sso logout`, another Daypass or a person removed the file of a session that was signed in.
  if (activeOf(before)) return signedOut('asked', now);
  if (before.step !== 'signed-out') return signedOut('never', null);
  // Why a sign-in failed stays on screen; what was wrong with a file that is gone does not.
  const left = isAboutTokenFile(before.problem) ? { ...before, problem: null } : before;
  // An ended session whose file somebody has put away is nothing to warn of any more.
  const hadEnded = before.reason === 'expired' || before.reason === 'rejected';
  return hadEnded ? { ...left, reason: 'asked', since: now } : left;
}

/** A file that nobody can use, and no token in memory. */
function unusable(before: SessionPhase, now: EpochMs, fileProblem: Problem | null): SignedOut {
  if (activeOf(before)) return { ...signedOut('asked', now), problem: fileProblem };
  if (before.step !== 'signed-out') return { ...signedOut('never', null), problem: fileProblem };
  // Why the last sign-in failed is worth more than what was wrong before it.
  const isOfFile = isAboutTokenFile(before.problem) || before.problem?.code === 'file-unwritable';
  return before.problem && !isOfFile ? before : { ...before, problem: fileProblem };
}

export function signedOut(reason: SignedOut['reason'], since: EpochMs | null): SignedOut {
  return { step: 'signed-out', reason, since, problem: null };
}
