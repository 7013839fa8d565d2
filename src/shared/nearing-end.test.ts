/** Tests of what panel and tray show and offer about an end that comes near. */
import { describe, expect, test } from 'vitest';
import type { WarningChoices } from './app-state.ts';
import { type NearingEnd, nearingEnd } from './nearing-end.ts';
import { minute } from './time.ts';
import { corp, end, failing, hard, soft } from '../../testing/arbitraries/warnings.ts';
import type { Warnable } from './warnings.ts';

const usual: WarningChoices = { muted: false, snoozed: null };

/** As seen so many minutes before the end. */
const near = (phase: Warnable, minutes: number, warnings = usual, warnMinutes: readonly number[] = [15, 5]) =>
  nearingEnd(
    { id: corp, phase: { step: 'active', signedInAt: null, ...phase }, warnings },
    warnMinutes,
    end - minutes * minute,
  );
const shown = (one: NearingEnd | null) => one && [one.kind, (end - one.at) / minute, one.remindAt, one.canRemind];

describe('an end is near', () => {
  test.each([
    ['once a warning is due', hard(), 15, undefined, ['ends', 0, null, true]],
    ['not before', hard(), 15.1, undefined, null],
    ['as early as the user wants to know', hard(), 45, [60], ['ends', 0, null, true]],
    ['within a quarter of an hour in any case', hard(), 14, [2], ['ends', 0, null, true]],
    ['also for who wants no warnings ahead', hard(), 14, [], ['ends', 0, null, true]],
    ['with nothing to be reminded of in the last two minutes', hard(), 2, undefined, ['ends', 0, null, false]],
    ['until it is there', hard(), 0, undefined, null],
    ['as an estimate', soft(), 12, undefined, ['ends-about', 0, null, true]],
    ['an estimate that nobody wants to hear of is none', soft(), 12, [], null],
    ['never where nothing is known', soft(null), 12, undefined, null],
    ['when a renewal has been failing for long', failing(50), 8, undefined, ['renewal-failing', 0, null, true]],
    ['and not when it has just begun to fail', failing(14), 13, undefined, null],
  ] as const)('%s', (_, phase, minutes, warnMinutes, expected) => {
    expect(shown(near(phase, minutes, usual, warnMinutes))).toEqual(expected);
  });
});

describe('a reminder', () => {
  const later: WarningChoices = { muted: false, snoozed: end };
  const reminder = end - 2 * minute;

  test('is announced until it comes', () => {
    expect(shown(near(hard(), 12, later))).toEqual(['ends', 0, reminder, false]);
    expect(shown(near(hard(), 2, later))).toEqual(['ends', 0, null, false]);
  });

  test('keeps an estimate in view', () => {
    expect(shown(near(soft(), 12, later))).toEqual(['ends-about', 0, reminder, false]);
  });

  test('of another end is none', () => {
    expect(shown(near(hard(), 12, { ...later, snoozed: end - 60 * minute }))).toEqual(['ends', 0, null, true]);
  });

  test('would not come for a muted session, whose end is shown all the same', () => {
    expect(shown(near(hard(), 12, { muted: true, snoozed: null }))).toEqual(['ends', 0, null, false]);
    expect(shown(near(hard(), 12, { muted: true, snoozed: end }))).toEqual(['ends', 0, null, false]);
  });
});

test('a session that is signed out or signing in has none', () => {
  const phases = [
    { step: 'signed-out', reason: 'expired', since: end, problem: null },
    { step: 'signing-in', progress: { kind: 'starting' }, keeps: { step: 'active', signedInAt: null, ...hard() } },
  ] as const;
  for (const phase of phases)
    expect(nearingEnd({ id: corp, phase, warnings: usual }, [15], end - 5 * minute)).toBeNull();
});
