/** Daypass and a real AWS CLI on one home: each goes on with what the other has done, and no profile says more than usual. */
import fs from 'node:fs';
import { expect, test as base } from '../hosts/fixture.ts';
import type { DaypassHost } from '../hosts/driver.ts';
import { findAwsCli } from '../identity-center/find-aws-cli.ts';
import { cacheFiles, hasToken, readToken, tokenPath } from '../objects/aws-files.ts';
import { usualStartUrl } from '../objects/config.ts';
import { panelOf } from '../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice, signInFromTray } from '../objects/sign-in.ts';
import { openTerminal, type Terminal } from '../objects/terminal.ts';
import { chooseInTray, trayLine } from '../objects/tray.ts';

const cli = findAwsCli();
const missing = typeof cli === 'string' ? `Skipped the specs with a real AWS CLI: ${cli}` : null;
// Once, and not by every worker.
if (missing !== null && process.env['TEST_WORKER_INDEX'] === undefined) console.log(missing);
const { minor } = typeof cli === 'string' ? { minor: 0 } : cli;
const hasPkce = minor >= 22;
const withCode = hasPkce ? ['--use-device-code'] : [];

const minute = 60_000;
const legacyUrl = 'https://d-legacy7890.awsapps.com/start';
const legacy = 'd-legacy7890.awsapps.com';

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

const test = base.extend<{ terminal: Terminal }>({
  organisationOptions: {
    interval: 1,
    accounts: [
      { accountId: '100000000001', accountName: 'Development', roles: ['ReadOnly', 'Admin'] },
      { accountId: '200000000002', accountName: 'Billing', roles: ['Admin'] },
    ],
  },
  async terminal({ home, organisation }, provide) {
    if (typeof cli === 'string') throw new Error(cli);
    home.writeConfig(config);
    await provide(openTerminal(cli, home, organisation));
  },
});

test.skip(missing !== null, missing ?? '');
test.describe.configure({ timeout: 90_000 });

const dev = { Account: '100000000001', Arn: expect.stringContaining('AWSReservedSSO_ReadOnly_') as string };
const old = { Account: '200000000002', Arn: expect.stringContaining('AWSReservedSSO_Admin_') as string };

/** Waits until the tray shows the state, and tells how long (ms) after the last change of this token's folder that was. */
async function untilShown(app: DaypassHost, session: string, state: string, changedAt: () => number): Promise<number> {
  await expect.poll(() => trayLine(app, session), { intervals: [20], timeout: 15_000 }).toContain(state);
  return Date.now() - changedAt();
}

test('a sign-in in Daypass is one in every terminal, with nothing but the profile', async ({
  home,
  launch,
  organisation,
  terminal,
}) => {
  const app = await launch();
  await signInFromTray(app, organisation, 'corp');
  await chooseInTray(app, legacy, 'Sign in');
  organisation.approveDevice((await pendingDevice(organisation, legacyUrl)).userCode);
  await expect.poll(() => trayLine(app, legacy)).toContain('Signed in');
  const written = [usualKey, legacyUrl].map((key) => fs.readFileSync(tokenPath(home, key), 'utf8'));
  organisation.forgetRequests();

  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(await terminal.identity('old')).toMatchObject(old);
  // The CLI had no need to ask the OIDC service for anything, nor to write the files again.
  expect(organisation.requests.filter(({ service }) => service === 'oidc')).toEqual([]);
  expect([usualKey, legacyUrl].map((key) => fs.readFileSync(tokenPath(home, key), 'utf8'))).toEqual(written);
});

const usualKey = 'corp';

interface Way {
  readonly name: string;
  readonly words: readonly string[];
  readonly session: string;
  readonly key: string;
  readonly profile: string;
}

const byCode = { words: withCode, session: 'corp', key: usualKey, profile: 'dev' };
const ways: readonly Way[] = [
  { ...byCode, name: 'a session, with a code' },
  { ...byCode, name: 'a legacy profile', words: [], session: legacy, key: legacyUrl, profile: 'old' },
  ...(hasPkce
    ? [
        { ...byCode, name: 'a session, in the browser', words: [] },
        { ...byCode, name: 'a session, with a page that it only prints', words: ['--no-browser'] },
      ]
    : []),
];

