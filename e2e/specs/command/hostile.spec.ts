/**
 * The command among hostile things: files that are too large, no text, no files or without an end; an AWS whose answers are none, do not
 * end, or would be acted upon by a shell; keys that somebody has put into the cache. It says in one line what it met and ends.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Fault, Operation } from '../../../testing/identity-center/organisation.ts';
import { pythonJson, type TokenFields, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { commandFile, type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { openPseudoTerminal } from '../../objects/pseudo-terminal.ts';
import { roleCredentialsPath, writeCliCache } from '../../objects/role-cache.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand; readonly token: TokenFields }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  token: async ({ home, organisation }, provide) => provide(await signedIn(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.skip(process.platform === 'win32', 'it has no such files');

const owner = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
const role = `sso_session = corp\nsso_account_id = ${owner.accountId}\nsso_role_name = ${owner.roleName}\nregion = eu-west-1\n`;
const config = `${sessionConfig()}[profile dev]\n${role}`;
const assuming = (of: string, source: string): string =>
  `[profile ${of}]\nrole_arn = arn:aws:iam::444455556666:role/${of}\nsource_profile = ${source}\n`;
const dev = ['--profile', 'dev'];

test.beforeEach(({ home, token }) => {
  expect(token).toBeTruthy();
  home.writeConfig(config);
});

function expectOneLine(told: Ended, what: string): void {
  expect(told, what).toMatchObject({ code: 1, out: '' });
  expect(told.err, what).toMatch(/^daypass: [^\p{Cc}]+\n$/u);
}

/** What is in the place of the config file, and what has to be said of it. */
const files: Readonly<Record<string, readonly [make: (file: string, home: Home) => void, says: string]>> = {
  'ten megabytes': [(file) => fs.appendFileSync(file, `# ${'x'.repeat(10 * 1024 * 1024)}\n`), 'it has more than 4 MB'],
  'bytes that are no text': [
    (file) => fs.appendFileSync(file, Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 256))),
    'daypass:',
  ],
  'a pipe': [(file) => void execFileSync('mkfifo', [replaced(file)]), 'it isn’t a regular file'],
  'a folder': [(file) => fs.mkdirSync(replaced(file)), 'it’s a folder'],
  'a link to itself': [(file) => fs.symlinkSync('config', replaced(file)), 'its symbolic links form a loop'],
};

function replaced(file: string): string {
  fs.rmSync(file);
  return file;
}

for (const [name, [make, says]] of Object.entries(files))
  test(`${name} in the place of the config file`, async ({ daypass, home }) => {
    make(home.path('.aws', 'config'), home);
    for (const args of [
      ['export', ...dev],
      ['credential-process', ...dev],
      ['serve', ...dev, '--', 'true'],
    ]) {
      const told = await daypass.run(...args);
      expectOneLine(told, args[0]!);
      expect(told.err).toContain(says);
    }
    if (name === 'bytes that are no text') return;
    // That there are no sessions in it nobody can know.
    for (const args of [['status'], ['login'], ['accounts', '--session', 'corp'], ['ensure', '--wait', '0s']]) {
      const told = await daypass.run(...args);
      expect(told, args[0]).toMatchObject({ code: 1, out: '', err: expect.stringContaining(says) });
    }
  });

test('chains and circles of thousands of profiles', async ({ daypass, home }) => {
  const many = Array.from({ length: 4000 }, (_, index) => index);
  const chain = many.map((index) => assuming(`c${index}`, index === 0 ? 'dev' : `c${index - 1}`));
  home.writeConfig(config + chain.join(''));
  expectOneLine(await daypass.run('export', '--profile', 'c3999'), 'a chain that is too long for every tool');
  expect(await daypass.run('export', '--profile', 'c20')).toMatchObject({ code: 0, err: '' });
  const circle = many.map((index) => assuming(`c${index}`, `c${(index + 1) % many.length}`));
  home.writeConfig(config + circle.join(''));
  expectOneLine(await daypass.run('export', '--profile', 'c0'), 'refers back to itself');
  expect(await daypass.run('export', ...dev)).toMatchObject({ code: 0, err: '' });
});

