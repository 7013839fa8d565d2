/** Role credentials from the `daypass` command, in real shells and with a real AWS CLI; and after a sign-out nobody gets any. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const chained = `[profile deploy]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = dev
region = eu-west-1
`;
/** A name that a shell would take apart. */
const odd = "it's my dev";

test.beforeEach(async ({ home, organisation }) => {
  const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
  home.writeConfig(`${sessionConfig()}[profile dev]\n${dev}[profile "${odd}"]\n${dev}${chained}`);
  await signedIn(home, organisation);
});

const cli = findAwsCli();
const noCli = typeof cli === 'string' ? cli : null;
const aws = typeof cli === 'string' ? '' : cli.program;
const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];

/** How a shell takes what `export` prints, and then runs a program. */
const shells = {
  sh: { format: 'sh', line: (made: string, then: string) => `eval "$(${made})" && ${then}` },
  bash: { format: 'sh', line: (made: string, then: string) => `eval "$(${made})" && ${then}` },
  zsh: { format: 'sh', line: (made: string, then: string) => `eval "$(${made})" && ${then}` },
  fish: { format: 'fish', line: (made: string, then: string) => `${made} | source; and ${then}` },
  pwsh: {
    format: 'powershell',
    line: (made: string, then: string) => `${made} | Out-String | Invoke-Expression; ${then}`,
  },
} as const;

for (const [shell, { format, line }] of Object.entries(shells))
  test(`${shell} takes them`, async ({ daypass }) => {
    const missing = whyMissing(shell);
    test.skip(missing !== null, missing ?? '');
    test.skip(noCli !== null, noCli ?? '');
    const made = `'${process.execPath}' '${commandFile}' export --profile dev --format ${format}`;
    const then = `'${aws}' ${identity.join(' ')} --region eu-west-1`;
    const told = await daypass.runProgram(shell, ['-c', line(made, then)]);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('assumed-role/AWSReservedSSO_ReadOnlyAccess_');
  });

test('an .env file, a credentials file and JSON', async ({ daypass, home }) => {
  test.skip(noCli !== null, noCli ?? '');
  const printed = (format: string): Promise<string> =>
    daypass.run('export', '--profile', 'dev', '--format', format).then(({ out }) => out);
  const variables = JSON.parse(await printed('json')) as Record<string, string>;
  expect(Object.keys(variables)).toEqual([
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
  ]);
  home.write(await printed('dotenv'), '.env');
  const read = `set -a; . '${home.path('.env')}'; '${aws}' ${identity.join(' ')} --region eu-west-1`;
  expect((await daypass.runProgram('sh', ['-c', read])).out).toContain('AWSReservedSSO_ReadOnlyAccess_');
  home.write(await printed('credentials-file'), 'credentials');
  const env = { AWS_SHARED_CREDENTIALS_FILE: home.path('credentials'), AWS_CONFIG_FILE: '/dev/null' };
  const told = await daypass.runProgram(aws, [...identity, '--profile', 'dev', '--region', 'eu-west-1'], env);
  expect(told.out).toContain('AWSReservedSSO_ReadOnlyAccess_');
});

test('exec: the environment, the region, no profile; its exit code and the signal that ends it', async ({
  daypass,
}) => {
  test.skip(noCli !== null, noCli ?? '');
  const told = await daypass.start(['exec', '--profile', 'dev', '--', aws, ...identity], { AWS_PROFILE: 'nobody' })
    .ended;
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toContain('AWSReservedSSO_ReadOnlyAccess_');
  const shell = 'echo "$AWS_REGION [$AWS_PROFILE]"; exit 7';
  expect(await daypass.run('exec', '--profile', 'dev', '--', 'sh', '-c', shell)).toMatchObject({
    code: 7,
    out: 'eu-west-1 []\n',
  });
  expect(await daypass.run('exec', '--profile', 'dev', '--', 'no-such-program')).toMatchObject({ code: 127 });

  const waiting = daypass.start([
    'exec',
    '--profile',
    'dev',
    '--',
    'sh',
    '-c',
    'trap "echo got it; exit 3" TERM; echo ready >&2; while :; do sleep 0.05; done',
  ]);
  await expect.poll(waiting.said).toContain('ready');
  waiting.kill('SIGTERM');
  expect(await waiting.ended).toMatchObject({ code: 3, out: 'got it\n' });
});

test('credential_process of a real AWS CLI: AWS is asked once', async ({ daypass, home, organisation }) => {
  test.skip(noCli !== null, noCli ?? '');
  for (const [name, profile] of [
    ['plain', 'dev'],
    ['through', 'deploy'],
    ['odd', odd],
  ] as const) {
    const config = `[profile ${name}]\ncredential_process = "${process.execPath}" "${commandFile}" credential-process --profile "${profile}"\nregion = eu-west-1\n`;
    fs.appendFileSync(home.path('.aws', 'config'), config);
  }
  organisation.forgetRequests();
  for (let times = 0; times < 2; times++) {
    for (const name of ['plain', 'through', 'odd']) {
      const told = await daypass.runProgram(aws, [...identity, '--profile', name]);
      expect(told, name).toMatchObject({ code: 0, err: '' });
      expect(told.out).toContain(name === 'through' ? 'assumed-role/Deploy/' : 'AWSReservedSSO_ReadOnlyAccess_');
    }
  }
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(1);
  expect(organisation.requestsOf('AssumeRole')).toHaveLength(1);
});

test('in the cache of the AWS CLI, unless somebody wants none there', async ({ daypass, home }) => {
  const cache = home.path('.aws', 'cli', 'cache');
  expect(await daypass.run('export', '--profile', 'dev', '--no-cache')).toMatchObject({ code: 0 });
  expect(fs.existsSync(cache)).toBe(false);
  await daypass.run('export', '--profile', 'dev');
  const [entry = ''] = fs.readdirSync(cache);
  expect(fs.statSync(path.join(cache, entry)).mode & 0o777).toBe(0o600);
});

test('fifty at once ask AWS once', async ({ daypass, organisation }) => {
  const all = await Promise.all(
    Array.from({ length: 50 }, () => daypass.run('credential-process', '--profile', 'dev')),
  );
  expect(new Set(all.map(({ code }) => code))).toEqual(new Set([0]));
  expect(new Set(all.map(({ out }) => out)).size).toBe(1);
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(1);
});

test('after a sign-out nobody gets any, and nothing secret was told on the way', async ({ daypass, organisation }) => {
  await daypass.run('export', '--profile', 'deploy');
  const texts: string[] = [];
  const out = await daypass.run('logout', '--all');
  expect(out.code).toBe(0);
  texts.push(out.err, out.out);
  for (const args of [['export'], ['credential-process'], ['exec', '--', 'true']] as const) {
    const [name, ...rest] = args;
    const told = await daypass.run(name, '--profile', 'dev', ...rest);
    expect(told, name).toMatchObject({
      code: 1,
      out: '',
      err: 'daypass: You’re not signed in to corp. Sign in with daypass login --session corp, then try again.\n',
    });
    texts.push(told.err);
  }
  for (const secret of organisation.secretsIssued) expect(texts.join('\n')).not.toContain(secret);
});

/** Null where the program is on the PATH. */
function whyMissing(program: string): string | null {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return null;
  } catch {
    return `${program} is not installed`;
  }
}
