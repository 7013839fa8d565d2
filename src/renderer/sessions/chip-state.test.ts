/** What a chip shows: red is news, offline has a sign of its own, and a word says what no colour may say alone. */
import { describe, expect, test } from 'vitest';
import type { SessionPhase } from '../../shared/app-state.ts';
import { newsLasts, sessionStatus } from '../../shared/session-status.ts';
import { sessionsSummary } from '../../shared/sessions-text.ts';
import { hour, minute } from '../../shared/time.ts';
import { makeSession, menuText, now, phases, textContext, tray } from '../../../testing/support/states.ts';
import { chipState } from './chip-state.ts';

const { t } = textContext('en');
const chip = (phase: SessionPhase, seenAt: number | null = null, at = now) => {
  const { status, word } = chipState(makeSession('corp', phase), t, { now: at, seenAt });
  return `${status}: ${word}`;
};

describe('a session that has expired', () => {
  const expired = { step: 'signed-out', reason: 'expired', since: now - 15 * minute, problem: null } as const;

  test('is red while that is news, and grey once somebody has seen it', () => {
    expect(chip(expired)).toBe('ended: expired');
    expect(chip(expired, now - hour)).toBe('ended: expired');
    expect(chip(expired, now - minute)).toBe('signed-out: expired');
    expect(chip(phases['fixed end, over'], now - minute)).toBe('signed-out: expired');
  });

  test('is grey after two hours, and where nobody knows when it was', () => {
    expect(chip(expired, null, expired.since + newsLasts - 1)).toBe('ended: expired');
    expect(chip(expired, null, expired.since + newsLasts)).toBe('signed-out: expired');
    expect(chip(phases['expired, unknown when'])).toBe('signed-out: expired');
  });
});

test.each(['renewal failing', 'renewal failing, over'] as const)('without a network nothing ends: %s', (name) => {
  expect(chip(phases[name])).toBe('offline: offline');
  expect(chip({ ...phases.browser, keeps: phases[name] })).toBe('signing-in: signing in…');
});

/** The sheet's head says the status itself. */
test.each([9.5, 0.5, 0, -1, -600])(
  'offline, %d minutes before its end: chip, sheet, head and tray say so',
  (minutes) => {
    for (const kind of ['failing', 'running'] as const) {
      const { renewal } = phases['renewal failing'];
      const running = { kind: 'running', failed: renewal } as const;
      const phase = {
        ...phases['renewal failing'],
        accessTokenEndsAt: now + minutes * minute,
        renewal: kind === 'failing' ? renewal : running,
      };
      const session = makeSession('corp', phase);
      expect(chip(phase)).toBe('offline: offline');
      expect(sessionStatus(phase, now)).toBe('offline');
      expect(sessionsSummary([session], textContext('en'))[0]).toBe('offline');
      const { icon, tooltip, items } = tray('en', [session]);
      expect(icon).toBe('offline');
      expect(tooltip).toBe('Daypass: corp offline');
      const [line] = menuText(items);
      expect(line).toMatch(
        minutes > 0 ? /^corp · Offline, valid until / : /^corp · Offline, renews when the network is back/,
      );
      expect(line).not.toMatch(/expire/i);
    }
  },
);

test('the other states', () => {
  expect(chip(phases.renewing)).toBe('signed-in: null');
  expect(chip(phases['fixed end, soon'])).toBe('ending-soon: 9 min');
  expect(chip(phases['fixed end, last minute'])).toBe('ending-soon: <1 min');
  expect(chip(phases['signed out'])).toBe('signed-out: signed out');
  expect(chip(phases['signing out'])).toBe('signing-in: signing out…');
});
