/** Tests of what the tray offers while an end comes near, and of its switch for notifications. */
import { describe, expect, test } from 'vitest';
import type { WarningChoices } from '../../shared/app-state.ts';
import { minute } from '../../shared/time.ts';
import { allItems, makeSession, menuText, now, phases, tray } from '../../../testing/support/states.ts';

const ends = (minutes: number, why: 'legacy' | 'refused' = 'legacy') => ({
  ...phases['fixed end'],
  accessTokenEndsAt: now + minutes * minute,
  renewal: { kind: 'impossible', why } as const,
});
const usual: WarningChoices = { muted: false, snoozed: null };

/** The acts of the menu's only session. */
function acts(phase = ends(10), warnings = usual, warnMinutes: readonly number[] = [15, 5]): readonly string[] {
  const { items } = tray('en', [makeSession('corp', phase, { warnings })], { warnMinutes });
  const all = menuText(items);
  return all.filter((line) => /^(Sign in|Renew|Remind|Mute)/.test(line));
}

describe('while an end comes near', () => {
  const renewNow = ['Renew now', 'Remind me 2 minutes before', 'Mute notifications [ ]'];

  test('a new session or a reminder is offered, as soon as a warning is due', () => {
    expect(acts()).toEqual(renewNow);
    expect(acts(ends(10, 'refused'))).toEqual(renewNow);
    expect(acts(ends(40))).toEqual(['Sign in again', 'Mute notifications [ ]']);
    expect(acts(ends(40), usual, [60])).toEqual(renewNow);
  });

  test('no reminder once there is one, or none that would come', () => {
    expect(acts(ends(10), { muted: false, snoozed: now + 10 * minute })).toEqual([
      'Renew now',
      'Mute notifications [ ]',
    ]);
    expect(acts(ends(1))).toEqual(['Renew now', 'Mute notifications [ ]']);
    expect(acts(ends(10), { muted: true, snoozed: null })).toEqual(['Renew now', 'Mute notifications [x]']);
  });

  test('also of a session that renews itself, where its end is likely', () => {
    const phase = { ...phases.renewing, estimatedEndsAt: now + 10 * minute };
    const { items } = tray('en', [makeSession('corp', phase)]);
    expect(menuText(items)).toEqual(expect.arrayContaining(renewNow));
  });

  test('where renewing fails a sign-in is what it is called', () => {
    const { renewal } = phases['renewal failing'];
    const phase = { ...phases['renewal failing'], renewal: { ...renewal, since: now - 5 * minute } };
    const { items } = tray('en', [makeSession('corp', phase)]);
    expect(menuText(items)).toContain('Sign in again');
    expect(menuText(items)).not.toContain('Renew now');
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