/** As a shell would act upon it. */
const evil = "x'; touch pwned; echo '";
const keys = { accessKeyId: 'A', secretAccessKey: 's', sessionToken: 't', expiration: Date.now() + 3_600_000 };
const answers: readonly (readonly [Operation, Fault, readonly string[]])[] = [
  ['GetRoleCredentials', 'html', ['export', ...dev]],
  ['GetRoleCredentials', 'huge', ['credential-process', ...dev]],
  ['GetRoleCredentials', 'endless', ['exec', ...dev, '--', 'true']],
  ['GetRoleCredentials', { fields: { roleCredentials: null } }, ['export', ...dev]],
  ['GetRoleCredentials', { fields: { roleCredentials: { ...keys, accessKeyId: evil } } }, ['export', ...dev]],
  [
    'GetRoleCredentials',
    { fields: { roleCredentials: { ...keys, sessionToken: 't\nexport PATH=x' } } },
    ['export', ...dev],
  ],
  ['GetRoleCredentials', { fields: { roleCredentials: { ...keys, expiration: 9e18 } } }, ['export', ...dev]],
  ['ListAccounts', 'circular_pages', ['accounts']],
  ['ListAccounts', 'huge', ['accounts', '--json']],
  ['ListAccountRoles', 'html', ['roles']],
];
for (const [operation, fault, args] of answers)
  test(`${operation} is answered with ${JSON.stringify(fault).slice(0, 90)}`, async ({
    daypass,
    home,
    organisation,
  }) => {
    organisation.faults.always(operation, fault);
    const told = await daypass.run(...args);
    expectOneLine(told, args[0]!);
    expect(told.err).toContain('isn’t from AWS');
    expect(home.exists('.aws', 'cli', 'cache')).toBe(false);
  });

test('a sign-in that fails while somebody is signed in is not told as one that succeeded', async ({
  daypass,
  organisation,
}) => {
  organisation.faults.always('StartDeviceAuthorization', {
    fields: { verificationUri: 'javascript:alert(1)', verificationUriComplete: 'file:///etc/passwd' },
  });
  const told = await daypass.run('login', '--use-device-code');
  expectOneLine(told, 'login');
  expect(told.err).not.toContain('Signed in to');
  expect(await daypass.run('status')).toMatchObject({ code: 0 });
});

test('names of accounts and roles neither end a line nor turn it', async ({ daypass, organisation }) => {
  const accountName = 'a\n\u001B[31mb\u202Emoc\u2066';
  organisation.faults.always('ListAccounts', { fields: { accountList: [{ accountId: '100000000001', accountName }] } });
  const listed = await daypass.run('accounts');
  expect(listed).toMatchObject({ code: 0, out: '100000000001\ta [31mbmoc\t\n' });
  organisation.faults.clear();
  organisation.faults.always('ListAccountRoles', { fields: { roleList: [{ roleName: 'R\u001B]0;t\u0007\u202E' }] } });
  for (const line of (await daypass.run('roles')).out.trimEnd().split('\n')) expect(line).toMatch(/^\d{12}\tR \]0;t\t/);
});

test('keys that somebody has put into the cache of the AWS CLI reach no shell', async ({ daypass, home }) => {
  const file = roleCredentialsPath(home, { ...owner, sessionName: 'corp' })
    .split('/')
    .at(-1)!;
  const Credentials = {
    AccessKeyId: 'A',
    SecretAccessKey: evil,
    SessionToken: 't',
    Expiration: '2099-01-01T00:00:00Z',
  };
  writeCliCache(home, file, pythonJson({ ProviderType: 'sso', Credentials }));
  for (const args of [
    ['export', ...dev],
    ['credential-process', ...dev],
  ]) {
    const told = await daypass.run(...args);
    expect(told, args[0]).toMatchObject({ code: 0, err: '' });
    expect(told.out).not.toContain('pwned');
  }
});

