/** Which sessions a config file has. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { faultsIn } from '../../../../testing/support/doctor-inputs.ts';
import { readConfiguredSessions } from './configured-sessions.ts';

/** The sessions, and the codes of what the doctor has to say about the same lines. */
const read = (...lines: readonly string[]) => {
  const text = lines.join('\n');
  return { sessions: readConfiguredSessions(text), problems: faultsIn(text).map(({ code }) => code) };
};

const corp = ['[sso-session corp]', 'sso_start_url = https://d-1.awsapps.com/start', 'sso_region = eu-west-1'];

test('reads both forms', () => {
  const { sessions, problems } = read(
    ...corp,
    'sso_registration_scopes = sso:account:access, ,codewhisperer:analysis ',
    '[profile dev]',
    'sso_session = corp',
    'sso_account_id = 012345678901',
    'sso_role_name = ReadOnly',
    'region = eu-central-1',
    '[profile token-only]',
    'sso_session=corp',
    '[profile old]',
    'sso_start_url = https://old.awsapps.com/start/#/',
    'sso_region = us-gov-west-1',
    'sso_account_id = 000000000012',
    'sso_role_name = Admin',
    '[default]',
    'region = us-east-1',
  );
  expect(problems).toEqual([]);
  expect(sessions).toEqual([
    {
      id: 'sso-session:corp',
      kind: 'sso-session',
      name: 'corp',
      startUrl: 'https://d-1.awsapps.com/start',
      region: 'eu-west-1',
      scopes: ['sso:account:access', 'codewhisperer:analysis'],
      profiles: [
        { name: 'dev', accountId: '012345678901', roleName: 'ReadOnly', region: 'eu-central-1' },
        { name: 'token-only', accountId: null, roleName: null },
      ],
    },
    {
      id: 'legacy:https://old.awsapps.com/start/#/',
      kind: 'legacy',
      name: 'old.awsapps.com',
      startUrl: 'https://old.awsapps.com/start/#/',
      region: 'us-gov-west-1',
      scopes: null,
      profiles: [{ name: 'old', accountId: '000000000012', roleName: 'Admin' }],
    },
  ]);
});

test.each([
  [[], null],
  [['sso_registration_scopes ='], []],
  [['sso_registration_scopes = ,'], []],
  [
    ['sso_registration_scopes = a,', '  b'],
    ['a', 'b'],
  ],
])('scopes of %j are %j', (lines, scopes) => {
  expect(read(...corp, ...lines).sessions[0]?.scopes).toEqual(scopes);
});

describe('values', () => {
  test.each([
    ['sso_region = eu-west-1 # prod', 'eu-west-1'],
    ['sso_region = eu-west-1\t;prod', 'eu-west-1'],
    ['SSO_Region=eu-west-1', 'eu-west-1'],
    ['sso_region: eu-west-1', 'eu-west-1'],
    ['  sso_region = eu-west-1', 'eu-west-1'],
    ['sso_region =\u00a0eu-west-1', 'eu-west-1'],
    ['sso_region = zz-new-9', 'zz-new-9'],
    ['sso_region = eu-west-1\n# c\n\n  region = x', 'eu-west-1'],
  ])('%j', (line, region) => {
    const { sessions } = read('[sso-session s]', line, 'sso_start_url = https://d-1.awsapps.com/start');
    expect(sessions.map((session) => session.region)).toEqual([region]);
  });

  test.each([
    'https://d-1.awsapps.com/start/#/',
    'https://d-1.awsapps.com/start#',
    'https://d-1.awsapps.com/start;x=1',
    'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws',
    'https://start.example.com/%20?a=b',
  ])('the start URL %s stays as it is', (startUrl) => {
    const { sessions } = read('[sso-session s]', `sso_start_url = ${startUrl} # c`, 'sso_region = x');
    expect(sessions.map((session) => session.startUrl)).toEqual([startUrl]);
  });

  test.each(['12345678901', '0123-4567-8901', 'prod', ''])('the account %j is none', (accountId) => {
    const { sessions } = read(...corp, '[profile a]', 'sso_session = corp', `sso_account_id = ${accountId}`);
    expect(sessions[0]?.profiles).toEqual([{ name: 'a', accountId: null, roleName: null }]);
  });
});

