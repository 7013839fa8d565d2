/** What a screen reader says of a line: also what is to be seen by shade and sign alone. */
import { expect, test } from 'vitest';
import { createTranslator } from '../../shared/messages/index.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { allAccountGroups } from './groups.ts';
import { accountState, labelOf } from './line-label.ts';
import { homeLines } from './lines.ts';
import { createListSessions } from './listed-sessions.ts';

const nothing = { name: null, isFavorite: false, nickname: null, accountNickname: null, color: null, matched: null };
const account = exampleAccount('000000000001', 'Payments', ['Admin', 'ReadOnly']);
const roles = { ...account.roles, newNames: ['Admin'], goneNames: ['Audit'] };

function labels(isSignedIn: boolean, locale: 'en' | 'ja'): readonly string[] {
  const signedIn = exampleSession('corp', [{ ...account, roles }]);
  const phase = { step: 'signed-out', reason: 'asked', since: null, problem: null } as const;
  const session = isSignedIn ? signedIn : { ...signedIn, phase };
  const accounts = allAccountGroups([session]);
  const { all } = homeLines({
    favorites: [],
    recent: [],
    accounts,
    open: new Set(accounts.map(({ id }) => id)),
    chained: [],
  });
  const listed = createListSessions()([session]).get(session.id);
  const t = createTranslator(locale);
  return all.flatMap((line) => (line.kind === 'heading' ? [] : [labelOf(t, line, { ...nothing, session: listed })]));
}

test('new and gone roles say so', () => {
  expect(labels(true, 'en')).toEqual([
    'Payments, 000000000001, 2 roles, expanded',
    'Admin, new, Payments (000000000001)',
    'ReadOnly, Payments (000000000001)',
    'Audit, gone, Payments (000000000001)',
  ]);
});

test('greyed rows of a session that is signed out say so', () => {
  expect(labels(false, 'en')[2]).toBe('ReadOnly, Payments (000000000001), Signed out');
  for (const label of labels(false, 'ja')) expect(label).toMatch(/、未サインイン$/);
});

test('an account without roles says so, and that they are loading only while something loads', () => {
  const t = createTranslator('en');
  const empty = exampleAccount('000000000002', 'empty', []);
  const state = (isUsable: boolean, knownAt?: number) => {
    const known = { ...empty, roles: { ...empty.roles, ...(knownAt !== undefined && { knownAt }) } };
    const session = exampleSession('corp', [known]);
    const listed = createListSessions()([session]).get(session.id)!;
    return accountState(t, allAccountGroups([session])[0]!, { ...listed, isUsable });
  };
  expect(state(true)).toBe('Loading roles…');
  expect(state(false)).toBe('roles not loaded');
  expect(state(true, 1)).toBe('No roles');
  expect(state(false, 1)).toBe('No roles');
});
