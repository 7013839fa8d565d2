/** Tests of what is said of the listing. */
import { expect, test } from 'vitest';
import type { Account, AccountList, Session } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { hour } from '../../shared/time.ts';
import { progressOf, rememberedSince, troubleOf, withoutAccounts } from './list-status.ts';

const known = exampleAccount('000000000001', 'a', ['Admin']);
const waiting = exampleAccount('000000000002', 'b', []);
const failed = exampleAccount('000000000003', 'c', null);
const why = problem('network-unreachable', { host: 'x' }, 'auto');

function sessionOf(name: string, items: readonly Account[], status: AccountList['status'] = 'ready'): Session {
  const session = exampleSession(name, items);
  return { ...session, accounts: { ...session.accounts, status, problem: status === 'failed' ? why : null } };
}
const signedOut = (session: Session): Session => {
  return { ...session, phase: { step: 'signed-out', reason: 'asked', since: null, problem: null } };
};

test('progress is of those sessions alone that are being listed', () => {
  expect(progressOf([sessionOf('corp', [known, waiting, failed]), sessionOf('lab', [known])])).toEqual({
    names: ['corp'],
    total: 3,
    done: 2,
    isCounted: true,
  });
});

test('accounts that still come are told apart from roles that do', () => {
  const state = [sessionOf('corp', [known, waiting]), sessionOf('lab', [], 'loading')];
  expect(progressOf(state)).toEqual({ names: ['corp', 'lab'], total: 2, done: 1, isCounted: false });
});

test('nothing is in progress once all is known, where listing failed, or where nobody is signed in', () => {
  expect(progressOf([sessionOf('corp', [known, failed])])).toBeNull();
  expect(progressOf([sessionOf('corp', [waiting], 'failed')])).toBeNull();
  expect(progressOf([signedOut(sessionOf('corp', [waiting], 'none'))])).toBeNull();
});

test('accounts that could not be listed go before roles, all of them tried again at once', () => {
  const trouble = troubleOf([
    sessionOf('corp', [failed]),
    sessionOf('lab', [known], 'failed'),
    sessionOf('x', [], 'failed'),
  ]);
  expect(trouble).toMatchObject({ kind: 'accounts', names: ['lab', 'x'], problem: why });
  expect(trouble?.again).toEqual([
    { type: 'load-accounts', sessionId: 'sso-session:lab' },
    { type: 'load-accounts', sessionId: 'sso-session:x' },
  ]);
});

test('accounts without their roles are counted, and only a few of many are asked for at once', () => {
  const many = Array.from({ length: 500 }, (_, at) => exampleAccount(String(at).padStart(12, '0'), null, null));
  const trouble = troubleOf([sessionOf('corp', [known, failed]), sessionOf('lab', many)]);
  expect(trouble?.accounts).toHaveLength(501);
  expect(trouble?.again[0]).toEqual({
    type: 'load-roles',
    sessionId: 'sso-session:corp',
    accountId: '000000000003',
    again: true,
  });
  expect(trouble?.again.length).toBeLessThan(50);
});

test('where AWS refuses accounts that it lists, a new session of each is offered, and of no other', () => {
  const refusedOf = (accountId: string): Account => ({
    ...exampleAccount(accountId, null, null),
    roles: { status: 'failed', names: [], problem: problem('not-assigned', { accountId }, 'user') },
  });
  const sessions = [
    sessionOf('corp', [known, refusedOf('000000000007')]),
    sessionOf('lab', [failed]),
    sessionOf('x', [refusedOf('000000000008'), refusedOf('000000000009')]),
  ];
  expect(troubleOf(sessions)?.renewable).toEqual([
    { id: 'sso-session:corp', name: 'corp' },
    { id: 'sso-session:x', name: 'x' },
  ]);
  // The reason that is told is another one.
  expect(troubleOf(sessions.slice(1))?.renewable).toEqual([]);
  expect(troubleOf([signedOut(sessions[0]!)])).toBeNull();
});

test('a session without any account is told, once it is known to have none', () => {
  expect(withoutAccounts([sessionOf('corp', []), sessionOf('lab', [known]), sessionOf('x', [], 'loading')])).toEqual([
    'corp',
  ]);
});

test('where nothing failed, or nobody is signed in, there is no trouble', () => {
  expect(troubleOf([sessionOf('corp', [known, waiting])])).toBeNull();
  expect(troubleOf([signedOut(sessionOf('corp', [failed], 'failed'))])).toBeNull();
});

test('the age of the oldest list from memory is told: of a session that is signed out, or after an hour', () => {
  const listed = (session: Session, listedAt: number | null): Session => {
    return { ...session, accounts: { ...session.accounts, listedAt } };
  };
  const now = 10 * hour;
  const fresh = listed(sessionOf('corp', [known]), now - hour);
  const old = listed(sessionOf('lab', [known]), now - hour - 1);
  expect(rememberedSince([fresh], now)).toBeNull();
  expect(rememberedSince([fresh, old], now)).toBe(now - hour - 1);
  expect(rememberedSince([signedOut(fresh), fresh], now)).toBe(now - hour);
  expect(rememberedSince([signedOut(listed(sessionOf('lab', []), now))], now)).toBeNull();
  expect(rememberedSince([signedOut(listed(fresh, null))], now)).toBeNull();
});
