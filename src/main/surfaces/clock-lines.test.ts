/** What tray and tooltip say about the two clocks of a session, for every way in which it goes on and in both languages. */
import { describe, expect, test } from 'vitest';
import type { Active, HandedOutRole, Locale, NoRenewal, Renewal } from '../../shared/app-state.ts';
import { clockWords } from '../../shared/clock-words.ts';
import { problem } from '../../shared/problems.ts';
import { day, hour, minute } from '../../shared/time.ts';
import {
  makeSession,
  menuText,
  now,
  phaseNames,
  phases,
  renewing,
  tray,
  textContext,
} from '../../../testing/support/states.ts';

const lost = problem('network-unreachable', { host: 'x' }, 'auto');
const throttled = problem('aws-throttled', { host: 'x' }, 'auto');
/** Signed in at 9:02, and sessions of this name last eight hours. */
const estimated: Active = { ...renewing, signedInAt: now - 5.3 * hour, estimatedEndsAt: now + 2.7 * hour };
const impossible = (why: NoRenewal): Renewal => ({ kind: 'impossible', why });

interface Row {
  readonly phase: Active;
  readonly en: readonly [string, string];
  readonly ja: readonly [string, string];
  /** In the panel; where the tray's words are not enough. */
  readonly full?: readonly [string, string];
}

const rows: Readonly<Record<string, Row>> = {
  'renews by itself, with an estimate': {
    phase: estimated,
    en: ['renews at 3:03 PM by itself', 'since 9:02 AM · ends about 5:02 PM (estimate)'],
    ja: ['15:03 に自動更新', '9:02 から · 17:02 ごろに終了（推定）'],
    full: [
      'until 3:18 PM · renews at 3:03 PM by itself',
      'since 9:02 AM · ends about 5:02 PM (estimated from earlier sessions)',
    ],
  },
  'renews by itself, the estimate has passed': {
    phase: { ...estimated, estimatedEndsAt: now },
    en: ['renews at 3:03 PM by itself', 'since 9:02 AM · AWS does not tell its end'],
    ja: ['15:03 に自動更新', '9:02 から · AWS は終了時刻を示しません'],
  },
  'made by another tool before Daypass looked': {
    phase: { ...renewing, signedInAt: null },
    en: ['renews at 3:03 PM by itself', 'AWS does not tell its end'],
    ja: ['15:03 に自動更新', 'AWS は終了時刻を示しません'],
  },
  'of another day': {
    phase: { ...estimated, signedInAt: now - day, estimatedEndsAt: now + day },
    en: ['renews at 3:03 PM by itself', 'since Tue, Aug 11, 2:20 PM · ends about Thu, Aug 13, 2:20 PM (estimate)'],
    ja: ['15:03 に自動更新', '8月11日(火) 14:20 から · 8月13日(木) 14:20 ごろに終了（推定）'],
  },
  'due this moment': {
    phase: { ...renewing, renewal: { kind: 'automatic', at: now } },
    en: ['until 3:18 PM · being renewed now', 'since 1:20 PM · AWS does not tell its end'],
    ja: ['15:18 まで · 更新しています', '13:20 から · AWS は終了時刻を示しません'],
  },
  'being renewed': {
    phase: phases['being renewed'],
    en: ['until 2:30 PM · being renewed now', 'since 1:20 PM · AWS does not tell its end'],
    ja: ['14:30 まで · 更新しています', '13:20 から · AWS は終了時刻を示しません'],
  },
  'being renewed late': {
    phase: phases['being renewed late'],
    en: ['ended at 2:19 PM · being renewed now', 'since 1:20 PM · AWS does not tell its end'],
    ja: ['14:19 に終了しました · 更新しています', '13:20 から · AWS は終了時刻を示しません'],
  },
  'renewal failing': {
    phase: { ...estimated, renewal: { kind: 'failing', problem: throttled, since: now, nextTryAt: now + 3 * minute } },
    en: ['until 3:18 PM · renewal is failing', 'since 9:02 AM · ends about 5:02 PM (estimate)'],
    ja: ['15:18 まで · 更新を再試行しています', '9:02 から · 17:02 ごろに終了（推定）'],
    full: [
      'until 3:18 PM · renewal is failing · next try at 2:23 PM',
      'since 9:02 AM · ends about 5:02 PM (estimated from earlier sessions)',
    ],
  },
  'renewal failing, over': {
    phase: {
      ...phases['renewal failing, over'],
      renewal: { kind: 'failing', problem: throttled, since: now, nextTryAt: now + minute },
    },
    en: ['ended at 2:19 PM · renewal is failing', 'since 1:20 PM · AWS does not tell its end'],
    ja: ['14:19 に終了しました · 更新を再試行しています', '13:20 から · AWS は終了時刻を示しません'],
  },
  offline: {
    phase: { ...estimated, renewal: { kind: 'failing', problem: lost, since: now, nextTryAt: now + minute } },
    en: ['offline · session good until 3:18 PM', 'since 9:02 AM · ends about 5:02 PM (estimate)'],
    ja: ['オフライン · セッションは 15:18 まで有効', '9:02 から · 17:02 ごろに終了（推定）'],
  },
  'offline, over': {
    phase: phases['renewal failing, over'],
    en: ['ended at 2:19 PM · offline', 'since 1:20 PM · AWS does not tell its end'],
    ja: ['14:19 に終了しました · オフライン', '13:20 から · AWS は終了時刻を示しません'],
  },
  'a hard end': {
    phase: { ...estimated, renewal: impossible('legacy') },
    en: ['ends at 3:18 PM', 'since 9:02 AM · ends at 3:18 PM'],
    ja: ['15:18 に終了', '9:02 から · 15:18 に終了'],
  },
  'a hard end, over': {
    phase: { ...renewing, accessTokenEndsAt: now, renewal: impossible('refused') },
    en: ['ended at 2:20 PM', 'since 1:20 PM · ended at 2:20 PM'],
    ja: ['14:20 に終了しました', '13:20 から · 14:20 に終了しました'],
  },
};

