/** Which roles can be chosen for profiles, and what is asked of the main process for them. */
import { expect, test } from 'vitest';
import { exampleAccount, exampleSession } from '../roles/example-session.ts';
import { allAccountGroups } from '../roles/groups.ts';
import { choosable, chosenRoles, mostAtOnce, profilesByRow, toRoles } from './role-choice.ts';

const accounts = [
  exampleAccount('012345678901', 'Prod', ['Admin', 'ReadOnly']),
  exampleAccount('111111111111', null, ['Admin']),
  exampleAccount('222222222222', 'broken', null),
];
const session = {
  ...exampleSession('corp', accounts),
  profiles: [
    { name: 'first', accountId: '012345678901', roleName: 'Admin' },
    { name: 'second', accountId: '012345678901', roleName: 'Admin' },
    { name: 'token-only', accountId: null, roleName: null },
  ],
};
const groups = allAccountGroups([session]);
const profiles = profilesByRow(session);
const free = choosable(groups, profiles);

test('roles with a profile are told by its name, the first of several', () => {
  expect([...profiles]).toEqual([['sso-session:corp 012345678901 Admin', 'first']]);
  expect(groups[0]!.rows.map(({ id }) => profiles.get(id))).toEqual(['first', undefined]);
});

test('all others can be chosen, in the order of the list', () => {
  expect(toRoles(free)).toEqual([
    { accountId: '012345678901', roleName: 'ReadOnly' },
    { accountId: '111111111111', roleName: 'Admin' },
  ]);
});

test('what is chosen and not in the list any more does not count', () => {
  const chosen = new Set([free[1]!.id, 'sso-session:corp 333333333333 Admin']);
  expect(chosenRoles(free, chosen)).toEqual([free[1]]);
});

test('no more than one command takes', () => {
  const many = Array.from({ length: mostAtOnce + 1 }, () => free[0]!);
  expect(toRoles(many)).toHaveLength(mostAtOnce);
});
