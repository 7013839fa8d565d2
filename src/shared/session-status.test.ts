/** What icon and head say of all sessions: red is news and no state, offline is nothing that ends, and a sign-in hides nothing. */
import { describe, expect, test } from 'vitest';
import type { Active, AppState, Session } from './app-state.ts';
import { trayModel } from '../main/surfaces/tray-model.ts';
import { needsSignIn } from './needs-sign-in.ts';
import { type Problem, problem } from './problems.ts';
import { countSessions, isNews, newsLasts, nextStatusChange, overallStatus, sessionStatus } from './session-status.ts';
import { sessionsSummary, signOutAllText } from './sessions-text.ts';
import { hour, minute } from './time.ts';
import { makeSession, makeState, now, phases, renewing, textContext } from '../../testing/support/states.ts';

const overall = (sessions: readonly Session[], seenAt: number | null = null, at = now) =>
  overallStatus({ sessions, seenAt }, at);
const signedIn = makeSession('corp');
const expired = makeSession('lab', phases.expired);
const lost = problem('network-unreachable', { host: 'x' }, 'auto');
const throttled = problem('aws-throttled', { host: 'x' }, 'auto');
const failing = (cause: Problem, left: number): Active => ({
  ...renewing,
  accessTokenEndsAt: now + left,
  renewal: { kind: 'failing', problem: cause, since: now - minute, nextTryAt: now + minute },
});

describe('an end is news', () => {
  test('for two hours, then the icon follows the sessions in use', () => {
    const at = now - 15 * minute;
    expect(overall([signedIn, expired])).toBe('ended');
    expect(overall([signedIn, expired], null, at + newsLasts - 1)).toBe('ended');
    expect(overall([signedIn, expired], null, at + newsLasts)).toBe('signed-in');
    expect(overall([expired], null, at + newsLasts)).toBe('signed-out');
  });

  test('until the panel was opened after it', () => {
    expect(overall([signedIn, expired], now - 15 * minute)).toBe('signed-in');
    expect(overall([signedIn, expired], now - 16 * minute)).toBe('ended');
    expect(isNews(phases.expired, now, now)).toBe(false);
  });

  test('also of a token that nothing renews, and never where nobody knows when', () => {
    const over = makeSession('x', phases['fixed end, over']);
    expect(overall([signedIn, over])).toBe('ended');
    expect(overall([signedIn, over], now)).toBe('signed-in');
    expect(overall([makeSession('x', phases['expired, unknown when'])])).toBe('signed-out');
  });

  test('the surfaces are drawn again when it stops being news', () => {
    expect(nextStatusChange([signedIn, expired], now)).toBe(now - 15 * minute + newsLasts);
    expect(nextStatusChange([expired], now + newsLasts)).toBeNull();
  });
});

describe('offline', () => {
  test('is a state of its own and never "ending soon", also while the next try runs', () => {
    expect(sessionStatus(failing(lost, 5 * minute), now)).toBe('offline');
    const running = { kind: 'running', failed: { problem: lost, since: now } } as const;
    expect(sessionStatus({ ...failing(lost, 5 * minute), renewal: running }, now)).toBe('offline');
    expect(overall([signedIn, makeSession('x', failing(lost, 5 * minute))])).toBe('offline');
  });

  test('does not turn the icon red when the token ends: it is renewed when the network is back', () => {
    const over = failing(lost, -minute);
    expect(sessionStatus(over, now)).toBe('offline');
    expect(overall([makeSession('x', over)])).toBe('offline');
    expect(isNews(over, null, now)).toBe(false);
    expect(countSessions([makeSession('x', over)], now)).toMatchObject({ signedIn: 0, expired: 0, offline: 1 });
  });

  test('is what a session is that goes on working while it is replaced', () => {
    const replaced = (left: number) => makeSession('x', { ...phases.browser, keeps: failing(lost, left) });
    expect(countSessions([replaced(minute)], now)).toMatchObject({ signedIn: 1, offline: 1, expired: 0 });
    expect(countSessions([replaced(-minute)], now)).toMatchObject({ signedIn: 0, offline: 1, expired: 0 });
  });

  test('is not what another trouble is', () => {
    expect(sessionStatus(failing(throttled, 5 * minute), now)).toBe('ending-soon');
  });
});

test('a sign-in hides neither the session that it replaces nor the others', () => {
  const replacing = makeSession('x', phases['browser, still signed in']);
  expect(overall([replacing])).toBe('signed-in');
  expect(overall([makeSession('x', phases.browser), signedIn])).toBe('signed-in');
  expect(overall([makeSession('x', phases.browser), expired], now)).toBe('signing-in');
  expect(overall([])).toBe('signed-out');
});