for (const { name, words, session, key, profile } of ways) {
  test(`aws sso login in a terminal shows within two seconds, and so does the logout: ${name}`, async ({
    home,
    launch,
    organisation,
    terminal,
  }) => {
    const app = await launch();
    const panel = await panelOf(app);
    await expect(panel.session(session).status).toHaveText('Signed out');

    const login = await terminal.login('--profile', profile, ...words);
    if (login.page.includes('/authorize')) await allowInBrowser(organisation, login.page);
    else organisation.approveDevice(login.page);
    const modified = () => fs.statSync(tokenPath(home, key)).mtimeMs;
    expect(await untilShown(app, session, 'Signed in', modified)).toBeLessThan(2_000);
    await expect(panel.session(session).status).toHaveText('Signed in');
    expect(await login.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Successfully logged into') });
    // Whose token it is makes no difference: Daypass lists with it.
    await expect(panel.role('Admin').first()).toBeVisible();

    expect(await terminal.run('sso', 'logout')).toMatchObject({ code: 0 });
    const gone = Date.now();
    expect(hasToken(home, key)).toBe(false);
    expect(await untilShown(app, session, 'Signed out', () => gone)).toBeLessThan(2_000);
    await expect(panel.session(session).status).toHaveText('Signed out');
    expect(organisation.portalSessions).toEqual([]);
  });
}

test('after a sign-out in Daypass the CLI has nothing to go on with, although it had cached role credentials', async ({
  home,
  launch,
  organisation,
  terminal,
}) => {
  const app = await launch();
  await signInFromTray(app, organisation, 'corp');
  await chooseInTray(app, legacy, 'Sign in');
  organisation.approveDevice((await pendingDevice(organisation, legacyUrl)).userCode);
  await expect.poll(() => trayLine(app, legacy)).toContain('Signed in');
  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(await terminal.identity('old')).toMatchObject(old);
  // That it does cache them: without its token it goes on.
  const token = fs.readFileSync(tokenPath(home, usualKey));
  fs.rmSync(tokenPath(home, usualKey));
  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(2);
  fs.writeFileSync(tokenPath(home, usualKey), token);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');

  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed out');
  await expect.poll(() => organisation.portalSessions.map(({ startUrl }) => startUrl)).toEqual([legacyUrl]);
  await expect(terminal.identity('dev')).rejects.toThrow('Error loading SSO Token: Token for corp does not exist');
  // The other session is not touched.
  expect(await terminal.identity('old')).toMatchObject(old);
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(2);

  await chooseInTray(app, legacy, 'Sign out');
  await expect.poll(() => trayLine(app, legacy)).toContain('Signed out');
  await expect(terminal.identity('old')).rejects.toThrow(`Token for ${legacyUrl} does not exist`);
});

test('a sign-out of all sessions in Daypass is one of the CLI', async ({ home, launch, organisation, terminal }) => {
  const login = await terminal.login('--profile', 'dev', ...withCode);
  organisation.approveDevice(login.page);
  await login.ended;
  expect(await terminal.identity('dev')).toMatchObject(dev);

  const app = await launch();
  await signInFromTray(app, organisation, legacy).catch(() => {});
  await app.tray.choose('Sign out of all sessions');
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed out');
  await expect(terminal.identity('dev')).rejects.toThrow('Token for corp does not exist');
  expect(cacheFiles(home).filter((name) => hasTokenIn(home.read('.aws', 'sso', 'cache', name)))).toEqual([]);
});

const hasTokenIn = (text: string): boolean => text.includes('accessToken');

test('Daypass goes on with a token that the CLI has renewed', async ({ home, launch, organisation, terminal }) => {
  const app = await launch();
  const panel = await panelOf(app);
  // By the clock of Daypass the token has its whole hour before it; by that of the terminal ten minutes, so that the
  // CLI is the one who wants to renew it.
  await app.setClock(-50 * minute);
  await signInFromTray(app, organisation, 'corp');
  const first = readToken(home, usualKey);
  expect(await terminal.identity('dev')).toMatchObject(dev);
  const renewed = readToken(home, usualKey);
  expect(renewed['refreshToken']).not.toBe(first['refreshToken']);
  organisation.revokeToken(first['accessToken']!);
  await expect.poll(() => trayLine(app, 'corp')).toMatch(/Signed in/);
  await expect(panel.session('corp').status).toHaveText('Signed in');

  // The refresh token was rotated: only the one in the CLI's file is of any use now.
  organisation.forgetRequests();
  await app.sleepLaptop(50 * minute);
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => readToken(home, usualKey)['accessToken']).not.toBe(renewed['accessToken']);
  expect(organisation.requestsOf('CreateToken')).toMatchObject([
    { status: 200, body: { grantType: 'refresh_token', refreshToken: renewed['refreshToken'] } },
  ]);
  await expect(panel.session('corp').status).toHaveText('Signed in');
});

test('the CLI goes on with a token that Daypass has renewed', async ({ home, launch, organisation, terminal }) => {
  const app = await launch();
  await signInFromTray(app, organisation, 'corp');
  const first = readToken(home, usualKey);
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => readToken(home, usualKey)['accessToken']).not.toBe(first['accessToken']);
  organisation.revokeToken(first['accessToken']!);
  organisation.forgetRequests();

  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);
  expect(organisation.requestsOf('GetRoleCredentials')).toMatchObject([
    { status: 200, headers: { 'x-amz-sso_bearer_token': readToken(home, usualKey)['accessToken'] } },
  ]);
});

test.describe('either uses the client registration of the other', () => {
  const flows = [
    { name: 'with a code', item: 'Sign in with a code', words: withCode },
    ...(hasPkce ? [{ name: 'in the browser', item: 'Sign in', words: [] }] : []),
  ];
  for (const { name, item, words } of flows) {
    test(`Daypass first, ${name}`, async ({ launch, organisation, terminal }) => {
      const app = await launch();
      await chooseInTray(app, 'corp', item);
      if (item === 'Sign in') await allowInBrowser(organisation, await openedPage(app));
      else organisation.approveDevice((await pendingDevice(organisation)).userCode);
      await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');

      const login = await terminal.login('--profile', 'dev', ...words);
      if (item === 'Sign in') await allowInBrowser(organisation, login.page);
      else organisation.approveDevice(login.page);
      expect(await login.ended).toMatchObject({ code: 0 });
      expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);
    });

    test(`the AWS CLI first, ${name}`, async ({ launch, organisation, terminal }) => {
      const login = await terminal.login('--profile', 'dev', ...words);
      if (item === 'Sign in') await allowInBrowser(organisation, login.page);
      else organisation.approveDevice(login.page);
      expect(await login.ended).toMatchObject({ code: 0 });
      await terminal.run('sso', 'logout');

      const app = await launch();
      await chooseInTray(app, 'corp', item);
      if (item === 'Sign in') await allowInBrowser(organisation, await openedPage(app));
      else organisation.approveDevice((await pendingDevice(organisation)).userCode);
      await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
      expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);
    });
  }
});
