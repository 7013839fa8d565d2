/** Tests of the search: what people type, and what they mean. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleAccount, exampleSession } from './example-session.ts';
import { createGroupSearch, type GroupsFound } from './group-search.ts';
import { type AccountGroup, allAccountGroups } from './groups.ts';
import { plainText } from '../ui/search-text.ts';
import { matchesShown } from './search.ts';

const search = (groups: readonly AccountGroup[], query: string): GroupsFound => createGroupSearch()(groups, query);

const index = allAccountGroups([
  exampleSession('corp', [
    exampleAccount('888899990000', null, ['DatabaseAdministrator']),
    exampleAccount('111122223333', 'Payments Production', ['AdministratorAccess', 'ReadOnlyAccess']),
    exampleAccount('000000000042', 'Payments Staging', ['AdministratorAccess'], 'aws-staging@example.com'),
    exampleAccount('444455556666', 'Müller & Söhne', ['Billing']),
    exampleAccount('777788889999', '基幹システム 本番', ['閲覧者']),
    exampleAccount('999900001111', 'Still loading', []),
  ]),
]);

/** What is found, as `account/role`. */
function found(query: string): readonly string[] {
  return search(index, query).groups.flatMap(({ account, rows }) => {
    const name = account.name ?? account.accountId;
    return rows.length === 0 ? [name] : rows.map((row) => `${name}/${row.kind === 'role' ? row.roleName : row.kind}`);
  });
}

test.each([
  ['staging', ['Payments Staging/AdministratorAccess']],
  ['example.com', ['Payments Staging/AdministratorAccess']],
  ['billing', ['Müller & Söhne/Billing']],
  ['MULLER', ['Müller & Söhne/Billing']],
  ['Müllér', ['Müller & Söhne/Billing']],
  ['本番', ['基幹システム 本番/閲覧者']],
  ['閲覧', ['基幹システム 本番/閲覧者']],
  ['000042', ['Payments Staging/AdministratorAccess']],
  ['1111-2222-3333', ['Payments Production/AdministratorAccess', 'Payments Production/ReadOnlyAccess']],
  ['prod read', ['Payments Production/ReadOnlyAccess']],
  ['read prod', ['Payments Production/ReadOnlyAccess']],
  ['prodcution', ['Payments Production/AdministratorAccess', 'Payments Production/ReadOnlyAccess']],
  ['still', ['Still loading']],
  ['still billing', ['Still loading']],
  ['9999 read', ['Still loading']],
  ['payments billing', []],
  ['8888', ['888899990000/DatabaseAdministrator', '基幹システム 本番/閲覧者']],
  ['nothing like this', []],
  ['***', []],
])('%j finds %j', (query, expected) => {
  expect(found(query).toSorted()).toEqual(expected.toSorted());
});

test('a role that begins with the query stands before one that has it inside; equals keep the order of the list', () => {
  expect(found('admin')).toEqual([
    'Payments Production/AdministratorAccess',
    'Payments Staging/AdministratorAccess',
    '888899990000/DatabaseAdministrator',
  ]);
});

test('more matches than a list should have are counted instead', () => {
  const many = Array.from({ length: 500 }, (_, at) =>
    exampleAccount(String(at).padStart(12, '0'), `A${at}`, ['Admin']),
  );
  const { groups, more } = search(allAccountGroups([exampleSession('corp', many)]), 'admin');
  expect(groups).toHaveLength(matchesShown);
  expect(more).toBe(500 - matchesShown);
});

const odd = allAccountGroups([
  exampleSession('corp', [
    exampleAccount('123456789012', '🧪 lab "blue" (x)', ['team-dev', 'Ｆｕｌｌ']),
    exampleAccount('000011112222', 'prod-eu', ['Admin', 'Éditeur']),
  ]),
]);
const rolesFor = (query: string): readonly string[] =>
  search(odd, query).groups.flatMap(({ rows }) => rows.map((row) => (row.kind === 'role' ? row.roleName : '')));

test.each([
  ['1234-5678-9012', ['team-dev', 'Ｆｕｌｌ']],
  ['1234 5678 9012', ['team-dev', 'Ｆｕｌｌ']],
  ['１２３４５６７８９０１２', ['team-dev', 'Ｆｕｌｌ']],
  ['arn:aws:iam::000011112222:role/Admin', ['Admin']],
  ['arn:aws:iam::000011112222:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef', ['Admin']],
  ['arn:aws:sts::000011112222:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana.lima', ['Admin']],
  ['🧪', ['team-dev', 'Ｆｕｌｌ']],
  ['full', ['Ｆｕｌｌ']],
  ['ＡＤＭＩＮ', ['Admin']],
  ['-dev', ['team-dev']],
  ['"blue"', ['team-dev', 'Ｆｕｌｌ']],
  ['editeur', ['Éditeur']],
  ['ÉDITEUR', ['Éditeur']],
])('%s is understood', (query, roles) => expect(rolesFor(query)).toEqual(roles));

test('any part of a shown name finds it', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(name, name, fc.nat(30), fc.nat(30), (account, role, from, length) => {
      const one = allAccountGroups([exampleSession('s', [exampleAccount('111122223333', account, [role])])]);
      for (const text of [account, role, '111122223333']) {
        const letters = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
        const part = letters
          .slice(from, from + 1 + length)
          .join('')
          .trim();
        // An accent alone, cut off its letter, is no text.
        if (plainText(part).trim() !== '') expect(search(one, part).groups, part).toHaveLength(1);
      }
    }),
    { numRuns: 500 },
  );
});
