/** Passwords for container registries and tokens for package repositories, beside the AWS CLI's own, and a real docker that asks. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { startProxy } from '../../../testing/corporate-network/proxy.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { startRegistry } from '../../objects/container-registry.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({
  organisationOptions: { accounts: 2, interval: 1, packageDomains: ['012345678901/libraries', '444455556666/shared'] },
});

const account = '012345678901';
const host = `${account}.dkr.ecr.eu-west-1.amazonaws.com`;
const odd = `it's "my" dev`;

test.beforeEach(async ({ home, organisation }) => {
  const dev = `sso_session = corp\nsso_account_id = ${account}\nsso_role_name = ReadOnlyAccess\nregion = eu-central-1\n`;
  const chained = 'role_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev\nregion = eu-north-1\n';
  home.writeConfig(
    `${sessionConfig()}[profile dev]\n${dev}[profile deploy]\n${chained}[profile ${JSON.stringify(odd)}]\n${dev}`,
  );
  await signedIn(home, organisation);
});

const cli = findAwsCli();
const noCli = typeof cli === 'string' ? cli : null;
const aws = typeof cli === 'string' ? '' : cli.program;
const notFound = 'credentials not found in native keychain\n';

interface Answer {
  readonly ServerURL: string;
  readonly Username: string;
  readonly Secret: string;
}

/** One action of the helper, as docker asks for it. */
function asking({ env, runWithInput }: DaypassCommand) {
  return (action: string, input: string, more: Readonly<Record<string, string>> = {}, ...args: readonly string[]) =>
    runWithInput(['docker-credential', action, ...args], input, { ...env, ...more });
}

test('a password for each kind of host that is of ECR, by the keys of the account', async ({
  daypass,
  organisation,
}) => {
  const ask = asking(daypass);
  for (const [server, service, region] of [
    [host, 'ecr', 'eu-west-1'],
    [`https://${host}`, 'ecr', 'eu-west-1'],
    [`https://${host.toUpperCase()}/v2/`, 'ecr', 'eu-west-1'],
    [`${account}.dkr.ecr.cn-north-1.amazonaws.com.cn`, 'ecr', 'cn-north-1'],
    [`${account}.dkr.ecr-fips.us-east-1.amazonaws.com`, 'ecr', 'us-east-1'],
    [`${account}.dkr-ecr.us-west-2.on.aws`, 'ecr', 'us-west-2'],
    [`${account}.dkr.ecr.eusc-de-east-1.amazonaws.eu`, 'ecr', 'eusc-de-east-1'],
    ['public.ecr.aws', 'ecr-public', 'us-east-1'],
  ] as const) {
    organisation.forgetRequests();
    const told = await ask('get', `${server}\n`);
    expect(told, server).toMatchObject({ code: 0, err: '' });
    const answer = JSON.parse(told.out) as Answer;
    expect(answer).toEqual({ ServerURL: server, Username: 'AWS', Secret: expect.any(String) });
    expect(organisation.secretsIssued.at(-1)).toBe(answer.Secret);
    const [asked] = organisation.requestsOf('GetAuthorizationToken');
    expect(asked).toMatchObject({ service, status: 200 });
    expect(asked?.headers['authorization']).toContain(`/${region}/${service}/aws4_request`);
  }
});

test('what is not of ECR is somebody else’s, and nobody is asked', async ({ daypass, organisation }) => {
  const ask = asking(daypass);
  for (const server of [
    'https://index.docker.io/v1/',
    'ghcr.io',
    `${host}.example.com`,
    `example.com/${host}`,
    `http://${host}`,
    `https://ana:secret@${host}`,
    `${host}:8443`,
    '12345678901.dkr.ecr.eu-west-1.amazonaws.com',
    'http://[',
    '\u0000',
  ])
    expect(await ask('get', server), server).toMatchObject({ code: 1, out: notFound, err: '' });
  expect(await ask('get', ' \n')).toMatchObject({ code: 1, out: 'no credentials server URL\n', err: '' });
  expect(await ask('get', 'x'.repeat(1_000_000))).toMatchObject({ code: 1, out: notFound });
  expect(organisation.requestsOf('GetAuthorizationToken')).toEqual([]);
});

