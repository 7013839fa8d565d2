/** The renewals that are under way: one a session at a time, each with an end, whatever becomes of its request. */
import type { RenewalFailure, SessionId } from '../../../shared/app-state.ts';
import { problem } from '../../../shared/problems.ts';
import { failureOf } from '../../../shared/session-status.ts';
import { type EpochMs, minute, type Ms } from '../../../shared/time.ts';
import type { ConfiguredSession } from '../../aws/config/configured-sessions.ts';
import { ProblemError, problemOf } from '../../core/problem-error.ts';
import type { Store } from '../../core/store.ts';
import { afterAwake, now } from '../../system/clock.ts';
import { afterFailure, leastPause, renewalWindow } from '../session-phase.ts';
import { tokenKey } from '../sessions.ts';
import { type BeyondFile, beyondFile } from './beyond-file.ts';
import {
  acceptRefusal,
  type Refusal,
  type RenewalDeps,
  type RenewalMemory,
  renewOnce,
  type RenewalRequest,
} from './renewal.ts';
import type { RecalledRecord } from './renewal-journal.ts';
import type { RenewalLock } from './renewal-lock.ts';
import { changeRenewal, renewalOf } from './renewal-state.ts';
import { retryPause } from './retry-pause.ts';
import { createTokenOrder } from './token-order.ts';

export interface RenewalsDeps extends RenewalDeps {
  readonly store: Store;
  /** Keeps other Daypass processes away from a token while it is renewed here. */
  readonly lock: RenewalLock;
}

interface Running {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/**
 * The end of "is being renewed", whatever becomes of the request, the lock or the disk: AWS's answer takes a minute at most,
 * and waiting for the lock half of one. What is still under way then goes on by itself, so that a pair that arrives is
 * stored; but the session is shown as what it is, and there is another try.
 */
const longestRenewal: Ms = 3 * minute;

export class RunningRenewals {
  readonly #deps: RenewalsDeps;
  readonly #memory: RenewalMemory = { unsaved: new Map(), tokenOrder: createTokenOrder() };
  readonly #running = new Map<SessionId, Running>();
  /** Also those that nobody waits for any more. */
  readonly #underWay = new Map<AbortController, SessionId>();
  readonly #tries = new Map<SessionId, number>();
  readonly #end = new AbortController();

  constructor(deps: RenewalsDeps) {
    this.#deps = deps;
    deps.sessions.onNewToken((id) => {
      const token = deps.sessions.token(id);
      if (token) this.#memory.tokenOrder.saw(id, token);
    });
  }

  /** Aborted when the app quits. */
  get endSignal(): AbortSignal {
    return this.#end.signal;
  }

  get hasEnded(): boolean {
    return this.#end.signal.aborted;
  }

