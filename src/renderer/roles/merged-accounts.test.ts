/** Tests of the accounts of several sessions as one list. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName } from '../../shared/account-order.ts';
import type { Account } from '../../shared/app-state.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { type AccountGroup, allAccountGroups } from './groups.ts';
import { createAccountMerge } from './merged-accounts.ts';

const listOf = (session: string, accounts: readonly Account[]): readonly AccountGroup[] =>
  allAccountGroups([exampleSession(session, accounts.toSorted(byName))]);

const account = fc
  .record({
    id: fc.integer({ min: 0, max: 40 }),
    name: fc.option(fc.constantFrom('a', 'B', 'b', 'c10', 'c9', '', 'ü')),
    email: fc.option(fc.constantFrom('x@example.com', 'y@example.com')),
    roles: fc.subarray(['Admin', 'Read']),
  })
  .map(({ id, name, email, roles }) => exampleAccount(String(id).padStart(12, '0'), name, roles, email));
const lists = fc.array(fc.array(account, { maxLength: 12 }), { maxLength: 4 });

test('whatever the sessions have, all of it is there by name, also after changes', () => {
  fc.assert(
    fc.property(fc.array(lists, { minLength: 1, maxLength: 4 }), (states) => {
      const merge = createAccountMerge();
      for (const state of states) {
        const input = state.map((accounts, at) => listOf(`s${at}`, accounts));
        const merged = merge(input);
        expect(new Set(merged)).toEqual(new Set(input.flat()));
        expect(merged).toHaveLength(input.flat().length);
        const accounts = merged.map((group) => group.account);
        accounts.slice(1).forEach((one, at) => expect(byName(accounts[at]!, one)).toBeLessThanOrEqual(0));
      }
    }),
    { numRuns: 300 },
  );
});

test('roles that come in change the account and not its place, and equal lists give the same object', () => {
  const merge = createAccountMerge();
  const lab = listOf('lab', [exampleAccount('000000000002', 'b', [])]);
  const before = merge([listOf('corp', [exampleAccount('000000000001', 'a', [])]), lab]);
  const corp = listOf('corp', [exampleAccount('000000000001', 'a', ['Admin'])]);
  const after = merge([corp, lab]);
  expect(after).toEqual([corp[0], lab[0]]);
  expect(after).not.toBe(before);
  expect(merge([corp, lab])).toBe(after);
});

test('one session keeps its own list', () => {
  const corp = listOf('corp', [exampleAccount('000000000001', 'a', [])]);
  expect(createAccountMerge()([corp])).toBe(corp);
  expect(createAccountMerge()([])).toEqual([]);
});
