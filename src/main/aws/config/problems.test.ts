/** What is said about the mistakes of a config file, and where. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { readConfig } from './reader.ts';

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

describe('problems', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['one header twice', [...corp, '[sso-session corp]'], ['config-duplicate-section 4:1 sso-session corp | 1']],
    ['a repeated key', [...corp, 'SSO_REGION = x'], ['config-duplicate-key 4:1 sso_region | 3']],
    ['[DEFAULT] twice, which the AWS CLI takes', ['[DEFAULT]', 'a = b', '[DEFAULT]', 'c = d'], []],
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
    [
      'no start URL, in the header that counts',
      [...corp, '[sso-session "corp"]', 'sso_region = x'],
      ['config-missing-key 4:1 sso-session "corp" | sso_start_url'],
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
      ['config-bad-region 3:14 sso-session s | evil.example/'],
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
      for (const { params } of readConfig(text, file).problems) {
        const { line, column } = params as { line: number; column: number };
        expect(line).toBeLessThanOrEqual(rows.length);
        expect(column).toBeLessThanOrEqual((rows[line - 1] ?? '').length + 1);
      }
    }),
  );
});
