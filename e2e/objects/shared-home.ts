/** One home for Daypass and for real clients of AWS: its config, its terminal, and the ways to sign in from either side. */
import { expect, test as base } from '../hosts/fixture.ts';
import type { DaypassHost } from '../hosts/driver.ts';
import { findAwsCli } from '../../testing/identity-center/find-aws-cli.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import { usualStartUrl } from '../../testing/config.ts';
import { panelOf } from './panel.ts';
import { allowInBrowser, pendingDevice } from './sign-in.ts';
import { openTerminal, type RunningLogin, type Terminal } from './terminal.ts';
import { signInInTray, trayLine } from './tray.ts';

const cli = findAwsCli();
// Said once, and not by every worker.
if (typeof cli === 'string' && process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(`Skipped the specs with a real AWS CLI: ${cli}.`);

/** Since 2.22 `aws sso login` uses the authorization code with PKCE for sessions. */
export const cliHasPkce = typeof cli !== 'string' && cli.minor >= 22;
/** What `aws sso login` has to be told for a device code. */
export const withCode = cliHasPkce ? ['--use-device-code'] : [];

/** The session of the profile `dev`: its name is also the key of its token file. */
export const session = 'corp';
/** The legacy profile `old`: the key of its token file, and what Daypass calls it. */
export const legacyUrl = 'https://d-legacy7890.awsapps.com/start';
export const legacy = 'd-legacy7890.awsapps.com';

/** As `aws configure sso` writes it, and a legacy profile as older versions did. */
const config = `[profile dev]
sso_session = corp
sso_account_id = 100000000001
sso_role_name = ReadOnly
region = eu-central-1
output = json

[sso-session corp]
sso_start_url = ${usualStartUrl}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile old]
sso_start_url = ${legacyUrl}
sso_region = us-east-1
sso_account_id = 200000000002
sso_role_name = Admin
region = us-east-1
`;

export const test = base.extend<{ terminal: Terminal; sharedConfig: undefined }>({
  organisationOptions: {
    interval: 1,
    accounts: [
      { accountId: '100000000001', accountName: 'Development', roles: ['ReadOnly', 'Admin'] },
      { accountId: '200000000002', accountName: 'Billing', roles: ['Admin'] },
    ],
  },
  sharedConfig: [
    async ({ home }, provide) => {
      home.writeConfig(config);
      // It takes a role's credentials to ask who is signed in; here the other programs' calls are counted.
      home.write('{"showUser": false}', '.config', 'Daypass', 'settings.json');
      await provide(undefined);
    },
    { auto: true },
  ],
  /** A test that takes it is skipped where there is no AWS CLI. */
  async terminal({ appEnv, home, organisation }, provide, testInfo) {
    if (typeof cli === 'string') return testInfo.skip(true, cli);
    await provide(openTerminal(cli, home, organisation, appEnv['AWS_CONFIG_FILE']));
  },
});

/** Signs in with a code: the only way of a legacy profile, also from the tray; of a session by its sheet, without a browser. */
export async function signInWithCode(
  app: DaypassHost,
  organisation: Organisation,
  name: string,
  item: 'Sign in' | 'Sign in with code',
): Promise<void> {
  if (item === 'Sign in') await signInInTray(app, name);
  else await (await (await panelOf(app)).session(name)).act('Sign in with code').click();
  organisation.approveDevice((await pendingDevice(organisation)).userCode);
  await expect.poll(() => trayLine(app, name)).toContain('Signed in');
}

/** Answers on whichever page `aws sso login` has opened, and waits for its end. */
export async function allow(organisation: Organisation, { page, ended }: RunningLogin): Promise<void> {
  if (page.includes('/authorize')) await allowInBrowser(organisation, page);
  else organisation.approveDevice(page);
  expect(await ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Successfully logged into') });
}
