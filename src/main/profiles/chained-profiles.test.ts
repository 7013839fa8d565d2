/** The profiles that assume roles from a sign-in: whose they are, by which way, and what is none of them. */
import { expect, test } from 'vitest';
import { chainedProfilesOf } from './chained-profiles.ts';

const session = '[sso-session corp]\nsso_start_url = https://d-1234567890.awsapps.com/start\nsso_region = us-east-1\n';
const dev = '[profile dev]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnly\n';
const role = (name: string, source: string, more = '') =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/ops/${name}\nsource_profile = ${source}\n${more}`;
const chained = (config: string, credentials = '', isDecoded = true) =>
  Object.fromEntries(chainedProfilesOf({ config: session + dev + config, credentials }, isDecoded));

test('with the way to the sign-in, and the middle of a long one left out', () => {
  const config = role('a', 'dev') + role('b', 'a') + role('c', 'b') + role('d', 'c') + role('e', 'd');
  expect(chained(config)).toEqual({
    'sso-session:corp': [
      { name: 'a', accountId: '444455556666', roleName: 'a', via: ['dev'], needsMfa: false },
      { name: 'b', accountId: '444455556666', roleName: 'b', via: ['a', 'dev'], needsMfa: false },
      { name: 'c', accountId: '444455556666', roleName: 'c', via: ['b', 'a', 'dev'], needsMfa: false },
      { name: 'd', accountId: '444455556666', roleName: 'd', via: ['c', 'b', '…', 'dev'], needsMfa: false },
      { name: 'e', accountId: '444455556666', roleName: 'e', via: ['d', 'c', '…', 'dev'], needsMfa: false },
    ],
  });
});

test('the region of the profile itself, and not that of its source', () => {
  const found = chained(role('a', 'dev', 'region = eu-central-1\n') + role('b', 'a'))['sso-session:corp'] ?? [];
  expect(found.map(({ region }) => region)).toEqual(['eu-central-1', undefined]);
});

test('of a legacy sign-in, from the credentials file, and in another partition', () => {
  const legacy =
    '[profile old]\nsso_start_url = https://d-legacy7890.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 012345678901\nsso_role_name = R\n';
  const gov = '[profile gov]\nrole_arn = arn:aws-us-gov:iam::444455556666:role/Gov\nsource_profile = dev\n';
  const credentials = '[both]\nrole_arn = arn:aws:iam::777788889999:role/Both\nsource_profile = old\n';
  const found = chained(legacy + gov, credentials);
  expect(found['legacy:https://d-legacy7890.awsapps.com/start']).toMatchObject([{ name: 'both', via: ['old'] }]);
  expect(found['sso-session:corp']).toMatchObject([{ name: 'gov', roleName: 'Gov' }]);
});

test('a code of an MFA device, wherever on the way it is asked for', () => {
  const config = role('a', 'dev', 'mfa_serial = arn:aws:iam::1:mfa/me\n') + role('b', 'a') + role('c', 'dev');
  const found = chained(config)['sso-session:corp'] ?? [];
  expect(found.map(({ name, needsMfa }) => [name, needsMfa])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ]);
});

test.each([
  ['a circle', role('a', 'b') + role('b', 'a')],
  ['a source that is not there', role('a', 'nowhere')],
  ['keys', `[profile k]\naws_access_key_id = A\naws_secret_access_key = B\n${role('a', 'k')}`],
  ['no role of an account', '[profile a]\nrole_arn = Deploy\nsource_profile = dev\n'],
  ['a file that the AWS CLI refuses', `${role('a', 'dev')}[profile a]\n`],
])('%s leads to no sign-in', (_, config) => expect(chained(config)).toEqual({}));

test('of bytes that are no text the AWS CLI takes nothing', () => {
  expect(chained(role('a', 'dev'), '', false)).toEqual({});
});

test('two thousand of them, each through a hundred and fifty others', () => {
  const way = Array.from({ length: 150 }, (_, at) => role(`w${at}`, at === 0 ? 'dev' : `w${at - 1}`)).join('');
  const many = Array.from({ length: 2_000 }, (_, at) => role(`m${at}`, 'w149')).join('');
  expect(chained(way + many)['sso-session:corp']).toHaveLength(2_150);
});
