/** What the panel gives notice of in a config file, and where it stands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConfigText } from '../../../testing/arbitraries/config-text.ts';
import { configFile, faultsIn, machine } from '../../../testing/support/doctor-inputs.ts';
import { readConfiguredSessions } from '../aws/config/configured-sessions.ts';
import { diagnose } from './diagnose.ts';
import { summaryOf } from './finding.ts';
import { countConfigProblems } from './report.ts';

/** Findings as short texts: code, line:column and parameters. */
const told = (...lines: readonly string[]) =>
  faultsIn(lines.join('\n'))
    .map(summaryOf)
    .map(({ code, place, params }) => {
      const rest = Object.values(params).join(' | ');
      return `${code} ${place?.file === configFile ? `${place.line}:${place.column}` : '-'}${rest === '' ? '' : ` ${rest}`}`;
    });

const corp = ['[sso-session corp]', 'sso_start_url = https://d-1.awsapps.com/start', 'sso_region = eu-west-1'];

describe('faults', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['one header twice', [...corp, '[sso-session corp]'], ['duplicate-section 4:1 sso-session corp | 1, 4']],
    ['a repeated key', [...corp, 'sso_region = us-east-1'], ['duplicate-key 4:1 sso-session corp | sso_region | 3, 4']],
    ['[DEFAULT] twice, which the AWS CLI takes', ['[DEFAULT]', 'a = b', '[DEFAULT]', 'c = d'], []],
    [
      'a repeated key in other letters',
      [...corp, 'SSO_REGION = us-east-1'],
      ['duplicate-key 4:1 sso-session corp | sso_region | 3, 4', 'upper-case-key 4:14 sso-session corp | sso_region'],
    ],
    ['an unclosed header', [...corp, ' [profile a', 'region = x'], ['unclosed-header 4:2 [profile…']],
    ['a header without text', [...corp, '[]'], ['not-a-setting 4:1 []']],
    ['no setting', [...corp, 'region', '= x'], ['not-a-setting 4:1 region', 'not-a-setting 5:1 =…']],
    ['no nested setting', ['[profile a]', 's3 =', '  x y'], ['file-refused 2:1', 'not-a-setting 3:3 x…']],
    ['a key outside', ['', 'region = x', ...corp], ['outside-section 2:1 region']],
    ['a byte order mark', ['\uFEFF[default]'], ['byte-order-mark 1:1']],
    ['an unknown session', [...corp, '[profile a]', 'sso_session =  corpp'], ['unknown-session 5:16 a | corpp']],
    [
      'a quoted session',
      [...corp, '[default]', 'sso_session = "corp"'],
      ['quoted-value 5:15 default | sso_session', 'unknown-session 5:15 default | "corp"'],
    ],
    [
      'no start URL, in the header that counts',
      [...corp, '[sso-session "corp"]', 'sso_region = us-east-1'],
      [
        'same-name-twice 4:1 sso-session "corp" | sso-session corp | 1',
        'missing-key 4:1 sso-session "corp" | sso_start_url',
      ],
    ],
    ['no start URL', ['[sso-session s]', 'sso_region = us-east-1'], ['missing-key 1:1 sso-session s | sso_start_url']],
    [
      'neither',
      ['[sso-session s]', 'sso_region ='],
      ['missing-key 1:1 sso-session s | sso_start_url', 'missing-key 2:13 sso-session s | sso_region'],
    ],
    [
      'a legacy profile without region',
      ['[profile a]', 'sso_start_url = https://d-1.awsapps.com/start', 'sso_account_id = 012345678901'],
      ['missing-key 1:1 profile a | sso_role_name', 'missing-key 1:1 profile a | sso_region'],
    ],
    [
      'a role alone, with which no tool signs in',
      ['[profile a]', 'sso_role_name = x'],
      ['missing-key 1:1 profile a | sso_account_id', 'missing-key 1:1 profile a | sso_session'],
    ],
    [
      'a plain http URL',
      ['[sso-session s]', 'sso_start_url = http://d-1.awsapps.com/start', 'sso_region = us-east-1'],
      ['bad-start-url 2:17 sso-session s | http://d-1.awsapps.com/start'],
    ],
    [
      'credentials in a URL, which are not repeated',
      ['[sso-session s]', 'sso_start_url = https://me:pass/word@d-1.awsapps.com', 'sso_region = us-east-1'],
      ['bad-start-url 2:17 sso-session s | https://…@d-1.awsapps.com'],
    ],
    [
      'a region that would change the host',
      ['[sso-session s]', 'sso_start_url = https://d-1.awsapps.com/start', 'sso_region = evil.example/'],
      ['bad-region 3:14 sso-session s | sso_region | evil.example/'],
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
      ['other-region 6:14 profile b | sso_region | us-east-1 | eu-west-1'],
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
    const text = `[sso-session s]\nsso_start_url = ${startUrl}\nsso_region = us-east-1`;
    expect(readConfiguredSessions(text)).toEqual([]);
    // Quotes, and whatever else tools read differently, are told as that, too.
    expect(faultsIn(text).map(({ code }) => code)).toContain('bad-start-url');
  });

  test('a session behind an unclosed header is one problem, not one for each of its profiles', () => {
    expect(told('[sso-session corp', 'sso_region = us-east-1', '[profile a]', 'sso_session = corp')).toEqual([
      'unclosed-header 1:1 [sso-ses…',
    ]);
  });

  test('keys after an unclosed header do not fall into the section above', () => {
    const text = [...corp, '[profile a', 'sso_start_url = https://evil.example'].join('\n');
    expect(readConfiguredSessions(text).map(({ startUrl }) => startUrl)).toEqual(['https://d-1.awsapps.com/start']);
  });

  test('a line that may be a stray secret is not repeated', () => {
    const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00';
    const lines = ['aws_secret_access_key', secret, `${secret} = x`, '[a]', `k ${secret}`, secret, `${secret}=`];
    const faults = faultsIn([...lines, `${secret}=`].join('\n')).map(summaryOf);
    expect(faults.length).toBeGreaterThanOrEqual(6);
    expect(JSON.stringify(faults).toLowerCase()).not.toContain(secret.slice(0, 12).toLowerCase());
    expect(faults[0]?.params).toMatchObject({ text: 'aws_secret_access_key' });
  });

  test('come in the order of lines', () => {
    const lines = ['x', '[sso-session s]', 'sso_region = x', 'sso_region = y', '[sso-session s]', '[profile a'];
    const places = faultsIn(lines.join('\n')).map(({ place }) => place?.line ?? 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places)).toEqual(new Set([1, 2, 4, 5, 6]));
  });
});