test('the region of a profile, where it has one', () => {
  const role = ['sso_session = corp', 'sso_account_id = 012345678901', 'sso_role_name = Dev'];
  const { sessions } = read(...corp, '[profile a]', ...role, 'region = eu-west-3', '[profile b]', ...role, 'region =');
  expect(sessions[0]?.profiles.map(({ region }) => region)).toEqual(['eu-west-3', undefined]);
});

describe('names', () => {
  test.each([
    ["[sso-session 'My Corp']", 'My Corp'],
    ['[sso-session "corp"]', 'corp'],
    ['[ sso-session  corp ]', 'corp'],
    ['[sso-session My Corp]', 'My Corp'],
    ['[sso-session žluť]', 'žluť'],
    ['[sso-session __proto__]', '__proto__'],
  ])('%s is %j', (header, name) => {
    const { sessions, problems } = read(header, ...corp.slice(1), '[profile p]', `sso_session = ${name}`);
    expect(sessions.map((session) => [session.id, session.name, session.profiles.length])).toEqual([
      [`sso-session:${name}`, name, 1],
    ]);
    expect(problems).toEqual([]);
  });

  test('of legacy sign-ins are hosts, and whole URLs where hosts repeat', () => {
    const profile = (name: string, startUrl: string) => [
      `[profile ${name}]`,
      `sso_start_url = ${startUrl}`,
      'sso_region = eu-west-1',
    ];
    const { sessions, problems } = read(
      ...profile('a', 'https://d-1.awsapps.com/start'),
      ...profile('b', 'https://d-1.awsapps.com/start/#/'),
      ...profile('c', 'https://d-2.awsapps.com/start'),
      ...profile('d', 'https://d-1.awsapps.com/start'),
    );
    expect(sessions.map(({ name, profiles }) => [name, profiles.map((user) => user.name)])).toEqual([
      ['d-1.awsapps.com/start', ['a', 'd']],
      ['d-1.awsapps.com/start/#/', ['b']],
      ['d-2.awsapps.com', ['c']],
    ]);
    expect(problems).toEqual([]);
  });
});

describe('sections that meet', () => {
  test('one header twice: merged, the last key counts, and it is said', () => {
    const lines = [...corp, '[sso-session corp]', 'sso_region = us-east-1'];
    expect(read(...lines).sessions.map(({ startUrl, region }) => [startUrl, region])).toEqual([
      ['https://d-1.awsapps.com/start', 'us-east-1'],
    ]);
    expect(read(...lines).problems).toEqual(['duplicate-section']);
  });

  test('one name in other words: the later one counts alone', () => {
    const lines = [...corp, '[sso-session "corp"]', 'sso_region = us-east-1'];
    expect(read(...lines).sessions).toEqual([]);
    expect(read(...lines).problems).toEqual(['same-name-twice', 'missing-key']);
  });

  // In the SDKs `[profile default]` wins wherever it stands; what the AWS CLI sees counts.
  test.each([
    [['[profile default]', 'sso_session = corp', '[default]', 'region = x'], []],
    [['[default]', 'region = x', '[profile default]', 'sso_session = corp'], ['default']],
  ])('of [default] and [profile default] the later one counts: %j', (lines, names) => {
    expect(read(...corp, ...lines).sessions[0]?.profiles.map(({ name }) => name)).toEqual(names);
  });

  test('[DEFAULT] lends its keys, but makes no profile a legacy one that asks for no role', () => {
    const { sessions, problems } = read(
      '[DEFAULT]',
      'sso_start_url = https://d-1.awsapps.com/start',
      'sso_region = eu-west-1',
      '[profile a]',
      'sso_account_id = 012345678901',
      '[profile keys]',
      'region = x',
      '[sso-session s]',
      'sso_region = eu-west-2',
    );
    expect(sessions.map(({ id, region, profiles }) => [id, region, profiles.map(({ name }) => name)])).toEqual([
      ['sso-session:s', 'eu-west-2', []],
      ['legacy:https://d-1.awsapps.com/start', 'eu-west-1', ['a']],
    ]);
    // What is told of `s`, `a` and `keys` is not that `keys` lacks a part of a sign-in.
    expect(problems).toEqual(['other-region', 'missing-key', 'bad-region']);
  });

  test('what a profile repeats of its session makes it no legacy profile', () => {
    const { sessions, problems } = read(...corp, '[profile a]', 'sso_session = corp', ...corp.slice(1));
    expect(sessions.map(({ id }) => id)).toEqual(['sso-session:corp']);
    expect(problems).toEqual([]);
  });

  test('an indented key below a value is a key of its own', () => {
    const { sessions } = read(...corp.slice(0, 2), '  sso_region = eu-west-1', '', '\tregion = x');
    expect(sessions.map(({ startUrl, region }) => [startUrl, region])).toEqual([
      ['https://d-1.awsapps.com/start', 'eu-west-1'],
    ]);
  });
});

