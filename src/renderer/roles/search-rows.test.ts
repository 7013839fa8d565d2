/** Tests of the search over rows: sessions, profiles, nicknames, ARNs, marks, and what comes first. */
import { expect, test } from 'vitest';
import { day } from '../../shared/time.ts';
import { createSearch, type Found } from './search.ts';
import type { SearchAccount, SearchRow } from './search-index.ts';

const account = (accountId: string, name: string | null, more: Partial<SearchAccount> = {}): SearchAccount => ({
  accountId,
  name,
  email: null,
  ...more,
});

const row = (of: SearchAccount, roleName: string | null, more: Partial<SearchRow> = {}): SearchRow => ({
  sessionName: 'corp',
  account: of,
  roleName,
  profiles: [],
  isFavorite: false,
  uses: null,
  ...more,
});

const payments = account('111122223333', 'payments-prod', { email: 'aws+payments@example.com' });
const lake = account('444455556666', 'data-lake-dev', { nickname: 'The Lake' });
const partner = account('777788889999', 'acme', { email: 'root@acme.example' });
const nameless = account('123456789012', null);
const lakeAdmin = row(lake, 'NetworkAdministrator');

const rows = [
  row(payments, 'AdministratorAccess', { profiles: ['pay-admin', 'billing.main'] }),
  row(payments, 'ReadOnlyAccess'),
  row(payments, 'Admin'),
  row(lake, 'ReadOnlyAccess', { nickname: 'lookaround' }),
  row(lake, 'NetworkAdministrator'),
  row(partner, 'Admin', { sessionName: 'lab' }),
  row(partner, 'Support', { sessionName: 'lab extra' }),
  row(nameless, 'Billing', { profiles: ['111122223333_old'] }),
  row(account('999900001111', 'still-loading'), null),
];

function find(query: string, among: readonly SearchRow[] = rows, most?: number): Found<SearchRow> {
  const search = createSearch();
  search.setRows(among);
  return search.find(query, most);
}
const named = ({ sessionName, account: { accountId, name }, roleName }: SearchRow): string =>
  `${sessionName}:${name ?? accountId}/${roleName ?? ''}`;
const names = (query: string): readonly string[] => find(query).hits.map(named);

test.each([
  ['pay-admin', ['corp:payments-prod/AdministratorAccess']],
  ['billing.main', ['corp:payments-prod/AdministratorAccess']],
  ['the lake read', ['corp:data-lake-dev/ReadOnlyAccess']],
  ['lookaround', ['corp:data-lake-dev/ReadOnlyAccess']],
  ['lab admin', ['lab:acme/Admin']],
  ['admin acme', ['lab:acme/Admin']],
  ['acme.example', ['lab:acme/Admin', 'lab extra:acme/Support']],
  ['@lab admin', ['lab:acme/Admin']],
  ['admin @lab', ['lab:acme/Admin']],
  ['＠LAB', ['lab:acme/Admin']],
  ['@la', ['lab:acme/Admin', 'lab extra:acme/Support']],
  ['@lab extra', ['lab extra:acme/Support']],
  ['@corp acme', []],
  ['@acme.example', ['lab:acme/Admin', 'lab extra:acme/Support']],
  ['123456789012', ['corp:123456789012/Billing']],
  ['1234-5678-9012', ['corp:123456789012/Billing']],
  ['1234 5678 9012 bill', ['corp:123456789012/Billing']],
  ['payments-prod/ReadOnlyAccess', ['corp:payments-prod/ReadOnlyAccess']],
  ['payments-prod:readonly', ['corp:payments-prod/ReadOnlyAccess']],
  ['ReadOnlyAccess-111122223333', ['corp:payments-prod/ReadOnlyAccess']],
  ['111122223333_old', ['corp:123456789012/Billing']],
  ['still', ['corp:still-loading/']],
  ['', []],
  ['   ', []],
  [
    '@',
    [
      'corp:payments-prod/AdministratorAccess',
      'corp:payments-prod/ReadOnlyAccess',
      'corp:payments-prod/Admin',
      'lab:acme/Admin',
      'lab extra:acme/Support',
    ],
  ],
])('%j finds %j', (query, expected) => expect(names(query)).toEqual(expected));

