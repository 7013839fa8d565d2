/**
 * A search for secrets in whatever the `daypass` command leaves behind: each of its commands, with AWS as it is, with an AWS that repeats
 * what it was asked, and torn down by an error with secrets in its text. They are in stdout where they were asked for, in the files of
 * the AWS tools, and nowhere else: no stderr, no file of Daypass, no command line, no environment.
 */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { awsTime, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { filesOf, findSecrets, type Places } from '../../objects/canary.ts';
import { type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { echoes } from '../../objects/echoes.ts';
import { fakeOpener } from '../../objects/fake-opener.ts';
import { type Interpreter, startInterpreter } from '../../objects/interpreter.ts';
import { processesBelow, readProcess } from '../../objects/processes.ts';
import { serveRole } from '../../objects/served-role.ts';
import { signedIn } from '../../objects/signed-in.ts';

interface Fixtures {
  /** Between the command and the organisation. */
  readonly aws: Interpreter;
  readonly daypass: DaypassCommand;
}

const test = base.extend<Fixtures>({
  organisationOptions: { accounts: 2, interval: 1, packageDomains: ['012345678901/libraries'] },
  async aws({ organisation }, provide) {
    await using aws = await startInterpreter(organisation);
    await provide(aws);
  },
  daypass: async ({ aws, home, organisation }, provide) => {
    const env = Object.entries(organisation.env).map(([name, url]) => [name, url.replace(organisation.url, aws.url)]);
    await provide(daypassCommand(home, { ...organisation, env: Object.fromEntries(env) as Organisation['env'] }));
  },
});

/** Secrets of other programs in the files that Daypass reads. */
const others = {
  secretKey: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00',
  slipped: 'kT9vQx2LmPz4RbW8nYc6HdF3sJg7UaEo1iXwKyVt',
  password: 'correcthorsebatterystaple',
  foreign: `aoaAAAAAG${'OfAnotherTool'.repeat(12)}`,
};
const role = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
const config = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${others.secretKey}
# aws_secret_access_key = ${others.slipped}
[profile with-password]
sso_start_url = https://ana:${others.password}@d-1.awsapps.com/start
sso_region = eu-west-1
${sessionConfig()}[profile dev]\n${role}[profile deploy]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = dev
region = eu-west-1
`;

interface Asking {
  readonly args: readonly string[];
  readonly input?: string;
  /** What is printed is the secret that was asked for. */
  readonly printsSecrets?: true;
}

const dev = ['--profile', 'dev'];
const deploy = ['--profile', 'deploy'];
/** Every command, as people and programs use it. */
const askings: readonly Asking[] = [
  { args: ['status'] },
  { args: ['status', '--json'] },
  { args: ['status', '--prompt', '--color'] },
  { args: ['accounts', '--json'] },
  { args: ['roles'] },
  { args: ['ensure', ...dev, '--wait', '0s'] },
  { args: ['run', ...dev, '--needs', '1m', '--', 'true'] },
  { args: ['export', ...deploy, '--no-cache'], printsSecrets: true },
  { args: ['exec', ...dev, '--no-cache', '--', 'true'] },
  { args: ['credential-process', ...deploy], printsSecrets: true },
  { args: ['serve', ...deploy, '--', 'true'] },
  { args: ['kube-token', '--cluster-name', 'c', ...dev, '--no-cache'], printsSecrets: true },
  { args: ['kube-token', '--cluster-name', 'c', ...dev, '--kubeconfig'] },
  {
    args: ['docker-credential', 'get', ...dev],
    input: '012345678901.dkr.ecr.eu-west-1.amazonaws.com\n',
    printsSecrets: true,
  },
  { args: ['codeartifact-token', '--domain', 'libraries', ...dev], printsSecrets: true },
  { args: ['keys', 'write', ...dev] },
  { args: ['keys', 'list', '--json'] },
  { args: ['console', '--print', ...dev] },
  { args: ['console', '--print', ...deploy], printsSecrets: true },
  { args: ['console', ...dev] },
  { args: ['doctor'] },
  { args: ['doctor', '--json'] },
  { args: ['inspect', ...dev] },
  { args: ['inspect', ...deploy, '--json'] },
  { args: ['__complete', 'profiles'] },
  { args: ['keys', 'remove', '--all'] },
  { args: ['uninstall', '--dry-run'] },
  { args: ['logout', '--all'] },
];

/** The files in which AWS tools and their users keep secrets, and the certificate of nobody. */
const meant = /^\.aws\/(config|credentials|sso\/cache\/[0-9a-f]{40}\.json|cli\/cache\/[0-9a-f]{40}\.json)$/;

const secretsOf = (organisation: Organisation): readonly string[] => [
  ...organisation.secretsIssued,
  ...Object.values(others),
];

function placesOf({ args, printsSecrets }: Asking, { out, err }: Ended): Places {
  const name = args.join(' ');
  return { [`${name}: stderr`]: err, ...(printsSecrets === undefined && { [`${name}: stdout`]: out }) };
}

const filesLeft = (home: Home): Places => filesOf(home, (name) => meant.test(name));

async function prepare(home: Home, organisation: Organisation): Promise<void> {
  await signedIn(home, organisation);
  writeToken(home, 'another tool', {
    accessToken: others.foreign,
    expiresAt: '2099-01-01T00:00:00Z',
    region: 'eu-west-1',
  });
}

const run = (daypass: DaypassCommand, { args, input = '' }: Asking, more: Readonly<Record<string, string>> = {}) =>
  daypass.runWithInput(args, input, more);

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(config);
  await prepare(home, organisation);
});

interface Search {
  /** Where secrets were. */
  readonly found: readonly string[];
  /** All that was said on stderr. */
  readonly said: string;
}

/** Runs all of them, one after the other. */
async function searchAll(
  { daypass, home, organisation }: { daypass: DaypassCommand; home: Home; organisation: Organisation },
  more: Readonly<Record<string, string>>,
): Promise<Search> {
  const found: string[] = [];
  let said = '';
  const opener = fakeOpener(home, daypass);
  for (const asking of askings) {
    const told = await run(daypass, asking, { ...opener.env, ...more });
    expect(told.err, asking.args.join(' ')).not.toMatch(/^\s+at /m);
    // A wrong command line asks for nothing.
    expect(told.code, `${asking.args.join(' ')}: ${told.err}`).not.toBe(2);
    said += told.err;
    found.push(...findSecrets(placesOf(asking, told), secretsOf(organisation)));
    found.push(...findSecrets(filesLeft(home), secretsOf(organisation)));
  }
  return { found, said };
}

test('with AWS as it is', async ({ daypass, home, organisation }) => {
  expect((await searchAll({ daypass, home, organisation }, {})).found).toEqual([]);
  // There were some to find, of every kind.
  expect(organisation.secretsIssued.length).toBeGreaterThan(15);
  await prepare(home, organisation);
  const { out } = await daypass.run('export', ...dev);
  expect(findSecrets({ out }, organisation.secretsIssued)).toHaveLength(2);
  // With a secret that has slipped out of its line, no tool reads the file any more.
  home.writeConfig(`${config}${others.slipped}\n`);
  for (const args of [['status'], ['doctor'], ['doctor', '--json'], ['export', ...dev], ['logout']]) {
    const told = await daypass.run(...args);
    expect(findSecrets({ out: told.out, err: told.err }, secretsOf(organisation)), args.join(' ')).toEqual([]);
  }
});

for (const [name, echo] of Object.entries(echoes))
  test(`with an AWS that repeats what it is asked: ${name}`, async ({ aws, daypass, home, organisation }) => {
    for (const path of [
      '/federation/credentials',
      '/',
      '/federation',
      '/logout',
      '/assignment/accounts',
      '/assignment/roles',
      '/v1/authorization-token',
    ])
      aws.change(path, echo);
    const { found, said } = await searchAll({ daypass, home, organisation }, {});
    expect(found).toEqual([]);
    // Nobody got a role.
    expect(said.match(/^daypass: .*(AWS|again)/gm)?.length).toBeGreaterThan(5);
    // Of a renewal as well, in which the most is at stake.
    aws.clear();
    const token = await signedIn(home, organisation);
    writeToken(home, 'corp', { ...token, expiresAt: awsTime(Date.now() - 60_000) });
    aws.change('/token', echo);
    const told = await daypass.run('accounts', '--json');
    expect(told.code).toBe(1);
    const places = { out: told.out, err: told.err, ...filesLeft(home) };
    expect(findSecrets(places, secretsOf(organisation))).toEqual([]);
  });

/** What nobody has foreseen, with everything in its text: thrown where nothing catches it, or into the midst of the work. */
const crashes = {
  'in the answer of AWS': `import http from 'node:http';
    const request = http.request;
    http.request = (...args) => request(...args).on('response', () => { throw new Error(JSON.stringify([args[0].headers, process.env])); });
    (await import('node:module')).syncBuiltinESMExports();`,
  'in a promise that nobody waits for': `import http from 'node:http';
    const request = http.request;
    http.request = (...args) => { void Promise.reject(new Error(JSON.stringify(args[0].headers))); return request(...args); };
    (await import('node:module')).syncBuiltinESMExports();`,
  'in reading a file': `const { parse } = JSON;
    JSON.parse = (text, ...more) => { if (text.includes('accessToken') || text.includes('roleCredentials')) throw new Error(text); return parse(text, ...more); };`,
};
for (const [name, script] of Object.entries(crashes))
  test(`torn down ${name}`, async ({ daypass, home, organisation }) => {
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(script)}`;
    const { found, said } = await searchAll({ daypass, home, organisation }, { NODE_OPTIONS });
    expect(found).toEqual([]);
    // It has hit them.
    expect(said).toMatch(name === 'in reading a file' ? /not signed in/ : /Something unexpected happened/);
  });

