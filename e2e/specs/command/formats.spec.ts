/**
 * Every form in which `daypass export` prints a role, taken as a person takes it: pasted at the prompt of an interactive shell, put into
 * a file, or read by a program. Then a real AWS CLI has the role. There is no PowerShell and no cmd on the machines of these tests:
 * theirs are looked at sign by sign.
 */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { CredentialFormat } from '../../../src/shared/credential-formats.ts';
import type { Home } from '../../../testing/home.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { awsCli, javaScriptClient, noAwsCli } from '../../objects/aws-clients.ts';
import { type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { openPseudoTerminal } from '../../objects/pseudo-terminal.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.skip(noAwsCli !== null, noAwsCli ?? '');

/** A name that stands in the section of a file. */
const odd = `it's my "odd" [dev]`;
const role = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(`${sessionConfig()}[profile ${JSON.stringify(odd)}]\n${role}`);
  await signedIn(home, organisation);
});

const identity = [awsCli.program, ...awsCli.args].join(' ');
const isRole = /:assumed-role\/AWSReservedSSO_ReadOnlyAccess_/;
/** Not even the signs of the sign-in are left for a program to find. */
const nothingElse = { AWS_CONFIG_FILE: '/dev/null' };

async function exported(daypass: DaypassCommand, format: CredentialFormat): Promise<string> {
  const told = await daypass.run('export', '--profile', odd, '--format', format);
  expect(told).toMatchObject({ code: 0, err: '' });
  return told.out;
}

/** Interactive, without anything of the user's own. */
const prompts = {
  sh: { format: 'sh', line: 'sh -i' },
  bash: { format: 'sh', line: 'bash --norc --noprofile -i' },
  zsh: { format: 'sh', line: 'zsh -f -i' },
  fish: { format: 'fish', line: 'fish --no-config -i' },
} as const;

for (const [shell, { format, line }] of Object.entries(prompts))
  test(`${format}: pasted at the prompt of ${shell}`, async ({ daypass }) => {
    test.skip(findProgram(shell) === null, `${shell} is not installed`);
    test.skip(process.platform !== 'linux', 'script has other options elsewhere');
    const text = await exported(daypass, format);
    await using terminal = openPseudoTerminal(line, { ...daypass.env, ...nothingElse, LC_ALL: 'C.UTF-8' });
    // A shell that has just started throws away what was typed before its first prompt.
    terminal.type('echo "rea""dy"\r');
    await expect.poll(terminal.shown).toContain('ready');
    terminal.type(text.replaceAll('\n', '\r'));
    terminal.type(`${identity}; echo "do""ne"\r`);
    await expect.poll(terminal.shown).toContain('done');
    expect(terminal.shown()).toMatch(isRole);
  });

/** Whatever reads files or text; `null`: no such program can be had here. */
const readers: Readonly<
  Record<
    Exclude<CredentialFormat, 'sh' | 'fish'>,
    ((daypass: DaypassCommand, home: Home, text: string) => Promise<Ended>) | null
  >
> = {
  powershell: null,
  cmd: null,
  dotenv: (daypass, home, text) => {
    home.write(text, '.env');
    const { program, args } = javaScriptClient('nodeProviderChain');
    return daypass.runProgram(program, [`--env-file=${home.path('.env')}`, ...args], nothingElse);
  },
  json: (daypass, _home, text) =>
    daypass.runProgram(awsCli.program, awsCli.args, {
      ...nothingElse,
      ...(JSON.parse(text) as Record<string, string>),
    }),
  'credentials-file': (daypass, home, text) => {
    home.write(`[mine]\naws_access_key_id = AKIAMINE\n${text}`, '.aws', 'credentials');
    fs.chmodSync(home.path('.aws', 'credentials'), 0o600);
    return daypass.runProgram(awsCli.program, awsCli.args, { ...nothingElse, AWS_PROFILE: odd });
  },
  process: (daypass, home, text) => {
    home.write(text, 'answer.json');
    home.write(`[profile p]\ncredential_process = cat '${home.path('answer.json')}'\n`, 'config');
    return daypass.runProgram(awsCli.program, awsCli.args, { AWS_CONFIG_FILE: home.path('config'), AWS_PROFILE: 'p' });
  },
};

for (const [format, read] of Object.entries(readers))
  test(`${format}: read`, async ({ daypass, home }) => {
    const text = await exported(daypass, format as CredentialFormat);
    if (read === null) return expectPlainLines(format, text);
    const told = await read(daypass, home, text);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(isRole);
  });

/** Four settings, and in their values nothing that PowerShell within single quotes, or cmd within double quotes, acts upon. */
function expectPlainLines(format: string, text: string): void {
  const line = format === 'cmd' ? /^set "AWS_[A-Z_]+=[\w+/=:-]+"$/ : /^\$env:AWS_[A-Z_]+ = '[\w+/=:-]+'$/;
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  for (const one of lines) expect(one).toMatch(line);
}