test.each([
  ['arn:aws:iam::111122223333:role/Admin', ['corp:payments-prod/Admin']],
  ['arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/me', ['corp:payments-prod/Admin']],
  [
    'arn:aws-cn:iam::444455556666:role/aws-reserved/sso.amazonaws.com/cn-north-1/AWSReservedSSO_ReadOnlyAccess_0123456789abcdef',
    ['corp:data-lake-dev/ReadOnlyAccess'],
  ],
  ['arn:aws:iam::123456789012:role/OrganizationAccountAccessRole', ['corp:123456789012/Billing']],
  ['arn:aws:lambda:eu-west-1:123456789012:function:billing', ['corp:123456789012/Billing']],
  ['arn:aws:iam::123456789012:root', ['corp:123456789012/Billing']],
  ['"arn:aws:iam::111122223333:role/Admin"', ['corp:payments-prod/Admin']],
])('%s names an account, and a role if there is one', (arn, expected) => expect(names(arn)).toEqual(expected));

test('an id of 12 digits is that account, also where another one has it in its profiles', () => {
  expect(new Set(find('111122223333').hits.map((hit) => hit.account))).toEqual(new Set([payments]));
});

test.each([
  ['two letters exchanged', 'pyaments'],
  ['one left out', 'paymnts'],
  ['one too many', 'paymeents'],
  ['a wrong one', 'paxments'],
  ['a wrong one at the beginning', 'bayments'],
  ['the first two exchanged', 'apyments'],
  ['one too many at the beginning', 'ppayments'],
  ['a wrong one at the end', 'paymentz'],
  ['one too many at the end', 'paymentss'],
  ['one in each of two words', 'paymnts raedonly'],
])('%s', (_what, query) => {
  const { hits, isMistaken } = find(query);
  expect(isMistaken).toBe(true);
  expect(new Set(hits.map((hit) => hit.account))).toEqual(new Set([payments]));
});

test.each(['paymtens', 'pxymxnts', '111122223334', 'dxv', '----'])('%s is more than one mistake', (query) => {
  expect(find(query).hits).toEqual([]);
});

test('a mistake counts only where nothing is found as it was typed', () => {
  const loading = row(account('000000000001', 'adnin'), 'X');
  expect(find('admin', [...rows, loading]).hits).not.toContain(loading);
  expect(find('adnin', [...rows, loading]).hits).toEqual([loading]);
});

test('a beginning comes before the middle of a word, and a name before a session or an e-mail address', () => {
  const inside = row(account('000000000001', 'xlab'), 'A');
  const session = row(account('000000000002', 'one'), 'B', { sessionName: 'lab' });
  const mail = row(account('000000000003', 'two', { email: 'lab@example.com' }), 'C');
  const part = row(account('000000000004', 'dev-lab-2'), 'D');
  const whole = row(account('000000000005', 'lab'), 'E');
  const hump = row(account('000000000006', 'devLab'), 'F');
  expect(find('lab', [inside, session, mail, part, whole, hump]).hits).toEqual([
    whole,
    part,
    hump,
    inside,
    session,
    mail,
  ]);
});

test('among equal matches favorites come first, then what is used, then what fits better, then the order of the list', () => {
  const used = (count: number, days: number) => ({ uses: count, usedAt: 1000 * day - days * day });
  const plain = row(account('000000000001', 'dev'), 'Admin');
  const other = row(account('000000000002', 'dev'), 'NetworkAdmin');
  const recent = row(account('000000000003', 'dev'), 'NetworkAdmin', { uses: used(1, 1) });
  const often = row(account('000000000004', 'dev'), 'NetworkAdmin', { uses: used(20, 3) });
  const old = row(account('000000000005', 'dev'), 'NetworkAdmin', { uses: used(8, 60) });
  const favorite = row(account('000000000006', 'dev'), 'NetworkAdmin', { isFavorite: true });
  const usedFavorite = row(account('000000000007', 'dev'), 'NetworkAdmin', { isFavorite: true, uses: used(1, 90) });
  const inside = row(account('000000000008', 'xdev'), 'Admin', { isFavorite: true });
  const last = row(account('000000000009', 'dev'), 'NetworkAdmin');
  const all = [inside, other, old, plain, recent, favorite, often, last, usedFavorite];
  const best = [usedFavorite, favorite, often, recent, old, plain, other, last, inside];
  expect(find('admin dev', all).hits).toEqual(best);
  expect(find('dev admin', all).hits).toEqual(best);
});

test('all are counted, and as many given as were asked for', () => {
  const { hits, total } = find('access', rows, 2);
  expect(hits).toHaveLength(2);
  expect(total).toBe(3);
});

const marked = (query: string, text: string): string => {
  const letters = [...find(query).marks(text)].toReversed();
  return letters.reduce(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    text,
  );
};

