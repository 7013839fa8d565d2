/** Which accounts and roles are old enough to be asked for again by themselves, and which of them first. */
import { describe, expect, test, vi } from 'vitest';
import type { Account } from '../../shared/app-state.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import { createAccountTable } from './account-table.ts';
import { ListFreshness } from './list-freshness.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const hour = 3_600_000;

describe('what is old', () => {
  const account = (index: number, knownAt: number | undefined, rest: Partial<Account> = {}): Account => ({
    accountId: String(100_000_000_000 + index),
    name: null,
    email: null,
    roles: { status: 'ready', problem: null, names: ['A'], ...(knownAt !== undefined && { knownAt }) },
    ...rest,
  });
  const oldest = (accounts: readonly Account[], freshness = new ListFreshness()): readonly string[] =>
    freshness.oldest(createAccountTable(accounts, true).entries).map(({ accountId }) => accountId.slice(-3));

  test('roles that were told four hours ago, or never, or at a time that is still to come', () => {
    const at = now();
    const ages = [0, 3.9 * hour, 4.1 * hour, -hour];
    const known = [...ages.map((age, index) => account(index, at - age)), account(9, undefined)];
    expect(oldest(known).toSorted()).toEqual(['002', '003', '009']);
  });

  test('fifty of them, the oldest first', () => {
    const at = now();
    const known = Array.from({ length: 60 }, (_, index) => account(index, at - 5 * hour - index * 1000));
    const expected = Array.from({ length: 50 }, (_, index) => String(59 - index).padStart(3, '0'));
    expect(oldest(known)).toEqual(expected);
  });

  test('not those that are asked for anyway, nor those that are gone', () => {
    const at = now();
    const waiting = { status: 'waiting', problem: null, names: ['A'], knownAt: at - 5 * hour } as const;
    expect(
      oldest([account(1, at - 5 * hour, { roles: waiting }), account(2, at - 5 * hour, { news: 'gone' })]),
    ).toEqual([]);
  });

  test('all accounts an hour after they were listed, and before that at once', () => {
    const freshness = new ListFreshness();
    expect(freshness.areAccountsOld).toBe(true);
    freshness.listed();
    expect(freshness.areAccountsOld).toBe(false);
    advance(0.99 * hour);
    expect(freshness.areAccountsOld).toBe(false);
    advance(0.02 * hour);
    expect(freshness.areAccountsOld).toBe(true);
  });
});
