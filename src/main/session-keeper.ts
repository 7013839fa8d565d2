/** Keeps sessions signed in: renews tokens ahead of their end, silently, one renewal a session at a time. */
import type { Active, Renewal, SessionId } from '../shared/app-state.ts';
import { type EpochMs, minute, type Ms, second } from '../shared/time.ts';
import type { ConfiguredSession } from './aws/config-reader.ts';
import { AwsFailure } from './aws/failure.ts';
import { grantTypes, type Oidc } from './aws/oidc.ts';
import type { TokenCache } from './aws/token-cache.ts';
import type { Token } from './aws/token-file.ts';
import { now } from './clock.ts';
import type { Log } from './log.ts';
import type { RenewalLock } from './renewal-lock.ts';
import { ProblemError, problemOf, unwritable } from './problem-error.ts';
import type { SessionHistory } from './session-history.ts';
import { activeOf, obstacleToRenewal, renewalWindow } from './session-phase.ts';
import { planSessions } from './session-plan.ts';
import { type Sessions, tokenKey } from './sessions.ts';
import type { Store } from './store.ts';

export interface KeeperParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly tokenCache: TokenCache;
  readonly oidc: Oidc;
  readonly history: SessionHistory;
  /** Keeps other Daypass processes away from a token while it is renewed here. */
  readonly lock: RenewalLock;
  readonly log: Log;
}

export interface SessionKeeper {
  /** Does what is due and returns when to look again. */
  look(now: EpochMs): EpochMs | null;
  /** Waits for the renewals that run: AWS has rotated their tokens perhaps, and the new ones must reach the disk. */
  finish(): Promise<void>;
  /** Ends a running renewal of a session that signs out, and waits until it can no longer write. */
  stop(id: SessionId): Promise<void>;
}

/** Between two tries of a renewal that failed for a passing reason: doubled each time up to the last. */
const firstRetry: Ms = 15 * second;
const lastRetry: Ms = 5 * minute;

/** Between two renewals: near the end of the portal session AWS gives tokens that are at once due again. */
const leastPause: Ms = minute;

/**
 * Renewed tokens that could not be written yet (full or read-only disk). AWS has rotated the refresh token by then: asking
 * again with the old one would fail, so the new pair is kept in memory until it is on disk.
 */
type Unsaved = Map<SessionId, { readonly from: Token; readonly renewed: Token }>;

