/** Tests of what is new and gone in a list of accounts, through the table that makes the list. */
import { describe, expect, test } from 'vitest';
import type { Account } from '../../shared/app-state.ts';
import { listWithoutNews } from './account-news.ts';
import { type AccountTable, createAccountTable } from './account-table.ts';

const listed = (...names: readonly string[]) =>
  names.map((name, index) => ({ accountId: `00000000000${name.charCodeAt(0) % 10}`, name, email: null, index }));
const remembered = (name: string, roles: readonly string[], rest: Partial<Account> = {}): Account => ({
  ...listed(name)[0]!,
  roles: { status: 'waiting', problem: null, names: roles, knownAt: 1 },
  ...rest,
});
const newsOf = (table: AccountTable): readonly (readonly [string | null, string | undefined])[] =>
  table.entries.map(({ account }) => [account.name, account.news]);
const rolesOf = (table: AccountTable, name: string) =>
  table.entries.find(({ account }) => account.name === name)?.account.roles;
/** The roles come for an account that is open. */
function tell(table: AccountTable, name: string, names: readonly string[]): void {
  const entry = table.entries.find(({ account }) => account.name === name)!;
  table.begin(entry, 1);
  table.succeed(entry, names);
}

describe('accounts', () => {
  test('of a first list are not new, nor gone where it was not whole', () => {
    const table = createAccountTable([]);
    table.add(listed('a', 'b'));
    table.replace(listed('b', 'c'), 1);
    expect(newsOf(table)).toEqual([
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  test('that come and go against a whole list are marked until they are seen', () => {
    const table = createAccountTable([remembered('a', []), remembered('b', [])], true);
    table.replace(listed('b', 'c'), 1);
    const marked = [
      ['a', 'gone'],
      ['b', undefined],
      ['c', 'new'],
    ];
    expect(newsOf(table)).toEqual(marked);
    table.replace(listed('b', 'c'), 2);
    expect(newsOf(table)).toEqual(marked);
    table.seen();
    expect(newsOf(table)).toEqual([
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  test('that are gone are asked for nothing, and when they are back they are neither gone nor new', () => {
    const table = createAccountTable([remembered('a', ['Admin'])], true);
    table.replace([], 1);
    expect([table.openCount, table.nextOpen()]).toEqual([0, undefined]);
    const gone = table.entry(table.entries[0]!.accountId)!;
    table.reopen(gone);
    expect(table.openCount).toBe(0);
    table.replace(listed('a'), 2);
    expect(newsOf(table)).toEqual([['a', undefined]]);
    expect(rolesOf(table, 'a')).toMatchObject({ status: 'waiting', names: ['Admin'] });
    expect(table.nextOpen()?.accountId).toBe(gone.accountId);
  });

  test('that nobody has seen as new leave no trace when they go', () => {
    const table = createAccountTable([], true);
    table.replace(listed('a'), 1);
    table.replace([], 2);
    expect(newsOf(table)).toEqual([]);
  });

  test('keep their marks in the next listing', () => {
    const table = createAccountTable(
      [remembered('a', [], { news: 'gone' }), remembered('b', [], { news: 'new' })],
      true,
    );
    table.replace(listed('b'), 1);
    expect(newsOf(table)).toEqual([
      ['a', 'gone'],
      ['b', 'new'],
    ]);
  });
});

describe('roles', () => {
  test('that AWS tells first are not new, and all of a new account are its news', () => {
    const table = createAccountTable([], true);
    table.replace(listed('a'), 1);
    tell(table, 'a', ['Admin']);
    tell(table, 'a', ['Admin', 'Audit']);
    expect(rolesOf(table, 'a')).toEqual({
      status: 'ready',
      problem: null,
      names: ['Admin', 'Audit'],
      knownAt: expect.any(Number),
    });
  });

  test('that come and go are marked until they are seen', () => {
    const table = createAccountTable([remembered('a', ['Admin', 'Billing'])], true);
    table.replace(listed('a'), 1);
    tell(table, 'a', ['Audit', 'Billing']);
    const marked = { names: ['Audit', 'Billing'], newNames: ['Audit'], goneNames: ['Admin'] };
    expect(rolesOf(table, 'a')).toMatchObject(marked);
    tell(table, 'a', ['Audit', 'Billing']);
    expect(rolesOf(table, 'a')).toMatchObject(marked);
    table.seen();
    expect(rolesOf(table, 'a')).toEqual({
      status: 'ready',
      problem: null,
      names: ['Audit', 'Billing'],
      knownAt: expect.any(Number),
    });
  });

  test('that are back are neither, and new ones that go unseen leave no trace', () => {
    const table = createAccountTable([remembered('a', ['Admin'])], true);
    table.replace(listed('a'), 1);
    tell(table, 'a', ['Audit']);
    tell(table, 'a', ['Admin']);
    expect(rolesOf(table, 'a')).not.toHaveProperty('goneNames');
    // Admin was known before, and is what it was.
    expect(rolesOf(table, 'a')).not.toHaveProperty('newNames');
  });

  test('that could not be asked for say nothing new', () => {
    const table = createAccountTable([remembered('a', ['Admin'])], true);
    table.replace(listed('a'), 1);
    table.begin(table.entries[0]!, 1);
    table.fail(table.entries[0]!, null);
    expect(rolesOf(table, 'a')).toEqual({ status: 'failed', problem: null, names: ['Admin'], knownAt: 1 });
  });
});

test('a list that was seen has no news, and the same objects where it had none', () => {
  const [plain, fresh] = [remembered('a', ['Admin']), remembered('b', [], { news: 'new' })];
  const list = { status: 'none', problem: null, items: [plain, fresh], listedAt: 1, user: null } as const;
  const seen = listWithoutNews(list);
  expect(seen.items[0]).toBe(plain);
  expect(seen.items[1]).not.toHaveProperty('news');
  expect(listWithoutNews({ ...list, items: [remembered('a', [], { news: 'gone' })] }).items).toEqual([]);
  expect(listWithoutNews(seen)).toBe(seen);
});
