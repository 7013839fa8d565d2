/** Keeps sessions signed in: renews tokens ahead of their end, silently, one renewal a session at a time. */
import type { Active, Renewal, SessionId } from '../../../shared/app-state.ts';
import { type EpochMs, minute, type Ms } from '../../../shared/time.ts';
import { problem } from '../../../shared/problems.ts';
import { isOfNetwork } from '../../aws/api/failure.ts';
import { failureOf } from '../../../shared/session-status.ts';
import { afterAwake, now } from '../../system/clock.ts';
import { ProblemError, problemOf } from '../../core/problem-error.ts';
import { believe, type Refusal, type RenewalMemory, type RenewalDeps, renewOnce, type Wanted } from './renewal.ts';
import { type BeyondFile, beyondFile } from './beyond-file.ts';
import type { RecalledRecord } from './renewal-journal.ts';
import type { RenewalLock } from './renewal-lock.ts';
import { retryPause } from './retry-pause.ts';
import { activeOf, afterFailure, greatestLead, leastPause, renewalWindow, withRenewal } from '../session-phase.ts';
import { planSessions } from '../session-plan.ts';
import { tokenKey } from '../sessions.ts';
import type { Store } from '../../core/store.ts';
import { createTokenLineage } from './token-lineage.ts';

export interface KeeperDeps extends RenewalDeps {
  readonly store: Store;
  /** Keeps other Daypass processes away from a token while it is renewed here. */
  readonly lock: RenewalLock;
}

export interface SessionKeeper {
  /** Does what is due and returns when to look again. */
  look(now: EpochMs): EpochMs | null;
  /**
   * The machine is about to sleep: renews what would need it soon, so that a short sleep ends with tokens that are still
   * good. Nobody knows how long it stays awake: what does not get through is tried again after the sleep.
   */
  beforeSleep(): void;
  /** The machine woke up or is in another network: what could not reach AWS is tried again at once. */
  retryNow(): void;
  /**
   * The clock was set back: tokens may now seem to last longer than they do, and the next try of a renewal that is failing
   * has moved away by as much. Each is renewed once; one that is being renewed, after that.
   */
  renewAll(): void;
  /** AWS does not take the token although it has time left: renews it whatever that is. Resolves when that came to an end. */
  renewNow(id: SessionId): Promise<void>;
  /** What processes that were killed have left is put in its place; once, at the start. */
  recover(): Promise<void>;
  /** Waits for the renewals that run. */
  idle(): Promise<void>;
  /** The app quits: the same, as AWS has rotated their tokens perhaps. What AWS has refused is asked anew at the next start. */
  finish(): Promise<void>;
  /**
   * Ends a running renewal of a session that signs out, and waits until it can no longer write. Resolves with what was known of
   * its tokens beyond the file, which is forgotten.
   */
  stop(id: SessionId): Promise<BeyondFile>;
}

/**
 * The end of "is being renewed", whatever becomes of the request, the lock or the disk: AWS's answer takes a minute at most,
 * and waiting for the lock half of one. What is still under way then goes on by itself, so that a pair that arrives is
 * stored; but the session is shown as what it is, and there is another try.
 */
const longestRenewal: Ms = 3 * minute;

/** Before a sleep: half of the hour that AWS gives. A fresh token gains little, and each renewal may be cut off. */
const windowBeforeSleep: Ms = 30 * minute;

