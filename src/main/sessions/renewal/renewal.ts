/** One renewal of one token: from the last look at the file to the new pair in its place, or to AWS's refusal. */
import type { SessionId } from '../../../shared/app-state.ts';
import type { EpochMs, Ms } from '../../../shared/time.ts';
import { placeOf } from '../../aws/api/aws-place.ts';
import type { ConfiguredSession } from '../../aws/config/configured-sessions.ts';
import { AwsFailure } from '../../aws/api/failure.ts';
import { grantTypes, type Oidc } from '../../aws/api/oidc.ts';
import type { TokenCache } from '../../aws/cache/token-cache.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { otherPortalOf } from '../token-portal.ts';
import { now } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { UsedUpTokens } from './used-up-tokens.ts';
import { ProblemError, unwritable } from '../../core/problem-error.ts';
import type { RenewalJournal } from './renewal-journal.ts';
import type { SessionHistory } from '../session-history.ts';
import { obstacleToRenewal } from '../renewal-obstacle.ts';
import { isTooFar } from '../session-phase.ts';
import { type Sessions, tokenKey } from '../sessions.ts';
import { outlastsGracePeriod } from '../refusal-grace.ts';
import type { TokenOrder } from './token-order.ts';

export interface RenewalDeps {
  readonly sessions: Sessions;
  readonly tokenCache: TokenCache;
  readonly oidc: Oidc;
  readonly history: SessionHistory;
  /** Keeps what AWS has answered until it is in its place, also if this process is killed. */
  readonly journal: RenewalJournal;
  readonly usedUpTokens: UsedUpTokens;
  readonly log: Log;
}

/** What this process knows beyond the files. */
export interface RenewalMemory {
  /**
   * Tokens that could not be written yet (full or read-only disk). AWS has rotated the refresh token by then: asking again
   * with the old one would fail, so the new pair is kept until it is on disk.
   */
  readonly unsaved: Map<SessionId, { readonly from: Token; readonly renewed: Token }>;
  readonly tokenOrder: TokenOrder;
}

/** The session to renew, if its token has no more than `within` left (ms). */
export interface RenewalRequest {
  readonly id: SessionId;
  readonly within: Ms;
}

/** AWS's final word about a refresh token, which is believed only once the file has kept that token for a while. */
export interface Refusal {
  readonly session: ConfiguredSession;
  readonly token: Token;
  readonly reason: AwsFailure['reason'];
  readonly at: EpochMs;
  /** A request of Daypass itself may have rotated the token without an answer. */
  readonly usedUpHere: boolean;
}

/** To be called while the renewal lock is held. Throws for a passing failure; a refusal is for `acceptRefusal`, without the lock. */
export async function renewOnce(
  deps: RenewalDeps,
  { unsaved, tokenOrder }: RenewalMemory,
  { id, within }: RenewalRequest,
  signal: AbortSignal,
): Promise<Refusal | null> {
  const { sessions, tokenCache, journal, log } = deps;
  const session = sessions.configuredSession(id);
  if (!session) return null;
  const key = tokenKey(session);
  if (!unsaved.has(id)) {
    await recover(deps, id, key);
    // Another tool may have renewed it meanwhile.
    const present = await presentToken(deps, id, key);
    if (!present || !needsRenewal(session.kind, present, within)) return null;
    tokenOrder.saw(id, present);
    // An older token that came back over a newer one: AWS has rotated it long ago, and the newer one works.
    const newer = tokenOrder.newerThan(id, present);
    if (newer) log.info('an older token came back', { session: id });
    signal.throwIfAborted();
    const answer = newer ?? (await askForToken(deps, session, present, signal));
    signal.throwIfAborted();
    if ('usedUpHere' in answer) return answer;
    unsaved.set(id, { from: present, renewed: answer });
  }
  const pair = unsaved.get(id);
  if (!pair) return null;
  const stored = await sessions.write(id, async () => {
    // A sign-out that did not wait for what this was waiting for: the pair is of no use to anybody any more.
    signal.throwIfAborted();
    const written = await tokenCache.storeRenewed(key, pair.from, pair.renewed);
    if (written.kind === 'stored') {
      tokenOrder.saw(id, written.token);
      deps.history.renewed(id, pair.from, written.token, now());
    }
    return written;
  });
  if (stored.kind === 'failed') throw new ProblemError(unwritable(stored));
  unsaved.delete(id);
  await journal.forget(key);
  log.info('renewed', { session: id, outcome: stored.kind });
  return null;
}