test('a token file that is huge, or nested a hundred thousand deep', async ({ daypass, home, token }) => {
  for (const text of [JSON.stringify({ ...token, more: 'x'.repeat(20_000_000) }), '['.repeat(100_000)]) {
    writeToken(home, 'corp', text);
    for (const args of [
      ['export', ...dev],
      ['credential-process', ...dev],
    ]) {
      expectOneLine(await daypass.run(...args), args[0]!);
    }
    expect(await daypass.run('status')).toMatchObject({ code: 1, out: 'corp: Signed out\n' });
  }
});

test('exec passes on what it does not know, and neither profile nor other keys', async ({ daypass }) => {
  const odd = {
    'A B': 'c',
    'BASH_FUNC_x%%': '() { touch pwned; }',
    __proto__x: '1',
    constructor: 'y',
    AWS_PROFILE: 'other',
    AWS_DEFAULT_PROFILE: 'other',
    AWS_ACCESS_KEY_ID: 'AKIAOTHER',
    AWS_SECRET_ACCESS_KEY: 'other',
    AWS_SESSION_TOKEN: 'other',
    LANG: '%s%n',
    TZ: 'No/Where',
    COLUMNS: '-1',
  };
  const line = 'console.log(JSON.stringify(process.env))';
  const told = await daypass.start(['exec', ...dev, '--', process.execPath, '-e', line], odd).ended;
  expect(told).toMatchObject({ code: 0, err: '' });
  const env = JSON.parse(told.out) as Record<string, string>;
  expect(env).toMatchObject({ 'A B': 'c', __proto__x: '1', constructor: 'y', AWS_REGION: 'eu-west-1' });
  expect(env['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
  expect(JSON.stringify(env)).not.toContain('"other"');
});

/** What a shell would run, were it to take a name for a part of its line. */
const names = ['$(touch pwned)', '`touch pwned`', ';touch pwned;', "'$(touch pwned)'", '|touch pwned', '-rf'];
for (const [shell, line, setUp] of [
  ['bash', 'bash --norc --noprofile -i', 'eval "$(daypass completion bash)"'],
  ['zsh', 'zsh -f -i', 'autoload -Uz compinit && compinit -D -u; eval "$(daypass completion zsh)"'],
  ['fish', 'fish --no-config -i', 'daypass completion fish | source'],
] as const)
  test(`${shell} completes names that are commands, and runs none of them`, async ({ daypass, home }) => {
    test.skip(process.platform !== 'linux' || findProgram(shell) === null, `there is no ${shell}`);
    home.writeConfig(names.map((name) => `[profile ${JSON.stringify(name)}]\nregion = x\n`).join(''));
    home.write(`#!/bin/sh\nexec '${process.execPath}' '${commandFile}' "$@"\n`, 'bin', 'daypass');
    fs.chmodSync(home.path('bin', 'daypass'), 0o755);
    const PATH = `${home.path('bin')}:${daypass.env['PATH']}`;
    await using terminal = openPseudoTerminal(`cd '${home.dir}' && ${line}`, {
      ...daypass.env,
      PATH,
      LC_ALL: 'C.UTF-8',
    });
    const done = async (typed: string, mark: string) => {
      const before = terminal.shown().length;
      terminal.type(typed);
      await expect.poll(() => terminal.shown().slice(before), { message: typed }).toContain(mark);
    };
    await done(`${setUp}; echo "rea""dy"\r`, 'ready');
    for (const [typed, name] of [
      [String.raw`\$`, '$(touch pwned)'],
      ['\\`', '`touch pwned`'],
      [String.raw`\;`, ';touch pwned;'],
      [String.raw`\|`, '|touch pwned'],
    ])
      await done(`daypass export --profile ${typed}\t\r`, `Profile ${name} doesn’t get`);
    // Ctrl-U throws the line away again.
    for (const typed of ['', "'", '"'])
      await done(`daypass export --profile ${typed}\t\t\u0015echo "go""ne"\r`, 'gone');
    expect(home.exists('pwned')).toBe(false);
  });
