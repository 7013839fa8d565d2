/** What marks of accounts and roles say, how they change, and that they stay within their limit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  browserOf,
  favoritesOf,
  marksOf,
  marksOfAccount,
  mostMarks,
  nicknameFrom,
  ownMarkOf,
  type RoleMark,
  withMark,
} from './role-marks.ts';

const account = { accountId: '012345678901', roleName: null } as const;
const admin = { accountId: '012345678901', roleName: 'Admin' } as const;
const made = (...changes: readonly (readonly [typeof account | typeof admin, Parameters<typeof withMark>[2]])[]) =>
  changes.reduce<readonly RoleMark[]>((marks, [target, change]) => withMark(marks, target, change) ?? marks, []);

describe('what marks say of a role', () => {
  test('nothing, where there are none', () => {
    const nothing = { favorite: false, nickname: null, accountNickname: null, color: null };
    expect(marksOf([], '012345678901', 'Admin')).toEqual(nothing);
    expect(marksOf(made([account, { color: 'red' }]), '111111111111', 'Admin')).toEqual(nothing);
  });

  test('its own colour goes before its account’s, and both names are told', () => {
    const marks = made(
      [account, { color: 'red', nickname: 'Payments' }],
      [admin, { nickname: 'Break glass', favorite: true }],
    );
    expect(marksOf(marks, account.accountId, 'Admin')).toEqual({
      favorite: true,
      nickname: 'Break glass',
      accountNickname: 'Payments',
      color: 'red',
    });
    expect(marksOf(withMark(marks, admin, { color: 'teal' })!, account.accountId, 'Admin').color).toBe('teal');
    expect(marksOf(marks, account.accountId, 'Read')).toMatchObject({ favorite: false, nickname: null, color: 'red' });
    expect(marksOfAccount(marks, account.accountId)).toEqual({ nickname: 'Payments', color: 'red' });
    expect(marksOfAccount(marks, '111111111111')).toEqual({ nickname: null, color: null });
    expect(ownMarkOf(marks, admin)).toEqual({ nickname: 'Break glass', color: null, browser: null });
    expect(ownMarkOf(marks, { ...account, roleName: null })).toEqual({
      nickname: 'Payments',
      color: 'red',
      browser: null,
    });
  });

  test('its own browser goes before its account’s, and one that is taken back is gone', () => {
    const [chrome, firefox] = [
      { id: 'chrome:a', label: 'Chrome' },
      { id: 'firefox:b', label: 'Firefox', window: { kind: 'private' } },
    ] as const;
    const marks = made([account, { browser: chrome }], [admin, { browser: firefox }]);
    expect(browserOf(marks, account.accountId, 'Admin')).toBe(firefox);
    expect(browserOf(marks, account.accountId, 'Read')).toBe(chrome);
    expect(browserOf(marks, '111111111111', 'Admin')).toBeNull();
    const fewer = withMark(marks, admin, { browser: null })!;
    expect(browserOf(fewer, account.accountId, 'Admin')).toBe(chrome);
    expect(withMark(fewer, account, { browser: null })).toEqual([]);
  });

  test('favourites keep the order in which they were chosen', () => {
    const names = ['B', 'A', 'C'];
    const marks = names.reduce<readonly RoleMark[]>(
      (all, roleName) => withMark(all, { ...admin, roleName }, { favorite: true })!,
      made([account, { color: 'red' }]),
    );
    expect(favoritesOf(marks).map(({ roleName }) => roleName)).toEqual(names);
    const fewer = withMark(marks, { ...admin, roleName: 'A' }, { favorite: false })!;
    expect(favoritesOf(fewer).map(({ roleName }) => roleName)).toEqual(['B', 'C']);
  });
});

test('a mark that says nothing any more is gone, whatever it said', () => {
  const change = fc.record(
    {
      favorite: fc.boolean(),
      nickname: fc.option(fc.constantFrom('a', 'b')),
      color: fc.option(fc.constantFrom('red' as const, 'teal' as const)),
    },
    { requiredKeys: [] },
  );
  const target = fc.record({
    accountId: fc.constantFrom('000000000001', '000000000002'),
    roleName: fc.option(fc.constantFrom('A', 'B')),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(target, change)), (changes) => {
      const marks = changes.reduce<readonly RoleMark[]>((all, [where, what]) => withMark(all, where, what)!, []);
      for (const { favorite, nickname, color } of marks) expect(favorite || nickname || color).toBeTruthy();
      expect(new Set(marks.map(({ accountId, roleName }) => `${accountId} ${roleName}`)).size).toBe(marks.length);
      const nothing = { favorite: false, nickname: null, color: null };
      expect(marks.reduce((all, one) => withMark(all, one, nothing)!, marks)).toEqual([]);
    }),
  );
});

test('there is room for so many and no more; those that are there can still change', () => {
  const full = Array.from({ length: mostMarks }, (_, n) => ({
    ...admin,
    roleName: `r${n}`,
    favorite: true,
    nickname: null,
    color: null,
    browser: null,
  }));
  expect(withMark(full, admin, { favorite: true })).toBeNull();
  expect(withMark(full, admin, { favorite: false })).toBe(full);
  expect(withMark(full, { ...admin, roleName: 'r0' }, { nickname: 'x' })).toHaveLength(mostMarks);
});

test.each([
  ['  pay\tprod \n', 'pay prod'],
  ['\u202eadmin\u202c', 'admin'],
  ['決済 本番', '決済 本番'],
  ['👨‍👩‍👧', '👨‍👩‍👧'],
  [' \u200b\u0000 ', null],
  ['', null],
])('%j is the nickname %j', (typed, nickname) => expect(nicknameFrom(typed)).toBe(nickname));
