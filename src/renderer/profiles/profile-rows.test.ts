/** Tests of the list of profiles as data: states, names of accounts, the search. */
import { expect, test } from 'vitest';
import type { Session } from '../../shared/app-state.ts';
import type { ProfileEntry } from '../../shared/doctor-report.ts';
import { exampleSession } from '../roles/example-session.ts';
import { findProfiles, indexProfiles, profileRows } from './profile-rows.ts';

const session: Session = exampleSession('corp', [
  {
    accountId: '100000000001',
    name: 'Zahlungen für Übersee',
    email: null,
    roles: { status: 'ready', problem: null, names: ['Admin'] },
  },
]);
const out: Session = {
  ...session,
  id: 'sso-session:out',
  phase: { step: 'signed-out', reason: 'never', since: null, problem: null },
};
const entry = (name: string, rest: Partial<ProfileEntry> = {}): ProfileEntry => ({
  name,
  accountId: '100000000001',
  roleName: 'Admin',
  via: [],
  leads: 'role',
  needsMfa: false,
  brokenLink: null,
  sessionId: session.id,
  sessionName: 'corp',
  faults: 0,
  ...rest,
});
const rows = (...entries: readonly ProfileEntry[]) =>
  profileRows(entries, { sessions: [session, out], writtenKeys: [] });

test('which profile has keys in the credentials file, and which section holds them', () => {
  const kept = { file: '/c', sessionId: session.id, accountId: null, roleName: 'Admin', endsAt: 1, problem: null };
  const writtenKeys = [{ ...kept, profile: 'a', section: 'a-keys' }];
  const keys = entry('a-keys', { leads: 'elsewhere', sessionId: null, sessionName: null });
  const found = profileRows([entry('a'), keys, entry('b')], { sessions: [session], writtenKeys });
  expect(found.map(({ hasKeys, keysOf }) => [hasKeys, keysOf])).toEqual([
    [true, null],
    [false, 'a'],
    [false, null],
  ]);
});

test('a state for each profile', () => {
  expect(rows(entry('a')).map(({ state }) => state)).toEqual(['usable']);
  expect(rows(entry('a', { sessionId: out.id }))[0]?.state).toBe('sign-in');
  expect(rows(entry('a', { leads: 'sign-in' }))[0]?.state).toBe('token');
  expect(rows(entry('a', { leads: 'elsewhere' }))[0]?.state).toBe('keys');
  expect(rows(entry('a', { leads: 'nowhere' }))[0]?.state).toBe('broken');
  expect(rows(entry('a', { faults: 2 }))[0]?.state).toBe('broken');
  expect(rows(entry('a', { sessionId: null }))[0]?.state).toBe('broken');
  expect(rows(entry('a', { sessionId: null, sessionName: null }))[0]?.state).toBe('keys');
});

test('the name of the account, where it is known', () => {
  expect(rows(entry('a'))[0]?.accountName).toBe('Zahlungen für Übersee');
  expect(rows(entry('a', { accountId: '200000000002' }))[0]?.accountName).toBeNull();
  expect(rows(entry('a', { accountId: null }))[0]?.accountName).toBeNull();
});

test('every word of a search counts, in any order, with or without accents', () => {
  const index = indexProfiles(rows(entry('pay-admin'), entry('pay-read', { roleName: 'ReadOnly' }), entry('other')));
  const names = (query: string) => findProfiles(index, query).map(({ name }) => name);
  expect(names('PAY')).toEqual(['pay-admin', 'pay-read']);
  expect(names('readonly pay')).toEqual(['pay-read']);
  expect(names('ubersee other')).toEqual(['other']);
  expect(names('  ')).toHaveLength(3);
  expect(names('pay zzz')).toEqual([]);
});
