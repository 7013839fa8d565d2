/** The `daypass` command where something is not as usual: terminals, streams, old Nodes, AWS that does not answer, odd files. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test as base } from '../../hosts/fixture.ts';
import { type TokenFields, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand; readonly token: TokenFields }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  token: async ({ home, organisation }, provide) => provide(await signedIn(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const dev = { name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' };
const config = `${sessionConfig({ profiles: [dev] })}[profile keys]\nregion = eu-west-1\n`;
test.beforeEach(async ({ home, token }) => {
  expect(token).toBeTruthy();
  home.writeConfig(config);
});

test('Ctrl-C in a terminal reaches the program once: a second one would make Terraform break off', async ({
  daypass,
  home,
}) => {
  test.skip(process.platform !== 'linux', 'script has other options elsewhere');
  home.write(
    `process.on('SIGINT', () => console.log('stopped'));
    process.on('SIGUSR2', () => process.exit(console.log('end')));
    setInterval(() => {}, 1000);
    console.log('ready', process.ppid);`,
    'program.mjs',
  );
  const line = [
    process.execPath,
    commandFile,
    'exec',
    '--profile',
    'dev',
    '--',
    process.execPath,
    home.path('program.mjs'),
  ];
  // `script` gives it a terminal, in which a byte 3 is what Ctrl-C is.
  const args = ['-qec', line.map((word) => `'${word}'`).join(' '), '/dev/null'];
  const child = spawn('script', args, { env: daypass.env, stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
  await expect.poll(() => shown).toMatch(/ready \d+\r\n/);
  child.stdin.write('\u0003');
  await expect.poll(() => shown).toContain('stopped');
  // What is passed on comes in the order in which it was heard: after this nothing of the Ctrl-C is on its way.
  process.kill(Number(/ready (\d+)/.exec(shown)?.[1]), 'SIGUSR2');
  await expect.poll(() => shown).toContain('end');
  expect(shown.match(/stopped/g)).toHaveLength(1);
  child.stdin.end();
});

test('without a terminal every signal is passed on', async ({ daypass }) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const) {
    const name = signal.slice(3);
    const program = `trap "echo got ${name}; exit 9" ${name}; echo ready >&2; while :; do sleep 0.05; done`;
    // `setsid` takes it away from the terminal of whoever runs the tests.
    const args = [process.execPath, commandFile, 'exec', '--profile', 'dev', '--', 'sh', '-c', program];
    const child = spawn('setsid', args, { env: daypass.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const out = text(child.stdout);
    await expect.poll(() => said).toContain('ready');
    child.kill(signal);
    expect(await out).toBe(`got ${name}\n`);
  }
});

test('what cannot be written is said in a line', async ({ daypass }) => {
  test.skip(!fs.existsSync('/dev/full'), 'there is no /dev/full');
  for (const command of ['export', 'credential-process']) {
    await daypass.run('export', '--profile', 'dev');
    const line = `'${process.execPath}' '${commandFile}' ${command} --profile dev >/dev/full`;
    const told = await daypass.runProgram('sh', ['-c', line]);
    expect(told).toMatchObject({ code: 1, err: 'daypass: Couldn’t write the output (ENOSPC).\n' });
  }
  const unheard = `'${process.execPath}' '${commandFile}' export --profile nobody 2>/dev/full`;
  expect(await daypass.runProgram('sh', ['-c', unheard])).toMatchObject({ code: 2, out: '' });
});

const asNode = (text: string): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(text)}`,
});

test('an older Node is told which one is needed; the oldest that will do has all that is used', async ({ daypass }) => {
  const old = asNode("Object.defineProperty(process.versions, 'node', { value: '20.20.2' })");
  expect(await daypass.start(['status'], old).ended).toMatchObject({
    code: 1,
    err: 'daypass: This command needs Node.js 22 or later; this is 20.20.2. Install Node.js 22 or later, or name one in DAYPASS_NODE.\n',
  });
  // What has come after Node 22.12.
  const oldest = asNode(`
    for (const [owner, names] of [
      [Promise, ['try']], [RegExp, ['escape']], [Error, ['isError']], [Math, ['f16round', 'sumPrecise']],
      [Iterator, ['concat']], [Uint8Array, ['fromBase64', 'fromHex']], [Uint8Array.prototype, ['toBase64', 'toHex']],
      [Map.prototype, ['getOrInsert', 'getOrInsertComputed']], [globalThis, ['Float16Array']],
    ]) for (const name of names) delete owner[name];`);
  for (const args of [['status'], ['accounts'], ['doctor'], ['export', '--profile', 'dev', '--no-cache'], ['logout']])
    expect(await daypass.start(args, oldest).ended, args.join(' ')).toMatchObject({ code: 0 });
});

test('says that it waits for AWS, and how it ended as a command says it', async ({ daypass, organisation }) => {
  organisation.faults.always('GetRoleCredentials', 'hang');
  const waiting = daypass.start(['export', '--profile', 'dev']);
  await expect.poll(waiting.said).toBe('Waiting for AWS…\n');
  waiting.kill('SIGINT');
  expect(await waiting.ended).toMatchObject({ signal: 'SIGINT', out: '' });
  organisation.faults.clear();
  organisation.faults.always('GetRoleCredentials', 'dropped');
  const told = await daypass.run('export', '--profile', 'dev');
  expect(told).toMatchObject({ code: 1, out: '' });
  // The app would try again by itself.
  expect(told.err).toMatch(/Can’t reach \S+\. Check your network connection or VPN, then try again\.\n$/);
});

test.describe('the short way of credential-process answers as the whole command', () => {
  for (const [name, change] of [
    ['as it is', (): void => {}],
    [
      'the token of another portal',
      (home, token) => writeToken(home, 'corp', { ...token, startUrl: 'https://other.awsapps.com/start' }),
    ],
    ['a token without an end', (home, token) => writeToken(home, 'corp', { ...token, expiresAt: undefined })],
    ['a token whose end is no time', (home, token) => writeToken(home, 'corp', { ...token, expiresAt: 'soon' })],
    ['no token', (home) => fs.rmSync(home.path('.aws', 'sso', 'cache'), { recursive: true })],
    ['a start URL that is none', (home) => home.writeConfig(config.replace(/sso_start_url = .*/, 'sso_start_url = x'))],
    ['a region that is none', (home) => home.writeConfig(config.replace(/sso_region = .*/, 'sso_region = no such'))],
    [
      'another role in the credentials file',
      (home) => home.write('[dev]\nsso_role_name = Other\n', '.aws', 'credentials'),
    ],
    ['a header that is broken', (home) => home.writeConfig(`${config}[profile x\n`)],
  ] satisfies [string, (home: Parameters<typeof daypassCommand>[0], token: TokenFields) => void][])
    test(name, async ({ daypass, home, token }) => {
      expect(await daypass.run('export', '--profile', 'dev')).toMatchObject({ code: 0 });
      change(home, token);
      const quick = await daypass.run('credential-process', '--profile', 'dev');
      const whole = await daypass.run('export', '--profile', 'dev', '--format', 'process');
      expect(quick).toEqual(whole);
    });
});

