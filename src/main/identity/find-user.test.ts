/** Tests of which roles AWS is asked with: the most harmless first, alarming ones never. */
import { expect, test } from 'vitest';
import type { Account, Session } from '../../shared/app-state.ts';
import { rolesToAsk } from './find-user.ts';

const account = (accountId: string, ...names: readonly string[]): Account => ({
  accountId,
  name: null,
  email: null,
  roles: { status: 'ready', problem: null, names },
});
const ask = (known: { profile?: string; recent?: string; accounts?: readonly Account[] }): readonly string[] => {
  const session: Pick<Session, 'profiles' | 'recentRoles' | 'accounts'> = {
    profiles: [
      { name: 'tokens only', accountId: null, roleName: null },
      ...(known.profile ? [{ name: 'dev', accountId: '1', roleName: known.profile }] : []),
    ],
    recentRoles: known.recent ? [{ accountId: '2', accountName: null, roleName: known.recent, usedAt: 0 }] : [],
    accounts: { status: 'ready', problem: null, items: known.accounts ?? [], listedAt: null, user: null },
  };
  return rolesToAsk(session).map(({ accountId, roleName }) => `${accountId} ${roleName}`);
};

test('nothing is known', () => expect(ask({})).toEqual([]));

test('what tools on this machine use comes before what was opened, and that before what is listed', () => {
  expect(ask({ profile: 'Developer', recent: 'Tester', accounts: [account('3', 'Billing')] })).toEqual([
    '1 Developer',
    '2 Tester',
    '3 Billing',
  ]);
});

test('what can do least comes first, administrators last', () => {
  expect(ask({ profile: 'AdministratorAccess', accounts: [account('3', 'Billing', 'ViewOnlyAccess')] })).toEqual([
    '3 ViewOnlyAccess',
    '3 Billing',
    '1 AdministratorAccess',
  ]);
});

test.each(['break-glass_admin', 'BreakGlass', 'EmergencyAccess', 'prod-firefighter'])(
  '%s is never used',
  (alarming) => {
    expect(ask({ profile: alarming, recent: alarming, accounts: [account('3', alarming)] })).toEqual([]);
  },
);

test('an administrator who has nothing else is asked for all the same', () => {
  expect(ask({ accounts: [account('3', 'AdministratorAccess')] })).toEqual(['3 AdministratorAccess']);
});
