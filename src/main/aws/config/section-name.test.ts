/** Section names against what botocore makes of them. */
import { expect, test } from 'vitest';
import { readSectionName, shellWords } from './section-name.ts';

test.each([
  ['default', 'default', 'default'],
  ['profile default', 'profile', 'default'],
  ['profile dev', 'profile', 'dev'],
  [' profile  dev ', 'profile', 'dev'],
  ['profile\tdev', 'profile', 'dev'],
  ['profile "a b"', 'profile', 'a b'],
  ["sso-session 'My Corp'", 'sso-session', 'My Corp'],
  ['sso-session "corp"', 'sso-session', 'corp'],
  ['profile co"r"p', 'profile', 'corp'],
  ['profile corp\\me', 'profile', 'corpme'],
  ['profile a\\ b', 'profile', 'a b'],
  ['profile "a\\"b\\c"', 'profile', 'a"b\\c'],
  ['profile me@corp+x/y%z:1', 'profile', 'me@corp+x/y%z:1'],
  ['profile žluť', 'profile', 'žluť'],
  ['profile a#b', 'profile', 'a#b'],
  ['services local', 'services', 'local'],
  // Only the beginning is compared (`startswith`).
  ['profiles dev', 'profile', 'dev'],
  // What only aws-sdk-go-v2 sees.
  ['profile my dev', 'profile', 'my dev'],
  // What no reader sees as a profile or session.
  ['profiledev', 'other', 'profiledev'],
  ['profile', 'other', 'profile'],
  ['profile ""', 'other', 'profile ""'],
  ['profile "dev', 'other', 'profile "dev'],
  ['profile dev\\', 'other', 'profile dev\\'],
  ['profile dev #prod', 'other', 'profile dev #prod'],
  ['Profile dev', 'other', 'Profile dev'],
  ['DEFAULT', 'other', 'DEFAULT'],
  ['plugins', 'other', 'plugins'],
  ['', 'other', ''],
] as const)('[%s] is %s, %s', (title, kind, name) => {
  expect(readSectionName(title)).toEqual({ kind, name });
});

// The answers of Python 3.11's shlex.split.
test.each([
  ['', []],
  ['  ', []],
  ["''", ['']],
  ['a""', ['a']],
  [`a'b c'"d e"f  g`, ['ab cd ef', 'g']],
  [`'a\\b'`, ['a\\b']],
  [`"a\\'b"`, ["a\\'b"]],
  ['"a\\\\b"', ['a\\b']],
  ['a\\"b', ['a"b']],
  ['a # b', ['a', '#', 'b']],
  ["it's", null],
  ['"', null],
  ['"\\"', null],
  ['a\\', null],
])('splits %j like a shell', (text, words) => {
  expect(shellWords(text)).toEqual(words);
});

test('reads a name of a million characters', () => {
  const name = '\\x'.repeat(1_000_000);
  expect(readSectionName(`profile "${name}"`)).toEqual({ kind: 'profile', name });
});