export function createSessionKeeper(parts: KeeperParts): SessionKeeper {
  const { store, sessions, log } = parts;
  const running = new Map<SessionId, { readonly abort: AbortController; readonly ended: Promise<void> }>();
  const failures = new Map<SessionId, number>();
  const unsaved: Unsaved = new Map();

  const renew = (id: SessionId): void => {
    if (running.has(id)) return;
    const abort = new AbortController();
    changeRenewal(store, id, () => ({ kind: 'running' }));
    const ended = renewAlone(parts, unsaved, id, abort.signal)
      .then(() => {
        failures.delete(id);
        planNext(store, id);
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        log.warn('renewal failed', { session: id, error });
        const tries = (failures.get(id) ?? 0) + 1;
        failures.set(id, tries);
        const nextTryAt = now() + Math.min(firstRetry * 2 ** (tries - 1), lastRetry);
        changeRenewal(store, id, () => ({ kind: 'failing', problem: problemOf(error, 'auto'), nextTryAt }));
      })
      .finally(() => running.delete(id));
    running.set(id, { abort, ended });
  };

  return {
    look(at) {
      const { due, nextAt } = planSessions(store.state.sessions, at);
      for (const { kind, sessionId } of due) {
        if (kind === 'renew') renew(sessionId);
        else void sessions.readTokens(sessionId);
      }
      return nextAt;
    },
    async finish() {
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
    async stop(id) {
      running.get(id)?.abort.abort();
      await running.get(id)?.ended;
      unsaved.delete(id);
    },
  };
}

/** Waits until no other Daypass process renews the same token; what it has stored is found by the read that follows. */
async function renewAlone(parts: KeeperParts, unsaved: Unsaved, id: SessionId, signal: AbortSignal): Promise<void> {
  const session = parts.sessions.configuredSession(id);
  if (!session) return;
  const renew = async (): Promise<void> => {
    signal.throwIfAborted();
    await renewOnce(parts, unsaved, id, signal);
  };
  await parts.lock.hold(tokenKey(session), renew, signal);
  await parts.sessions.readTokens(id);
}

/** Throws for a passing failure; a refusal ends in a verdict about the token. */
async function renewOnce(parts: KeeperParts, unsaved: Unsaved, id: SessionId, signal: AbortSignal): Promise<void> {
  const { sessions, tokenCache, log } = parts;
  const session = sessions.configuredSession(id);
  if (!session) return;
  if (!unsaved.has(id)) {
    // Another tool may have renewed it meanwhile.
    const read = await tokenCache.read(tokenKey(session));
    if (read.kind !== 'token' || !needsRenewal(session.kind, read.token)) return;
    const renewed = await askForToken(parts, session, read.token, signal);
    if (renewed) unsaved.set(id, { from: read.token, renewed });
  }
  const pair = unsaved.get(id);
  if (!pair) return;
  const stored = await tokenCache.storeRenewed(tokenKey(session), pair.from, pair.renewed);
  if (stored.kind === 'failed') throw new ProblemError(unwritable(stored));
  unsaved.delete(id);
  if (stored.kind === 'stored') parts.history.renewed(id, pair.from, stored.token, now());
  log.info('renewed', { session: id, outcome: stored.kind });
}

/** Null after a refusal. */
async function askForToken(
  { sessions, oidc, history, log }: KeeperParts,
  session: ConfiguredSession,
  token: Token,
  signal: AbortSignal,
): Promise<Token | null> {
  const { clientId, clientSecret, refreshToken } = token;
  const request = { clientId, clientSecret, refreshToken, grantType: grantTypes.refreshToken };
  try {
    const tokens = await oidc.createToken(session.region, request, signal);
    return {
      ...token,
      accessToken: tokens.accessToken,
      expiresAt: now() + tokens.expiresIn,
      refreshToken: tokens.refreshToken ?? token.refreshToken,
    };
  } catch (error) {
    if (!(error instanceof AwsFailure) || !isRefusal(error)) throw error;
    log.info('renewal refused', { session: session.id, reason: error.reason });
    // The refused token may have been rotated by another tool a moment ago: only a file that still holds it is judged.
    await sessions.readTokens(session.id);
    if (sessions.token(session.id)?.refreshToken === refreshToken) {
      // Only this answer tells that the portal session is over; the others are about the client registration.
      if (error.reason === 'invalid-grant') history.refused(session.id, token, now());
      sessions.judge(session.id, token.accessToken, 'refused');
    }
    return null;
  }
}

function needsRenewal(kind: 'sso-session' | 'legacy', token: Token): boolean {
  return obstacleToRenewal(kind, token, now()) === null && token.expiresAt - now() <= renewalWindow;
}

/** AWS's final word about a refresh token, as opposed to a failure that passes. */
function isRefusal({ reason }: AwsFailure): boolean {
  return ['invalid-grant', 'invalid-client', 'invalid-request', 'access-denied', 'expired-code'].includes(reason);
}

/**
 * After a try that did not fail, also one that changed nothing because another tool was faster. A token that ends within
 * the window although it is new is renewed again at half of what it has left.
 */
function planNext(store: Store, id: SessionId): void {
  changeRenewal(store, id, ({ accessTokenEndsAt: endsAt, renewal }) => {
    if (renewal.kind === 'impossible') return renewal;
    const pause = Math.max((endsAt - now()) / 2, leastPause);
    return { kind: 'automatic', at: Math.max(endsAt - renewalWindow, now() + pause) };
  });
}

/** Of a signed-in session, also one that lies under a new sign-in. */
function changeRenewal(store: Store, id: SessionId, change: (active: Active) => Renewal): void {
  store.updateSession(id, (session) => {
    const { phase } = session;
    const active = activeOf(phase);
    if (!active) return session;
    const changed = { ...active, renewal: change(active) };
    return { ...session, phase: phase.step === 'signing-in' ? { ...phase, keeps: changed } : changed };
  });
}
