/** Which cached credentials of assumed roles belong to which sign-in, as the AWS CLI names their files. */
import { describe, expect, test } from 'vitest';
import { type AssumedRole, assumedRolesOf } from './assumed-roles.ts';
import { hashedFileName } from '../aws/cache/entry-names.ts';

const session = '[sso-session corp]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n';
const base = `${session}[profile base]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;
const arn = 'arn:aws:iam::444455556666:role/Deploy';
const corp = { kind: 'sso-session', name: 'corp' } as const;

const rolesIn = (config: string, credentials = ''): readonly AssumedRole[] => assumedRolesOf({ config, credentials });
const chained = (keys: string): string => `${base}[profile chained]\nrole_arn = ${arn}\nsource_profile = base\n${keys}`;

/** Pinned by the AWS CLI's own tests (tests/unit/botocore/test_credentials.py). */
describe('names', () => {
  test.each([
    ['myrole', '', '793d6e2f27667ab2da104824407e486bfec24a47'],
    ['arn:aws:iam::role/foo-role', '', '75c539f0711ba78c5b9e488d0add95f178a54d74'],
    ['myrole', 'role_session_name = my_session_name\n', '2964201f5648c8be5b9460a9cf842d73a266daf2'],
    ['arn:aws:iam::foo-role', '', '3f8e35c8dca6211d496e830a2de723b2387921e3'],
    [
      'arn:aws:iam::foo-role',
      'role_session_name = foo_role_session_name\n',
      '5e75ce21b6a64ab183b29c4a159b6f0248121d51',
    ],
  ])('%s %j', (roleArn, keys, hash) => {
    const [role] = rolesIn(`${base}[profile x]\nrole_arn = ${roleArn}\nsource_profile = base\n${keys}`);
    expect(role).toEqual({ fileName: `${hash}.json`, roleArn, profile: 'x', owner: corp });
  });

  test.each([
    ['', {}],
    ['role_session_name =\n', {}],
    ['external_id = é"x\\\n', { ExternalId: 'é"x\\' }],
    ['mfa_serial = arn:aws:iam::1:mfa/me\n', { SerialNumber: 'arn:aws:iam::1:mfa/me' }],
    ['duration_seconds = 3600\n', { DurationSeconds: 3600 }],
    ['duration_seconds = +1_800\n', { DurationSeconds: 1800 }],
    ['duration_seconds = ９００\n', { DurationSeconds: 900 }],
    ['duration_seconds = 𝟡𝟘𝟘\n', { DurationSeconds: 900 }],
    ['duration_seconds = 0900\n', { DurationSeconds: 900 }],
    ['duration_seconds = 900.0\n', {}],
    ['duration_seconds = 9__0\n', {}],
    ['duration_seconds = soon\n', {}],
    [
      'role_session_name = me\nexternal_id = a\nduration_seconds = 900\n',
      { DurationSeconds: 900, ExternalId: 'a', RoleSessionName: 'me' },
    ],
  ])('%j', (keys, args) => {
    const all = Object.entries({ ...args, RoleArn: arn }).toSorted(([one], [other]) => (one < other ? -1 : 1));
    const text = all.map(([key, value]) => `"${key}": ${JSON.stringify(value).replaceAll('é', String.raw`\u00e9`)}`);
    expect(rolesIn(chained(keys)).map(({ fileName }) => fileName)).toEqual([hashedFileName(`{${text.join(', ')}}`)]);
  });
});

describe('whose they are', () => {
  const owners = (config: string, credentials = ''): readonly string[] =>
    rolesIn(config, credentials).map(
      ({ profile, owner }) => `${profile}: ${owner.kind === 'legacy' ? owner.startUrl : owner.name}`,
    );
  const role = (name: string, keys: string): string => `[profile ${name}]\nrole_arn = ${arn}\n${keys}\n`;

  test.each([
    ['one hop', base + role('a', 'source_profile = base'), ['a: corp']],
    ['two hops', base + role('a', 'source_profile = b') + role('b', 'source_profile = base'), ['a: corp', 'b: corp']],
    ['a circle', base + role('a', 'source_profile = b') + role('b', 'source_profile = a'), []],
    ['itself', base + role('a', 'source_profile = a\nsso_session = corp'), []],
    [
      'itself, with keys beside it',
      session + role('a', 'source_profile = a\nsso_session = corp\naws_access_key_id = A'),
      ['a: corp'],
    ],
    ['nobody', base + role('a', 'source_profile = nobody'), []],
    ['nothing', base + role('a', 'sso_session = corp'), []],
    ['credential_source', base + role('a', 'credential_source = Environment'), []],
    [
      'credential_source at the second hop',
      base + role('a', 'source_profile = b') + role('b', 'credential_source = Ec2InstanceMetadata'),
      [],
    ],
    ['both', base + role('a', 'source_profile = base\ncredential_source = Environment'), []],
    ['a web identity', base + role('a', 'source_profile = base\nweb_identity_token_file = /t'), []],
    [
      'a source with a web identity',
      base + role('a', 'source_profile = b') + role('b', 'sso_session = corp\nweb_identity_token_file = /t'),
      [],
    ],
    ['keys', `[profile k]\naws_access_key_id = A\naws_secret_access_key = S\n${role('a', 'source_profile = k')}`, []],
    [
      'a legacy profile',
      `[profile l]\nsso_start_url = https://l/start\nsso_region = r\n${role('a', 'source_profile = l')}`,
      ['a: https://l/start'],
    ],
    [
      'names that every object has',
      `${base}${role('constructor', 'source_profile = __proto__')}[profile __proto__]\nsso_session = corp\n`,
      ['constructor: corp'],
    ],
    [
      'a file that the AWS CLI refuses as a whole',
      base + role('a', 'source_profile = base') + role('a', 'source_profile = base'),
      ['a: corp'],
    ],
  ])('%s', (_, config, expected) => {
    expect(owners(config)).toEqual(expected);
  });

  test('a source in the credentials file', () => {
    expect(owners(session + role('a', 'source_profile = c'), '[c]\nsso_session = corp\n')).toEqual(['a: corp']);
  });

  test('a long way is gone to its end', () => {
    const hops = Array.from({ length: 30_000 }, (_, index) => role(`p${index}`, `source_profile = p${index + 1}`));
    expect(owners(`${hops.join('')}[profile p30000]\nsso_session = corp\n${session}`)).toHaveLength(30_000);
  });
});
