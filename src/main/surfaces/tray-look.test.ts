/** Which picture the tray icon shows: of one session in each phase, of several, and through a whole day. */
import { describe, expect, test } from 'vitest';
import type { Active, Session, SessionPhase } from '../../shared/app-state.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { type EpochMs, hour, minute, second } from '../../shared/time.ts';
import { makeSession, makeState, now, phases, renewing, textContext } from '../../../testing/support/states.ts';
import { trayLook } from './tray-look.ts';
import { trayChanges, trayModel, type TrayModel } from './tray-model.ts';

const look = (...sessions: readonly Session[]) => trayLook({ sessions, seenAt: null }, now);
const fixed = (at: EpochMs): Active => ({
  ...renewing,
  accessTokenEndsAt: at,
  renewal: { kind: 'impossible', why: 'legacy' },
});
const failing = (cause: Problem, since: EpochMs): Active => ({
  ...renewing,
  renewal: { kind: 'failing', problem: cause, since, nextTryAt: now + minute },
});
const lost = problem('network-unreachable', { host: 'x' }, 'auto');
const throttled = problem('aws-throttled', { host: 'x' }, 'auto');

test.each<[string, SessionPhase]>([
  ['signed-in', renewing],
  ['signed-in-8', phases['fixed end']],
  ['signed-in-3', { ...renewing, estimatedEndsAt: now + 3 * hour }],
  ['signed-in-1', fixed(now + 15 * minute + 1)],
  ['ending-soon', fixed(now + 15 * minute)],
  ['signed-in-1', { ...renewing, estimatedEndsAt: now + 15 * minute + 1 }],
  ['ending-soon', { ...renewing, estimatedEndsAt: now + 15 * minute }],
  ['signed-in', { ...renewing, estimatedEndsAt: now - 1 }],
  ['ended', phases.expired],
  ['signed-out', phases['signed out']],
  ['signing-in', phases.browser],
  ['offline', failing(lost, now - hour)],
  ['signed-in', failing(throttled, now - 2 * minute + 1)],
  ['attention', failing(throttled, now - 2 * minute)],
])('%s', (expected, phase) => expect(look(makeSession('x', phase))).toBe(expected));

describe('attention', () => {
  const waiting = { count: 1, since: now - minute };

  test('where programs wait for a sign-in, before everything else', () => {
    const lab = makeSession('lab', phases['signed out'], { waiting });
    expect(look(makeSession('corp', phases['fixed end, soon']), lab)).toBe('attention');
    expect(look(makeSession('corp'), makeSession('lab', phases['signed out']))).toBe('signed-in');
  });

  test('not where a sign-in is under way already', () => {
    expect(look(makeSession('lab', phases.browser, { waiting }))).toBe('signing-in');
  });
});

test('of several, the ring is that of the end which comes first', () => {
  expect(look(makeSession('a'), makeSession('b', fixed(now + 5 * hour)), makeSession('c', phases['signed out']))).toBe(
    'signed-in-5',
  );
});

test('through a day the icon is set once for each step, and never for a second that is over', () => {
  const { t } = textContext('en');
  const end = now + 9 * hour;
  const state = makeState([makeSession('x', fixed(end))]);
  const set: [string, number][] = [];
  let shown: TrayModel | null = null;
  for (let at = now; at <= end + 3 * hour; at += 10 * second) {
    const model: TrayModel = trayModel(state, at, t);
    const { icon } = trayChanges(shown, model);
    if (icon !== undefined) set.push([icon, (at - now) / minute]);
    shown = model;
  }
  expect(set).toEqual([
    ['signed-in-8', 0],
    ...[7, 6, 5, 4, 3, 2, 1].map((left) => [`signed-in-${left}`, (9 - left) * 60]),
    ['ending-soon', 9 * 60 - 15],
    ['ended', 9 * 60],
    ['signed-out', 11 * 60],
  ]);
});
