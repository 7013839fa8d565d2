/** Tests of the list of accounts and roles as data. */
import { expect, test } from 'vitest';
import { exampleAccount, exampleSession } from './example-session.ts';
import { allAccountGroups, recentGroup, withoutGone } from './groups.ts';

const payments = exampleAccount('000000000001', 'Payments', ['Admin', 'ReadOnly']);
const broken = exampleAccount('000000000002', 'Data', null);
const waiting = exampleAccount('000000000003', null, []);

test('each account is a group with a row a role, one that failed has a row to try again', () => {
  const groups = allAccountGroups([exampleSession('corp', [payments, broken, waiting])]);
  expect(groups.map(({ rows }) => rows.map((row) => (row.kind === 'role' ? row.roleName : row.kind)))).toEqual([
    ['Admin', 'ReadOnly'],
    ['failed'],
    [],
  ]);
});

test('roles that are new or gone are told, until somebody has seen it', () => {
  const roles = { ...payments.roles, newNames: ['Admin'], goneNames: ['Audit'] };
  const [group] = allAccountGroups([exampleSession('corp', [{ ...payments, roles }])]);
  expect(group?.rows).toMatchObject([
    { roleName: 'Admin', isNew: true },
    { roleName: 'ReadOnly' },
    { roleName: 'Audit', isGone: true },
  ]);
  expect(group?.rows[1]).not.toHaveProperty('isNew');
  const [left] = withoutGone(group === undefined ? [] : [group]);
  expect(left?.rows).toEqual(group?.rows.slice(0, 2));
});

test('ids are unique even where two sessions lead to the same account and role', () => {
  const items = () => [exampleAccount('000000000001', 'Payments', ['Admin']), exampleAccount('000000000002', '', null)];
  const groups = allAccountGroups([exampleSession('corp', items()), exampleSession('lab', items())]);
  const recent = recentGroup([
    exampleSession('corp', [], [{ accountId: '000000000001', accountName: null, roleName: 'Admin', usedAt: 1 }]),
  ]);
  const ids = [...groups, ...(recent ? [recent] : [])].flatMap(({ id, rows }) => [id, ...rows.map((row) => row.id)]);
  expect(ids).toHaveLength(10);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the same accounts give the same groups, and a changed one leaves the others alone', () => {
  const [before] = [allAccountGroups([exampleSession('corp', [payments, broken])])];
  const items = [payments, broken];
  const session = exampleSession('corp', items);
  expect(allAccountGroups([session])).toBe(allAccountGroups([{ ...session, recentRoles: [] }]));
  const after = allAccountGroups([exampleSession('corp', [payments, exampleAccount('000000000002', 'Data', ['A'])])]);
  expect(after[0]).toBe(before?.[0]);
  expect(after[1]).not.toBe(before?.[1]);
});

test('the newest five recent roles of all sessions come first, and none make no group', () => {
  const use = (usedAt: number) => ({ accountId: '000000000001', accountName: 'P', roleName: `R${usedAt}`, usedAt });
  const sessions = [
    exampleSession('corp', [], [use(9), use(5), use(1)]),
    exampleSession('lab', [], [8, 4, 2].map(use)),
  ];
  expect(recentGroup(sessions)?.rows.map(({ roleName }) => roleName)).toEqual(['R9', 'R8', 'R5', 'R4', 'R2']);
  expect(recentGroup([exampleSession('corp', [payments])])).toBeNull();
});
