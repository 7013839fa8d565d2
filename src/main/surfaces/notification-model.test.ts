/** Tests of which occasions are announced, with which words, and what a click does. */
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { locales } from '../../shared/messages/languages.ts';
import type { Active, Locale, Session, SessionPhase } from '../../shared/app-state.ts';
import { commandSchema } from '../../shared/commands.ts';
import { hour, minute } from '../../shared/time.ts';
import { type EndedNotification, isSettling, type NotificationModel, notificationsFor } from './notification-model.ts';
import { endedTogether, toldAfterQuiet } from './several-notifications.ts';
import { makeSession, makeState, now, phaseNames, phases, textContext } from '../../../testing/support/states.ts';

interface Around {
  readonly locale?: Locale;
  readonly at?: number;
  readonly shown?: readonly string[];
  readonly warnMinutes?: readonly number[];
}
const all = (sessions: readonly Session[], around: Around = {}): readonly NotificationModel[] => {
  const { locale = 'en', at = now, shown = [], warnMinutes = [15, 5] } = around;
  return notificationsFor(makeState(sessions, { warnMinutes }), shown, { ...textContext(locale), now: at });
};
const one = (phase: SessionPhase, around?: Around, rest?: Partial<Session>): NotificationModel | undefined =>
  all([makeSession('corp', phase, rest)], around)[0];

const failing = (since: number, endsAt: number): Active => ({
  ...phases['renewal failing'],
  accessTokenEndsAt: endsAt,
  renewal: { ...phases['renewal failing'].renewal, since },
});
const refused = (minutes: number): Active => ({
  ...phases['renewal refused'],
  accessTokenEndsAt: now + minutes * minute,
});
const estimated: Active = { ...phases.renewing, estimatedEndsAt: now + 12 * minute };
const awsFailed = (phase: Active): Active => ({
  ...phase,
  renewal: {
    ...phase.renewal,
    problem: { code: 'aws-failed', params: { service: 'x', status: 500 }, retry: 'auto' },
  } as never,
});

/** Every occasion there is, each with its words in two languages. */
const occasions = {
  expired: {
    phase: phases.expired,
    en: ['corp: session expired', 'Expired at 2:05 PM. Click to sign in again.'],
    ja: ['corp: セッションの期限切れ', '14:05 に有効期限が切れました。クリックすると再サインインできます。'],
  },
  rejected: {
    phase: phases.rejected,
    en: ['corp: session expired', 'AWS ended the session. Click to sign in again.'],
    ja: ['corp: セッションの期限切れ', 'AWS がセッションを終了しました。クリックすると再サインインできます。'],
  },
  'ends soon': {
    phase: phases['fixed end, soon'],
    en: ['corp expires at 2:29 PM', 'Click to sign in again. You stay signed in meanwhile.'],
    ja: ['corp: 14:29 に期限切れ', 'クリックすると再サインインできます。その間も今のサインインは使えます。'],
  },
  'ends about': {
    phase: estimated,
    en: [
      'corp probably expires around 2:32 PM',
      'Based on past sessions. Click to sign in again; you stay signed in meanwhile.',
    ],
    ja: ['corp: 14:32 ごろに期限切れの見込み', '過去のセッションからの推定です。クリックすると再サインインできます。'],
  },
  'renewal failing': {
    phase: failing(now - 3 * minute, now + 9 * minute),
    en: ['corp: can’t renew', 'Valid until 2:29 PM, Daypass keeps trying. Click for details.'],
    ja: ['corp: 更新できていません', '14:29 まで有効で、更新を再試行しています。クリックすると詳細を表示します。'],
  },
  overdue: {
    phase: awsFailed(failing(now - 3 * minute, now - minute)),
    en: ['corp: can’t renew', 'Expired at 2:19 PM, Daypass keeps trying. Click for details.'],
    ja: ['corp: 更新できていません', '14:19 に期限が切れ、更新を再試行しています。クリックすると詳細を表示します。'],
  },
  'sign-in needed': {
    phase: phases['renewal refused'],
    en: ['corp: sign-in needed', 'Expires at 3:18 PM and can’t renew. Click to sign in again.'],
    ja: ['corp: サインインが必要です', '15:18 に期限が切れ、自動更新できません。クリックしてサインインしてください。'],
  },
} as const;

// To be read by people: `npx vitest run -u` writes it again after a wanted change.
test.each(locales.filter((locale) => !(locale in occasions.expired)))('in %s as in the file', async (locale) => {
  const texts = Object.entries(occasions).map(([name, { phase }]) => {
    const { title, body } = one(phase, { locale })!;
    return `# ${name}\n${title}\n${body}`;
  });
  await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot(`./notification-model.${locale}.txt`);
});