test('with all that Node tells of its work', async ({ daypass, home, organisation }) => {
  const told = await searchAll(
    { daypass, home, organisation },
    { NODE_DEBUG: 'http,https,http2,net,tls,stream,undici' },
  );
  expect(told.found).toEqual([]);
  // What the command itself says is there.
  expect(told.said).toContain('corp: signed out at AWS');
});

test('every --help, and the texts that are made from the commands', async ({ daypass, organisation }) => {
  const { out } = await daypass.run('--help');
  const names = [...out.matchAll(/^ {2}([a-z][a-z-]+) /gm)].map(([, name = '']) => name);
  // Each that there is has been asked for above, waits for a person (below), or prints what is made from itself.
  const known = new Set([...askings.map(({ args }) => args[0]), 'login', 'completion', 'man']);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(15);
  for (const args of [...names.map((name) => [name, '--help']), ['man'], ['completion', 'bash']]) {
    const told = await daypass.run(...args);
    expect(told, args.join(' ')).toMatchObject({ code: 0, err: '' });
    expect(findSecrets({ out: told.out }, secretsOf(organisation)), args.join(' ')).toEqual([]);
  }
});

/** Where a program asks for a role that is served: its path is a secret. */
const addressVariable = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const pathOf = (address: string | undefined): string => new URL(address ?? '').pathname;

