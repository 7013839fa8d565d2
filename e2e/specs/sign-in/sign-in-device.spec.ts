/** Signing in with a code (RFC 8628): when it is used, and what is shown. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import {
  awsTime,
  hasToken,
  pythonJson,
  readToken,
  registrationPath,
  tokenPath,
  usualRegistration,
} from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualRegion, usualScopes, usualStartUrl } from '../../../testing/config.ts';
import { redirectUriOf, refusalOf } from '../../objects/loopback.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { askForCode, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { chooseInTray, signInInTray, signInWithCodeInTray, trayLabels, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

const legacyHost = new URL(usualStartUrl).host;

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('a legacy session uses a code, with the calls and files of the AWS CLI', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(legacyConfig({ name: 'old', accountId: '100000000001', roleName: 'ReadOnly' }));
  const app = await launch();
  const card = await (await panelOf(app)).session(legacyHost);
  await card.signIn.click();
  const device = await pendingDevice(organisation);
  await expect(card.code).toHaveText(device.userCode);
  // As the AWS CLI: the page with the code already in it.
  expect(await openedPage(app)).toBe(device.verificationUriComplete);

  const [registration] = organisation.requestsOf('RegisterClient');
  expect(registration!.body).toEqual({
    clientName: expect.stringMatching(/^botocore-client-\d{10}$/),
    clientType: 'public',
  });
  const file = registrationPath(home, { ...usualRegistration, scopes: null, sessionName: null });
  const registered = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  const { clientId, clientSecret, expiresAt } = registered;
  expect(fs.readFileSync(file, 'utf8')).toBe(pythonJson({ clientId, clientSecret, expiresAt }));
  expect(expiresAt).toBe(awsTime(Date.parse(expiresAt!)));
  const [authorization] = organisation.requestsOf('StartDeviceAuthorization');
  expect(authorization!.body).toEqual({ clientId, clientSecret, startUrl: usualStartUrl });

  organisation.approveDevice(device.userCode);
  await expect(card.status).toHaveText('Signed in');
  const polls = organisation.requestsOf('CreateToken').map(({ body }) => body);
  expect(polls.at(-1)).toEqual({ clientId, clientSecret, grantType: deviceGrant, deviceCode: expect.any(String) });

  const { accessToken, expiresAt: tokenEndsAt } = readToken(home, usualStartUrl);
  const registrationExpiresAt = expiresAt;
  expect(fs.readFileSync(tokenPath(home, usualStartUrl), 'utf8')).toBe(
    pythonJson({
      startUrl: usualStartUrl,
      region: usualRegion,
      accessToken,
      expiresAt: tokenEndsAt,
      clientId,
      clientSecret,
      registrationExpiresAt,
    }),
  );
  // Without a refresh token there is one hard end, and people are told.
  await expect(card.countdown).toHaveText(/^7 h 59 min left$/);
  await expect(card.root).toContainText('Can’t renew automatically');
});

test('asked for instead of the browser: shown large, copied, opened', async ({ app, home, organisation }, testInfo) => {
  const panel = await panelOf(app);
  const card = await panel.session('corp');
  await card.signIn.click();
  const authorizePage = await openedPage(app);
  await card.useCode.click();
  const device = await pendingDevice(organisation);
  await expect(card.code).toHaveText(device.userCode);
  const size = await card.code.getByText(device.userCode).evaluate((code) => getComputedStyle(code).fontSize);
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(24);
  await expect(card.root).toContainText(`${organisation.url}/device`);
  await expect.poll(() => trayLine(app, 'corp')).toContain(device.userCode);
  await photograph(panel.page, 'code', testInfo);

  // The wait for the browser has ended, and nobody asked for another page yet.
  expect(await refusalOf('127.0.0.1', redirectUriOf(authorizePage).port)).toBe('ECONNREFUSED');
  expect(await app.openedUrls()).toHaveLength(1);

  await card.copyCode.click();
  await expect.poll(app.clipboard).toBe(device.userCode);
  await expect(card.root.getByRole('button', { name: 'Copied' })).toBeVisible();
  await card.openCodePage.click();
  expect(await openedPage(app, 2)).toBe(device.verificationUriComplete);
  expect(organisation.requestsOf('StartDeviceAuthorization')).toHaveLength(1);

  organisation.approveDevice(device.userCode);
  await expect(card.status).toHaveText('Signed in');
  await expect(card.code).toHaveCount(0);
  expect(readToken(home, 'corp')['refreshToken']).toBeTruthy();
  const [, registration] = organisation.requestsOf('RegisterClient');
  expect(registration!.body).toEqual({
    clientName: 'botocore-client-corp',
    clientType: 'public',
    scopes: [usualScopes],
  });
});

test('from the tray: the code is in the menu, and can be copied there', async ({ app, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  await expect.poll(() => trayLabels(app)).toContain(`corp · Signing in… code ${code} > Copy code ${code}`);
  await chooseInTray(app, 'corp', `Copy code ${code}`);
  await expect.poll(app.clipboard).toBe(code);
  expect(await app.openedUrls()).toEqual([]);
  await chooseInTray(app, 'corp', 'Reopen sign-in page');
  expect(await openedPage(app)).toContain(`user_code=${code}`);
  await chooseInTray(app, 'corp', 'Cancel sign-in');
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toHaveCount(0);
});

test('from the menu of the card', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.act('Sign in with code').click();
  const { userCode } = await pendingDevice(organisation);
  await expect(card.code).toHaveText(userCode);
  organisation.approveDevice(userCode, 'kenji.sato@example.com');
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
});

const environments = [
  { where: 'in an SSH session', env: { DISPLAY: ':10', SSH_CONNECTION: '10.0.0.9 50022 10.0.0.7 22' } },
  { where: 'in a container without a display', env: { container: 'podman' }, only: 'linux' },
  { where: 'in WSL without a bridge to a browser', env: { DISPLAY: ':0', WSL_DISTRO_NAME: 'Debian' }, only: 'linux' },
] as const;

for (const { where, env, ...rest } of environments)
  test.describe(where, () => {
    test.use({ appEnv: async ({ organisation }, use) => use({ ...organisation.env, ...env }) });

    test(`${where} a code is used without being asked for`, async ({ app, organisation }) => {
      test.skip('only' in rest && process.platform !== rest.only, 'This environment is found on Linux alone.');
      const card = await (await panelOf(app)).session('corp');
      await card.signIn.click();
      const { userCode } = await pendingDevice(organisation);
      await expect(card.code).toHaveText(userCode);
      await expect(card.root).toContainText('a browser can’t reach this computer');
      expect(await app.openedUrls()).toEqual([]);
      expect(organisation.requestsOf('RegisterClient')[0]!.body).not.toHaveProperty('grantTypes');
      organisation.approveDevice(userCode);
      await expect(card.status).toHaveText('Signed in');
    });
  });

test.describe('in WSL with a bridge to a browser', () => {
  const env = { WSL_DISTRO_NAME: 'Debian', BROWSER: 'wslview' };
  test.use({ appEnv: async ({ organisation }, use) => use({ ...organisation.env, ...env }) });

  test('in WSL with a bridge the browser is used', async ({ app, organisation }) => {
    test.skip(process.platform !== 'linux', 'WSL is Linux.');
    await signInInTray(app, 'corp');
    expect(await openedPage(app)).toContain('/authorize?');
    expect(organisation.requestsOf('StartDeviceAuthorization')).toEqual([]);
  });
});

test('a person in a real browser compares the code and allows it', async ({ app, context, home }, testInfo) => {
  await signInWithCodeInTray(app, 'corp');
  const card = await (await panelOf(app)).session('corp');
  await card.openCodePage.click();
  const browser = await context.newPage();
  // The tray's line begins in the browser, so the first page is that one's.
  await browser.goto(await openedPage(app, 2));
  const code = await card.code.innerText();
  await expect(browser.getByText(code)).toBeVisible();
  await photograph(browser, 'verify', testInfo);
  await browser.getByRole('button', { name: 'Allow' }).click();
  await expect(browser.getByRole('heading')).toHaveText('Request approved');
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
});

test('a person types the code on another device', async ({ app, context, home, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  const address = await card.root.getByText('/device').innerText();
  const phone = await context.newPage();
  await phone.goto(address);
  await phone.getByLabel('Code').fill(code.replace('-', '').toLowerCase());
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('button', { name: 'Allow' }).click();
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
});
