/** Tests of which lists have something that is still to be seen. */
import { expect, test } from 'vitest';
import type { Account, RoleList } from '../../shared/app-state.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';
import { sessionsWithNews } from './seen-news.ts';

const session = (name: string, news: Partial<Account>, roles: Partial<RoleList> = {}) => {
  const account: Account = {
    accountId: '000000000001',
    name,
    email: null,
    roles: { status: 'ready', problem: null, names: ['Admin'], ...roles },
    ...news,
  };
  return makeSession(name, undefined, {
    accounts: { status: 'ready', problem: null, items: [account], listedAt: 1, user: null },
  });
};

test('a session has news if an account or a role is new or gone', () => {
  const state = makeState([
    session('nothing', {}),
    session('new', { news: 'new' }),
    session('gone', { news: 'gone' }),
    session('new-role', {}, { newNames: ['Admin'] }),
    session('gone-role', {}, { goneNames: ['Audit'] }),
    makeSession('empty'),
  ]);
  expect(sessionsWithNews(state)).toEqual(
    ['new', 'gone', 'new-role', 'gone-role'].map((name) => `sso-session:${name}`),
  );
});