/**
 * The token in the file; where the file is broken the one that it held, which a renewal writes anew. Throws while the
 * file cannot be reached: AWS would rotate a token that nobody can write down.
 */
async function presentToken({ sessions, tokenCache }: RenewalDeps, id: SessionId, key: string): Promise<Token | null> {
  const read = await tokenCache.read(key);
  // What belongs to another portal is not this session's to renew, nor to replace.
  const session = sessions.configuredSession(id);
  if (read.kind === 'token') return session && otherPortalOf(read.token, session) === null ? read.token : null;
  await sessions.readTokens(id);
  const fileProblem = sessions.fileProblem(id);
  if (fileProblem && fileProblem.code !== 'token-unreadable') throw new ProblemError(fileProblem);
  return sessions.token(id) ?? null;
}

/** What a killed process of Daypass left comes first: the file holds a token that AWS has rotated. */
async function recover({ journal, history }: RenewalDeps, id: SessionId, key: string): Promise<void> {
  const found = await journal.recover(key);
  if (found.kind === 'failed') throw new ProblemError(unwritable(found));
  if (found.kind === 'recovered') history.renewed(id, found.from, found.token, now());
}

async function askForToken(
  deps: RenewalDeps,
  session: ConfiguredSession,
  token: Token,
  signal: AbortSignal,
): Promise<Token | Refusal> {
  const { clientId, clientSecret, refreshToken } = token;
  const request = { clientId, clientSecret, refreshToken, grantType: grantTypes.refreshToken };
  const asking = await deps.journal.begin(tokenKey(session), token);
  let refusal: AwsFailure;
  try {
    if (!asking.isRecorded) await expectRoom(deps, tokenKey(session), token);
    const tokens = await deps.oidc.createToken(placeOf(session, token), request, signal);
    const renewed = {
      ...token,
      accessToken: tokens.accessToken,
      expiresAt: now() + tokens.expiresIn,
      refreshToken: tokens.refreshToken ?? token.refreshToken,
    };
    // An answer that came after a sign-out is written nowhere.
    signal.throwIfAborted();
    // Nothing may come in between: a process that is killed before this has lost the session.
    await asking.answered(renewed);
    return renewed;
  } catch (error) {
    if (!(error instanceof AwsFailure) || !isRefusal(error)) throw error;
    refusal = error;
  } finally {
    await asking.close();
  }
  signal.throwIfAborted();
  const { reason } = refusal;
  deps.log.info('renewal refused', { session: session.id, reason });
  // The SDK asks again when a connection breaks: AWS may have answered into the broken one.
  const usedUpHere = asking.mayHaveBeenAnswered || refusal.attempts > 1;
  // The record of a request that got its answer tells nothing; that of one that got none explains the next refusal too.
  if (!usedUpHere) await deps.journal.forget(tokenKey(session));
  return { session, token, reason, at: now(), usedUpHere };
}

/** AWS rotates the token when it answers: it is not asked for one that nobody could keep (a full or a read-only disk). */
async function expectRoom({ tokenCache }: RenewalDeps, key: string, token: Token): Promise<void> {
  const room = await tokenCache.tryToStore(key, token);
  if (room.kind === 'failed') throw new ProblemError(unwritable(room));
}

/**
 * Another tool may have rotated the refused token a moment ago and not have written what it got: only a file that goes on
 * holding the refused one is judged. Rejects with the signal's reason when aborted.
 */
export async function acceptRefusal(
  { sessions, history, usedUpTokens }: Pick<RenewalDeps, 'sessions' | 'history' | 'usedUpTokens'>,
  { session: { id }, token, reason, at, usedUpHere }: Refusal,
  signal: AbortSignal,
): Promise<void> {
  if (!(await outlastsGracePeriod(sessions, id, token, signal))) return;
  // Only this answer tells that the portal session is over; the others are about the client registration.
  if (reason === 'invalid-grant') history.refused(id, token, at);
  sessions.recordVerdict(id, token.accessToken, 'refused');
  if (reason === 'invalid-grant' && !usedUpHere) void usedUpTokens.suspect(id, token);
}

function needsRenewal(kind: 'sso-session' | 'legacy', token: Token, within: Ms): boolean {
  return (
    obstacleToRenewal(kind, token, now()) === null &&
    (token.expiresAt - now() <= within || isTooFar(token.expiresAt, now()))
  );
}

/** AWS's final word about a refresh token, as opposed to a failure that passes. */
function isRefusal({ reason }: AwsFailure): boolean {
  return ['invalid-grant', 'invalid-client', 'invalid-request', 'access-denied', 'expired-code'].includes(reason);
}
