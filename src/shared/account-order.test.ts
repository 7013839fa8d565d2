/** Tests of the order of accounts. */
import { expect, test } from 'vitest';
import { byName, compareNames, type NamedAccount } from './account-order.ts';

const account = (accountId: string, name: string | null, email: string | null = null): NamedAccount => {
  return { accountId, name, email };
};

test('by name as people sort, whatever its capitals, and numbers by their value', () => {
  const names = ['beta', 'Alpha', 'team 10', 'team 9', 'Übung', 'zeta'];
  expect(names.toSorted(compareNames)).toEqual(['Alpha', 'beta', 'team 9', 'team 10', 'Übung', 'zeta']);
});

test('accounts without a name come last: those with an e-mail address first, then by number', () => {
  const accounts = [
    account('000000000009', null),
    account('000000000002', null, 'ops@example.com'),
    account('000000000001', null),
    account('000000000004', null, 'aws@example.com'),
    account('999999999999', 'zeta'),
    account('888888888888', 'alpha', 'z@example.com'),
    account('777777777777', 'alpha', 'a@example.com'),
    account('555555555555', 'alpha'),
  ];
  expect(accounts.toSorted(byName).map(({ accountId }) => accountId)).toEqual([
    '777777777777',
    '888888888888',
    '555555555555',
    '999999999999',
    '000000000004',
    '000000000002',
    '000000000001',
    '000000000009',
  ]);
});
