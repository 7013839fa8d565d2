/** What is said about the two clocks of a session, for every way in which it goes on and in every language. */
import { describe, expect, test } from 'vitest';
import { locales } from './messages/languages.ts';
import type { Active, HandedOutRole, Locale, NoRenewal, Renewal } from './app-state.ts';
import { clockWords } from './clock-words.ts';
import { problem } from './problems.ts';
import { day, hour, minute } from './time.ts';
import { makeSession, now, phases, renewing, textContext } from '../../testing/support/states.ts';
import { roleWords, validRoles } from './handed-out.ts';

const lost = problem('network-unreachable', { host: 'x' }, 'auto');
const throttled = problem('aws-throttled', { host: 'x' }, 'auto');
/** Signed in at 9:02, and sessions of this name last eight hours. */
const estimated: Active = { ...renewing, signedInAt: now - 5.3 * hour, estimatedEndsAt: now + 2.7 * hour };
const impossible = (why: NoRenewal): Renewal => ({ kind: 'impossible', why });

interface Row {
  readonly phase: Active;
  readonly en: readonly [string, string];
  readonly ja: readonly [string, string];
}

const rows: Readonly<Record<string, Row>> = {
  'renews by itself, with an estimate': {
    phase: estimated,
    en: [
      'valid until 3:18 PM · renews automatically at 3:03 PM',
      'signed in 9:02 AM · expires around 5:02 PM (based on past sessions)',
    ],
    ja: ['15:18 まで有効 · 15:03 に自動更新', '9:02 にサインイン · 有効期限は 17:02 ごろ（過去のセッションから推定）'],
  },
  'renews by itself, the estimate has passed': {
    phase: { ...estimated, estimatedEndsAt: now },
    en: ['valid until 3:18 PM · renews automatically at 3:03 PM', 'signed in 9:02 AM · expiry unknown'],
    ja: ['15:18 まで有効 · 15:03 に自動更新', '9:02 にサインイン · 有効期限は不明'],
  },
  'made by another tool before Daypass looked': {
    phase: { ...renewing, signedInAt: null },
    en: ['valid until 3:18 PM · renews automatically at 3:03 PM', 'expiry unknown'],
    ja: ['15:18 まで有効 · 15:03 に自動更新', '有効期限は不明'],
  },
  'of another day': {
    phase: { ...estimated, signedInAt: now - day, estimatedEndsAt: now + day },
    en: [
      'valid until 3:18 PM · renews automatically at 3:03 PM',
      'signed in Tue, Aug 11, 2:20 PM · expires around Thu, Aug 13, 2:20 PM (based on past sessions)',
    ],
    ja: [
      '15:18 まで有効 · 15:03 に自動更新',
      '8月11日(火) 14:20 にサインイン · 有効期限は 8月13日(木) 14:20 ごろ（過去のセッションから推定）',
    ],
  },
  'due this moment': {
    phase: { ...renewing, renewal: { kind: 'automatic', at: now } },
    en: ['valid until 3:18 PM · renewing…', 'signed in 1:20 PM · expiry unknown'],
    ja: ['15:18 まで有効 · 更新中', '13:20 にサインイン · 有効期限は不明'],
  },
  'being renewed': {
    phase: phases['being renewed'],
    en: ['valid until 2:30 PM · renewing…', 'signed in 1:20 PM · expiry unknown'],
    ja: ['14:30 まで有効 · 更新中', '13:20 にサインイン · 有効期限は不明'],
  },
  'being renewed late': {
    phase: phases['being renewed late'],
    en: ['expired at 2:19 PM · renewing…', 'signed in 1:20 PM · expiry unknown'],
    ja: ['14:19 に期限切れ · 更新中', '13:20 にサインイン · 有効期限は不明'],
  },
  'renewal failing': {
    phase: { ...estimated, renewal: { kind: 'failing', problem: throttled, since: now, nextTryAt: now + 3 * minute } },
    en: [
      'valid until 3:18 PM · can’t renew, retrying · next attempt at 2:23 PM',
      'signed in 9:02 AM · expires around 5:02 PM (based on past sessions)',
    ],
    ja: [
      '15:18 まで有効 · 更新を再試行中 · 次の再試行は 14:23',
      '9:02 にサインイン · 有効期限は 17:02 ごろ（過去のセッションから推定）',
    ],
  },
  'renewal failing, over': {
    phase: {
      ...phases['renewal failing, over'],
      renewal: { kind: 'failing', problem: throttled, since: now, nextTryAt: now + minute },
    },
    en: ['expired at 2:19 PM · can’t renew, retrying · next attempt at 2:21 PM', 'signed in 1:20 PM · expiry unknown'],
    ja: ['14:19 に期限切れ · 更新を再試行中 · 次の再試行は 14:21', '13:20 にサインイン · 有効期限は不明'],
  },
  offline: {
    phase: { ...estimated, renewal: { kind: 'failing', problem: lost, since: now, nextTryAt: now + minute } },
    en: [
      'offline · valid until 3:18 PM · next attempt at 2:21 PM',
      'signed in 9:02 AM · expires around 5:02 PM (based on past sessions)',
    ],
    ja: [
      'オフライン · 15:18 まで有効 · 次の再試行は 14:21',
      '9:02 にサインイン · 有効期限は 17:02 ごろ（過去のセッションから推定）',
    ],
  },
  'offline, over': {
    phase: phases['renewal failing, over'],
    en: ['expired at 2:19 PM · offline · next attempt at 2:21 PM', 'signed in 1:20 PM · expiry unknown'],
    ja: ['14:19 に期限切れ · オフライン · 次の再試行は 14:21', '13:20 にサインイン · 有効期限は不明'],
  },
  'a hard end': {
    phase: { ...estimated, renewal: impossible('legacy') },
    en: ['expires at 3:18 PM', 'signed in 9:02 AM · expires at 3:18 PM'],
    ja: ['15:18 に期限切れ', '9:02 にサインイン · 15:18 に期限切れ'],
  },
  'a hard end, over': {
    phase: { ...renewing, accessTokenEndsAt: now, renewal: impossible('refused') },
    en: ['expired at 2:20 PM', 'signed in 1:20 PM · expired at 2:20 PM'],
    ja: ['14:20 に期限切れ', '13:20 にサインイン · 14:20 に期限切れ'],
  },
};

