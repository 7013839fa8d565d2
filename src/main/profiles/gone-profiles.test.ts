/** Profiles whose role is gone: only those that Daypass wrote, and only as far as the roles are known. */
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../aws/config/document.ts';
import { goneProfiles, type HeldRoles } from './gone-profiles.ts';

const keys = (changes: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    sso_session: 'corp',
    sso_account_id: '111111111111',
    sso_role_name: 'Admin',
    region: 'us-east-1',
    created_by: 'daypass',
    ...changes,
  })
    .flatMap(([key, value]) => (value === '' ? [] : [`${key} = ${value}\n`]))
    .join('');
const held = (accounts: readonly (readonly [string, ReadonlySet<string> | null])[]): readonly HeldRoles[] => [
  { session: 'corp', accounts: new Map(accounts) },
];
const none = held([]);
const gone = (config: string, roles = none) => goneProfiles(parseConfig(config), roles);
const names = (config: string, roles = none) => gone(config, roles).map(({ name }) => name);

describe('a profile that Daypass wrote is gone', () => {
  const profile = `[profile a]\n${keys()}`;
  test('with its account', () => {
    expect(gone(profile)).toEqual([
      {
        name: 'a',
        session: 'corp',
        accountId: '111111111111',
        roleName: 'Admin',
        changedByHand: false,
        usedBy: [],
      },
    ]);
  });
  test('with its role', () => expect(names(profile, held([['111111111111', new Set(['Other'])]]))).toEqual(['a']));
  test('not while the role is there', () => {
    expect(names(profile, held([['111111111111', new Set(['Admin'])]]))).toEqual([]);
  });
  test('not while the roles of the account are not known', () => {
    expect(names(profile, held([['111111111111', null]]))).toEqual([]);
  });
  test('not of a session about which nothing is known', () => {
    expect(names(profile, [])).toEqual([]);
    expect(names(profile, [{ session: 'other', accounts: new Map() }])).toEqual([]);
  });
});

test.each([
  ['a profile without the mark', `[profile a]\n${keys({ created_by: '' })}`],
  ['a profile with the mark of another', `[profile a]\n${keys({ created_by: 'daypasser' })}`],
  ['a mark that DEFAULT lends', `[DEFAULT]\ncreated_by = daypass\n[profile a]\n${keys({ created_by: '' })}`],
  ['a profile without a role', `[profile a]\n${keys({ sso_role_name: '' })}`],
  ['a legacy profile', `[profile a]\n${keys({ sso_session: '' })}sso_start_url = https://x/start\n`],
])('%s is never gone', (_, config) => expect(names(config)).toEqual([]));

test.each([
  ['a key more', `[profile a]\n${keys({ cli_pager: 'x' })}`, true],
  ['a comment inside', `[profile a]\n# mine\n${keys()}`, true],
  ['a comment right below', `[profile a]\n${keys()}# mine\n\n[profile b]\nx = y\n`, true],
  ['a comment that belongs to the next section', `[profile a]\n${keys()}\n# mine\n[profile b]\nx = y\n`, false],
  ['another region', `[profile a]\n${keys({ region: 'eu-west-1' })}`, false],
])('one with %s: changed by hand %s', (_, config, changedByHand) => {
  expect(gone(config)).toMatchObject([{ name: 'a', changedByHand }]);
});

test('the profiles that stop working without it are told', () => {
  const config = `[profile a]\n${keys()}[profile b]\nrole_arn = x\nsource_profile = a\n`;
  expect(gone(config)).toMatchObject([{ name: 'a', usedBy: ['b'] }]);
});