const labels = {
  en: ['Access token: ', 'Session: '],
  ja: ['アクセストークン: ', 'セッション: '],
} as const;

describe.each(['en', 'ja'] as const)('the clocks in %s', (locale) => {
  test.each(Object.entries(rows))('%s', (_name, row) => {
    const { accessToken, session } = clockWords(row.phase, textContext(locale), 'short');
    expect([accessToken, session]).toEqual(row[locale]);
    // The menu says the same, line by line, unless the session is over.
    const isOver = row.phase.renewal.kind === 'impossible' && row.phase.accessTokenEndsAt <= now;
    const lines = menuText(tray(locale, [makeSession('corp', row.phase)]).items).slice(1, 3);
    const expected = row[locale].map((text, index) => labels[locale][index] + text);
    if (isOver) expect(lines).not.toEqual(expected);
    else expect(lines).toEqual(expected);
  });

  test.each(Object.entries(rows).filter(([, { full }]) => full))('in full: %s', (_name, { phase, full }) => {
    const { accessToken, session } = clockWords(phase, textContext('en'), 'full');
    expect([accessToken, session]).toEqual(full);
  });

  test('a session that is replaced keeps its clocks', () => {
    const replaced = makeSession('corp', { ...phases.browser, keeps: estimated });
    const expected = rows['renews by itself, with an estimate']![locale].map((text, i) => labels[locale][i] + text);
    expect(menuText(tray(locale, [replaced]).items).slice(1, 3)).toEqual(expected);
  });
});

test.each([
  ['legacy', 'profiles without an sso-session', 'sso-session のないプロファイル'],
  ['no-refresh-token', 'no refresh token', 'リフレッシュトークンなし'],
  [
    'registration-ended',
    'this computer’s registration at AWS has ended',
    'このコンピューターの AWS への登録が期限切れ',
  ],
  ['refused', 'AWS refuses it', 'AWS が更新を拒否'],
] as const)('the menu says why it does not renew: %s', (why, en, ja) => {
  const session = makeSession('corp', { ...renewing, renewal: impossible(why) });
  expect(menuText(tray('en', [session]).items)[3]).toBe(`Does not renew itself: ${en}`);
  expect(menuText(tray('ja', [session]).items)[3]).toBe(`自動更新されません: ${ja}`);
});

describe('role credentials that have been handed out', () => {
  const role = (roleName: string, minutes: number, accountId = '100000000001'): HandedOutRole => ({
    accountId,
    roleName,
    profiles: ['dev'],
    endsAt: now + minutes * minute,
  });
  const account = { name: 'Shop', email: null, roles: { status: 'ready', problem: null, names: [] } } as const;
  const accounts = {
    status: 'ready',
    problem: null,
    items: [{ ...account, accountId: '100000000001' }],
    listedAt: 0,
    user: null,
  } as const;
  const lines = (locale: Locale, handedOut: readonly HandedOutRole[], phase: Active = phases.renewing) =>
    menuText(tray(locale, [makeSession('corp', phase, { handedOut, accounts })]).items).filter((line) =>
      /Role credentials|ロールの認証情報/.test(line),
    );

  test('one is named, with the account as people know it', () => {
    expect(lines('en', [role('Admin', 52)])).toEqual(['Role credentials: Admin in Shop until 3:12 PM']);
    expect(lines('ja', [role('Admin', 52)])).toEqual(['ロールの認証情報: Shop の Admin（15:12 まで）']);
    expect(lines('en', [role('Admin', 52, '200000000002')])).toEqual([
      'Role credentials: Admin in 200000000002 until 3:12 PM',
    ]);
  });

  test('several are counted, with the last end', () => {
    const several = [role('Admin', 52), role('Dev', 172), role('Read', 10)];
    expect(lines('en', several)).toEqual(['Role credentials: 3 handed out, the last until 5:12 PM']);
    expect(lines('ja', several)).toEqual(['ロールの認証情報: 3 件発行済み（最長 17:12 まで）']);
  });

  test('what has ended is not there any more', () => {
    expect(lines('en', [role('Admin', 0)])).toEqual([]);
    expect(lines('en', [role('Admin', 0), role('Dev', 52)])).toEqual(['Role credentials: Dev in Shop until 3:12 PM']);
  });

  test('they outlast their session', () => {
    const expired = makeSession('corp', phases.expired, { handedOut: [role('Admin', 52)], accounts });
    expect(menuText(tray('en', [expired]).items).slice(0, 3)).toEqual([
      'corp · Ended at 2:05 PM',
      'Role credentials: Admin in Shop until 3:12 PM',
      '---',
    ]);
  });
});