describe.each(Object.entries(occasions))('%s', (_, { phase, ...words }) => {
  test.each(['en', 'ja'] as const)('in words, %s', (locale) => {
    const { title, body } = one(phase, { locale })!;
    expect([title, body]).toEqual(words[locale]);
  });

  test.each(locales)('fits into what macOS shows, %s', (locale) => {
    expect(Buffer.byteLength(one(phase, { locale })!.body)).toBeLessThanOrEqual(256);
  });

  test('all that it offers is a command', () => {
    const { command, actions } = one(phase)!;
    for (const each of [command, ...actions.map((action) => action.command)])
      expect(v.is(commandSchema, each)).toBe(true);
  });

  test('is told once, whatever the clock does within the next minutes', () => {
    const { key } = one(phase)!;
    expect(one(phase, { at: now + minute, shown: [key] })?.key).toBe(key);
    expect(all([makeSession('labs', phase)])[0]?.key).not.toBe(key);
  });

  test('is silent while muted', () => {
    expect(one(phase, {}, { warnings: { muted: true, snoozed: null } })).toBe(undefined);
  });

  test('holds nothing that a lock screen must not show', () => {
    const accounts = { status: 'ready', problem: null, items: [], listedAt: 0, user: null } as const;
    const told = JSON.stringify(
      one(phase, {}, { profiles: [{ name: 'p', accountId: '012345678901', roleName: 'r' }], accounts }),
    );
    expect(told).not.toMatch(/\d{12}(?!\d)|@|awsapps/);
  });
});

test('everything else is silent', () => {
  expect(phaseNames.filter((name) => one(phases[name]))).toEqual([
    'expired',
    'expired, unknown when',
    'rejected',
    'renewal refused',
    'fixed end, soon',
    'fixed end, last minute',
    'fixed end, over',
  ]);
});

describe('what is offered', () => {
  const offered = (model: NotificationModel | undefined) => [
    model?.command.type,
    ...(model?.actions ?? []).map(({ label, command }) => `${label}: ${command.type}`),
  ];

  test.each([
    ['expired', 'sign-in'],
    ['ends soon', 'sign-in', 'Sign in again: sign-in', 'Remind me 2 min before: snooze-warning'],
    ['ends about', 'sign-in', 'Sign in again: sign-in', 'Remind me 2 min before: snooze-warning'],
    ['renewal failing', 'show-panel', 'Remind me 2 min before: snooze-warning'],
    ['overdue', 'show-panel'],
    ['sign-in needed', 'sign-in', 'Sign in again: sign-in'],
  ] as const)('%s', (name, ...expected) => expect(offered(one(occasions[name].phase))).toEqual(expected));

  test('two minutes before the end nobody is asked whether to be reminded two minutes before', () => {
    const snoozed = { muted: false, snoozed: now + 9.5 * minute };
    const last = one(phases['fixed end, soon'], { at: now + 8 * minute }, { warnings: snoozed });
    expect(offered(last)).toEqual(['sign-in', 'Sign in again: sign-in']);
  });
});

describe('only the most severe one of a session', () => {
  test.each([
    ['the later warning, not the earlier', phases['fixed end, last minute'], 0, 'warning', 'ends 5'],
    ['the end, not its warning', phases['fixed end, soon'], 10, 'ended', 'ended 0'],
    ['the warning, not that it has stopped renewing', refused(14), 0, 'warning', 'ends 15'],
    ['that it has stopped renewing, long before a warning', refused(20), 0, 'change', 'sign-in-needed 0'],
    [
      'failing, not the estimate',
      { ...failing(now - 3 * minute, now + 9 * minute), estimatedEndsAt: now + 20 * minute },
      0,
      'warning',
      'renewal-failing 10',
    ],
  ] as const)('%s', (_, phase, later, kind, key) => {
    const models = all([makeSession('corp', phase)], { at: now + later * minute });
    expect(models).toHaveLength(1);
    expect(models[0]?.kind).toBe(kind);
    expect(models[0]?.key.startsWith(`${key} `)).toBe(true);
  });

  test('a refusal a moment before the first warning waits for that: twice in a minute would be once too often', () => {
    expect(one(refused(15.5))).toBe(undefined);
    expect(one(refused(15.5), { at: now + minute / 2 })?.kind).toBe('warning');
    expect(one(refused(15.5), { warnMinutes: [] })?.key).toContain('sign-in-needed');
  });

  test('of several sessions each has its own', () => {
    const sessions = [makeSession('a', phases.expired), makeSession('b'), makeSession('c', phases['fixed end, soon'])];
    expect(all(sessions).map(({ kind }) => kind)).toEqual(['ended', 'warning']);
  });
});