describe('all sessions in words', () => {
  const sessions = [
    signedIn,
    makeSession('b', phases['fixed end, soon']),
    makeSession('c', phases['browser, still signed in']),
    makeSession('d', phases.browser),
    expired,
    makeSession('e', phases['signed out']),
  ];

  test('are counted once each', () => {
    expect(countSessions(sessions, now)).toEqual({ signedIn: 3, signingIn: 1, expired: 1, signedOut: 1, offline: 0 });
  });

  test('say how many are signed in, and what else there is', () => {
    const summary = (...all: readonly Session[]) => sessionsSummary(all, textContext('en')).join(' · ');
    expect(summary(...sessions)).toBe('3 signed in · 1 signing in · 1 expired');
    expect(summary(signedIn, makeSession('b'), expired)).toBe('2 signed in · 1 expired');
    expect(summary(signedIn, makeSession('b', failing(lost, hour)))).toBe('offline · 2 signed in');
    expect(summary(makeSession('a', phases['signed out']), makeSession('b', phases['signed out']))).toBe(
      '2 signed out',
    );
    expect(summary()).toBe('Signed out');
    expect(sessionsSummary(sessions, textContext('ja'))).toEqual([
      '3 件サインイン済み',
      '1 件サインイン中',
      '1 件期限切れ',
    ]);
  });

  test('signing out of all says what it ends', () => {
    const handedOut = [1, -1].map((hours) => ({
      accountId: '012345678901',
      roleName: 'Admin',
      profiles: [],
      endsAt: now + hours * hour,
    }));
    const using = makeSession('b', renewing, { handedOut });
    const english = textContext('en');
    expect(signOutAllText(makeState([signedIn, using, expired]), english)).toBe(
      'Sign out of all 2 sessions, 1 key in use',
    );
    expect(signOutAllText(makeState([signedIn]), english)).toBe('Sign out of all (1 session)');
    expect(signOutAllText(makeState([expired]), english)).toBeNull();
    expect(signOutAllText(makeState([signedIn, using]), textContext('ja'))).toBe(
      'すべてサインアウト（セッション 2 件）・使用中の認証情報 1 件',
    );
  });
});

describe('signing out of all is offered where it would end something, and says what', () => {
  const key = { accountId: '012345678901', roleName: 'Admin', profiles: [], endsAt: now + hour };
  const keyLeft = makeSession('b', phases.expired, { handedOut: [key] });
  const out = makeSession('a', phases['signed out']);
  const elsewhere = makeSession('c', {
    step: 'signed-out',
    reason: 'never',
    since: null,
    problem: problem('sign-in-elsewhere', { portal: 'p', startUrl: 's' }, 'user'),
  });
  const kept = makeSession('d', phases['browser, still signed in']);
  test.each<[string, readonly Session[], Partial<AppState>, string | null]>([
    ['nothing', [out, expired], {}, null],
    ['keys of a session that is over', [out, keyLeft], {}, 'Sign out of all, 1 key in use'],
    ['a token of another portal', [out, elsewhere], {}, 'Sign out of all (1 session)'],
    ['a session that is replaced', [kept], {}, 'Sign out of all (1 session)'],
    ['other programs', [out], { otherSignIns: { ofTools: 2, unknown: 0 } }, 'Sign out of all, 2 other sign-ins'],
    ['other programs, spared', [out], { otherSignIns: { ofTools: 2, unknown: 0 }, spareOtherTools: true }, null],
    [
      'unknown ones, which nothing spares',
      [out],
      { otherSignIns: { ofTools: 2, unknown: 1 }, spareOtherTools: true },
      'Sign out of all, 1 other sign-in',
    ],
    [
      'everything',
      [signedIn, keyLeft],
      { otherSignIns: { ofTools: 1, unknown: 1 } },
      'Sign out of all (1 session), 1 key in use, 2 other sign-ins',
    ],
    ['no session at all', [], { otherSignIns: { ofTools: 1, unknown: 1 } }, null],
  ])('%s', (_, sessions, rest, text) => {
    const state = makeState(sessions, rest);
    expect(signOutAllText(state, textContext('en'))).toBe(text);
    // The same in tray and panel.
    const { t } = textContext('en');
    const inTray = trayModel(state, now, t).items.flatMap((item) => (item.id === 'sign-out-all' ? [item] : []));
    expect(inTray.map((item) => ('label' in item ? item.label : ''))).toEqual(text === null ? [] : [text]);
  });
});

test.each([
  ['never signed in', true],
  ['signed out', true],
  ['expired', true],
  ['rejected', true],
  ['sign-in failed', true],
  ['browser', false],
  ['browser, still signed in', false],
  ['renewing', false],
  ['being renewed late', false],
  ['renewal failing', false],
  ['renewal failing, over', false],
  ['fixed end', false],
  ['fixed end, soon', true],
  ['fixed end, over', true],
  ['signing out', false],
] as const)('%s: needs its user: %s', (name, needs) => {
  expect(needsSignIn(makeSession('x', phases[name]), [15, 5], now)).toBe(needs);
});

test('a session whose end is learned needs its user when that comes near', () => {
  const likely = { ...renewing, estimatedEndsAt: now + 10 * minute };
  expect(needsSignIn(makeSession('x', likely), [15, 5], now)).toBe(true);
  expect(needsSignIn(makeSession('x', likely), [5], now)).toBe(false);
});
