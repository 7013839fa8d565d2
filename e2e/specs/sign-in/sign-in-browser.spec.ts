/** Signing in through the browser: authorization code with PKCE, as the AWS CLI does it, but stricter. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import {
  awsTime,
  cacheDir,
  cacheFiles,
  hasToken,
  modeOf,
  pythonJson,
  readToken,
  registrationPath,
  type TokenFields,
  tokenPath,
  usualRegistration,
} from '../../../testing/aws-files.ts';
import { sessionConfig, usualRegion, usualStartUrl } from '../../../testing/config.ts';
import { redirectUriOf, refusalOf } from '../../objects/loopback.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { chooseInTray, signInInTray, trayLabels, trayLine } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('from the tray: nothing happens before the click, and the tray tells each step', async ({
  launch,
  organisation,
}) => {
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.status).toHaveText('Signed out');
  expect(organisation.requests).toEqual([]);
  expect(await app.openedUrls()).toEqual([]);

  await signInInTray(app, 'corp');
  const page = await openedPage(app);
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signing in… continue in your browser');
  await expect.poll(app.tray.tooltip).toBe('Daypass: signing in to corp');
  await expect(card.countdown).toHaveText(/^(10:00|9:5\d) left$/);
  await allowInBrowser(organisation, page);
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed in');
  await expect.poll(app.tray.tooltip).toBe('Daypass: corp signed in');
  await expect(card.status).toHaveText('Signed in');
  expect(await app.openedUrls()).toEqual([page]);
});

test('the calls and the authorize URL are those of the AWS CLI', async ({ app, home, organisation }) => {
  await signInFromTray(app, organisation);
  const [registration] = organisation.requestsOf('RegisterClient');
  expect(registration).toMatchObject({ method: 'POST', path: '/client/register' });
  expect(registration!.body).toEqual({
    clientName: 'botocore-client-corp',
    clientType: 'public',
    scopes: ['sso:account:access'],
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: usualStartUrl,
  });
  const page = await openedPage(app);
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
  expect(page.slice(organisation.url.length)).toMatch(
    new RegExp(
      '^/authorize\\?response_type=code&client_id=[^&]+' +
        String.raw`&redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A\d+%2Foauth%2Fcallback&state=${uuid}` +
        String.raw`&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess&code_challenge=[\w-]{43}$`,
    ),
  );

  const { clientId, clientSecret } = readToken(home, 'corp');
  const [exchange] = organisation.requestsOf('CreateToken');
  const codeVerifier = String(exchange!.body['codeVerifier']);
  expect(exchange!.body).toEqual({
    grantType: 'authorization_code',
    clientId,
    clientSecret,
    redirectUri: redirectUriOf(page).href,
    codeVerifier: expect.stringMatching(/^[\w.~-]{64}$/),
    code: expect.any(String),
  });
  const { searchParams } = new URL(page);
  expect(searchParams.get('client_id')).toBe(clientId);
  expect(searchParams.get('code_challenge')).toBe(createHash('sha256').update(codeVerifier).digest('base64url'));
});

test('the token and the registration are the AWS CLI’s, to the byte', async ({ app, home, organisation }) => {
  const before = Date.now();
  await signInFromTray(app, organisation);
  const registered = JSON.parse(fs.readFileSync(registrationPath(home, usualRegistration), 'utf8')) as TokenFields;
  const { clientId, clientSecret } = registered;
  const registrationExpiresAt = String(registered['expiresAt']);
  const { accessToken, expiresAt = '', refreshToken } = readToken(home, 'corp');
  const token = { startUrl: usualStartUrl, region: usualRegion, accessToken, expiresAt };
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(
    pythonJson({ ...token, clientId, clientSecret, registrationExpiresAt, refreshToken }),
  );
  expect(fs.readFileSync(registrationPath(home, usualRegistration), 'utf8')).toBe(
    pythonJson({
      clientId,
      clientSecret,
      expiresAt: registrationExpiresAt,
      scopes: ['sso:account:access'],
      grantTypes: ['authorization_code', 'refresh_token'],
    }),
  );
  expect(organisation.secretsIssued).toEqual(expect.arrayContaining([accessToken, refreshToken, clientSecret]));
  for (const time of [expiresAt, registrationExpiresAt]) expect(time).toBe(awsTime(Date.parse(time)));
  expect(Math.abs(Date.parse(expiresAt) - before - 3_600_000)).toBeLessThan(10_000);
  // Nothing else is left behind, such as temporary files.
  expect(cacheFiles(home)).toHaveLength(2);
});

test('the files are for the user alone', async ({ home, launch, organisation }) => {
  test.skip(process.platform === 'win32', 'Windows has no such modes.');
  const app = await launch();
  await signInFromTray(app, organisation);
  expect(modeOf(tokenPath(home, 'corp')).toString(8)).toBe('600');
  expect(modeOf(registrationPath(home, usualRegistration)).toString(8)).toBe('600');
  expect(modeOf(cacheDir(home)).toString(8)).toBe('700');
  expect(modeOf(home.path('.aws', 'sso')).toString(8)).toBe('700');
});

test('from the panel; a second click opens the same page again', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await expect(card.status).toHaveText('Signing in…');
  await expect(card.signIn).toHaveCount(0);

  await card.openPageAgain.click();
  expect(await openedPage(app, 2)).toBe(page);
  await chooseInTray(app, 'corp', 'Reopen sign-in page');
  expect(await openedPage(app, 3)).toBe(page);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);

  await allowInBrowser(organisation, page);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  await expect.poll(() => organisation.portalSessions).toHaveLength(1);
});

test('cancelled: nothing is left, and nobody listens any more', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  const card = await panel.session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await card.cancel.click();
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toHaveCount(0);
  expect(await refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
  expect(hasToken(home, 'corp')).toBe(false);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);

  await signInInTray(app, 'corp');
  await openedPage(app, 2);
  await chooseInTray(app, 'corp', 'Cancel sign-in');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  expect(await app.notifications()).toEqual([]);
});

test('cancelled while signed in: the session goes on as it was', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await signInFromTray(app, organisation);
  const before = fs.readFileSync(tokenPath(home, 'corp'), 'utf8');
  await card.act('Sign in again').click();
  const page = await openedPage(app, 2);
  await expect(card.status).toHaveText('Signing in…');
  await expect(card.root).toContainText('You stay signed in meanwhile.');
  await card.cancel.click();
  await expect(card.status).toHaveText('Signed in');
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(before);
  expect(await refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
});

test('denied in the browser: the page and the panel say so, and the next try works', async ({
  app,
  home,
  organisation,
}) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await fetch(await organisation.denyAuthorization(await openedPage(app)));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Sign-in didn’t finish');
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('Access was denied in the browser');
  expect(organisation.requestsOf('CreateToken')).toEqual([]);
  expect(hasToken(home, 'corp')).toBe(false);

  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect(card.status).toHaveText('Signed in');
  await expect(card.problem).toHaveCount(0);
});

test('after ten minutes the wait is over, also if the laptop slept through them', async ({ app, home }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await app.sleepLaptop(9 * 60_000);
  await expect(card.countdown).toHaveText(/^(1:00|0:\d\d) left$/);
  await expect(card.status).toHaveText('Signing in…');
  await app.sleepLaptop(61_000);
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('Sign-in timed out');
  await expect(card.signIn).toBeEnabled();
  expect(await trayLabels(app)).toContain('corp · Signed out – sign in');
  expect(await refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
  expect(hasToken(home, 'corp')).toBe(false);
});

test('no browser can be opened: a code is used', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await app.failNextOpen('No application is registered for https');
  await card.signIn.click();
  const [device] = await test.step('the code', async () => {
    await expect(card.code).toHaveText(/^[A-Z]{4}-[A-Z]{4}$/);
    return organisation.pendingDevices;
  });
  await expect(card.code).toHaveText(device!.userCode);
  await expect(card.root).toContainText('no browser could be opened');
  expect(await app.openedUrls()).toEqual([]);
  organisation.approveDevice(device!.userCode);
  await expect(card.status).toHaveText('Signed in');
  expect(readToken(home, 'corp')['refreshToken']).toBeTruthy();
});

test('the browser cannot be opened again: the panel says so, and the wait goes on', async ({ app, organisation }) => {
  const panel = await panelOf(app);
  const card = await panel.session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await app.failNextOpen('No application is registered for https');
  await card.openPageAgain.click();
  await expect(panel.notice('Couldn’t open')).toBeVisible();
  await expect(card.status).toHaveText('Signing in…');
  await allowInBrowser(organisation, page);
  await expect(card.status).toHaveText('Signed in');
});
