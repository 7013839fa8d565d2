/** What the benchmark of the search looks through, and what it types: the same in the page, in a worker and in Node. */
import type { SearchRow } from '../src/renderer/roles/search-index.ts';

const teams = ['payments', 'checkout', 'data-lake', 'identity', 'billing', 'network', 'security', 'mobile', 'search'];
const stages = ['prod', 'staging', 'dev', 'sandbox', 'qa'];
const roles = ['AdministratorAccess', 'ReadOnlyAccess', 'PowerUserAccess', 'Billing', 'NetworkAdministrator'];
const sessions = ['corp', 'lab', 'partners'];

/** 5,000 accounts with 5 roles each, in three sessions; some roles have a profile, are favorites or were used. */
export function makeRows(): readonly SearchRow[] {
  return Array.from({ length: 5000 }, (_, at) => {
    const name = `${teams[at % teams.length]}-${stages[at % stages.length]}-${at}`;
    const account = { accountId: String(100_000_000_000 + at * 7919), name, email: `aws+${name}@example.com` };
    return roles.map((roleName, which): SearchRow => {
      const number = at * roles.length + which;
      const profiles = number % 50 === 0 ? [`${name}-${which}`] : [];
      const uses = number % 250 === 0 ? { uses: 1 + (at % 17), usedAt: at } : null;
      const sessionName = sessions[at % sessions.length] ?? '';
      return { sessionName, account, roleName, profiles, isFavorite: number % 2500 === 0, uses };
    });
  }).flat();
}

/** The same rows with another object for one account. */
export function withChange(rows: readonly SearchRow[], accountAt: number): readonly SearchRow[] {
  const from = accountAt * roles.length;
  const account = { ...rows[from]!.account };
  return rows.map((row, at) => (at >= from && at < from + roles.length ? { ...row, account } : row));
}

const typed = [
  'pay adm',
  'prod readonly',
  'administrator',
  'lab billing',
  'checkout-prod-1',
  '100000300922',
  'readnoly paymnets',
  '@lab admin',
  'example.com',
  'nothing like this',
  '1000-0030-0922',
];

/** The field's text after each key. */
export const keystrokes: readonly string[] = typed.flatMap((query) =>
  Array.from(query, (_, at) => query.slice(0, at + 1)),
);
