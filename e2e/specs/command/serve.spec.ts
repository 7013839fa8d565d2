/** `daypass serve`: real AWS tools get a role's credentials by HTTP and nothing else, until it ends; and then nobody does. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { createHome } from '../../../testing/home.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { runElsewhere, serveRole } from '../../objects/served-role.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
const chained = `[profile deploy]
role_arn = arn:aws:iam::444455556666:role/team/Deploy
source_profile = dev
region = eu-central-1
`;

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(`${sessionConfig()}[profile dev]\n${dev}${chained}`);
  await signedIn(home, organisation);
});

const cli = findAwsCli();
const noCli = typeof cli === 'string' ? cli : null;
const aws = typeof cli === 'string' ? '' : cli.program;
const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];
const containerClient = fileURLToPath(new URL('../../objects/container-client.ts', import.meta.url));
const botocoreClient = fileURLToPath(new URL('../../objects/botocore-client.py', import.meta.url));
const hasBotocore = works('python3', '-c', 'import botocore');
const isInstalled = (program: string): boolean => works('sh', '-c', `command -v ${program}`);
const serving = (home: { path(...parts: string[]): string }): string =>
  home.path('.config', 'Daypass', 'cli', 'serving');

test('a real AWS CLI with another home has the role, and its region; Ctrl-C ends it without a trace', async ({
  daypass,
  home,
}) => {
  test.skip(noCli !== null, noCli ?? '');
  const role = await serveRole(daypass, '--profile', 'dev');
  expect(role.variables).toEqual({
    AWS_CONTAINER_CREDENTIALS_FULL_URI: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/),
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: expect.stringContaining(serving(home)),
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
  });
  expect(role.said()).toMatch(/^Serving ReadOnlyAccess of 012345678901 at 127\.0\.0\.1:\d+ until the session ends\./);
  const file = role.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '';
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readFileSync(file, 'utf8')).toMatch(/^[\w-]{43}$/);
  const told = await runElsewhere(daypass, home.path('elsewhere'), aws, identity, role.variables);
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('assumed-role/AWSReservedSSO_ReadOnlyAccess_');
  // Nothing of the keys is on the disk.
  expect(home.exists('.aws', 'cli', 'cache')).toBe(false);

  role.kill('SIGINT');
  expect(await role.ended).toMatchObject({ code: 0, signal: null });
  expect(fs.readdirSync(serving(home))).toEqual([]);
  const after = await runElsewhere(daypass, home.path('elsewhere'), aws, identity, role.variables);
  expect(after.code).not.toBe(0);
});

test('the SDK for JavaScript and botocore, each from a home of its own; a role that is assumed through another', async ({
  daypass,
  home,
  organisation,
}) => {
  const role = await serveRole(daypass, '--profile', 'deploy');
  expect(role.said()).toContain('Serving Deploy of 444455556666 at');
  const script = await runElsewhere(daypass, home.path('js'), process.execPath, [containerClient], role.variables);
  expect(JSON.parse(script.out)).toMatchObject({
    accessKeyId: expect.stringMatching(/^ASIA/),
    arn: expect.stringContaining(':assumed-role/Deploy/'),
  });
  if (!hasBotocore)
    test.info().annotations.push({ type: 'not run', description: 'there is no botocore on this machine' });
  else {
    const told = await runElsewhere(daypass, home.path('python'), 'python3', [botocoreClient], role.variables);
    expect(told.out).toMatch(/^container-role arn:aws:sts::444455556666:assumed-role\/Deploy\//);
  }
  expect(organisation.requestsOf('AssumeRole')).toHaveLength(1);
  role.kill('SIGTERM');
  expect((await role.ended).code).toBe(0);
});

test('a token with a line feed at its end, as `echo` writes it, is what botocore refuses: ours has none', async ({
  daypass,
  home,
}) => {
  test.skip(noCli !== null, noCli ?? '');
  const role = await serveRole(daypass, '--profile', 'dev');
  const file = role.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '';
  home.write(`${fs.readFileSync(file, 'utf8')}\n`, 'with-line-feed');
  const broken = { ...role.variables, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: home.path('with-line-feed') };
  expect((await runElsewhere(daypass, home.path('a'), aws, identity, broken)).code).not.toBe(0);
  expect((await runElsewhere(daypass, home.path('b'), aws, identity, role.variables)).code).toBe(0);
});

test('a program after `--` has the role whatever else it could take, and serving ends with it', async ({
  daypass,
  home,
}) => {
  test.skip(noCli !== null, noCli ?? '');
  const others = { AWS_PROFILE: 'deploy', AWS_ACCESS_KEY_ID: 'AKIAOTHER', AWS_SECRET_ACCESS_KEY: 'other' };
  const told = await daypass.start(['serve', '--profile', 'dev', '--', aws, ...identity], others).ended;
  expect(told).toMatchObject({ code: 0, out: expect.stringContaining('AWSReservedSSO_ReadOnlyAccess_') });
  expect(told.err).toMatch(/^Serving [^\n]*\n$/);
  expect(fs.readdirSync(serving(home))).toEqual([]);
  // With a default profile that has another role, the program would get that one.
  fs.appendFileSync(home.path('.aws', 'config'), `[default]\n${dev.replace('ReadOnlyAccess', 'AdministratorAccess')}`);
  const outdone = await daypass.run('serve', '--profile', 'dev', '--', aws, ...identity);
  expect(outdone).toMatchObject({ code: 0, out: expect.stringContaining('AWSReservedSSO_ReadOnlyAccess_') });
  expect(outdone.err).toContain('the program starts without your AWS config and credentials files');
  expect(await daypass.run('serve', '--profile', 'dev', '--', 'sh', '-c', 'exit 7')).toMatchObject({
    code: 7,
    out: '',
  });
  expect(await daypass.run('serve', '--profile', 'dev', '--', 'no-such-program')).toMatchObject({ code: 127 });
  const env = await daypass.run('serve', '--profile', 'dev', '--', 'sh', '-c', 'env; cat /proc/$PPID/cmdline');
  expect(env.out).toContain('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=');
  expect(env.out).not.toMatch(/AWS_CONTAINER_AUTHORIZATION_TOKEN=|AWS_PROFILE=|AWS_ACCESS_KEY_ID=/);
});

test('a shell takes what is printed, in a home whose name needs quotes', async ({ daypass, home, organisation }) => {
  const odd = createHome(home.path("it's a home"));
  odd.writeConfig(`${sessionConfig()}[profile dev]\n${dev}`);
  await signedIn(odd, organisation);
  const there = daypassCommand(odd, organisation);
  for (const [shell, format] of [
    ['sh', 'sh'],
    ['zsh', 'sh'],
    ['fish', 'fish'],
  ] as const) {
    if (!isInstalled(shell)) continue;
    const running = there.start(['serve', '--profile', 'dev', '--print-env', format]);
    await expect.poll(running.printed).toContain('AWS_DEFAULT_REGION');
    const file = '"$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"';
    const read = await daypass.runProgram(shell, ['-c', `${running.printed()}\ncat ${file}`]);
    expect(read, shell).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{43}$/) });
    running.kill('SIGTERM');
    await running.ended;
  }
});

test.describe('it ends, and nobody gets anything any more', () => {
  for (const [name, signOut] of Object.entries({
    'a sign-out with `daypass logout`': (daypass: DaypassCommand) => daypass.run('logout', '--session', 'corp'),
    'a sign-out with the AWS CLI': (daypass: DaypassCommand) => daypass.runProgram(aws, ['sso', 'logout']),
  }))
    test(name, async ({ daypass, home, organisation }) => {
      test.skip(noCli !== null, noCli ?? '');
      const role = await serveRole(daypass, '--profile', 'dev');
      await signOut(daypass);
      const ended = await role.ended;
      expect(ended.code).toBe(1);
      expect(ended.err).toContain('You’re no longer signed in to corp: the role is no longer served.\n');
      expect(fs.readdirSync(serving(home))).toEqual([]);
      await expect(fetch(role.variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '')).rejects.toThrow();
      const told = ended.err + ended.out;
      for (const secret of organisation.secretsIssued) expect(told).not.toContain(secret);
    });

  test('its time is over', async ({ daypass, home }) => {
    const role = await serveRole(daypass, '--profile', 'dev', '--for', '2s');
    expect(role.said()).not.toContain('until the session ends');
    expect(await role.ended).toMatchObject({ code: 0, err: expect.stringContaining('Time is up') });
    expect(fs.readdirSync(serving(home))).toEqual([]);
  });

  test('a killed one leaves a token that opens nothing, and the next one removes it', async ({ daypass, home }) => {
    const killed = await serveRole(daypass, '--profile', 'dev');
    const other = await serveRole(daypass, '--profile', 'dev');
    killed.kill('SIGKILL');
    await killed.ended;
    expect(fs.readdirSync(serving(home))).toHaveLength(2);
    const next = await serveRole(daypass, '--profile', 'dev');
    const left = [other, next].map((role) => role.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE']);
    expect(fs.readdirSync(serving(home)).toSorted()).toEqual(left.map((file) => path.basename(file ?? '')).toSorted());
    for (const role of [other, next]) {
      role.kill('SIGTERM');
      await role.ended;
    }
  });
});

test('at another address, with what that means; by IPv6 as well', async ({ daypass }) => {
  const others = Object.values(os.networkInterfaces()).flatMap((all) => all ?? []);
  const other = others.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
  for (const [address, host, warning] of [
    ['::1', '[::1]', null],
    ...(other === undefined ? [] : [[other, other, 'AWS tools accept plain HTTP only from'] as const]),
  ] as const) {
    if (!others.some((one) => one.address === address)) continue;
    const role = await serveRole(daypass, '--profile', 'dev', '--listen', address);
    const url = role.variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '';
    expect(new URL(url).hostname).toBe(host);
    const authorization = fs.readFileSync(role.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '', 'utf8');
    expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
    expect((await fetch(url)).status).toBe(403);
    if (warning === null) expect(role.said()).not.toContain('Warning');
    else expect(role.said()).toContain(warning);
    role.kill('SIGTERM');
    await role.ended;
  }
});

test('what cannot be served says why, with its exit code', async ({ daypass, home }) => {
  const role = await serveRole(daypass, '--profile', 'dev');
  const port = new URL(role.variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '').port;
  for (const [args, code, says] of [
    [['--listen', '0.0.0.0'], 2, 'isn’t a single address'],
    [['--listen', 'my-host'], 2, 'isn’t a single address'],
    [['--port', '70000'], 2, '70000 isn’t a port'],
    [['--for', '8'], 2, '8 isn’t a length of time'],
    [['--for', '0m'], 2, '0m isn’t a length of time'],
    [['--print-env', 'yaml'], 2, 'There is no format yaml'],
    [['--snippet', 'helm'], 2, 'There is no snippet for helm'],
    [['--port', port], 1, 'the port is in use'],
    [['--listen', '192.0.2.1'], 1, 'this computer doesn’t have the address'],
    [['--role', 'Nobody', '--account', '012345678901'], 1, 'AWS rejected role'],
  ] as const) {
    const [profile] = args[0] === '--role' ? [[]] : [['--profile', 'dev']];
    const told = await daypass.run('serve', ...profile, ...args);
    expect(told, args.join(' ')).toMatchObject({ code, out: '', err: expect.stringContaining(says) });
    expect(told.err.trim().split('\n')).toHaveLength(1);
  }
  role.kill('SIGTERM');
  await role.ended;
  fs.rmSync(serving(home), { recursive: true });
  home.write('', '.config', 'Daypass', 'cli', 'serving');
  expect(await daypass.run('serve', '--profile', 'dev')).toMatchObject({ code: 1, out: '' });
});

function works(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
