/** Tests of the lines that people paste into their shells, where it is there with the shell itself. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportShells } from '../../shared/profile-commands.ts';
import { exportLine, userShell } from './profile-lines.ts';

test.each([
  ['posix', 'export AWS_PROFILE=pay-admin'],
  ['fish', 'set -gx AWS_PROFILE pay-admin'],
  ['powershell', "$env:AWS_PROFILE = 'pay-admin'"],
  ['cmd', 'set "AWS_PROFILE=pay-admin"'],
] as const)('%s sets the variable', (shell, line) => expect(exportLine(shell, 'pay-admin')).toBe(line));

test.each([
  ['posix', "export AWS_PROFILE='it'\\''s $HOME'"],
  ['fish', "set -gx AWS_PROFILE 'it\\'s $HOME'"],
  ['powershell', "$env:AWS_PROFILE = 'it''s $HOME'"],
  ['cmd', 'set "AWS_PROFILE=it\'s $HOME"'],
] as const)('%s takes an odd name as it is', (shell, line) => expect(exportLine(shell, "it's $HOME")).toBe(line));

test('what PowerShell takes for a quote is doubled, and a backslash of fish as well', () => {
  expect(exportLine('powershell', 'a’b‘c')).toBe("$env:AWS_PROFILE = 'a’’b‘‘c'");
  expect(exportLine('fish', String.raw`a\'b`)).toBe(String.raw`set -gx AWS_PROFILE 'a\\\'b'`);
});

test('cmd cannot take a quote or a percent sign', () => {
  expect([exportLine('cmd', 'a"b'), exportLine('cmd', '%PATH%')]).toEqual([null, null]);
});

test.each(exportShells)('%s is given no name that a terminal would act upon', (shell) => {
  for (const name of ['a\nb', 'a\u001b[201~b', 'a\u202eb', 'a\ud800'])
    expect(exportLine(shell, name), JSON.stringify(name)).toBeNull();
});

describe.skipIf(process.platform === 'win32')('a real shell', () => {
  test('gives the name to what it starts, whatever is in it', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('ab"\'`$\\;|&%*~!#() 決ü=')),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, (profile) => {
        const script = `${exportLine('posix', profile)}\nsh -c 'printf %s "$AWS_PROFILE"'`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(profile);
      }),
      { numRuns: 40 },
    );
  });
});

test.each([
  ['win32', '/usr/bin/fish', 'powershell'],
  ['linux', '/usr/bin/fish', 'fish'],
  ['darwin', '/opt/homebrew/bin/fish', 'fish'],
  ['darwin', '/bin/zsh', 'posix'],
  ['linux', '/opt/selfish', 'posix'],
  ['linux', undefined, 'posix'],
] as const)('on %s with SHELL=%s: %s', (platform, shell, expected) =>
  expect(userShell(platform, shell)).toBe(expected),
);
