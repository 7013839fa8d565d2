/** What a session's cache file means at an instant: a pure function from what was read to the phase that is shown. */
import type { Active, NoRenewal, Renewal, SessionPhase, SignedOut } from '../shared/app-state.ts';
import { problem } from '../shared/problems.ts';
import { type EpochMs, minute, type Ms } from '../shared/time.ts';
import type { Token } from './aws/token-file.ts';
import type { TokenRead } from './aws/token-cache.ts';

/**
 * How long before its end a token is renewed. The AWS CLI's and botocore's window, the widest of all readers: with it no
 * tool ever meets a token that it wants to renew itself.
 */
export const renewalWindow: Ms = 15 * minute;

/** What Daypass has learned from AWS's answers about one access token, until the file holds another one. */
export interface Verdict {
  readonly accessToken: string;
  /** `rejected`: the portal answered 401. `refused`: a renewal was answered with invalid_grant or invalid_client. */
  readonly kind: 'rejected' | 'refused';
  readonly at: EpochMs;
}

export interface Evidence {
  readonly kind: 'sso-session' | 'legacy';
  readonly read: TokenRead;
  readonly verdict: Verdict | null;
  readonly now: EpochMs;
}

/** `before` decides what an absent file means, and keeps what the file does not tell. */
export function phaseFrom(before: SessionPhase, { kind, read, verdict, now }: Evidence): SignedOut | Active {
  switch (read.kind) {
    case 'none':
      return absent(before, now);
    case 'defect':
      return unreadable(problem('token-unreadable', { file: read.file, reason: read.defect }, 'user'));
    case 'failed':
      return unreadable(problem('file-unreadable', { file: read.file, reason: read.reason }, 'user'));
    case 'token':
      break;
  }
  const { token } = read;
  const spoken = verdict?.accessToken === token.accessToken ? verdict : null;
  if (spoken?.kind === 'rejected') return signedOut('rejected', spoken.at);
  const obstacle = spoken ? 'refused' : obstacleToRenewal(kind, token, now);
  if (obstacle && token.expiresAt <= now) return signedOut('expired', token.expiresAt);
  return {
    step: 'active',
    accessTokenEndsAt: token.expiresAt,
    signedInAt: activeOf(before)?.signedInAt ?? null,
    endsAbout: null,
    renewal: obstacle ? { kind: 'impossible', why: obstacle } : goOn(activeOf(before), token),
  };
}

/** Why this token cannot be renewed; null if it can. */
export function obstacleToRenewal(kind: 'sso-session' | 'legacy', token: Token, now: EpochMs): NoRenewal | null {
  if (kind === 'legacy') return 'legacy';
  if (!token.refreshToken || !token.clientId || !token.clientSecret) return 'no-refresh-token';
  if (token.registrationExpiresAt !== undefined && token.registrationExpiresAt <= now) return 'registration-ended';
  return null;
}

/** The signed-in session behind a phase: itself, or the one that a running sign-in keeps. */
export function activeOf(phase: SessionPhase): Active | null {
  if (phase.step === 'active') return phase;
  return phase.step === 'signing-in' ? phase.keeps : null;
}

/** What the keeper has planned, runs or tries again for this very token goes on; the file does not know of it. */
function goOn(before: Active | null, { expiresAt }: Token): Renewal {
  if (before?.accessTokenEndsAt === expiresAt && before.renewal.kind !== 'impossible') return before.renewal;
  return { kind: 'automatic', at: expiresAt - renewalWindow };
}

function absent(before: SessionPhase, now: EpochMs): SignedOut {
  // `aws sso logout`, another Daypass or a person removed the file of a session that was signed in.
  if (activeOf(before)) return signedOut('asked', now);
  if (before.step !== 'signed-out') return signedOut('never', null);
  // Why a sign-in failed stays on screen; a complaint about a file that is gone does not.
  const left = aboutFile(before) ? { ...before, problem: null } : before;
  // An ended session whose file somebody has put away is nothing to warn of any more.
  const hadEnded = before.reason === 'expired' || before.reason === 'rejected';
  return hadEnded ? { ...left, reason: 'asked', since: now } : left;
}

function aboutFile({ problem }: SignedOut): boolean {
  return problem?.code === 'token-unreadable' || problem?.code === 'file-unreadable';
}

function unreadable(cause: NonNullable<SignedOut['problem']>): SignedOut {
  return { step: 'signed-out', reason: 'never', since: null, problem: cause };
}

export function signedOut(reason: SignedOut['reason'], since: EpochMs | null): SignedOut {
  return { step: 'signed-out', reason, since, problem: null };
}