test('which profile: the option, AWS_PROFILE, the first with a role in the account', async ({
  daypass,
  organisation,
}) => {
  const ask = asking(daypass);
  const roleOf = async (...of: Parameters<typeof ask>) => {
    organisation.forgetRequests();
    expect(await ask(...of)).toMatchObject({ code: 0, err: '' });
    return organisation.requestsOf('AssumeRole').length > 0 ? 'Deploy' : 'ReadOnlyAccess';
  };
  const other = '444455556666.dkr.ecr.eu-west-1.amazonaws.com';
  const fresh = { args: ['--no-cache'] as const };
  expect(await roleOf('get', host, {}, ...fresh.args)).toBe('ReadOnlyAccess');
  expect(await roleOf('get', other, {}, ...fresh.args)).toBe('Deploy');
  expect(await roleOf('get', host, { AWS_PROFILE: 'deploy' }, ...fresh.args)).toBe('Deploy');
  expect(await roleOf('get', host, { AWS_PROFILE: 'deploy' }, '--profile', odd, ...fresh.args)).toBe('ReadOnlyAccess');
  // Of another kind, it is for other programs.
  expect(await roleOf('get', other, { AWS_PROFILE: 'keys' }, ...fresh.args)).toBe('Deploy');
  const none = await ask('get', '999988887777.dkr.ecr.eu-west-1.amazonaws.com');
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('account 999988887777') });
  expect(none.out).toBe(none.err);
});

test('nothing is stored, and what is of ECR may be said to be', async ({ daypass, home }) => {
  const ask = asking(daypass);
  const stored = (server: string) => JSON.stringify({ ServerURL: server, Username: 'AWS', Secret: 'hunter2hunter2' });
  expect(await ask('store', stored(`https://${host}`))).toMatchObject({ code: 0, out: '', err: '' });
  for (const input of [stored('ghcr.io'), '{', 'null', '']) {
    const told = await ask('store', input);
    expect(told).toMatchObject({ code: 2, err: expect.stringContaining('credHelpers') });
    expect(told.out + told.err).not.toContain('hunter2');
  }
  expect(await ask('erase', host)).toMatchObject({ code: 0, out: '', err: '' });
  expect(await ask('list', 'unused')).toMatchObject({ code: 0, out: '{}\n', err: '' });
  expect(await ask('version', '')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('get, store') });
  const files = fs
    .readdirSync(home.dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(home.path(name)).isFile());
  expect(files.filter((name) => fs.readFileSync(home.path(name)).includes('hunter2'))).toEqual([]);
});

test('the same service as the AWS CLI asks, with the same answer to its keys', async ({ daypass, organisation }) => {
  test.skip(noCli !== null, noCli ?? '');
  const region = ['--region', 'eu-west-1', '--profile', 'dev'];
  for (const [args, ours] of [
    [['ecr', 'get-login-password', ...region], () => asking(daypass)('get', host)],
    [
      ['ecr-public', 'get-login-password', '--region', 'us-east-1', '--profile', 'dev'],
      () => asking(daypass)('get', 'public.ecr.aws'),
    ],
    [
      [
        'codeartifact',
        'get-authorization-token',
        '--domain',
        'libraries',
        '--duration-seconds',
        '900',
        '--query',
        'authorizationToken',
        '--output',
        'text',
        ...region,
      ],
      () => daypass.run('codeartifact-token', '--domain', 'libraries', '--duration', '15m', ...region),
    ],
  ] as const) {
    organisation.forgetRequests();
    const theirs = await daypass.runProgram(aws, args);
    expect(theirs, args[0]).toMatchObject({ code: 0 });
    const own = await ours();
    expect(own, args[0]).toMatchObject({ code: 0, err: '' });
    const [their, our] = organisation.requestsOf('GetAuthorizationToken');
    const told = (request: typeof our) => ({
      method: request?.method,
      path: request?.path,
      query: request?.query,
      body: request?.body,
      target: request?.headers['x-amz-target'],
      scope: /Credential=[^/]+\/\d+\/([^,]+)/.exec(request?.headers['authorization'] ?? '')?.[1],
    });
    expect(told(our)).toEqual(told(their));
    expect(our?.status).toBe(200);
  }
});

