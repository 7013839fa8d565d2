/**
 * What is first, as Enter opens its console: the better match, then favorites and what is used, then the order of the list. What a
 * better match is stands here once more, in other words than in the search itself.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../shared/time.ts';
import { createSearch } from './search.ts';
import type { SearchRow } from './search-index.ts';

const row = (accountName: string, roleName: string, more: Partial<SearchRow> = {}): SearchRow => ({
  sessionName: 's',
  account: { accountId: '111122223333', name: accountName, email: null },
  roleName,
  profiles: [],
  isFavorite: false,
  uses: null,
  ...more,
});

function hits(query: string, rows: readonly SearchRow[]): readonly SearchRow[] {
  const search = createSearch();
  search.setRows(rows);
  return search.find(query, rows.length).hits;
}

/** In the alphabet's order, as the list has them. */
const roleNames = [
  'Admin',
  'AdministratorAccess',
  'Billing',
  'BillingReadOnly',
  'DatabaseAdministrator',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SSOAdmin',
  'SpreadsheetAccess',
  'ViewOnlyAccess',
  'admin-ops',
  'break-glass_admin',
  'deny-all',
  'prod-billing',
  'sysadmins',
  'team-read',
  '本番',
  '決済本番',
];

describe('in one account', () => {
  test.each<[string, readonly string[]]>([
    // The whole name, its first word, its beginning, another word, a part of a word, and at last what is inside of one.
    [
      'admin',
      [
        'Admin',
        'admin-ops',
        'AdministratorAccess',
        'break-glass_admin',
        'SSOAdmin',
        'DatabaseAdministrator',
        'sysadmins',
      ],
    ],
    [
      'ADMIN',
      [
        'Admin',
        'admin-ops',
        'AdministratorAccess',
        'break-glass_admin',
        'SSOAdmin',
        'DatabaseAdministrator',
        'sysadmins',
      ],
    ],
    [
      'adm',
      [
        'Admin',
        'AdministratorAccess',
        'admin-ops',
        'break-glass_admin',
        'DatabaseAdministrator',
        'SSOAdmin',
        'sysadmins',
      ],
    ],
    ['a', ['Admin', 'AdministratorAccess', 'admin-ops', 'break-glass_admin', 'deny-all']],
    ['administrator', ['AdministratorAccess', 'DatabaseAdministrator']],
    ['administratoraccess', ['AdministratorAccess']],
    ['admin access', ['AdministratorAccess']],
    ['access admin', ['AdministratorAccess']],
    ['break', ['break-glass_admin']],
    ['glass admin', ['break-glass_admin']],
    ['break-glass', ['break-glass_admin']],
    ['read', ['ReadOnlyAccess', 'team-read', 'BillingReadOnly', 'SpreadsheetAccess']],
    ['billing', ['Billing', 'BillingReadOnly', 'prod-billing']],
    ['only', ['BillingReadOnly', 'ReadOnlyAccess', 'ViewOnlyAccess']],
    ['access', ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess', 'SpreadsheetAccess', 'ViewOnlyAccess']],
    ['all', ['deny-all']],
    ['ops', ['admin-ops']],
    ['view', ['ViewOnlyAccess']],
    ['sheet', ['SpreadsheetAccess']],
    ['本番', ['本番', '決済本番']],
  ])('%j', (query, expected) => {
    const found = hits(
      query,
      roleNames.map((name) => row('x', name)),
    ).map(({ roleName }) => roleName);
    expect(found.slice(0, expected.length)).toEqual(expected);
  });
});

test.each<[string, readonly string[]]>([
  ['prod', ['prod', 'prod-eu', 'production', 'payments-prod', 'payProd', 'nonprod']],
  ['pay', ['payProd', 'payments-prod']],
  ['eu', ['prod-eu']],
  ['prod eu', ['prod-eu']],
])('of accounts: %j', (query, expected) => {
  const names = ['nonprod', 'payProd', 'payments-prod', 'prod', 'prod-eu', 'production'];
  const found = hits(
    query,
    names.map((name) => row(name, 'R')),
  ).map(({ account: { name } }) => name);
  expect(found).toEqual(expected);
});

describe('a role for emergencies', () => {
  const roles = (more: Partial<SearchRow>) => [
    ...['billing', 'checkout', 'payments'].map((name) => row(name, 'AdministratorAccess')),
    row('payments', 'break-glass_admin', more),
    row('payments', 'ReadOnlyAccess', { uses: { uses: 3, usedAt: 1000 * day } }),
  ];
  const first = (query: string, more: Partial<SearchRow> = {}) => hits(query, roles(more))[0]?.roleName;
  const used = (count: number, daysAgo: number) => ({ uses: { uses: count, usedAt: (1000 - daysAgo) * day } });

  test('is not what "admin" opens, nor once it was needed a month ago', () => {
    expect(first('admin')).toBe('AdministratorAccess');
    expect(first('admin payments')).toBe('AdministratorAccess');
    expect(first('admin', used(1, 29))).toBe('AdministratorAccess');
    expect(first('admin', used(20, 100))).toBe('AdministratorAccess');
  });

  test('is first for whoever uses it, has made it a favorite, or means it', () => {
    expect(first('admin', used(1, 0))).toBe('break-glass_admin');
    expect(first('admin', used(1, 27))).toBe('break-glass_admin');
    expect(first('admin', used(8, 60))).toBe('break-glass_admin');
    expect(first('admin', { isFavorite: true })).toBe('break-glass_admin');
    expect(first('break')).toBe('break-glass_admin');
    expect(first('glass', used(1, 100))).toBe('break-glass_admin');
  });
});

/** How well a word fits a name of words with hyphens between them: the larger, the better. */
function quality(name: string, word: string): number {
  const [head = '', ...rest] = name.split('-');
  if (name === word) return 7;
  if (head === word) return 6;
  if (head.startsWith(word)) return 5;
  if (rest.includes(word)) return 4;
  if (rest.some((part) => part.startsWith(word))) return 3;
  if ([head, ...rest].some((part) => part.endsWith(word))) return 2;
  return name.includes(word) ? 1 : 0;
}

const letters = (most: number) => fc.stringMatching(new RegExp(`^[ab]{1,${most}}$`));
const hyphened = fc.array(letters(3), { minLength: 1, maxLength: 3 }).map((words) => words.join('-'));
const pair = fc.tuple(hyphened, hyphened);

/** Of account and role, for each word of the query; a name serves for as many words as it has. */
const qualitiesOf = ({ account, roleName }: SearchRow, words: readonly string[]): readonly number[] =>
  words.map((word) => Math.max(quality(account.name ?? '', word), quality(roleName ?? '', word)));

test('without favorites and uses a better match never stands below a worse one, and equals keep the order of the list', () => {
  const queries = fc.uniqueArray(letters(2), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(pair, { minLength: 2, maxLength: 12 }), queries, (names, words) => {
      const rows = names.map(([account, role]) => row(account, role));
      const found = hits(words.join(' '), rows);
      const expected = rows.filter((one) => qualitiesOf(one, words).every((value) => value > 0));
      expect(new Set(found)).toEqual(new Set(expected));
      for (const [at, upper] of found.entries()) {
        for (const lower of found.slice(at + 1)) {
          const [above, below] = [qualitiesOf(upper, words), qualitiesOf(lower, words)];
          const isWorse = above.every((value, index) => value <= below[index]!);
          const isEqual = isWorse && above.every((value, index) => value === below[index]!);
          expect(isWorse && !isEqual, `${above.join()} above ${below.join()}`).toBe(false);
          if (isEqual) expect(rows.indexOf(upper)).toBeLessThan(rows.indexOf(lower));
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('where both stand at the beginning of a word, or both do not, a favorite is never below what is none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(hyphened, fc.boolean()), { minLength: 2, maxLength: 12 }),
      letters(2),
      (all, word) => {
        const found = hits(
          word,
          all.map(([name, isFavorite]) => row('x', name, { isFavorite })),
        );
        const begins = ({ roleName }: SearchRow) => quality(roleName ?? '', word) > 2;
        for (const [at, upper] of found.entries())
          for (const lower of found.slice(at + 1)) {
            expect(begins(upper) || !begins(lower)).toBe(true);
            if (begins(upper) === begins(lower)) expect(upper.isFavorite || !lower.isFavorite).toBe(true);
          }
      },
    ),
  );
});
