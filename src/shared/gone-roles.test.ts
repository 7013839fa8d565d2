/** Which roles AWS's last list speaks against, and where nobody knows. */
import { expect, test } from 'vitest';
import type { Account, AccountList } from './app-state.ts';
import { goneFromList, markedGone } from './gone-roles.ts';

const account = (roles: Partial<Account['roles']>, more: Partial<Account> = {}): Account => ({
  accountId: '000000000001',
  name: 'payments',
  email: null,
  roles: { status: 'ready', problem: null, names: ['Admin'], knownAt: 5, ...roles },
  ...more,
});
const list = (items: readonly Account[], more: Partial<AccountList> = {}): AccountList => ({
  status: 'ready',
  problem: null,
  items,
  listedAt: 5,
  user: null,
  ...more,
});
const role = (roleName: string, accountId = '000000000001') => ({ accountId, roleName });
const { knownAt: _, ...neverTold } = account({}).roles;

test.each<[string, AccountList, string, 'account' | 'role' | null, 'account' | 'role' | null]>([
  ['listed', list([account({})]), 'Admin', null, null],
  ['marked gone', list([account({ goneNames: ['Audit'] })]), 'Audit', 'role', 'role'],
  [
    'marked gone, from memory',
    list([account({ status: 'waiting', goneNames: ['Audit'] })], { status: 'none' }),
    'Audit',
    'role',
    'role',
  ],
  ['with its account marked gone', list([account({}, { news: 'gone' })]), 'Admin', 'account', 'account'],
  [
    'gone with its account, and before that',
    list([account({ goneNames: ['Audit'] }, { news: 'gone' })]),
    'Audit',
    'account',
    'account',
  ],
  ['gone, and somebody has seen that', list([account({})]), 'Audit', null, 'role'],
  ['of an account that has gone, which somebody has seen', list([]), 'Admin', null, 'account'],
  [
    'of an account whose roles are still to come',
    list([account({ status: 'loading', names: [] })]),
    'Audit',
    null,
    null,
  ],
  ['of an account whose roles failed', list([account({ status: 'failed', names: [] })]), 'Audit', null, null],
  ['of an account whose roles are from memory', list([account({ status: 'waiting' })]), 'Audit', null, null],
  [
    'of an account of which nobody knows when it was told',
    list([{ ...account({}), roles: neverTold }]),
    'Audit',
    null,
    null,
  ],
  ['of an account that a half list has not', list([], { status: 'loading' }), 'Admin', null, null],
  ['of an account that a list from memory has not', list([], { status: 'none' }), 'Admin', null, null],
  ['of an account that a failed list has not', list([], { status: 'failed' }), 'Admin', null, null],
  ['of an account where nothing was ever listed', list([], { listedAt: null }), 'Admin', null, null],
])('a role %s', (_name, accounts, roleName, marked, gone) => {
  expect(markedGone(accounts, role(roleName))).toBe(marked);
  expect(goneFromList(accounts, role(roleName))).toBe(gone);
});

test('names that the list has never had are not shown as gone', () => {
  const items = [account({ goneNames: ['Audit'] }), account({}, { accountId: '000000000002', news: 'gone' })];
  expect(markedGone(list(items), role('Nobody'))).toBeNull();
  expect(markedGone(list(items), role('Nobody', '000000000002'))).toBeNull();
  expect(markedGone(list(items), role('Audit', '000000000003'))).toBeNull();
});
