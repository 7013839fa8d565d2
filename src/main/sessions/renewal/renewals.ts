/** Keeps sessions signed in: renews tokens ahead of their end, silently, one renewal a session at a time. */
import type { SessionId } from '../../../shared/app-state.ts';
import { type EpochMs, minute, type Ms } from '../../../shared/time.ts';
import { isOfNetwork } from '../../aws/api/failure.ts';
import { now } from '../../system/clock.ts';
import type { BeyondFile } from './beyond-file.ts';
import { changeRenewal, renewalOf } from './renewal-state.ts';
import { type RenewalsDeps, RunningRenewals } from './running-renewals.ts';
import { activeOf, greatestRenewEarlyBy, renewalWindow } from '../session-phase.ts';
import { planSessions } from '../session-plan.ts';
import { tokenKey } from '../sessions.ts';

export interface Renewals {
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

/** Before a sleep: half of the hour that AWS gives. A fresh token gains little, and each renewal may be cut off. */
const windowBeforeSleep: Ms = 30 * minute;

/** Whatever time is left. */
const whateverIsLeft: Ms = Number.POSITIVE_INFINITY;

export function createRenewals(deps: RenewalsDeps): Renewals {
  const { store, sessions } = deps;
  const renewals = new RunningRenewals(deps);

  const renewAnyway = (id: SessionId): void => {
    const { kind } = renewalOf(store, id) ?? {};
    if (kind === 'automatic' || kind === 'failing') renewals.start(id, whateverIsLeft);
  };

  return {
    look(at) {
      const { due, nextAt } = planSessions(store.state, at);
      for (const { kind, sessionId } of due) {
        if (kind === 'renew') renewals.start(sessionId, renewalWindow + greatestRenewEarlyBy);
        else void sessions.readTokens(sessionId);
      }
      for (const { id, phase } of store.state.sessions) {
        if (phase.step === 'signed-out' && phase.reason === 'asked') renewals.forgetTokenOrder(id);
      }
      return nextAt;
    },
    beforeSleep() {
      for (const { id, phase } of store.state.sessions) {
        const active = activeOf(phase);
        if (active?.renewal.kind !== 'automatic') continue;
        if (active.accessTokenEndsAt - now() <= windowBeforeSleep) renewals.start(id, windowBeforeSleep);
      }
    },
    retryNow() {
      for (const { id } of store.state.sessions) {
        const renewal = renewalOf(store, id);
        if (renewal?.kind !== 'failing' || !isOfNetwork(renewal.problem)) continue;
        renewals.forgetTries(id);
        changeRenewal(store, id, () => ({ ...renewal, nextTryAt: now() }));
      }
    },
    renewAll() {
      // What a running one brings is perhaps dated by the clock as it was, and would count as good for as long as that was ahead.
      for (const { id } of store.state.sessions) renewals.afterRunning(id, () => renewAnyway(id));
    },
    async renewNow(id) {
      if (!renewals.hasEnded && renewalOf(store, id)) renewals.start(id, whateverIsLeft);
      await renewals.running(id);
    },
    recover: () => recoverAll(deps, renewals.endSignal),
    idle: () => renewals.idle(),
    finish: () => renewals.finish(),
    stop: (id) => renewals.stop(id),
  };
}

async function recoverAll({ store, sessions, journal, history }: RenewalsDeps, signal: AbortSignal): Promise<void> {
  const keyOf = (id: SessionId): string | null => {
    const session = sessions.configuredSession(id);
    return session ? tokenKey(session) : null;
  };
  for (const found of await journal.recoverAll(signal)) {
    if (found.kind !== 'recovered') continue;
    const id = store.state.sessions.find((session) => keyOf(session.id) === found.key)?.id;
    if (id === undefined) continue;
    history.renewed(id, found.from, found.token, now());
    await sessions.readTokens(id);
  }
}