test('a broken part never hides the good part', () => {
  fc.assert(
    fc.property(anyConfigText, anyConfigText, (before, after) => {
      // A repeated name or [DEFAULT] would rightly change the session; ends of lines keep the parts apart.
      fc.pre(!/DEFAULT|kept/.test(before + after));
      const good = ['[sso-session kept]', ...corp.slice(1), '[profile kept]', 'sso_session = kept'];
      const { sessions } = read(before, ...good, '[end]', after);
      const kept = sessions.find(({ id }) => id === 'sso-session:kept');
      expect(kept?.startUrl).toBe('https://d-1.awsapps.com/start');
      expect(kept?.profiles.map(({ name }) => name)).toEqual(['kept']);
    }),
  );
});

test('the certificates that the profiles of a session name, each once', () => {
  const legacy = ['sso_start_url = https://old.awsapps.com/start', 'sso_region = eu-west-1', 'ca_bundle = /old.pem'];
  const { sessions } = read(
    ...corp,
    '[sso-session other]',
    'sso_start_url = https://d-2.awsapps.com/start',
    'sso_region = eu-west-1',
    ...['a', 'b', 'c'].flatMap((name) => [`[profile ${name}]`, 'sso_session = corp', 'ca_bundle = /etc/corp.pem']),
    '[profile d]',
    'sso_session = corp',
    'ca_bundle =',
    '[profile e]',
    'sso_session = other',
    '[profile f]',
    ...legacy,
  );
  expect(sessions.map(({ name, caBundles }) => [name, caBundles])).toEqual([
    ['corp', ['/etc/corp.pem']],
    ['other', undefined],
    ['old.awsapps.com', ['/old.pem']],
  ]);
});

describe('AWS’s own kinds of addresses', () => {
  const profile = (name: string, ...more: readonly string[]) => [`[profile ${name}]`, 'sso_session = corp', ...more];
  const kindsIn = (...lines: readonly string[]) => read(...corp, ...lines).sessions[0]?.endpointKinds;

  test('where all profiles of the session ask for them', () => {
    expect(kindsIn(...profile('a', 'use_fips_endpoint = True'))).toEqual({
      useFipsEndpoint: true,
      useDualstackEndpoint: false,
    });
    const both = ['use_fips_endpoint = true', 'use_dualstack_endpoint = true'];
    expect(kindsIn(...profile('a', ...both), ...profile('b', 'use_dualstack_endpoint = true'))).toEqual({
      useFipsEndpoint: false,
      useDualstackEndpoint: true,
    });
  });

  test('not where one does not, or there is none', () => {
    expect(kindsIn(...profile('a', 'use_fips_endpoint = true'), ...profile('b'))).toBeUndefined();
    expect(kindsIn(...profile('a', 'use_fips_endpoint = 1'))).toBeUndefined();
    expect(kindsIn()).toBeUndefined();
  });
});

test('a profile that assumes a role is not one of the role of its sign-in, which no tool would use', () => {
  const sso = ['sso_session = corp', 'sso_account_id = 012345678901', 'sso_role_name = ReadOnly'];
  const assumed = ['role_arn = arn:aws:iam::444455556666:role/Deploy', 'source_profile = dev'];
  const { sessions } = read(...corp, '[profile dev]', ...sso, '[profile both]', ...sso, ...assumed);
  expect(sessions[0]?.profiles).toEqual([
    { name: 'dev', accountId: '012345678901', roleName: 'ReadOnly' },
    { name: 'both', accountId: null, roleName: null },
  ]);
});
