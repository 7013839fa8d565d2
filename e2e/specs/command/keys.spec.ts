/** `daypass keys`: a profile's keys in the credentials file, used by a real AWS CLI; beside the app, and gone after a sign-out. */
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const mine = '[mine]\naws_access_key_id = AKIAMINE\naws_secret_access_key = secret\n';

test.beforeEach(async ({ home, organisation }) => {
  const dev = 'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
  const deploy = 'role_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev\nregion = eu-west-1\n';
  home.writeConfig(`${sessionConfig()}[profile dev]\n${dev}[profile deploy]\n${deploy}[profile "it's odd"]\n${dev}`);
  home.write(mine, '.aws', 'credentials');
  fs.chmodSync(home.path('.aws', 'credentials'), 0o600);
  await signedIn(home, organisation);
});

const cli = findAwsCli();
const noCli = typeof cli === 'string' ? cli : null;
const aws = typeof cli === 'string' ? '' : cli.program;
const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];

test('a real AWS CLI that reads the credentials file alone uses them; after a sign-out it has none', async ({
  daypass,
  home,
}) => {
  test.skip(noCli !== null, noCli ?? '');
  const credentials = (): string => fs.readFileSync(home.path('.aws', 'credentials'), 'utf8');
  const alone = { AWS_CONFIG_FILE: '/dev/null' };
  for (const [profile, section, arn] of [
    ['dev', 'dev-keys', 'assumed-role/AWSReservedSSO_ReadOnlyAccess_'],
    ['deploy', 'deploy-keys', 'assumed-role/Deploy'],
    ["it's odd", 'it-s-odd-keys', 'assumed-role/AWSReservedSSO_ReadOnlyAccess_'],
  ] as const) {
    expect(await daypass.run('keys', 'write', '--profile', profile)).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining(`[${section}] of ${home.path('.aws', 'credentials')}`),
    });
    // The region stands there, too.
    const told = await daypass.runProgram(aws, [...identity, '--profile', section], alone);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain(arn);
  }
  expect(credentials().startsWith(mine)).toBe(true);
  // Beside it all goes on as before: the profile itself signs in.
  expect((await daypass.runProgram(aws, [...identity, '--profile', 'dev'])).out).toContain('ReadOnlyAccess');
  expect(await daypass.run('credential-process', '--profile', 'dev')).toMatchObject({ code: 0, err: '' });
  expect(await daypass.run('doctor', '--json')).toMatchObject({ code: 0 });

  const listed = JSON.parse((await daypass.run('keys', 'list', '--json')).out) as { keys: readonly object[] };
  expect(listed.keys).toMatchObject([
    { profile: 'dev', section: 'dev-keys', session: 'corp', accountId: '012345678901', roleName: 'ReadOnlyAccess' },
    { profile: 'deploy', section: 'deploy-keys', roleName: 'Deploy', accountId: '444455556666' },
    { profile: "it's odd" },
  ]);
  expect(await daypass.run('keys', 'remove', '--as', 'deploy-keys')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^\[deploy-keys\] removed\. AWS accepts these keys until /),
  });
  expect(credentials()).not.toContain('deploy-keys');

  const out = await daypass.run('logout');
  expect(out).toMatchObject({ code: 0 });
  expect(out.err).toMatch(/stay valid at AWS until they expire[^]*ReadOnlyAccess in 012345678901, until /);
  expect(credentials()).toBe(mine);
  const after = await daypass.runProgram(aws, [...identity, '--profile', 'dev-keys'], alone);
  expect(after.code).not.toBe(0);
  expect(await daypass.run('keys', 'list')).toMatchObject({ code: 0, out: expect.stringContaining('none now') });
});
