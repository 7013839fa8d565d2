/** Tests of the commands that the search field finds. */
import { expect, test } from 'vitest';
import { makeServed, makeState } from '../../../testing/support/states.ts';
import type { Locale, Session } from '../../shared/app-state.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { findCommands, panelCommands } from './panel-commands.ts';

const signedOut: Session = {
  ...exampleSession('lab', []),
  phase: { step: 'signed-out', reason: 'never', since: null, problem: null },
};
const legacy: Session = {
  ...exampleSession('d-1234567890.awsapps.com', []),
  kind: 'legacy',
  id: 'legacy:https://d-1234567890.awsapps.com/start',
};
const leaving: Session = { ...exampleSession('gone', []), phase: { step: 'signing-out' } };
const signingIn: Session = {
  ...exampleSession('partners', []),
  phase: { step: 'signing-in', progress: { kind: 'browser', until: 5 }, keeps: null },
};
const corp = exampleSession('corp', [exampleAccount('111122223333', 'payments', ['Admin'])]);
const stale: Session = {
  ...exampleSession('stale', [exampleAccount('111122223333', 'payments', ['Admin'])]),
  phase: { step: 'signed-out', reason: 'asked', since: 0, problem: null },
};
const sessions = [corp, signedOut, legacy, leaving, signingIn, stale];
const now = 0;
const commandsIn = (locale: Locale = 'en') => panelCommands(makeState(sessions, { locale }), now);

const titles = (query: string, locale: Locale = 'en'): readonly string[] =>
  findCommands(commandsIn(locale), query).map(({ command }) => command.title);

test.each<[string, string]>([
  ['settings', 'Settings'],
  ['sett', 'Settings'],
  ['SETTINGS', 'Settings'],
  ['settigns', 'Settings'],
  ['preferences', 'Settings'],
  ['設定', 'Settings'],
  ['sign in lab', 'Sign in to lab'],
  ['lab sign in', 'Sign in to lab'],
  ['sing in lab', 'Sign in to lab'],
  ['log in lab', 'Sign in to lab'],
  ['サインイン lab', 'Sign in to lab'],
  ['sign in corp', 'Sign in to corp again'],
  ['sign out corp', 'Sign out of corp'],
  ['logout corp', 'Sign out of corp'],
  ['sign in to all', 'Sign in to 2 sessions'],
  ['log in all', 'Sign in to 2 sessions'],
  ['すべて サインイン', 'Sign in to 2 sessions'],
  ['forget list', 'Forget the list of stale'],
  ['forget everything corp', 'Forget everything of corp'],
  ['forget the list of stale', 'Forget the list of stale'],
  ['clear list stale', 'Forget the list of stale'],
  ['new session corp', 'Start a new session of corp'],
  ['portal lab', 'Open access portal of lab'],
  ['details lab', 'Show details of lab'],
  ['page partners', 'Reopen sign-in page of partners'],
  ['export', 'Settings'],
  ['sign out all', 'Sign out of all 2 sessions'],
  ['cancel partners', 'Cancel sign-in to partners'],
  ['refresh', 'Refresh accounts of corp'],
  ['create profiles', 'Create profiles for corp'],
  ['renewal', 'Enable automatic renewal for d-1234567890.awsapps.com'],
  ['check', 'Check AWS config'],
  ['mute lab', 'Mute notifications for lab'],
  ['add', 'Add session'],
  ['exit', 'Quit Daypass'],
])('%j finds %j first', (query, title) => expect(titles(query)[0]).toBe(title));

test('titles are in the language that is shown, and words of the other one find them too', () => {
  expect(titles('sign in lab', 'ja')[0]).toBe('lab にサインイン');
  expect(titles('lab にサインイン', 'ja')[0]).toBe('lab にサインイン');
  expect(titles('settings', 'ja')).toEqual(['設定']);
});

test.each([
  '',
  's',
  'lab',
  'corp',
  'admin',
  'payments prod',
  'tting',
  'gone sign in',
  'sign in d-1234567890.awsapps.com code',
])('%j is no command', (query) => expect(titles(query)).toEqual([]));

test('whole words come before all roles, beginnings do not', () => {
  const first = (query: string) => findCommands(commandsIn(), query)[0]?.isWhole;
  expect(first('sign in lab')).toBe(true);
  expect(first('settings')).toBe(true);
  expect(first('設定')).toBe(true);
  expect(first('sett')).toBe(false);
  expect(first('settigns')).toBe(false);
  expect(first('pro')).toBe(false);
});

test('each command does what it says', () => {
  const act = (query: string) => findCommands(commandsIn(), query)[0]?.command.act;
  expect(act('settings')).toEqual({ page: { kind: 'settings' } });
  expect(act('sign in lab')).toEqual({ command: { type: 'sign-in', sessionId: 'sso-session:lab' } });
  expect(act('lab code')).toEqual({ command: { type: 'sign-in', sessionId: 'sso-session:lab', method: 'device' } });
  expect(act('mute corp')).toEqual({ command: { type: 'mute-session', sessionId: 'sso-session:corp', muted: true } });
  expect(act('convert')).toEqual({ page: { kind: 'convert', sessionId: legacy.id } });
});

test('at most three, with ids of their own', () => {
  const all = commandsIn();
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(findCommands(all, 'sign in')).toHaveLength(3);
});

test('what hands out a role is ended and copied by words of that alone, and never by the words of the role', () => {
  const kept = { file: '/c', sessionId: corp.id, accountId: null, roleName: 'Admin', endsAt: 1, problem: null };
  const used = { accountId: '111122223333', accountName: 'payments', roleName: 'Admin', usedAt: 0 };
  const state = makeState([{ ...corp, recentRoles: [used] }], {
    served: [makeServed()],
    writtenKeys: [{ ...kept, profile: 'pay-admin', section: 'pay-admin-keys' }],
    copiedKeys: { accountId: '111122223333', roleName: 'Admin', profile: null, endsAt: 1, clearsAt: null },
  });
  const found = (query: string): readonly string[] =>
    findCommands(panelCommands(state, now), query).map(({ command }) => command.title);
  for (const query of ['admin', 'admin payments', 'pay-admin']) expect(found(query), query).toEqual([]);
  expect(found('stop serving admin')[0]).toBe('Stop serving Admin in payments');
  expect(found('copy keys payments')[0]).toBe('Copy keys of Admin (payments)');
  expect(found('clear copied')[0]).toBe('Clear copied keys');
  expect(found('remove keys pay-admin')[0]).toBe('Remove the keys of pay-admin from the credentials file');
});
