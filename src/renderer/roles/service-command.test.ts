/** Which words of a query are a service, and which role the others find. */
import { expect, test } from 'vitest';
import type { FinderRow } from './finder-rows.ts';
import { createSearch } from './search.ts';
import { serviceRole } from './service-command.ts';

const row = (accountId: string, name: string, roleName: string): FinderRow => ({
  sessionName: 'corp',
  account: { accountId, name, email: null },
  roleName,
  profiles: [],
  isFavorite: false,
  uses: null,
  match: {
    kind: 'role',
    id: `${accountId} ${roleName}`,
    sessionId: 'sso-session:corp',
    accountId,
    accountName: name,
    roleName,
    recent: false,
  },
});

const search = createSearch<FinderRow>();
search.setRows([
  row('111122223333', 'payments', 'ReadOnly'),
  row('111122223333', 'payments', 'Admin'),
  row('444455556666', 'lake', 'Admin'),
]);
const found = (query: string): string | null => {
  const role = serviceRole(query, (words) => search.find(words).hits);
  return role === null ? null : `${role.service}: ${role.row.accountName ?? ''} ${role.row.roleName}`;
};

test.each([
  ['s3 payments admin', 's3: payments Admin'],
  ['lake Lambda', 'lambda: lake Admin'],
  ['admin ddb lake', 'ddb: lake Admin'],
  // Of two services one is looked for among the roles.
  ['s3 lambda lake', null],
  ['s3', null],
  ['s3 nowhere', null],
  ['l payments', null],
  ['constructor lake', null],
])('%s: %s', (query, role) => expect(found(query)).toBe(role));
