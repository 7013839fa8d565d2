/** Tests of how the variables are written, whatever the user's folder is called: by real shells where they are installed. */
import { spawnSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { formatVariables } from './variables.ts';

const folders = [
  '/home/ada/.config/Daypass/serving/1-2-3.token',
  String.raw`C:\Users\Ada Lovelace\AppData\Roaming\Daypass\serving\1.token`,
  "/home/o'brien/x.token",
  '/home/ada "the first"/x.token',
  `/home/o'brien "the second"/x.token`,
  '/home/$HOME/`id`/x.token',
  '/home/日本 語/x.token',
  '/home/a#b;c&d|e (f)/x.token',
];

/** What a shell has in the variable after these lines. */
const inShell = (shell: string, lines: string): string =>
  spawnSync(shell, ['-c', `${lines}printf %s "$FILE"`], { encoding: 'utf8' }).stdout;

describe.each(['sh', 'bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  const isInstalled = spawnSync(shell, ['-c', 'exit 0']).status === 0;
  test.skipIf(!isInstalled).each(folders)('takes %j', (file) => {
    const lines = formatVariables(shell === 'fish' ? 'fish' : 'sh', { FILE: file });
    expect(inShell(shell, lines ?? '')).toBe(file);
  });
});

test.each(folders)('an .env file and JSON: %j', (file) => {
  expect(JSON.parse(formatVariables('json', { FILE: file }) ?? '')).toEqual({ FILE: file });
  const dotenv = formatVariables('dotenv', { FILE: file });
  // Not every reader of such files knows how to write both quotes.
  if (file.includes("'") && file.includes('"')) expect(dotenv).toBeNull();
  else expect(parseEnv(dotenv ?? '')).toEqual({ FILE: file });
});

test.each([
  ["/home/o'brien/x", `$env:FILE = '/home/o''brien/x'\n`, `set "FILE=/home/o'brien/x"\n`],
  ['/home/o’brien/x', `$env:FILE = '/home/o’’brien/x'\n`, `set "FILE=/home/o’brien/x"\n`],
  ['C:\\Users\\Ada %TEMP%', `$env:FILE = 'C:\\Users\\Ada %TEMP%'\n`, null],
  ['/home/$x "y"', `$env:FILE = '/home/$x "y"'\n`, null],
])('PowerShell and the Command Prompt: %j', (file, powershell, cmd) => {
  expect(formatVariables('powershell', { FILE: file })).toBe(powershell);
  expect(formatVariables('cmd', { FILE: file })).toBe(cmd);
});

test('what a terminal would act upon is written as JSON only', () => {
  for (const file of ['/home/a\nb', '/home/a\u001bb', '/home/a\u202eb']) {
    expect(formatVariables('sh', { A: 'a', FILE: file })).toBeNull();
    expect(formatVariables('dotenv', { FILE: file })).toBeNull();
    expect(JSON.parse(formatVariables('json', { FILE: file }) ?? '')).toEqual({ FILE: file });
  }
});