test('command lines and environments of what runs', async ({ daypass, home, organisation }) => {
  test.skip(process.platform !== 'linux', 'there is no /proc');
  const waits = ['sh', '-c', 'echo ready >&2; exec sleep 100'];
  const served = await serveRole(daypass, ...deploy);
  const token = fs.readFileSync(served.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '', 'utf8');
  const programs = [daypass.start(['serve', ...dev, '--', ...waits]), daypass.start(['exec', ...dev, '--', ...waits])];
  for (const { said } of programs) await expect.poll(said).toContain('ready');
  const caller = daypass.start(['ensure', '--session', 'https://d-1.awsapps.com/start', '--wait', '1m']);
  const login = daypass.start(['login', '--session', 'corp', '--use-device-code']);
  await expect.poll(login.said).toContain('enter the code');

  const running = processesBelow(process.pid).map((pid) => ({ pid, ...readProcess(pid) }));
  const lines = running.filter(({ line }) => line.includes('daypass.js') || line.includes('sleep'));
  expect(lines.length).toBeGreaterThanOrEqual(5);
  const path = pathOf(served.variables[addressVariable]);
  const secrets = [...secretsOf(organisation), token, path];
  expect(findSecrets(Object.fromEntries(lines.map(({ line }) => [line, line])), secrets)).toEqual([]);
  // Only the program of `exec` has keys in its environment; that is what it was started for.
  const withKeys = lines.filter(({ environment }) => findSecrets({ environment }, secrets).length > 0);
  expect(withKeys.map(({ line, environment }) => [line, environment.includes('AWS_SECRET_ACCESS_KEY=')])).toEqual([
    ['sleep 100', true],
  ]);
  // The address is for the program of its own `serve` alone, and in no file.
  const environments = running.map(({ environment }) => new RegExp(`${addressVariable}=(\\S+)`).exec(environment)?.[1]);
  const addresses = environments.filter((address) => address !== undefined);
  expect(addresses).toHaveLength(1);
  const paths = [path, pathOf(addresses[0])];
  const knowing = running.filter((one) => findSecrets({ ...one, pid: '' }, paths).length > 0);
  expect(knowing.map(({ line }) => line)).toEqual(['sleep 100']);
  expect(
    findSecrets(
      filesOf(home, () => false),
      paths,
    ),
  ).toEqual([]);
  secrets.push(...paths);
  for (const one of [served, ...programs, caller, login]) one.kill('SIGTERM');
  for (const one of [served, ...programs, caller, login]) {
    const { err } = await one.ended;
    expect(findSecrets({ err }, secrets)).toEqual([]);
  }
  expect(findSecrets(filesLeft(home), secretsOf(organisation))).toEqual([]);
});