test('nothing makes it fail, and every fault has a place inside the text', () => {
  fc.assert(
    fc.property(anyConfigText, (text) => {
      const rows = text.split(/\r\n|\n|\r/);
      for (const { place } of faultsIn(text)) {
        const { line, column } = place ?? { line: Infinity, column: Infinity };
        expect(line).toBeLessThanOrEqual(rows.length);
        expect(column).toBeLessThanOrEqual((rows[line - 1] ?? '').length + 1);
      }
    }),
  );
});

test('what is no fault for a tool, or stands elsewhere, is for the check alone', () => {
  const legacy = ['[profile old]', ...corp.slice(1), 'sso_account_id = 012345678901', 'sso_role_name = Admin'].join(
    '\n',
  );
  expect(diagnose(machine({ config: legacy })).map(({ code, severity }) => [code, severity])).toContainEqual([
    'legacy-form',
    'warning',
  ]);
  expect(faultsIn(legacy)).toEqual([]);
  const open = machine({ config: corp.join('\n'), credentials: '[a\n', env: { AWS_PROFILE: 'gone' } });
  expect(diagnose(open).map(({ code }) => code)).toEqual(
    expect.arrayContaining(['unclosed-header', 'environment-profile-missing']),
  );
  expect(countConfigProblems(open)).toEqual({ total: 0, ids: [] });
});

test('a file that cannot be read has a notice of its own', () => {
  const unread = machine({ config: '[a', unread: { config: 'EILSEQ' } });
  expect(diagnose(unread).map(({ code }) => code)).toEqual(['file-not-utf8']);
  expect(countConfigProblems(unread)).toEqual({ total: 0, ids: [] });
});

test('what is in the credentials file counts as there', () => {
  const config = '[profile a]\nrole_arn = arn:aws:iam::012345678901:role/x\nsource_profile = keys\n';
  const credentials = '[keys]\naws_access_key_id = AKIA0\naws_secret_access_key = x\n';
  expect(faultsIn(config).map(({ code }) => code)).toEqual(['unknown-source']);
  expect(countConfigProblems(machine({ config, credentials })).total).toBe(0);
});
