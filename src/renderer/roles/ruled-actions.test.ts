/** What an administrator has ruled out of a role stays in its menu with the reason, and is not among the commands of the search. */
import { expect, test } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { nothingManaged } from '../../shared/managed-settings.ts';
import { makeSession, makeState, now, phases } from '../../../testing/support/states.ts';
import { exampleAccount } from './example-session.ts';
import type { RoleRow } from './groups.ts';
import { createListSessions } from './listed-sessions.ts';
import { findCommands, panelCommands } from './panel-commands.ts';
import { roleActions } from './role-actions.ts';
import { ruledActions } from './ruled-actions.ts';

const role = { accountId: '111122223333', accountName: 'payments', roleName: 'Admin' };
const row: RoleRow = { kind: 'role', id: 'r', sessionId: 'sso-session:corp', ...role, recent: false };
const chained: RoleRow = { ...row, chain: { profile: 'deep', via: ['dev'], needsMfa: false } };
const corp = makeSession('corp', phases.renewing, {
  profiles: [{ name: 'dev', accountId: role.accountId, roleName: role.roleName }],
  recentRoles: [{ ...role, usedAt: now }],
  accounts: {
    status: 'ready',
    problem: null,
    items: [exampleAccount(role.accountId, 'payments', ['Admin'])],
    listedAt: now,
    user: null,
  },
});
const place = '/etc/daypass/managed.json';
const off = { managed: { ...nothingManaged, place, credentialFeatures: false } };

/** The ids of what is ruled out. */
function ruledOut(rest: Partial<AppState>, of: RoleRow = row): readonly string[] {
  const state = makeState([corp], rest);
  const listed = createListSessions()(state.sessions).get(corp.id)!;
  const said = { isFavorite: false, hasOwnBrowser: false };
  const actions = ruledActions(roleActions(createTranslator('en'), of, listed, said, null), of, state);
  return actions.flatMap(({ id, refusal }) => (refusal === null ? [] : [id]));
}

test('with credentials off: keys, written keys and serving, and nothing else', () => {
  expect(ruledOut({})).toEqual([]);
  expect(ruledOut(off)).toEqual(['copy-keys', 'written-keys', 'serve']);
  expect(ruledOut(off, chained)).toEqual(['copy-keys', 'written-keys', 'serve']);
});

test('the switch of keys that are written still opens, to take them out', () => {
  const { sessionId, roleName, accountId } = row;
  const where = { file: '/home/me/.aws/credentials', section: 'dev-keys', endsAt: null, problem: null };
  const kept = { profile: 'dev', sessionId, accountId, roleName, ...where };
  expect(ruledOut({ ...off, writtenKeys: [kept] })).toEqual(['copy-keys', 'serve']);
});

test('of a portal that is not allowed the keys alone are ruled out, as a sign-in is there', () => {
  const managed = { ...nothingManaged, place, allowedStartUrls: [] };
  expect(ruledOut({ managed })).toEqual(['copy-keys', 'written-keys', 'serve']);
});

test('the search has no command for it', () => {
  const found = (rest: Partial<AppState>, query: string) =>
    findCommands(panelCommands(makeState([corp], rest), now), query).map(({ command }) => command.title);
  expect(found({}, 'copy keys')).not.toEqual([]);
  expect(found(off, 'copy keys')).toEqual([]);
  const managed = { ...nothingManaged, place, allowedStartUrls: [] };
  expect(found({}, 'sign in corp')).toContain('Sign in to corp again');
  expect(found({ managed }, 'sign in corp').filter((title) => /^Sign in|new session/i.test(title))).toEqual([]);
});
