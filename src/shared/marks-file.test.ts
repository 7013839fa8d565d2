/** The team's file: what is in it and what is not, what is refused, and that an import overwrites nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksFileText, mergeMarks, readMarksFile } from './marks-file.ts';
import { accountColors, markKey, mostMarks, nicknameFrom, type RoleMark } from './role-marks.ts';

const account = {
  accountId: '012345678901',
  roleName: null,
  favorite: false,
  nickname: 'Pay',
  color: 'red',
  browser: null,
} as const;
const role = {
  accountId: '012345678901',
  roleName: 'Admin',
  favorite: true,
  nickname: null,
  color: null,
  browser: null,
} as const;
const file = (roles: unknown, rest: object = {}) => JSON.stringify({ daypass: 'roles', version: 1, roles, ...rest });

const mark = fc
  .record({
    accountId: fc.constantFrom('000000000001', '000000000002', '000000000003'),
    roleName: fc.option(fc.constantFrom('A', 'B')),
    favorite: fc.boolean(),
    nickname: fc.option(fc.string({ minLength: 1, maxLength: 20 }).map((text) => nicknameFrom(text) ?? 'x')),
    color: fc.option(fc.constantFrom(...accountColors)),
    browser: fc.constant(null),
  })
  .map((one): RoleMark => ({ ...one, favorite: one.favorite && one.roleName !== null }))
  .filter(({ favorite, nickname, color }) => favorite || nickname !== null || color !== null);
const marks = fc.uniqueArray(mark, { selector: markKey, maxLength: 8 });

test('holds ids, names and colours, sorted, and nothing that is empty', () => {
  expect(JSON.parse(marksFileText([role, account]))).toEqual({
    daypass: 'roles',
    version: 1,
    roles: [
      { accountId: '012345678901', nickname: 'Pay', color: 'red' },
      { accountId: '012345678901', roleName: 'Admin', favorite: true },
    ],
  });
});

test('which browser opens what stays here: it is not written, not read, and not lost by an import', () => {
  const browser = { id: 'firefox:work', label: 'Firefox · work' } as const;
  const mine: readonly RoleMark[] = [
    { ...role, browser },
    { ...account, nickname: null, color: null, browser },
  ];
  expect(JSON.parse(marksFileText(mine))).toMatchObject({ roles: [{ accountId: role.accountId, roleName: 'Admin' }] });
  expect(marksFileText(mine)).not.toContain('firefox');
  const read = readMarksFile(file([{ ...account, browser: { id: 'chrome:x', label: 'x' } }]));
  expect(read).toEqual({ kind: 'marks', marks: [account] });
  expect(mergeMarks(mine, [account]).marks).toEqual([mine[0], { ...account, browser }]);
});

test('what was written is read again, whatever it is', () => {
  fc.assert(
    fc.property(marks, (all) => {
      const read = readMarksFile(marksFileText(all));
      expect(mergeMarks([], read.kind === 'marks' ? read.marks : []).marks.toSorted(byKey)).toEqual(
        all.toSorted(byKey),
      );
    }),
  );
});
const byKey = (one: RoleMark, other: RoleMark) => (markKey(one) < markKey(other) ? -1 : 1);

describe('refused', () => {
  test.each([
    ['no JSON', '{"daypass": '],
    ['null', 'null'],
    ['a list', '[]'],
    ['another program’s', '{"version":1,"roles":[]}'],
    ['an account id that is none', file([{ ...role, accountId: '../../etc' }])],
    ['a colour that there is not', file([{ ...account, color: 'url(https://evil.example)' }])],
    ['a name without end', file([{ ...account, nickname: 'x'.repeat(61) }])],
    ['more than there is room for', file(Array(mostMarks + 1).fill(role))],
    ['keys of every object', '{"daypass":"roles","version":1,"roles":[{"__proto__":{"accountId":"012345678901"}}]}'],
  ])('%s', (_, text) => expect(readMarksFile(text)).toEqual({ kind: 'invalid' }));

  test('a newer version, as such', () => {
    expect(readMarksFile(file([{ shape: 'new' }], { version: 2 }))).toEqual({ kind: 'newer' });
  });
});

test('names that would break a line are mended, fields that nobody knows are left aside', () => {
  const read = readMarksFile(file([{ ...account, nickname: ' a\nb\u202e', secret: 'x' }]));
  expect(read).toEqual({ kind: 'marks', marks: [{ ...account, nickname: 'a b' }] });
});

describe('together with what somebody has', () => {
  test('what is empty is filled, what differs stays, and all of it is told', () => {
    const theirs = [{ ...account, nickname: 'Payments', color: 'teal' } as const, role];
    const mine = [{ ...account, color: null }];
    expect(mergeMarks(mine, theirs)).toEqual({
      marks: [{ ...account, color: 'teal' }, role],
      imported: { changed: 2, kept: 1, left: 0 },
    });
  });

  test('nothing that the user has is ever lost or changed, and a second time changes nothing', () => {
    fc.assert(
      fc.property(marks, marks, (mine, theirs) => {
        const { marks: merged } = mergeMarks(mine, theirs);
        for (const own of mine) {
          const after = merged.find((one) => markKey(one) === markKey(own))!;
          expect(after.favorite || !own.favorite).toBe(true);
          if (own.nickname !== null) expect(after.nickname).toBe(own.nickname);
          if (own.color !== null) expect(after.color).toBe(own.color);
        }
        const again = mergeMarks(merged, theirs);
        expect(again.marks).toEqual(merged);
        expect(again.imported.changed).toBe(0);
      }),
    );
  });

  test('what has no room is counted', () => {
    const full = Array.from({ length: mostMarks }, (_, n): RoleMark => ({ ...role, roleName: `r${n}` }));
    expect(mergeMarks(full, [account, role]).imported).toEqual({ changed: 0, kept: 0, left: 2 });
  });
});