describe('keys', () => {
  test('stay the same for one end, whoever notices it and when', () => {
    const key = (name: keyof typeof phases, at = now) => one(phases[name], { at })?.key;
    expect(key('fixed end, over')).toBe(key('expired'));
    expect(key('fixed end, over', now + minute)).toBe(key('fixed end, over'));
    expect(key('fixed end, soon', now + 10 * minute)).not.toBe(key('fixed end, over'));
  });

  test('an estimate that moves a little is no news', () => {
    const { key } = one(estimated)!;
    expect(one({ ...estimated, estimatedEndsAt: now + 9 * minute }, { shown: [key] })?.key).toBe(key);
    expect(one({ ...estimated, estimatedEndsAt: now - hour }, { shown: [key] })).toBe(undefined);
  });
});

describe('a renewal that fails', () => {
  test('is no news for two minutes, nor while there is plenty of time', () => {
    expect(one(failing(now - 1.9 * minute, now + 5 * minute))).toBe(undefined);
    expect(one(failing(now - hour, now + 11 * minute))).toBe(undefined);
  });

  test('past the token’s end is told after two minutes, but nobody is told that he is offline', () => {
    expect(one(awsFailed(failing(now - 1.9 * minute, now - 8 * hour)))).toBe(undefined);
    expect(one(awsFailed(failing(now - 2 * minute, now - 8 * hour)))?.kind).toBe('change');
    expect(one(failing(now - hour, now - minute))).toBe(undefined);
  });
});

describe('several that ended', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const ends = (count: number, locale: Locale = 'en') =>
    all(
      names.slice(0, count).map((name) => makeSession(name, phases.expired)),
      { locale },
    ) as readonly EndedNotification[];

  test('are one notification that lists them and shows the panel', () => {
    expect(endedTogether(ends(3), textContext('en'))).toMatchObject({
      title: '3 sessions expired',
      body: 'a at 2:05 PM\nb at 2:05 PM\nc at 2:05 PM\nClick to show them.',
      command: { type: 'show-panel' },
      actions: [],
    });
    expect(endedTogether(ends(2, 'ja'), textContext('ja'))).toMatchObject({
      title: '2 件のセッションが期限切れです',
      body: 'a（14:05）\nb（14:05）\nクリックすると表示します。',
    });
  });

  test('of very many the first four', () => {
    expect(endedTogether(ends(6), textContext('en')).body.split('\n')).toEqual([
      'a at 2:05 PM',
      'b at 2:05 PM',
      'c at 2:05 PM',
      'd at 2:05 PM',
      'and 2 more',
      'Click to show them.',
    ]);
  });

  test.each(locales)('fit into what macOS shows, %s', (locale) => {
    const long = names.map((name) => makeSession(name.repeat(60), phases.expired));
    const models = all(long, { locale }) as readonly EndedNotification[];
    expect(Buffer.byteLength(endedTogether(models, textContext(locale)).body)).toBeLessThanOrEqual(256);
  });

  test('have another key for another night', () => {
    expect(endedTogether(ends(2), textContext('en')).key).not.toBe(endedTogether(ends(3), textContext('en')).key);
  });
});

describe('whether some fate is still open', () => {
  const over = { ...phases.renewing, accessTokenEndsAt: now - hour };
  test.each([
    ['its renewal is due', over, true],
    ['its renewal runs', { ...over, renewal: { kind: 'running', failed: null } }, true],
    ['failing for a moment', failing(now - 0.9 * minute, now - hour), true],
    ['failing for a minute', failing(now - minute, now - hour), false],
    ['its token is good', phases.renewing, false],
    ['it cannot renew', phases['fixed end, over'], false],
    ['it is over', phases.expired, false],
    ['it signs in', phases.browser, false],
  ] as const)('%s', (_, phase, expected) => {
    expect(isSettling([makeSession('a'), makeSession('corp', phase)], now)).toBe(expected);
  });
});

test.each(['en', 'ja'] as const)(
  'what is told after quiet hours is one that fits, and shows the panel (%s)',
  (locale) => {
    const models = Array.from({ length: 7 }, (_, at) => ({
      key: `k${at}`,
      kind: 'warning' as const,
      title: `${'x'.repeat(30)}${at}`,
      body: '',
      command: { type: 'show-panel' } as const,
      actions: [],
    }));
    const one = toldAfterQuiet(models, textContext(locale));
    expect(one).toMatchObject({ kind: 'change', command: { type: 'show-panel' }, actions: [] });
    expect([one.title, one.key.split('\n').length, one.body.split('\n').length]).toEqual([
      expect.stringContaining('7'),
      7,
      5,
    ]);
    expect(Buffer.byteLength(one.body)).toBeLessThanOrEqual(256);
  },
);
