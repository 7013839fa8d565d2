/**
 * Months of notifications, from the phases alone: any phase may follow any other, the clock may jump, the app may
 * start anew, the panel may be in front. What is never seen then.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Renewal, SessionPhase } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { day, type EpochMs, minute } from '../../shared/time.ts';
import { createAnnouncer } from './announcer.ts';
import { signedOut } from '../sessions/session-phase.ts';
import type { ShownNotifications } from './shown-notifications.ts';
import { occasionsFor } from '../surfaces/notification-model.ts';
import { makeSession, makeState, now as start, textContext } from '../../../testing/support/states.ts';

const names = ['a', 'b', 'c'];
const lost = problem('aws-failed', { host: 'h', status: 500 }, 'auto');

interface Moment {
  /** Since the last one; the clock may be set back. */
  readonly passed: number;
  /** Of each session, as a function of the instant. */
  readonly phases: readonly ((now: EpochMs) => SessionPhase)[];
  readonly isWatched: boolean;
  readonly restarts: boolean;
  readonly warnMinutes: readonly number[];
}

const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * minute);
const renewal: fc.Arbitrary<(now: EpochMs) => Renewal> = fc.oneof(
  minutes(-5, 60).map((later) => (now: EpochMs): Renewal => ({ kind: 'automatic', at: now + later })),
  minutes(0, 30).map((ago) => (now: EpochMs): Renewal => ({
    kind: 'running',
    failed: ago === 0 ? null : { problem: lost, since: now - ago },
  })),
  minutes(0, 30).map((ago) => (now: EpochMs): Renewal => ({
    kind: 'failing',
    problem: lost,
    since: now - ago,
    nextTryAt: now + minute,
  })),
  fc
    .constantFrom('legacy', 'no-refresh-token', 'registration-ended', 'refused')
    .map((why) => (): Renewal => ({ kind: 'impossible', why })),
);
const active = fc
  .record({ left: minutes(-30, 70), estimate: fc.option(minutes(-10, 30)), renews: renewal })
  .map(({ left, estimate, renews }) => (now: EpochMs): SessionPhase => ({
    step: 'active',
    accessTokenEndsAt: now + left,
    signedInAt: null,
    estimatedEndsAt: estimate === null ? null : now + estimate,
    renewal: renews(now),
  }));
const over = fc.record({ reason: fc.constantFrom('never', 'asked', 'expired', 'rejected'), ago: minutes(0, 5000) }).map(
  ({ reason, ago }) =>
    (now: EpochMs): SessionPhase =>
      signedOut(reason, reason === 'never' ? null : now - ago),
);
const other = fc
  .constantFrom<SessionPhase>(
    { step: 'signing-in', progress: { kind: 'starting' }, keeps: null },
    { step: 'signing-out' },
  )
  .map((phase) => () => phase);

const moment: fc.Arbitrary<Moment> = fc.record({
  passed: fc.oneof(minutes(0, 2), minutes(0, 600), minutes(-2000, 2000)),
  phases: fc.tuple(...names.map(() => fc.oneof({ weight: 4, arbitrary: active }, over, other))),
  isWatched: fc.boolean(),
  restarts: fc.boolean(),
  warnMinutes: fc.constantFrom([15, 5], [], [30, 10, 1]),
});

test('no notification twice, none while the panel is in front, one a session at most, none for a healthy renewal', () => {
  fc.assert(
    fc.property(fc.array(moment, { minLength: 20, maxLength: 60, size: 'max' }), (moments) => {
      const remembered: string[] = [];
      const ever = new Set<string>();
      const open = new Set<string>();
      let [now, isWatched] = [start + day, false];
      const begin = () => {
        open.clear();
        return createAnnouncer({
          show({ key }) {
            expect(isWatched, `${key} while the panel is in front`).toBe(false);
            for (const one of key.split('\n')) {
              expect(ever, 'shown before').not.toContain(one);
              ever.add(one);
            }
            open.add(key);
          },
          close(key) {
            expect(open, 'closed without being open').toContain(key);
            open.delete(key);
          },
          isWatched: () => isWatched,
          isQuiet: () => false,
          shown: memory(remembered),
        });
      };
      let announcer = begin();
      for (const { passed, phases, restarts, warnMinutes, ...rest } of moments) {
        [now, isWatched] = [now + passed, rest.isWatched];
        if (restarts) announcer = begin();
        const sessions = names.map((name, place) => makeSession(name, phases[place]!(now)));
        const spoken = { ...textContext('en'), now };
        const occasions = occasionsFor(makeState(sessions, { warnMinutes }), remembered, spoken);
        const { models } = occasions;
        announcer.look(occasions);
        for (const { id, phase } of sessions) {
          const own = [...open].flatMap((key) => key.split('\n')).filter((key) => key.endsWith(` ${id}`));
          const alive = own.filter((key) => models.some((model) => model.key === key));
          expect(alive.length, `open notifications of ${id}`).toBeLessThanOrEqual(1);
          const isHealthy =
            phase.step === 'active' && phase.estimatedEndsAt === null && phase.renewal.kind === 'automatic';
          if (isHealthy) expect(alive, `${id} renews by itself`).toEqual([]);
        }
      }
    }),
    { numRuns: 80 },
  );
});

function memory(keys: string[]): ShownNotifications {
  return {
    keys,
    has: (key) => keys.includes(key),
    add: (more) => void keys.push(...more),
    waits: () => false,
    setWaiting: () => {},
    load: async () => {},
    saved: async () => {},
  };
}
