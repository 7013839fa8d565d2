/** What of a line the panel may have: nothing that may be a secret, in whatever form it stands there. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { masked } from './line-text.ts';

test.each([
  'aws_secret_access_key = hunter2',
  '  aws_session_token=hunter2',
  'some_key = hunter2',
  '# aws_secret_access_key = hunter2',
  '[default] ; aws_secret_access_key = hunter2',
  '[default] # aws_session_token=hunter2',
  '[aws_secret_access_key = hunter2',
  '# my password = hunter2',
  '## password = hunter2',
  '; old vpn token: hunter2',
  '# "passphrase": hunter2',
  'region = eu-west-1 # password=hunter2',
  'output = json ; AccessKey : hunter2',
])('a secret is not shown: %s', (line) => expect(masked(line)).not.toContain('hunter2'));

test.each([
  '[profile dev]',
  'region = eu-west-1',
  'web_identity_token_file = /run/token',
  '# Our accounts: ask Ana',
  'sso_start_url = https://d-1234567890.awsapps.com/start',
  '',
])('what is no secret stays as it is: %s', (line) => expect(masked(line)).toBe(line));

test('anywhere in any line, behind its name', () => {
  const word = fc.stringMatching(/^[ #;[\]"'\w.-]{0,20}$/);
  const name = fc.constantFrom('aws_secret_access_key', 'aws_session_token', 'password', 'db_passwd', 'AccessKey');
  fc.assert(
    fc.property(word, name, fc.constantFrom('=', ' = ', ': '), word, (before, key, sign, after) => {
      expect(masked(`${before} ${key}${sign}hunter2${after}`)).not.toContain('hunter2');
    }),
    { numRuns: 2000 },
  );
});

test('twice is as once', () => {
  const line = '[default] ; aws_secret_access_key = hunter2';
  expect(masked(masked(line))).toBe(masked(line));
});