export function createSessionKeeper(deps: KeeperDeps): SessionKeeper {
  const { store, sessions, journal, log } = deps;
  const running = new Map<SessionId, { readonly abort: AbortController; readonly ended: Promise<void> }>();
  const idle = async (): Promise<void> => void (await Promise.all([...running.values()].map(({ ended }) => ended)));
  /** Also those that nobody waits for any more. */
  const underWay = new Map<AbortController, SessionId>();
  const tries = new Map<SessionId, number>();
  const memory: RenewalMemory = { unsaved: new Map(), lineage: createTokenLineage() };
  const end = new AbortController();
  sessions.onNewToken((id) => {
    const token = sessions.token(id);
    if (token) memory.lineage.saw(id, token);
  });

  const renew = (id: SessionId, within: Ms): void => {
    if (running.has(id)) return;
    const abort = new AbortController();
    const failed = failureOf(renewalOf(store, id));
    if (!failed) tries.delete(id);
    changeRenewal(store, id, () => ({ kind: 'running', failed }));
    const isAnother = (): boolean => running.has(id) && running.get(id)?.abort !== abort;
    const work = renewAlone(deps, memory, { id, within }, abort.signal)
      .then(async (refusal) => {
        if (refusal) await believe(deps, refusal, AbortSignal.any([abort.signal, end.signal]));
        if (!abort.signal.aborted && !isAnother()) planNext(store, id);
      })
      .finally(() => underWay.delete(abort));
    underWay.set(abort, id);
    const { promise: overdue, reject } = Promise.withResolvers<never>();
    const cancel = afterAwake(longestRenewal, () =>
      reject(new ProblemError(problem('renewal-overdue', { minutes: longestRenewal / minute }, 'auto'))),
    );
    const ended = Promise.race([work, overdue])
      .catch((error: unknown) => {
        if (abort.signal.aborted || end.signal.aborted) return;
        log.warn('renewal failed', { session: id, error });
        const nextTryAt = now() + retryPause(tries.get(id) ?? 0, error);
        tries.set(id, (tries.get(id) ?? 0) + 1);
        const since = failed?.since ?? now();
        const failing = { kind: 'failing', problem: problemOf(error, 'auto'), since, nextTryAt } as const;
        changeRenewal(store, id, (active) => afterFailure(active, failing));
      })
      .finally(() => {
        cancel();
        if (running.get(id)?.abort === abort) running.delete(id);
      });
    running.set(id, { abort, ended });
  };

  return {
    look(at) {
      const { due, nextAt } = planSessions(store.state, at);
      for (const { kind, sessionId } of due) {
        if (kind === 'renew') renew(sessionId, renewalWindow + greatestLead);
        else void sessions.readTokens(sessionId);
      }
      for (const { id, phase } of store.state.sessions) {
        if (phase.step === 'signed-out' && phase.reason === 'asked') memory.lineage.forget(id);
      }
      return nextAt;
    },
    beforeSleep() {
      for (const { id, phase } of store.state.sessions) {
        const active = activeOf(phase);
        if (active?.renewal.kind !== 'automatic') continue;
        if (active.accessTokenEndsAt - now() <= windowBeforeSleep) renew(id, windowBeforeSleep);
      }
    },
    retryNow() {
      for (const { id } of store.state.sessions) {
        const renewal = renewalOf(store, id);
        if (renewal?.kind !== 'failing' || !isOfNetwork(renewal.problem)) continue;
        tries.delete(id);
        changeRenewal(store, id, () => ({ ...renewal, nextTryAt: now() }));
      }
    },
    renewAll() {
      const renewAnyway = (id: SessionId): void => {
        const { kind } = renewalOf(store, id) ?? {};
        if (kind === 'automatic' || kind === 'failing') renew(id, Number.POSITIVE_INFINITY);
      };
      for (const { id } of store.state.sessions) {
        const current = running.get(id);
        if (!current) renewAnyway(id);
        // What it brings is perhaps dated by the clock as it was, and would count as good for as long as that was ahead.
        else
          void current.ended.then(() => {
            if (!current.abort.signal.aborted && !end.signal.aborted) renewAnyway(id);
          });
      }
    },
    async renewNow(id) {
      if (!end.signal.aborted && renewalOf(store, id)) renew(id, Number.POSITIVE_INFINITY);
      await running.get(id)?.ended;
    },
    async recover() {
      const keyOf = (id: SessionId): string | null => {
        const session = sessions.configuredSession(id);
        return session ? tokenKey(session) : null;
      };
      for (const found of await journal.recoverAll(end.signal)) {
        if (found.kind !== 'recovered') continue;
        const id = store.state.sessions.find((session) => keyOf(session.id) === found.key)?.id;
        if (id === undefined) continue;
        deps.history.renewed(id, found.from, found.token, now());
        await sessions.readTokens(id);
      }
    },
    idle,
    async finish() {
      end.abort();
      await idle();
    },
    async stop(id) {
      const current = running.get(id);
      for (const [abort, of] of underWay) if (of === id) abort.abort();
      // Whatever it still waits for: it brings nothing any more, and must not stand in the way of the next sign-in's.
      running.delete(id);
      const session = sessions.configuredSession(id);
      const forget = async () => {
        const unsaved = memory.unsaved.get(id);
        memory.unsaved.delete(id);
        const newerThan = memory.lineage.forget(id);
        if (!session) return { unsaved, newerThan, record: nothingRecorded };
        const record = await journal.recall(tokenKey(session));
        await journal.forget(tokenKey(session));
        return { unsaved, newerThan, record };
      };
      const [known] = await Promise.all([forget(), current?.ended]);
      if (current) await forget();
      return beyondFile(known);
    },
  };
}

const nothingRecorded: RecalledRecord = () => ({ renewed: null, mayBeUsedUp: false });

/** Waits until no other Daypass process renews the same token; what it has stored is found by the read that follows. */
async function renewAlone(
  deps: KeeperDeps,
  memory: RenewalMemory,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Refusal | null> {
  const { id } = wanted;
  const session = deps.sessions.configuredSession(id);
  if (!session) return null;
  // Not even the lock may make a new folder in the place of one that has been moved away.
  await deps.sessions.readTokens(id);
  const complaint = deps.sessions.complaint(id);
  if (complaint?.code === 'aws-folder-gone') throw new ProblemError(complaint);
  const renew = async (): Promise<Refusal | null> => {
    signal.throwIfAborted();
    return renewOnce(deps, memory, wanted, signal);
  };
  const refusal = await deps.lock.hold(tokenKey(session), renew, signal);
  if (!refusal) await deps.sessions.readTokens(id);
  return refusal;
}

/**
 * After a try that did not fail, also one that changed nothing because another tool was faster. A token that ends within
 * the window although it is new is renewed again at half of what it has left.
 */
function planNext(store: Store, id: SessionId): void {
  changeRenewal(store, id, ({ accessTokenEndsAt: endsAt, renewal }) => {
    if (renewal.kind === 'impossible') return renewal;
    const pause = Math.max((endsAt - now()) / 2, leastPause);
    const planned = renewal.kind === 'automatic' ? renewal.at : endsAt - renewalWindow;
    return { kind: 'automatic', at: Math.max(planned, now() + pause) };
  });
}

function renewalOf(store: Store, id: SessionId): Renewal | null {
  const session = store.session(id);
  return session ? (activeOf(session.phase)?.renewal ?? null) : null;
}

/** Of a signed-in session, also one that lies under a new sign-in. */
function changeRenewal(store: Store, id: SessionId, change: (active: Active) => Renewal): void {
  store.updateSession(id, (session) => {
    const phase = withRenewal(session.phase, change);
    return phase === session.phase ? session : { ...session, phase };
  });
}