// To be read by people: `npx vitest run -u` writes it again after a wanted change.
test.each(locales.filter((locale) => locale !== 'en' && locale !== 'ja'))('in %s as in the file', async (locale) => {
  const texts = Object.entries(rows).map(([name, row]) => {
    const { accessToken, session } = clockWords(row.phase, textContext(locale));
    return `# ${name}\n${accessToken}\n${session}`;
  });
  await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot(`./clock-words.${locale}.txt`);
});

describe.each(['en', 'ja'] as const)('the clocks in %s', (locale) => {
  test.each(Object.entries(rows))('%s', (_name, row) => {
    const { accessToken, session } = clockWords(row.phase, textContext(locale));
    expect([accessToken, session]).toEqual(row[locale]);
  });
});

test.each([
  ['legacy', 'legacy profiles', 'レガシー設定のプロファイル'],
  ['no-refresh-token', 'no refresh token', 'リフレッシュトークンなし'],
  ['registration-ended', 'client registration expired', 'クライアント登録の期限切れ'],
  ['refused', 'rejected by AWS', 'AWS が更新を拒否'],
] as const)('why it does not renew has its words: %s', (why, en, ja) => {
  expect(textContext('en').t(`clocks.reason.${why}`)).toBe(en);
  expect(textContext('ja').t(`clocks.reason.${why}`)).toBe(ja);
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
  const words = (locale: Locale, handedOut: readonly HandedOutRole[]) => {
    const session = makeSession('corp', phases.renewing, { handedOut, accounts });
    return validRoles(session, now).map((one) => roleWords(one, session, textContext(locale)));
  };

  test('each is named, with the account as people know it, the one that ends first at the front', () => {
    expect(words('en', [role('Admin', 52)])).toEqual(['Admin in Shop until 3:12 PM']);
    expect(words('ja', [role('Admin', 52)])).toEqual(['Shop の Admin（15:12 まで）']);
    expect(words('en', [role('Admin', 52, '200000000002'), role('Read', 10)])).toEqual([
      'Read in Shop until 2:30 PM',
      'Admin in 200000000002 until 3:12 PM',
    ]);
  });

  test('what has ended is not there any more', () => {
    expect(words('en', [role('Admin', 0)])).toEqual([]);
    expect(words('en', [role('Admin', 0), role('Dev', 52)])).toEqual(['Dev in Shop until 3:12 PM']);
  });
});