test('AWS_PROFILE of another kind keeps nobody from the sessions', async ({ daypass }) => {
  const env = { AWS_PROFILE: 'keys' };
  expect(await daypass.start(['status', '--prompt'], env).ended).toMatchObject({ code: 0, out: 'corp', err: '' });
  const role = ['export', '--account', '0123-4567-8901', '--role', 'ReadOnlyAccess'];
  expect(await daypass.start(role, env).ended).toMatchObject({ code: 0 });
  expect(await daypass.run('status', '--profile', 'keys')).toMatchObject({ code: 1, out: '' });
});

test('a profile whose session cannot be used never stands for the only other session', async ({ daypass, home }) => {
  home.writeConfig(
    `${config}[sso-session bad]\nsso_start_url = x\nsso_region = eu-west-1\n[profile lost]\nsso_session = bad\nsso_account_id = 012345678901\nsso_role_name = R\n`,
  );
  expect(await daypass.run('logout', '--profile', 'lost')).toMatchObject({ code: 1 });
  expect(await daypass.run('status', '--session', 'corp')).toMatchObject({ code: 0 });
});

test('an account by its name with dashes', async ({ daypass, organisation }) => {
  const name = organisation.accountsOf()[0]?.accountName ?? '';
  expect(name).toContain('-');
  expect((await daypass.run('roles', '--account', name)).out).toContain(name);
});

for (const [args, says] of [
  [['export', '--profile', ''], '--profile is empty'],
  [['export'], 'Name a profile'],
  [['export', '--profile', 'deb'], 'Did you mean dev?'],
  [['export', '--profile', 'a\nb\u001B[31m'], 'no profile a b'],
  [['roles', '--account', '000000000000'], 'daypass accounts'],
  [['exec', '--profile', 'dev', '--', ''], 'Name the program'],
  [['--bogus'], 'Run daypass --help for details'],
  [['status', '--jsn'], 'Did you mean --json?'],
  [['status', '--session'], 'needs a value'],
] as const)
  test(`${JSON.stringify(args)}: one line, exit code 2`, async ({ daypass }) => {
    const told = await daypass.run(...args);
    expect(told).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^daypass: [^\p{Cc}]+\n$/u) });
    expect(told.err).toContain(says);
  });
