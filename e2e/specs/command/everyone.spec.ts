/**
 * One sign-in, and each kind of program gets working credentials in the way that suits it: a program that waited, a shell, a Makefile
 * with AWS_PROFILE, AWS's SDK for JavaScript, a child as in a container. After "Sign out of all" none of them does.
 */
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { commandFile, type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { findProgram } from '../../objects/find-program.ts';
import { runElsewhere, serveRole } from '../../objects/served-role.ts';
import { pendingDevice } from '../../objects/sign-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const cli = findAwsCli();
const aws = typeof cli === 'string' ? '' : cli.program;
const missing = typeof cli === 'string' ? cli : findProgram('make') === null ? 'make is not here' : null;
const objectFile = (name: string): string => fileURLToPath(new URL(`../../objects/${name}`, import.meta.url));
const profile =
  'sso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\nregion = eu-west-1\n';
const isRole = /assumed-role\/AWSReservedSSO_ReadOnlyAccess_/;

test('a caller that waits, a shell, a Makefile, an SDK and a container: all of them, then none', async ({
  daypass,
  home,
  organisation,
}) => {
  test.skip(missing !== null, missing ?? '');
  home.writeConfig(
    `${sessionConfig()}[profile dev]\n${profile}[profile by-process]\nregion = eu-west-1\ncredential_process = "${process.execPath}" "${commandFile}" credential-process --profile dev\n`,
  );
  const identity = `'${aws}' sts get-caller-identity --query Arn --output text`;
  home.write(`who:\n\t@${identity}\n`, 'Makefile');
  const container = home.path('container');
  let variables: Readonly<Record<string, string>> = {};
  const ways: Readonly<Record<string, () => Promise<Ended>>> = {
    shell: () =>
      daypass.runProgram('sh', [
        '-c',
        `eval "$('${process.execPath}' '${commandFile}' export --profile dev --format sh)" && ${identity} --region eu-west-1`,
      ]),
    Makefile: () => daypass.runProgram('make', ['-s', '-C', home.dir, 'who'], { AWS_PROFILE: 'dev' }),
    'credential_process of the AWS CLI': () => daypass.runProgram('sh', ['-c', `${identity} --profile by-process`], {}),
    'SDK for JavaScript': () => daypass.runProgram(process.execPath, [objectFile('javascript-client.ts'), 'dev']),
    container: () => runElsewhere(daypass, container, process.execPath, [objectFile('container-client.ts')], variables),
  };

  // An agent's or a script's first step, before anybody is signed in.
  const waiting = daypass.start(['ensure', '--profile', 'dev', '--wait', '10m'], { CLAUDECODE: '1' });
  await expect.poll(waiting.said).not.toBe('');
  const login = daypass.start(['login', '--session', 'corp', '--use-device-code']);
  const { userCode } = await pendingDevice(organisation);
  expect(waiting.said()).not.toContain(userCode);
  organisation.approveDevice(userCode);
  expect(await login.ended).toMatchObject({ code: 0 });
  expect(await waiting.ended).toMatchObject({ code: 0, out: '' });

  const served = await serveRole(daypass, '--profile', 'dev');
  ({ variables } = served);
  for (const [name, use] of Object.entries(ways)) {
    const { code, out, err } = await use();
    expect(code, `${name}: ${err}`).toBe(0);
    if (name === 'SDK for JavaScript') expect(JSON.parse(out), name).toEqual({ accessKeyId: expect.any(String) });
    else expect(out, name).toMatch(isRole);
  }

  expect(await daypass.run('logout', '--all')).toMatchObject({ code: 0 });
  await served.ended;
  for (const [name, use] of Object.entries(ways)) {
    const { code, out } = await use();
    if (code === 0) expect(JSON.parse(out), name).toMatchObject({ error: expect.any(String) });
    else expect(out, name).not.toMatch(isRole);
  }
  const late = daypass.start(['ensure', '--profile', 'dev', '--wait', '0s']);
  expect(await late.ended).toMatchObject({ code: 75, out: '' });
});