test.each([
  ['pay adm', 'payments-prod', '[pay]ments-prod'],
  ['pay adm', 'AdministratorAccess', '[Adm]inistratorAccess'],
  ['adm', 'NetworkAdministrator', 'Network[Adm]inistrator'],
  ['adm', 'badmAdministrator', 'badm[Adm]inistrator'],
  ['pyaments', 'payments-prod', '[payments]-prod'],
  ['paymnts', 'payments-prod', '[payments]-prod'],
  ['bayments', 'payments-prod', '[payments]-prod'],
  ['pay prod-', 'payments-prod-x', '[pay]ments-[prod-]x'],
  ['pay ayme', 'payments', '[payme]nts'],
  ['MULLER', 'Müller & Söhne', '[Müller] & Söhne'],
  ['full', 'Ｆｕｌｌ', '[Ｆｕｌｌ]'],
  ['ガ', 'ｶﾞｲﾄﾞ', '[ｶﾞ]ｲﾄﾞ'],
  ['本番', '基幹システム 本番', '基幹システム [本番]'],
  ['111122223333', '111122223333', '[111122223333]'],
  ['arn:aws:iam::111122223333:role/Admin', 'Admin', '[Admin]'],
  ['@lab admin', 'Admin', '[Admin]'],
  ['nothing', 'payments-prod', 'payments-prod'],
])('%j marks in %j: %j', (query, text, expected) => {
  // Something has to be found for anything to be marked.
  const one = { ...row(account('111122223333', text), text), sessionName: 'lab' };
  const search = createSearch();
  search.setRows([...rows, one]);
  const { marks } = search.find(query);
  const letters = [...marks(text)].toReversed();
  expect(
    letters.reduce((all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`, text),
  ).toBe(expected);
  expect(marked('pay', 'pay')).toBe('[pay]');
});

test('what changed is found at once, and what is gone no more', () => {
  const search = createSearch();
  const first = Array.from({ length: 50 }, (_, at) =>
    row(account(String(at).padStart(12, '0'), `team-${at}`), 'Admin'),
  );
  search.setRows(first);
  expect(search.find('team').total).toBe(50);
  const changed = row(account('000000000020', 'renamed'), 'Admin');
  search.setRows(first.map((one, at) => (at === 20 ? changed : one)));
  expect(search.find('renamed').hits).toEqual([changed]);
  expect(search.find('team-20').hits).toEqual([]);
  const added = row(account('000000000099', 'added'), 'Admin');
  search.setRows([...first.slice(0, 10), added, ...first.slice(30)]);
  expect(search.find('added').hits).toEqual([added]);
  expect(search.find('team').total).toBe(30);
  expect(search.find('team-49').hits).toEqual([first[49]]);
  expect(search.find('team-15').hits).toEqual([]);
  search.setRows([]);
  expect(search.find('team').total).toBe(0);
});

test('many changes leave what is found as if all had been there from the beginning', () => {
  const search = createSearch();
  const team = (at: number, round: number) =>
    row(account(String(at).padStart(12, '0'), `team-${at}-round-${round}`), 'Admin', {
      profiles: [`p-${at}-${round}`],
    });
  let all: readonly SearchRow[] = Array.from({ length: 700 }, (_, at) => team(at, 0));
  for (let round = 1; round <= 12; round++) {
    all = all.map((one, at) => (at % 3 === round % 3 ? team(at, round) : one));
    search.setRows(all);
    for (const query of [`round-${round}`, `p-7-${round}`, 'team-699', 'admin', 'taem-42']) {
      const { hits, total } = find(query, all);
      expect(search.find(query), query).toMatchObject({ hits, total });
    }
  }
  search.setRows(rows);
  expect(search.find('team').total).toBe(0);
  expect(search.find('pay-admin').hits.map(named)).toEqual(['corp:payments-prod/AdministratorAccess']);
});

test('a favorite stays one when rows before it come and go', () => {
  const search = createSearch();
  const others = Array.from({ length: 5 }, (_, at) => row(account(`00000000000${at}`, `dev-${at}`), 'Admin'));
  const favorite = row(account('000000000009', 'dev-9'), 'Admin', { isFavorite: true });
  search.setRows([...others, favorite, lakeAdmin]);
  search.setRows([...others.slice(0, 2), favorite, lakeAdmin]);
  expect(search.find('dev admin').hits[0]).toBe(favorite);
  search.setRows([...others, favorite, lakeAdmin]);
  expect(search.find('dev admin').hits).toEqual([favorite, ...others, lakeAdmin]);
});
