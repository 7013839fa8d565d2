/**
 * Real clients of AWS, each by both ways in which a program that knows nothing of sessions gets a role: the `credential_process` of a
 * profile, and the address that `daypass serve` gives it. AWS is asked once for each role, however many of them come.
 */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type AwsClient, awsCli, botocore, javaScriptClient, noAwsCli } from '../../objects/aws-clients.ts';
import { commandFile, type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { runElsewhere, serveRole } from '../../objects/served-role.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

/** Names that shells, INI readers and word splitters take apart. */
const odd = `it's my "odd" $HOME dev`;
const oddChain = '決済 (deploy) & more';
/** In a line that Python's shlex and a shell split alike. */
const word = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const processOf = (profile: string): string =>
  `credential_process = ${[process.execPath, commandFile, 'credential-process', '--profile', profile].map(word).join(' ')}\n`;

/** The client's own profile, the one of Daypass that its process hands out, and the role. */
const plain = { of: 'plain', from: 'dev', role: ':assumed-role/AWSReservedSSO_ReadOnlyAccess_' };
const fromOdd = { of: 'from-odd', from: odd, role: plain.role };
const fromChain = { of: 'from-chain', from: oddChain, role: ':assumed-role/Deploy/' };
/** The SDK for JavaScript reads no such name in the config file, but does in the credentials file. */
const ofOddName = { of: `its "own" client's`, from: odd, role: plain.role };
const all = [plain, fromOdd, fromChain, ofOddName];

test.beforeEach(async ({ home, organisation }) => {
  const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
  const deploy = `role_arn = arn:aws:iam::444455556666:role/team/Deploy\nsource_profile = ${odd}\nregion = eu-west-1\n`;
  const clients = [plain, fromOdd, fromChain].map(({ of, from }) => `[profile ${of}]\n${processOf(from)}`);
  const own = `[profile dev]\n${dev}[profile ${JSON.stringify(odd)}]\n${dev}[profile "${oddChain}"]\n${deploy}`;
  home.writeConfig(`${sessionConfig()}${own}${clients.join('')}`);
  home.write(`[${ofOddName.of}]\n${processOf(ofOddName.from)}`, '.aws', 'credentials');
  fs.chmodSync(home.path('.aws', 'credentials'), 0o600);
  await signedIn(home, organisation);
  organisation.forgetRequests();
});

/** Those that are to find a profile by AWS_PROFILE, or by its name; null where one is not on this machine. */
const byProfile: readonly (readonly [string, (profile: string) => AwsClient | null])[] = [
  ['AWS CLI', () => (noAwsCli === null ? awsCli : null)],
  ['botocore', () => botocore],
  ['SDK for JavaScript: fromProcess', (profile) => javaScriptClient('fromProcess', profile)],
  ['SDK for JavaScript: the chain of Node', () => javaScriptClient('nodeProviderChain')],
];

for (const [name, client] of byProfile)
  test(`credential_process: ${name}, with profiles of every name, of a role and of a chain`, async ({
    daypass,
    organisation,
  }) => {
    for (const { of, role } of all) {
      const found = client(of);
      test.skip(found === null, `there is no ${name} on this machine`);
      const { program, args } = found!;
      const told = await daypass.runProgram(program, args, { AWS_PROFILE: of });
      expect(told, of).toMatchObject({ code: 0, err: '' });
      expect(told.out, of).toContain(role);
    }
    expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(1);
    expect(organisation.requestsOf('AssumeRole')).toHaveLength(1);
    expect(organisation.requestsOf('GetCallerIdentity').map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

/** Those that ask an address. */
const byAddress: readonly (readonly [string, AwsClient | null])[] = [
  ['AWS CLI', noAwsCli === null ? awsCli : null],
  ['botocore', botocore],
  ['SDK for JavaScript: fromHttp', javaScriptClient('fromHttp')],
  ['SDK for JavaScript: fromContainerMetadata', javaScriptClient('fromContainerMetadata')],
  ['SDK for JavaScript: the chain of Node', javaScriptClient('nodeProviderChain')],
];

for (const [name, client] of byAddress)
  test(`daypass serve: ${name}, of a role and of a chain, from a home without anything`, async ({
    daypass,
    home,
    organisation,
  }) => {
    test.skip(client === null, `there is no ${name} on this machine`);
    const { program, args } = client!;
    for (const { from, role } of [fromOdd, fromChain]) {
      const served = await serveRole(daypass, '--profile', from);
      for (const folder of ['one', 'two']) {
        const variables = knownTo(name, served.variables);
        const told = await runElsewhere(daypass, home.path(folder), program, args, variables);
        expect(told, from).toMatchObject({ code: 0, err: '' });
        expect(told.out, from).toContain(role);
      }
      served.kill('SIGTERM');
      expect((await served.ended).code).toBe(0);
      const after = await runElsewhere(daypass, home.path('three'), program, args, knownTo(name, served.variables));
      expect(after.code, from).not.toBe(0);
    }
    // Nothing is kept on the disk: each `serve` has asked for itself, and once.
    expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(2);
    expect(organisation.requestsOf('AssumeRole')).toHaveLength(1);
  });

/** `fromContainerMetadata` knows the token alone and not its file: whoever starts such a program gives it that. */
function knownTo(name: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (!name.endsWith('fromContainerMetadata')) return variables;
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file = '', ...others } = variables;
  const token = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'gone';
  return { ...others, AWS_CONTAINER_AUTHORIZATION_TOKEN: token };
}
