/** When the panel asks whether to look for newer versions. */
import { describe, expect, test } from 'vitest';
import { makeSession, makeState, now, phases } from '../../testing/support/states.ts';
import { day } from './time.ts';
import { asksAboutUpdates, type UpdateMode } from './updates.ts';

const state = (firstUsedAt: number | null, mode: UpdateMode = { kind: 'tell' }) =>
  makeState([makeSession('corp')], { updates: { mode, firstUsedAt, found: null } });

describe('the question about updates', () => {
  test('is asked of somebody who is signed in, in the first week', () => {
    expect(asksAboutUpdates(state(now), now)).toBe(true);
    expect(asksAboutUpdates(state(now - 6 * day), now)).toBe(true);
    expect(asksAboutUpdates(state(now - 8 * day), now)).toBe(false);
    expect(asksAboutUpdates(state(null), now)).toBe(false);
  });

  test('is asked once: an answer ends it', () => {
    for (const checkForUpdates of [true, false])
      expect(asksAboutUpdates({ ...state(now), checkForUpdates }, now)).toBe(false);
  });

  test('is not asked where nobody would look', () => {
    for (const why of ['checkout', 'package', 'managed'] as const)
      expect(asksAboutUpdates(state(now, { kind: 'off', why }), now)).toBe(false);
  });

  test.each(['starting', 'browser', 'device', 'finishing', 'browser, still signed in'] as const)(
    'is never asked in the middle of a sign-in: %s',
    (phase) => {
      const sessions = [makeSession('corp'), makeSession('labs', phases[phase])];
      expect(asksAboutUpdates({ ...state(now), sessions }, now)).toBe(false);
    },
  );

  test('is not asked of somebody who has not signed in yet', () => {
    const sessions = [makeSession('corp', phases['never signed in'])];
    expect(asksAboutUpdates({ ...state(now), sessions }, now)).toBe(false);
  });
});