describe('the tooltip', () => {
  const tooltip = (locale: Locale, ...sessions: Parameters<typeof makeSession>[]) =>
    tray(
      locale,
      sessions.map((one) => makeSession(...one)),
    ).tooltip;

  test('has both clocks of a session that renews itself', () => {
    expect(tooltip('en', ['corp', estimated])).toBe(
      'Daypass\ncorp · Signed in\nAccess token: renews at 3:03 PM by itself\nSession: since 9:02 AM · ends about 5:02 PM (estimate)',
    );
    expect(tooltip('ja', ['corp', estimated])).toBe(
      'Daypass\ncorp · サインイン済み\nアクセストークン: 15:03 に自動更新\nセッション: 9:02 から · 17:02 ごろに終了（推定）',
    );
  });

  test('counts down to a hard end, and says since when the session is there', () => {
    expect(tooltip('en', ['corp', { ...estimated, renewal: impossible('legacy') }])).toBe(
      'Daypass\ncorp · Signed in · 58 min left\nSession: since 9:02 AM · ends at 3:18 PM',
    );
  });

  test('leaves out whole lines where there is no room: first the access token’s, then the session’s', () => {
    expect(tooltip('en', ['our-corporation', estimated])).toBe(
      'Daypass\nour-corporation · Signed in · 58 min left · renews by itself\nSession: since 9:02 AM · ends about 5:02 PM (estimate)',
    );
    expect(tooltip('en', ['a-name-of-about-thirty-letters', estimated])).toBe(
      'Daypass\na-name-of-about-thirty-letters · Signed in · 58 min left · renews by itself\nSession: ends about 5:02 PM (estimate)',
    );
    const late = { ...estimated, estimatedEndsAt: now + 2 * day };
    expect(tooltip('en', ['a-name-as-long-as-names-are-shown-by-us', late])).toMatch(
      /^Daypass\na-name-as.+ · Signed in · 58 min left · renews by itself$/,
    );
  });

  test('of two sessions tells more about the one that needs somebody', () => {
    const soon = { ...phases['fixed end, soon'], signedInAt: now };
    expect(tooltip('en', ['a', estimated], ['b', soon])).toBe(
      [
        'Daypass',
        'a · Signed in · 58 min left · renews by itself',
        'b · Ending soon · 9 min left',
        'Session: since 2:20 PM · ends at 2:29 PM',
      ].join('\n'),
    );
    expect(tooltip('en', ['corp', estimated], ['lab', phases['never signed in']])).toBe(
      [
        'Daypass',
        'corp · Signed in · 58 min left · renews by itself',
        'Session: ends about 5:02 PM (estimate)',
        'lab · Signed out',
      ].join('\n'),
    );
  });

  test.each(phaseNames)('%s: fits for every length of name and cuts no line', (name) => {
    for (const locale of ['en', 'ja'] as const)
      for (let length = 1; length <= 60; length += 6) {
        const sessions = ['a', 'b', 'c'].map((letter) => makeSession(letter.repeat(length), phases[name]));
        for (const shown of [sessions.slice(0, 1), sessions]) {
          const { tooltip: text, items } = tray(locale, shown);
          expect(text.length).toBeLessThanOrEqual(127);
          const whole = new Set(menuText(items).map((line) => line.replace(/ >$/, '').trim()));
          const lines = text.split('\n').filter((line) => !/^(Daypass|\d more|他\d)/.test(line));
          // The line of a session above its access token's is its beginning, and a session's end may stand alone.
          const isPart = (line: string, other: string) =>
            other.startsWith(`${line} · `) || line === other.replace(/(Session|セッション): .* · /, '$1: ');
          const isWhole = (line: string) => whole.has(line) || [...whole].some((other) => isPart(line, other));
          const isStateAlone = lines.length === 1 && !lines[0]!.includes(' · ');
          for (const line of lines) expect(isStateAlone || isWhole(line), line).toBe(true);
        }
      }
  });
});
