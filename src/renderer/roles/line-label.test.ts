/** What a screen reader says of a line: also what is to be seen by shade and sign alone. */
import { expect, test } from 'vitest';
import { createTranslator } from '../../shared/messages/index.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { allAccountGroups } from './groups.ts';
import { labelOf } from './line-label.ts';
import { homeLines } from './lines.ts';
import { createListSessions } from './listed-sessions.ts';

const nothing = { name: null, isFavorite: false, nickname: null, accountNickname: null, color: null };
const account = exampleAccount('000000000001', 'Payments', ['Admin', 'ReadOnly']);
const roles = { ...account.roles, newNames: ['Admin'], goneNames: ['Audit'] };

function labels(isSignedIn: boolean, locale: 'en' | 'ja'): readonly string[] {
  const signedIn = exampleSession('corp', [{ ...account, roles }]);
  const phase = { step: 'signed-out', reason: 'asked', since: null, problem: null } as const;
  const session = isSignedIn ? signedIn : { ...signedIn, phase };
  const accounts = allAccountGroups([session]);
  const { all } = homeLines({ favorites: [], recent: [], accounts, open: new Set(accounts.map(({ id }) => id)) });
  const listed = createListSessions()([session]).get(session.id);
  const t = createTranslator(locale);
  return all.flatMap((line) => (line.kind === 'heading' ? [] : [labelOf(t, line, { ...nothing, session: listed })]));
}

test('new and gone roles say so', () => {
  expect(labels(true, 'en')).toEqual([
    'Payments, 000000000001, 2 roles, expanded',
    'new, Admin, Payments (000000000001)',
    'ReadOnly, Payments (000000000001)',
    'gone, Audit, Payments (000000000001)',
  ]);
});

test('greyed rows of a session that is signed out say so', () => {
  expect(labels(false, 'en')[2]).toBe('ReadOnly, Payments (000000000001), Signed out');
  for (const label of labels(false, 'ja')) expect(label).toMatch(/、未サインイン$/);
});
