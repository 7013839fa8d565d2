/** Which sessions a config file has, and what is said about its mistakes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConfigText } from './config-arbitraries.ts';
import { readConfig } from './config-reader.ts';

const file = '/home/u/.aws/config';

const read = (...lines: readonly string[]) => readConfig(lines.join('\n'), file);
/** Problems as short texts: code, line:column and the other parameters. */
const told = (...lines: readonly string[]) =>
  read(...lines).problems.map(({ code, params }) => {
    const { file: named, line, column, ...others } = params as Record<string, string | number>;
    const rest = Object.values(others).join(' | ');
    return `${code} ${named === file ? `${line}:${column}` : '-'}${rest === '' ? '' : ` ${rest}`}`;
  });

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
        { name: 'dev', accountId: '012345678901', roleName: 'ReadOnly' },
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
    expect(told(...lines)).toEqual(['config-duplicate-section 4:1 sso-session corp | 1']);
  });

  test('one name in other words: the later one counts alone', () => {
    const lines = [...corp, '[sso-session "corp"]', 'sso_region = us-east-1'];
    expect(read(...lines).sessions).toEqual([]);
    expect(told(...lines)).toEqual(['config-missing-key 4:1 sso-session "corp" | sso_start_url']);
  });

  test.each([
    [['[profile default]', 'sso_session = corp', '[default]', 'region = x']],
    [['[default]', 'region = x', '[profile default]', 'sso_session = corp']],
  ])('[profile default] wins over [default]: %j', (lines) => {
    expect(read(...corp, ...lines).sessions[0]?.profiles.map(({ name }) => name)).toEqual(['default']);
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
    expect(problems).toEqual([]);
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

describe('problems', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a repeated key', [...corp, 'SSO_REGION = x'], ['config-duplicate-key 4:1 sso_region | 3']],
    ['an unclosed header', [...corp, ' [profile a', 'region = x'], ['config-unclosed-header 4:2']],
    ['a header without text', [...corp, '[]'], ['config-not-a-setting 4:1 []']],
    ['no setting', [...corp, 'region', '= x'], ['config-not-a-setting 4:1 region', 'config-not-a-setting 5:1 =…']],
    ['no nested setting', ['[profile a]', 's3 =', '  x y'], ['config-not-a-setting 3:3 x…']],
    ['a key outside', ['', 'region = x', ...corp], ['config-key-outside-section 2:1 region']],
    ['a byte order mark', ['\uFEFF[default]'], ['config-byte-order-mark 1:1']],
    ['an unknown session', [...corp, '[profile a]', 'sso_session =  corpp'], ['config-unknown-session 5:16 a | corpp']],
    [
      'a quoted session',
      [...corp, '[default]', 'sso_session = "corp"'],
      ['config-unknown-session 5:15 default | "corp"'],
    ],
    ['no start URL', ['[sso-session s]', 'sso_region = x'], ['config-missing-key 1:1 sso-session s | sso_start_url']],
    [
      'neither',
      ['[sso-session s]', 'sso_region ='],
      ['config-missing-key 1:1 sso-session s | sso_start_url', 'config-missing-key 2:13 sso-session s | sso_region'],
    ],
    [
      'a legacy profile without region',
      ['[profile a]', 'sso_start_url = https://d-1.awsapps.com/start', 'sso_account_id = 012345678901'],
      ['config-missing-key 1:1 profile a | sso_region'],
    ],
    ['a role alone', ['[profile a]', 'sso_role_name = x'], []],
    [
      'a plain http URL',
      ['[sso-session s]', 'sso_start_url = http://d-1.awsapps.com/start', 'sso_region = x'],
      ['config-bad-start-url 2:17 sso-session s | http://d-1.awsapps.com/start'],
    ],
    [
      'credentials in a URL, which are not repeated',
      ['[sso-session s]', 'sso_start_url = https://me:pass/word@d-1.awsapps.com', 'sso_region = x'],
      ['config-bad-start-url 2:17 sso-session s | https://…@d-1.awsapps.com'],
    ],
    [
      'a region that would change the host',
      ['[sso-session s]', 'sso_start_url = https://d-1.awsapps.com/start', 'sso_region = evil.example/'],
      ['region-invalid - evil.example/'],
    ],
    [
      'two regions for one start URL',
      [
        '[profile a]',
        ...corp.slice(1),
        '[profile b]',
        'sso_start_url = https://d-1.awsapps.com/start',
        'sso_region = us-east-1',
      ],
      ['config-region-conflict 6:14 b | us-east-1'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(told(...lines)).toEqual(expected);
  });

  test.each([
    '"https://d-1.awsapps.com"',
    'd-1.awsapps.com',
    'https://',
    'https:\\\\x.y',
    'https://a b',
    'https://[',
    `https://x.y/${'x'.repeat(2048)}`,
  ])('the start URL %j is bad', (startUrl) => {
    const { sessions, problems } = read('[sso-session s]', `sso_start_url = ${startUrl}`, 'sso_region = x');
    expect(sessions).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['config-bad-start-url']);
  });

  test('a session behind an unclosed header is one problem, not one for each of its profiles', () => {
    expect(told('[sso-session corp', 'sso_region = x', '[profile a]', 'sso_session = corp')).toEqual([
      'config-unclosed-header 1:1',
    ]);
  });

  test('keys after an unclosed header do not fall into the section above', () => {
    const { sessions } = read(...corp, '[profile a', 'sso_start_url = https://evil.example');
    expect(sessions.map(({ startUrl }) => startUrl)).toEqual(['https://d-1.awsapps.com/start']);
  });

  test('a line that may be a stray secret is not repeated', () => {
    const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00';
    const { problems } = read(
      'aws_secret_access_key',
      secret,
      `${secret} = x`,
      '[a]',
      `k ${secret}`,
      secret,
      `${secret}=`,
      `${secret}=`,
    );
    expect(problems).toHaveLength(6);
    expect(JSON.stringify(problems).toLowerCase()).not.toContain(secret.slice(0, 12).toLowerCase());
    expect(problems[0]?.params).toMatchObject({ text: 'aws_secret_access_key' });
  });

  test('come in the order of lines', () => {
    const lines = read(
      'x',
      '[sso-session s]',
      'sso_region = x',
      'sso_region = y',
      '[sso-session s]',
      '[profile a',
    ).problems;
    const places = lines.map(({ params }) => (params as { line: number }).line);
    expect(places).toEqual([1, 2, 4, 5, 6]);
  });
});

test('nothing makes it fail, and every problem has a place inside the text', () => {
  fc.assert(
    fc.property(anyConfigText, (text) => {
      const rows = text.split(/\r\n|\n|\r/);
      for (const { code, params } of readConfig(text, file).problems) {
        if (code === 'region-invalid') continue;
        const { line, column } = params as { line: number; column: number };
        expect(line).toBeLessThanOrEqual(rows.length);
        expect(column).toBeLessThanOrEqual((rows[line - 1] ?? '').length + 1);
      }
    }),
  );
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
