/** What is due when, for every phase at every instant that matters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Renewal, Session, SessionPhase } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { hour, minute } from '../../shared/time.ts';
import { type Due, planSessions } from './session-plan.ts';
import { makeSession } from '../../../testing/support/states.ts';

const t0 = Date.UTC(2026, 10, 22, 10);
const end = t0 + hour;
const lost = problem('network-unreachable', { host: 'h' }, 'auto');

const session = (phase: SessionPhase, name = 'corp'): Session => makeSession(name, phase);
const active = (renewal: Renewal): SessionPhase => ({
  step: 'active',
  accessTokenEndsAt: end,
  signedInAt: null,
  estimatedEndsAt: null,
  renewal,
});
const automatic = active({ kind: 'automatic', at: end - 15 * minute });
const failing = active({ kind: 'failing', problem: lost, since: t0, nextTryAt: t0 + 50 * minute });
const impossible = active({ kind: 'impossible', why: 'legacy' });
const running = active({ kind: 'running', failed: null });
const signedOut = { step: 'signed-out', reason: 'expired', since: t0, problem: null } as const;
const signingIn = { step: 'signing-in', progress: { kind: 'starting' }, keeps: null } as const;

const plan = (sessions: readonly Session[], now: number) => planSessions({ sessions, warnMinutes: [15, 5] }, now);

/** Minutes after t0; "next" too. */
const rows: readonly (readonly [string, SessionPhase, number, Due['kind'] | null, number | null])[] = [
  ['automatic, early', automatic, 0, null, 45],
  ['automatic, a moment before', automatic, 44.99, null, 45],
  ['automatic, on time', automatic, 45, 'renew', null],
  ['automatic, late', automatic, 50, 'renew', null],
  ['automatic, after the end', automatic, 70, 'renew', null],
  ['automatic, weeks after', automatic, 30_000, 'renew', null],
  ['running', running, 50, null, null],
  ['running after the end', running, 70, null, null],
  ['failing, early', failing, 10, null, 45],
  ['failing, before the next try', failing, 46, null, 50],
  ['failing, at the next try', failing, 50, 'renew', 60],
  ['failing, after the end', failing, 70, 'renew', null],
  ['no renewal, early', impossible, 0, null, 45],
  ['no renewal, from then on it ends soon', impossible, 45, null, 55],
  ['no renewal, the last warning', impossible, 55, null, 60],
  ['no renewal, a moment before its end', impossible, 59.99, null, 60],
  ['no renewal, at its end: that is news for two hours', impossible, 60, 'ended', 180],
  ['no renewal, hours after', impossible, 600, 'ended', null],
  ['signed out, while that is news', signedOut, 50, null, 120],
  ['signed out, two hours after', signedOut, 120, null, null],
  ['signing in', signingIn, 50, null, null],
  ['signing in over a session', { ...signingIn, keeps: automatic as never }, 50, 'renew', null],
  ['signing out', { step: 'signing-out' }, 50, null, null],
];

test.each(rows)('%s', (_, phase, at, due, next) => {
  expect(plan([session(phase)], t0 + at * minute)).toEqual({
    due: due ? [{ kind: due, sessionId: 'sso-session:corp' }] : [],
    nextAt: next === null ? null : t0 + next * minute,
  });
});

describe('several sessions', () => {
  test('each has its own turn, and the earliest is the next', () => {
    const sessions = [session(automatic, 'a'), session(impossible, 'b'), session(running, 'c'), session(failing, 'd')];
    expect(plan(sessions, t0 + 46 * minute)).toEqual({
      due: [{ kind: 'renew', sessionId: 'sso-session:a' }],
      nextAt: t0 + 50 * minute,
    });
    expect(plan(sessions, t0 + 60 * minute).due).toEqual([
      { kind: 'renew', sessionId: 'sso-session:a' },
      { kind: 'ended', sessionId: 'sso-session:b' },
      { kind: 'renew', sessionId: 'sso-session:d' },
    ]);
  });

  test('none', () => {
    expect(plan([], t0)).toEqual({ due: [], nextAt: null });
  });
});

test('the next look is always ahead, and nothing is due that was not planned', () => {
  const phases = fc.constantFrom(automatic, failing, impossible, running, signedOut, signingIn);
  fc.assert(
    fc.property(fc.array(phases, { maxLength: 4 }), fc.integer({ min: 0, max: 120 * minute }), (given, after) => {
      const now = t0 + after;
      const sessions = given.map((phase, index) => session(phase, String(index)));
      const { nextAt } = plan(sessions, now);
      if (nextAt === null) return;
      expect(nextAt).toBeGreaterThan(now);
      expect(plan(sessions, nextAt - 1).due).toEqual(plan(sessions, now).due);
    }),
  );
});
