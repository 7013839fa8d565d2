/** The ring at its boundaries: by the hour, of ends that are known or likely, and of nothing else. */
import { expect, test } from 'vitest';
import type { Active, Renewal, SessionPhase } from './app-state.ts';
import { problem } from './problems.ts';
import { nextRingChange, ringEndOf, ringStepOf } from './time-ring.ts';
import { type EpochMs, hour, minute, second } from './time.ts';
import { makeSession, now, phases, renewing } from '../../testing/support/states.ts';

const impossible: Renewal = { kind: 'impossible', why: 'legacy' };
const endsAt = (at: EpochMs): Active => ({ ...renewing, accessTokenEndsAt: at, renewal: impossible });
const likely = (at: EpochMs): Active => ({ ...renewing, estimatedEndsAt: at });
const stepsOf = (...all: readonly SessionPhase[]) =>
  ringStepOf(
    all.map((phase) => makeSession('x', phase)),
    now,
  );

test.each([
  [30 * 24 * hour, 8],
  [8 * hour, 8],
  [7 * hour + 1, 8],
  [7 * hour, 7],
  [3 * hour + 1, 4],
  [3 * hour, 3],
  [hour + 1, 2],
  [hour, 1],
  [1, 1],
  [0, null],
  [-hour, null],
])('%d ms before the end it has %s steps', (left, steps) => {
  expect(stepsOf(endsAt(now + left))).toBe(steps);
  expect(stepsOf(likely(now + left))).toBe(steps);
});

test('of several sessions the end that comes first counts, and those without an end do not', () => {
  expect(stepsOf(renewing, endsAt(now + 6 * hour), likely(now + 2 * hour))).toBe(2);
  expect(stepsOf(renewing, phases.expired)).toBeNull();
  expect(stepsOf()).toBeNull();
});

test('of a session that is being replaced it is that session, as long as the sign-in runs', () => {
  expect(stepsOf({ ...phases.browser, keeps: endsAt(now + 3 * hour) })).toBe(3);
});

const lost = problem('network-unreachable', { host: 'x' }, 'auto');
const throttled = problem('aws-throttled', { host: 'x' }, 'auto');
test.each<[string, SessionPhase]>([
  ['a token that is renewed: AWS does not tell when the session ends', renewing],
  ['a renewal that runs', phases['being renewed']],
  ...[lost, throttled].map((cause): [string, SessionPhase] => [
    `renewals that fail (${cause.code}): the token's end is not the session's`,
    {
      ...likely(now + 2 * hour),
      renewal: { kind: 'failing', problem: cause, since: now - minute, nextTryAt: now + minute },
    },
  ]),
  ['an estimate that has passed', likely(now - minute)],
  ['nobody signed in', phases['signed out']],
  ['a sign-in', phases.browser],
])('no ring: %s', (_, phase) => expect(ringEndOf(phase, now)).toBeNull());

test('it changes eight times on its way down, when the state is looked at, and at no other instant', () => {
  for (const phase of [endsAt, likely]) {
    const end = now + 10 * hour;
    const sessions = [makeSession('x', phase(end))];
    const changes: number[] = [];
    for (let at: EpochMs | null = now; (at = nextRingChange(sessions, at)) !== null;) changes.push(end - at);
    // At a quarter of an hour the sign of a near end takes its place.
    expect(changes).toEqual([...[7, 6, 5, 4, 3, 2, 1].map((hours) => hours * hour), 15 * minute, 0]);
    const steps: (number | null)[] = [];
    for (let at = now; at <= end; at += 10 * second) {
      const step = ringStepOf(sessions, at);
      if (step !== steps.at(-1)) steps.push(step);
    }
    expect(steps).toEqual([8, 7, 6, 5, 4, 3, 2, 1, null]);
  }
});
