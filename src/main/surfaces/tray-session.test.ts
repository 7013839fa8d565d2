/** Tests of what the tray offers while an end comes near, and of its switch for notifications. */
import { describe, expect, test } from 'vitest';
import type { SessionPhase, WarningChoices } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { minute } from '../../shared/time.ts';
import { allItems, makeSession, menuText, now, phases, tray } from '../../../testing/support/states.ts';

const ends = (minutes: number, why: 'legacy' | 'refused' = 'legacy') => ({
  ...phases['fixed end'],
  accessTokenEndsAt: now + minutes * minute,
  renewal: { kind: 'impossible', why } as const,
});
const usual: WarningChoices = { muted: false, snoozed: null };

/** The line of the menu's only session. */
function line(phase: SessionPhase = ends(10), warnings = usual, warnMinutes: readonly number[] = [15, 5]): string {
  const { items } = tray('en', [makeSession('corp', phase, { warnings })], { warnMinutes });
  return menuText(items)[0] ?? '';
}

describe('while an end comes near', () => {
  const again = 'corp · Expires at 2:30 PM – sign in again';

  test('the line is the sign-in, as soon as a warning is due', () => {
    expect(line()).toBe(again);
    expect(line(ends(10, 'refused'))).toBe(again);
    expect(line(ends(40))).toBe('corp · Signed in until 3:00 PM >');
    expect(line(ends(40), usual, [60])).toBe('corp · Expires at 3:00 PM – sign in again');
  });

  test('a reminder that was asked for and a session that is muted change nothing about it', () => {
    expect(line(ends(10), { muted: false, snoozed: now + 10 * minute })).toBe(again);
    expect(line(ends(10), { muted: true, snoozed: null })).toBe(again);
    expect(line(ends(1))).toBe('corp · Expires at 2:21 PM – sign in again');
  });

  test('also of a session that renews itself, where its end is likely', () => {
    const phase = { ...phases.renewing, estimatedEndsAt: now + 10 * minute };
    expect(line(phase)).toBe('corp · Expires around 2:30 PM – sign in again');
  });

  test('where renewing fails, unless there is no network', () => {
    const { renewal } = phases['renewal failing'];
    const since = now - 5 * minute;
    const throttled = problem('aws-throttled', { host: 'x' }, 'auto');
    const failing = { ...phases['renewal failing'], renewal: { ...renewal, since, problem: throttled } };
    expect(line(failing)).toBe('corp · Expires at 2:29 PM – sign in again');
    expect(line({ ...failing, accessTokenEndsAt: now + 40 * minute })).toBe(
      'corp · Signed in, can’t renew, retrying >',
    );
    expect(line({ ...failing, renewal: { ...renewal, since } })).toBe('corp · Offline, valid until 2:29 PM >');
  });
});

test.each([false, true])('the switch for notifications turns them over: muted %s', (muted) => {
  const { items } = tray('en', [makeSession('corp', undefined, { warnings: { muted, snoozed: null } })]);
  expect(allItems(items).find(({ type }) => type === 'checkbox')).toMatchObject({
    checked: muted,
    command: { type: 'mute-session', sessionId: 'sso-session:corp', muted: !muted },
  });
});

test('there is nothing to mute of a session that is signed out', () => {
  expect(menuText(tray('en', [makeSession('corp', phases.expired)]).items).join()).not.toContain('Mute');
});
