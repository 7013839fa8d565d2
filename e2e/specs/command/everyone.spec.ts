/**
 * One sign-in, and each kind of program gets working credentials in the way that suits it: one that waited, shells, a Makefile with
 * AWS_PROFILE, AWS's SDK for JavaScript, a child as in a container, tools that know the credentials file alone, and the AWS CLI by what
 * lies in its own cache. After "Sign out of all" in the app, and after `daypass logout --all`, none of them does.
 */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { awsCli, type AwsClient, javaScriptClient, noAwsCli } from '../../objects/aws-clients.ts';
import { commandFile, type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { panelOf } from '../../objects/panel.ts';
import { roleCacheDir } from '../../objects/role-cache.ts';
import { runElsewhere, type ServedRole, serveRole } from '../../objects/served-role.ts';
import { pendingDevice } from '../../objects/sign-in.ts';
import { expectLine } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.skip(noAwsCli !== null, noAwsCli ?? '');
test.skip(findProgram('make') === null, 'make is not here');

const profile =
  'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
const chained = (role: string): string =>
  `role_arn = arn:aws:iam::444455556666:role/${role}\nsource_profile = dev\nregion = eu-west-1\n`;
const config = `${sessionConfig()}[profile dev]\n${profile}[profile deploy]\n${chained('Deploy')}[profile audit]\n${chained('Audit')}[profile by-process]
credential_process = "${process.execPath}" "${commandFile}" credential-process --profile dev
`;
const identity = [awsCli.program, ...awsCli.args].join(' ');
const daypassIn = `'${process.execPath}' '${commandFile}'`;
const readOnly = ':assumed-role/AWSReservedSSO_ReadOnlyAccess_';

/** A way to a role: run twice, it gets one while somebody is signed in, and none afterwards. */
interface Way {
  readonly use: () => Promise<Ended>;
  /** In what it prints while it works. */
  readonly role: string;
}

/** `served`: what a container has been given. */
function waysOf(daypass: DaypassCommand, home: Home, served: () => ServedRole): Readonly<Record<string, Way>> {
  const run = ({ program, args }: AwsClient, more: Readonly<Record<string, string>>) => ({
    use: () => daypass.runProgram(program, args, more),
    role: readOnly,
  });
  const shell = (line: string, role = readOnly): Way => ({ use: () => daypass.runProgram('sh', ['-c', line]), role });
  const container = javaScriptClient('fromHttp');
  const filesAlone = { AWS_CONFIG_FILE: '/dev/null' };
  return {
    'a shell': shell(`keys=$(${daypassIn} export --profile dev --format sh) && eval "$keys" && ${identity}`),
    'a shell, of a chain': shell(
      `keys=$(${daypassIn} export --profile deploy) && eval "$keys" && ${identity}`,
      '/Deploy/',
    ),
    'daypass exec': shell(`${daypassIn} exec --profile dev -- ${identity}`),
    'a Makefile with AWS_PROFILE': {
      use: () => daypass.runProgram('make', ['-s', '-C', home.dir, 'who'], { AWS_PROFILE: 'dev' }),
      role: readOnly,
    },
    credential_process: run(awsCli, { AWS_PROFILE: 'by-process' }),
    'the SDK for JavaScript, by the sign-in itself': run(javaScriptClient('fromSSO', 'dev'), {}),
    'the SDK for JavaScript, by credential_process': run(javaScriptClient('fromProcess', 'by-process'), {}),
    'a child as in a container': {
      use: () => runElsewhere(daypass, home.path('container'), container.program, container.args, served().variables),
      role: readOnly,
    },
    'keys in the credentials file': run(awsCli, { ...filesAlone, AWS_PROFILE: 'dev-keys' }),
    'keys in the credentials file, of a chain': {
      ...run(awsCli, { ...filesAlone, AWS_PROFILE: 'deploy-keys' }),
      role: '/Deploy/',
    },
    'the AWS CLI by its cache': run(awsCli, { AWS_PROFILE: 'dev' }),
    'the AWS CLI by its cache, of a chain': { ...run(awsCli, { AWS_PROFILE: 'audit' }), role: '/Audit/' },
  };
}

/** An agent's or a script's first step, before anybody is signed in: it waits, and goes on when somebody is. */
async function signInWhileOneWaits(daypass: DaypassCommand, organisation: Organisation): Promise<void> {
  const waiting = daypass.start(['ensure', '--profile', 'dev', '--wait', '10m'], { CLAUDECODE: '1' });
  await expect.poll(waiting.said).not.toBe('');
  const login = daypass.start(['login', '--session', 'corp', '--use-device-code']);
  const { userCode } = await pendingDevice(organisation);
  expect(waiting.said()).not.toContain(userCode);
  organisation.approveDevice(userCode);
  expect(await login.ended).toMatchObject({ code: 0 });
  expect(await waiting.ended).toMatchObject({ code: 0, out: '' });
}

/** What must have been told of each role that programs were given, and until when AWS takes it. */
const stillValid = [
  /ReadOnlyAccess in 012345678901, until /,
  /Deploy in 444455556666, until /,
  /Audit in 444455556666, until /,
];

test.beforeEach(({ home }) => {
  home.writeConfig(config);
  home.write(`who:\n\t@${identity}\n`, 'Makefile');
});

/** Signs in, lets everybody in, signs out by `signOut`, which resolves to what it has said, and lets nobody in any more. */
async function allThenNone(
  { daypass, home, organisation }: { daypass: DaypassCommand; home: Home; organisation: Organisation },
  signOut: () => Promise<string>,
): Promise<void> {
  await signInWhileOneWaits(daypass, organisation);
  for (const name of ['dev', 'deploy'])
    expect(await daypass.run('keys', 'write', '--profile', name)).toMatchObject({ code: 0 });
  const served = await serveRole(daypass, '--profile', 'dev');
  const ways = Object.entries(waysOf(daypass, home, () => served));
  for (const [name, { use, role }] of ways) {
    const { code, out, err } = await use();
    expect(code, `${name}: ${err}`).toBe(0);
    expect(out, name).toContain(role);
  }
  // Of the roles that the AWS CLI was to be kept from asking for again there is something to remove.
  expect(fs.readdirSync(roleCacheDir(home)).length).toBeGreaterThanOrEqual(3);

  const said = await signOut();
  for (const role of stillValid) expect(said).toMatch(role);
  const { err } = await served.ended;
  expect(err).toContain('You’re no longer signed in to corp');
  expect(err).toContain('Credentials that programs already have stay valid until');
  expect(fs.readdirSync(roleCacheDir(home))).toEqual([]);
  for (const [name, { use }] of ways) {
    const { code, out } = await use();
    expect(code, `${name} still gets: ${out}`).not.toBe(0);
    expect(out, name).not.toContain('assumed-role');
  }
  const late = await daypass.run('ensure', '--profile', 'dev', '--wait', '0s');
  expect(late).toMatchObject({ code: 75, out: '' });
  // A second one finds nothing of it either.
  for (const name of ['credentials', 'config'])
    expect(fs.readFileSync(path.join(home.path('.aws'), name), 'utf8')).not.toMatch(/ASIA/);
}

test('all of them, then none: `daypass logout --all`', async ({ daypass, home, organisation }) => {
  await allThenNone({ daypass, home, organisation }, async () => {
    const { code, err } = await daypass.run('logout', '--all');
    expect(code).toBe(0);
    expect(err).toContain('stay valid at AWS until they expire');
    return err;
  });
});

test('all of them, then none: "Sign out of all" in the app', async ({ daypass, home, launch, organisation }) => {
  const app = await launch('--hidden');
  await allThenNone({ daypass, home, organisation }, async () => {
    await expectLine(app, 'corp', /· Signed in$/);
    await app.tray.choose(/^Sign out of all/);
    await expectLine(app, 'corp', 'Signed out');
    await app.tray.choose('Open Daypass');
    const report = (await panelOf(app)).page.getByRole('region', { name: 'Signed out' });
    await expect(report).toContainText('stay valid at AWS until they expire');
    return report.innerText();
  });
});