  /** Renews the session's token if it has no more than `within` left; nothing if it is being renewed already. */
  start(id: SessionId, within: Ms): void {
    if (this.#running.has(id)) return;
    const { store } = this.#deps;
    const abort = new AbortController();
    const failed = failureOf(renewalOf(store, id));
    if (!failed) this.#tries.delete(id);
    changeRenewal(store, id, () => ({ kind: 'running', failed }));
    const ended = orOverdue(this.#renew({ id, within }, abort))
      .catch((error: unknown) => {
        if (!abort.signal.aborted && !this.hasEnded) this.#failed(id, failed, error);
      })
      .finally(() => {
        if (this.#running.get(id)?.abort === abort) this.#running.delete(id);
      });
    this.#running.set(id, { abort, ended });
  }

  /** Resolves when the session is shown as being renewed no longer; at once if it is not. */
  async running(id: SessionId): Promise<void> {
    await this.#running.get(id)?.ended;
  }

  /** Calls `act` at once, or after the renewal that runs, unless that is cancelled. */
  afterRunning(id: SessionId, act: () => void): void {
    const current = this.#running.get(id);
    if (!current) return act();
    void current.ended.then(() => {
      if (!current.abort.signal.aborted && !this.hasEnded) act();
    });
  }

  /** The next try comes as soon as after a first failure. */
  forgetTries(id: SessionId): void {
    this.#tries.delete(id);
  }

  /** The session was signed out: which of its tokens came from which is of no use any more. */
  forgetTokenOrder(id: SessionId): void {
    this.#memory.tokenOrder.forget(id);
  }

  async idle(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  async finish(): Promise<void> {
    this.#end.abort();
    await this.idle();
  }

  /** See `Renewals.stop`. */
  async stop(id: SessionId): Promise<BeyondFile> {
    const current = this.#running.get(id);
    for (const [abort, of] of this.#underWay) if (of === id) abort.abort();
    // Whatever it still waits for: it brings nothing any more, and must not stand in the way of the next sign-in's.
    this.#running.delete(id);
    const session = this.#deps.sessions.configuredSession(id);
    const [known] = await Promise.all([this.#forget(id, session), current?.ended]);
    if (current) await this.#forget(id, session);
    return beyondFile(known);
  }

  /** What was known of the session's tokens beyond the file. */
  async #forget(id: SessionId, session: ConfiguredSession | undefined) {
    const { unsaved: pairs, tokenOrder } = this.#memory;
    const unsaved = pairs.get(id);
    pairs.delete(id);
    const newerThan = tokenOrder.forget(id);
    if (!session) return { unsaved, newerThan, record: nothingRecorded };
    const record = await this.#deps.journal.recall(tokenKey(session));
    await this.#deps.journal.forget(tokenKey(session));
    return { unsaved, newerThan, record };
  }

  async #renew(wanted: RenewalRequest, abort: AbortController): Promise<void> {
    const { id } = wanted;
    const { signal } = abort;
    const begunAt = now();
    this.#underWay.set(abort, id);
    try {
      const refusal = await renewAlone(this.#deps, this.#memory, wanted, signal);
      if (refusal) await acceptRefusal(this.#deps, refusal, AbortSignal.any([signal, this.endSignal]));
      const isAnother = this.#running.has(id) && this.#running.get(id)?.abort !== abort;
      if (!signal.aborted && !isAnother) planNext(this.#deps.store, id, begunAt);
    } finally {
      this.#underWay.delete(abort);
    }
  }

  #failed(id: SessionId, failed: RenewalFailure | null, error: unknown): void {
    this.#deps.log.warn('renewal failed', { session: id, error });
    const tries = this.#tries.get(id) ?? 0;
    this.#tries.set(id, tries + 1);
    const nextTryAt = now() + retryPause(tries, error);
    const since = failed?.since ?? now();
    const failing = { kind: 'failing', problem: problemOf(error, 'auto'), since, nextTryAt } as const;
    changeRenewal(this.#deps.store, id, (active) => afterFailure(active, failing));
  }
}

const nothingRecorded: RecalledRecord = () => ({ renewed: null, mayBeUsedUp: false });

/** Rejects when it takes too long; what is still under way then goes on. */
async function orOverdue(work: Promise<void>): Promise<void> {
  const { promise: overdue, reject } = Promise.withResolvers<never>();
  const cancel = afterAwake(longestRenewal, () =>
    reject(new ProblemError(problem('renewal-overdue', { minutes: longestRenewal / minute }, 'auto'))),
  );
  await Promise.race([work, overdue]).finally(cancel);
}

/** Waits until no other Daypass process renews the same token; what it has stored is found by the read that follows. */
async function renewAlone(
  deps: RenewalsDeps,
  memory: RenewalMemory,
  wanted: RenewalRequest,
  signal: AbortSignal,
): Promise<Refusal | null> {
  const { id } = wanted;
  const session = deps.sessions.configuredSession(id);
  if (!session) return null;
  // Not even the lock may make a new folder in the place of one that has been moved away.
  await deps.sessions.readTokens(id);
  const fileProblem = deps.sessions.fileProblem(id);
  if (fileProblem?.code === 'aws-folder-gone') throw new ProblemError(fileProblem);
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
 * the window although it is new is renewed again at half of what it has left; that counts from the beginning of the try, as
 * the machine may have slept before its end, and the token is not new any more.
 */
function planNext(store: Store, id: SessionId, begunAt: EpochMs): void {
  changeRenewal(store, id, ({ accessTokenEndsAt: endsAt, renewal }) => {
    if (renewal.kind === 'impossible') return renewal;
    // A clock that was set back meanwhile must not move the next try away.
    const from = Math.min(begunAt, now());
    const pause = Math.max((endsAt - from) / 2, leastPause);
    const planned = renewal.kind === 'automatic' ? renewal.at : endsAt - renewalWindow;
    return { kind: 'automatic', at: Math.max(planned, from + pause) };
  });
}
