/** What needs somebody: one thing at most, the most urgent one, and nothing that was said already. */
import { describe, expect, test } from 'vitest';
import type { Session } from '../../shared/app-state.ts';
import { hour, minute } from '../../shared/time.ts';
import { makeSession, now, phases, renewing } from '../../../testing/support/states.ts';
import { mostUrgentNeed } from './needs.ts';

const warnMinutes = [15, 5];
const needOf = (sessions: readonly Session[], at = now, except: string | null = null, seenAt: number | null = null) => {
  const need = mostUrgentNeed(sessions, { warnMinutes, now: at, except, seenAt });
  return need && `${need.kind} ${need.session.name}`;
};
const ended = (name: string, before: number) =>
  makeSession(name, { step: 'signed-out', reason: 'expired', since: now - before, problem: null });

describe('the most urgent need', () => {
  test.each([
    ['all is well', [makeSession('a')], null],
    ['nothing is configured', [], null],
    ['one of several is signed out', [makeSession('a'), makeSession('b', phases['signed out'])], null],
    ['nobody is signed in', [makeSession('a', phases['signed out'])], 'signed-out a'],
    ['nobody is signed in, and a sign-out runs', [makeSession('a', phases['signing out'])], null],
    [
      'a sign-in is under way',
      [makeSession('a', phases['fixed end, soon']), makeSession('b', phases.browser)],
      'signing-in b',
    ],
    ['an end comes near', [ended('a', minute), makeSession('b', phases['fixed end, soon'])], 'ending b'],
    [
      'two ends come near',
      [makeSession('a', phases['fixed end, soon']), makeSession('b', phases['fixed end, last minute'])],
      'ending b',
    ],
    ['two have expired', [makeSession('x'), ended('a', hour), ended('b', minute)], 'expired b'],
    [
      'one expired while nothing was written about it',
      [makeSession('x'), makeSession('a', phases['fixed end, over'])],
      'expired a',
    ],
    ['a sign-in has failed', [makeSession('x'), makeSession('a', phases['sign-in failed'])], 'problem a'],
    ['an old end is no news', [makeSession('x'), ended('a', 3 * hour)], null],
    ['an end at an unknown time is none', [makeSession('x'), makeSession('a', phases['expired, unknown when'])], null],
  ] as const)('%s', (_, sessions, expected) => expect(needOf(sessions)).toBe(expected));

  test('is not that of the session that is shown in full', () => {
    const sessions = [makeSession('a', phases['fixed end, soon']), ended('b', minute)];
    expect(needOf(sessions, now, 'sso-session:a')).toBe('expired b');
    expect(needOf([makeSession('a', phases['signed out'])], now, 'sso-session:a')).toBe(null);
  });

  test('without a network nothing is said before the end comes near', () => {
    const offline = makeSession('a', { ...phases['renewal failing'], accessTokenEndsAt: now + 40 * minute });
    expect(needOf([offline], now + 5 * minute)).toBe(null);
    expect(needOf([offline], now + 35 * minute)).toBe('ending a');
  });

  test('an end that somebody has seen is none', () => {
    const sessions = [makeSession('x'), ended('a', 10 * minute)];
    expect(needOf(sessions, now, null, now - 11 * minute)).toBe('expired a');
    expect(needOf(sessions, now, null, now - 9 * minute)).toBe(null);
    expect(needOf([ended('a', 10 * minute)], now, null, now - 9 * minute)).toBe('signed-out a');
  });

  test('without a network the end of the token is none either: the session goes on', () => {
    expect(needOf([makeSession('x'), makeSession('a', phases['renewal failing, over'])])).toBe(null);
  });

  test('signed out of all, the session that was used last is offered', () => {
    const used = (usedAt: number) => [{ accountId: '1', accountName: null, roleName: 'r', usedAt }];
    const sessions = [
      makeSession('a', phases['signed out'], { recentRoles: used(now - hour) }),
      makeSession('b', phases['signed out'], { recentRoles: used(now - minute) }),
    ];
    expect(needOf(sessions)).toBe('signed-out b');
  });

  test('of a session that is replaced, the sign-in is told and not its end', () => {
    const keeps = { ...renewing, ...phases['fixed end, soon'] };
    expect(needOf([makeSession('a', { ...phases.browser, keeps })])).toBe('signing-in a');
  });
});
