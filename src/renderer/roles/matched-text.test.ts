/** Whoever finds a line sees why: also where its id, its address or a name behind a nickname is what matched. */
import { expect, test } from 'vitest';
import { createTranslator } from '../../shared/messages/index.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { finderRows, type FinderRow } from './finder-rows.ts';
import { allAccountGroups } from './groups.ts';
import { labelOf } from './line-label.ts';
import { matchLines } from './lines.ts';
import { createListSessions } from './listed-sessions.ts';
import { matchedText } from './matched-text.ts';
import { createSearch } from './search.ts';

const profileOf = (name: string) => ({
  name,
  accountId: '111122223333',
  roleName: 'Admin',
});
const session = {
  ...exampleSession('corp', [
    exampleAccount('111122223333', 'staging-32', ['Admin', 'ReadOnly'], 'aws+staging@example.com'),
    exampleAccount('444455556666', 'not-listed-yet', [], 'root@acme.example'),
    exampleAccount('777788883299', null, ['Billing']),
  ]),
  profiles: [profileOf('first'), profileOf('second')],
};
const listed = createListSessions()([session]).get(session.id)!;
const search = createSearch<FinderRow>();
search.setRows(
  finderRows(
    allAccountGroups([session]),
    new Map([[session.id, { name: 'corp', recentRoles: [], profiles: listed.profiles }]]),
    [],
  ),
);

interface Names {
  readonly nickname?: string;
  readonly accountNickname?: string;
}

/** What the first hit shows beside its usual texts. */
function matched(query: string, { nickname, accountNickname }: Names = {}): string | null | undefined {
  const { hits, marks } = search.find(query);
  const line = matchLines(
    hits.map(({ match }) => match),
    [],
  ).all.find(({ kind }) => kind !== 'heading');
  if (line === undefined || line.kind === 'heading') return undefined;
  const names = { session: listed, nickname: nickname ?? null, accountNickname: accountNickname ?? null };
  const text = matchedText(line, names, marks);
  const facts = { ...names, name: null, isFavorite: false, color: null, matched: text };
  const label = labelOf(createTranslator('en'), line, facts);
  // Whoever speaks to the computer says what is to be seen, and hears it once.
  if (text !== null) expect(label.split(text)).toHaveLength(2);
  return text;
}

test.each<[string, Names, string | null]>([
  ['111122223333', {}, '111122223333'],
  ['3333', {}, '111122223333'],
  ['staging 3333', {}, '111122223333'],
  ['staging admin', {}, null],
  // The name has these letters, so the address that has them too says nothing more.
  ['staging-32', {}, null],
  ['stagign', {}, null],
  ['33', {}, '111122223333'],
  ['aws+staging@', {}, 'aws+staging@example.com'],
  ['second', {}, 'second'],
  ['first', {}, null],
  ['admin', { nickname: 'The Boss' }, 'Admin'],
  ['staging', { accountNickname: 'Stage' }, 'staging-32'],
  // An account whose roles are not known shows its id already.
  ['444455556666', {}, null],
  ['root@acme', {}, 'root@acme.example'],
  // It has no name: its id is what is shown.
  ['777788883299', {}, null],
])('%s with %o shows %s', (query, names, expected) => {
  expect(matched(query, names)).toBe(expected);
});