test.describe('docker itself', () => {
  const docker = findProgram('docker');
  test.skip(docker === null, 'there is no docker');

  test('finds the printed program, logs in, and tells why it cannot', async ({ daypass, home, organisation }) => {
    const printed = await daypass.run('docker-credential', 'script', '--profile', odd);
    expect(printed).toMatchObject({ code: 0, err: '' });
    expect(printed.out).toContain(commandFile);
    home.write(printed.out, 'bin', 'docker-credential-daypass');
    fs.chmodSync(home.path('bin', 'docker-credential-daypass'), 0o755);
    home.write(
      JSON.stringify({ credHelpers: { [host]: 'daypass', 'public.ecr.aws': 'daypass' } }),
      '.docker',
      'config.json',
    );
    const authority = createAuthority('Registry CA');
    home.write(authority.certificate, 'ca.pem');
    await using registry = await startRegistry((password) => organisation.secretsIssued.includes(password));
    await using proxy = await startProxy({ route: () => ({ inspect: authority, url: registry.url }) });
    // Nothing of a shell's PATH but where docker looks for the helper.
    const env = { PATH: home.path('bin'), HTTPS_PROXY: proxy.url, SSL_CERT_FILE: home.path('ca.pem') };
    const inspect = (image: string) => daypass.runProgram(docker!, ['manifest', 'inspect', image], env);
    const told = await inspect(`${host}/app:1`);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(told.out)).toMatchObject({ schemaVersion: 2 });
    expect(registry.logins.at(-1)).toMatch(/^AWS:/);
    expect((await inspect('public.ecr.aws/app:1')).code).toBe(0);

    await daypass.run('logout');
    const refused = await inspect(`${host}/app:2`);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain('daypass: You’re not signed in to corp.');
    const anonymous = await inspect('public.ecr.aws/app:2');
    expect(anonymous.err).toContain('docker continues without one');
    // It did go on: the registry of this test is what says no.
    expect(anonymous.err).toContain('no basic auth credentials');
  });
});

test('CodeArtifact: owner, length, and what is not there', async ({ daypass, organisation }) => {
  const ask = (...args: string[]) => daypass.run('codeartifact-token', '--profile', 'dev', ...args);
  const token = await ask('--domain', 'libraries');
  expect(token).toMatchObject({ code: 0, err: '' });
  expect(token.out).toBe(`${organisation.secretsIssued.at(-1)}\n`);
  expect(organisation.requestsOf('GetAuthorizationToken').at(-1)?.query).toEqual({ domain: 'libraries' });
  const shared = await ask('--domain', 'shared', '--domain-owner', '4444-5555-6666', '--duration', '0');
  expect(shared).toMatchObject({ code: 0 });
  const { query } = organisation.requestsOf('GetAuthorizationToken').at(-1)!;
  expect(query).toEqual({ domain: 'shared', 'domain-owner': '444455556666', duration: '0' });
  const missing = await ask('--domain', 'shared');
  expect(missing).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no domain shared in eu-central-1') });
  for (const [args, says] of [
    [['--domain', 'Shared'], 'isn’t a domain name'],
    [['--domain', 'libraries', '--domain-owner', '12'], '12 digits'],
    [['--domain', 'libraries', '--duration', '14m'], 'from 15m to 12h'],
    [['--domain', 'libraries', '--duration', '13h'], 'from 15m to 12h'],
    [['--domain', 'libraries', '--duration', 'soon'], 'from 15m to 12h'],
    [[], '--domain'],
  ] as const) {
    const told = await ask(...args);
    expect(told).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
  }
});

test('refusals in words that help: not signed in, not assigned, denied, ended keys, AWS in trouble', async ({
  daypass,
  organisation,
}) => {
  const ask = asking(daypass);
  const package_ = ['codeartifact-token', '--domain', 'libraries', '--profile', 'dev', '--region', 'eu-west-1'];
  for (const [fault, says] of [
    ['forbidden', /doesn’t let this role call (ecr|codeartifact):GetAuthorizationToken/],
    ['revoked', /rejected the credentials of this role/],
    ['throttled', /too many|slow/i],
    ['error', /500/],
    ['malformed', /./],
    ['html', /./],
  ] as const) {
    organisation.faults.always('GetAuthorizationToken', fault);
    const told = await ask('get', host);
    expect(told, fault).toMatchObject({ code: 1, err: expect.stringMatching(/^daypass: [^\n]+\n$/) });
    expect(told.err).toMatch(says);
    expect(told.out).toBe(told.err);
    const second = await daypass.run(...package_);
    expect(second, fault).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^daypass: [^\n]+\n$/) });
    expect(second.err).toMatch(says);
    organisation.faults.clear();
  }
  organisation.faults.always('GetRoleCredentials', 'forbidden');
  expect((await ask('get', host, {}, '--no-cache')).err).toContain('denies access to it');
  expect((await daypass.run(...package_, '--no-cache')).err).toContain('denies access to it');
  organisation.faults.clear();
  await daypass.run('logout');
  expect(await ask('get', host)).toMatchObject({ code: 1, err: expect.stringContaining('not signed in') });
  expect(await daypass.run(...package_)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('not signed in'),
  });
});
