/** Signing in through the browser: authorization code with PKCE, as the AWS CLI does it, but stricter. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { ja } from '../../src/shared/messages/ja/index.ts';
import { expect, test } from '../hosts/fixture.ts';
import {
  awsTime,
  cacheDir,
  cacheFiles,
  hasToken,
  modeOf,
  pythonJson,
  readToken,
  registrationPath,
  tokenPath,
} from '../objects/aws-files.ts';
import { sessionConfig, usualRegion, usualScopes, usualStartUrl } from '../objects/config.ts';
import { idleConnection, knock, redirectUriOf, refusalOf, stateOf } from '../objects/loopback.ts';
import { panelOf } from '../objects/panel.ts';
import { photograph } from '../objects/photograph.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../objects/sign-in.ts';
import { chooseInTray, trayLabels, trayLine } from '../objects/tray.ts';

const corp = { startUrl: usualStartUrl, region: usualRegion, scopes: [usualScopes], sessionName: 'corp' };

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('from the tray: calls, authorize URL and files are those of the AWS CLI', async ({
  home,
  launch,
  organisation,
}) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.session('corp').status).toHaveText('Signed out');
  // Nothing is asked and nothing is opened before the user wants it.
  expect(organisation.requests).toEqual([]);
  expect(await app.openedUrls()).toEqual([]);

  await chooseInTray(app, 'corp', 'Sign in');
  const page = await openedPage(app);
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signing in… · continue in your browser');
  await expect.poll(app.tray.tooltip).toContain('Signing in');
  await expect(panel.session('corp').countdown).toHaveText(/^(10:00|9:5\d) left$/);

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
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
  expect(page.slice(organisation.url.length)).toMatch(
    new RegExp(
      '^/authorize\\?response_type=code&client_id=[^&]+' +
        String.raw`&redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A\d+%2Foauth%2Fcallback&state=${uuid}` +
        String.raw`&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess&code_challenge=[\w-]{43}$`,
    ),
  );

  const before = Date.now();
  await allowInBrowser(organisation, page);
  await expect.poll(() => trayLine(app, 'corp')).toMatch(/^corp · Signed in · \d+ min left · renews by itself$/);
  await expect(panel.session('corp').status).toHaveText('Signed in');
  await expect.poll(app.tray.tooltip).toContain('Signed in');

  const [exchange] = organisation.requestsOf('CreateToken');
  const registered = JSON.parse(fs.readFileSync(registrationPath(home, corp), 'utf8')) as Record<string, string>;
  const { clientId, clientSecret } = registered;
  const codeVerifier = String(exchange!.body['codeVerifier']);
  expect(exchange!.body).toEqual({
    grantType: 'authorization_code',
    clientId,
    clientSecret,
    redirectUri: redirectUriOf(page).href,
    codeVerifier: expect.stringMatching(/^[\w.~-]{64}$/),
    code: expect.any(String),
  });
  expect(new URL(page).searchParams.get('client_id')).toBe(clientId);
  expect(new URL(page).searchParams.get('code_challenge')).toBe(
    createHash('sha256').update(codeVerifier).digest('base64url'),
  );

  const token = readToken(home, 'corp');
  const { accessToken, expiresAt, refreshToken } = token;
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(
    pythonJson({
      startUrl: usualStartUrl,
      region: usualRegion,
      accessToken,
      expiresAt,
      clientId,
      clientSecret,
      registrationExpiresAt: registered['expiresAt'],
      refreshToken,
    }),
  );
  expect(organisation.secretsIssued).toEqual(expect.arrayContaining([accessToken, refreshToken]));
  expect(expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(Math.abs(Date.parse(expiresAt!) - before - 3_600_000)).toBeLessThan(10_000);
  expect(fs.readFileSync(registrationPath(home, corp), 'utf8')).toBe(
    pythonJson({
      clientId,
      clientSecret,
      expiresAt: awsTime(Date.parse(registered['expiresAt']!)),
      scopes: ['sso:account:access'],
      grantTypes: ['authorization_code', 'refresh_token'],
    }),
  );
  // Nothing else is left behind, such as temporary files.
  expect(cacheFiles(home)).toHaveLength(2);
});

test('the files are for the user alone', async ({ home, launch, organisation }) => {
  test.skip(process.platform === 'win32', 'Windows has no such modes.');
  const app = await launch();
  await signInFromTray(app, organisation);
  expect(modeOf(tokenPath(home, 'corp')).toString(8)).toBe('600');
  expect(modeOf(registrationPath(home, corp)).toString(8)).toBe('600');
  expect(modeOf(cacheDir(home)).toString(8)).toBe('700');
  expect(modeOf(home.path('.aws', 'sso')).toString(8)).toBe('700');
});

test('from the panel; a second click opens the same page again', async ({ app, home, organisation }) => {
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await expect(card.status).toHaveText('Signing in…');
  await expect(card.signIn).toHaveCount(0);

  await card.openPageAgain.click();
  expect(await openedPage(app, 2)).toBe(page);
  await chooseInTray(app, 'corp', 'Open sign-in page again');
  expect(await openedPage(app, 3)).toBe(page);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);

  await allowInBrowser(organisation, page);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  expect(organisation.portalSessions).toHaveLength(1);
});

test('a client registration is used again, also that of the AWS CLI', async ({ app, home, organisation }) => {
  await signInFromTray(app, organisation);
  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out');
  await signInFromTray(app, organisation);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);
  expect(organisation.requestsOf('CreateToken').map(({ body }) => body['clientId'])).toEqual(
    Array(2).fill(readToken(home, 'corp')['clientId']),
  );

  // Less than a quarter of an hour before its end it is not good enough any more.
  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out');
  const file = registrationPath(home, corp);
  const registration = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
  fs.writeFileSync(file, pythonJson({ ...registration, expiresAt: awsTime(Date.now() + 14 * 60_000) }));
  await signInFromTray(app, organisation);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(2);
});

test('cancelled: nothing is left, and nobody listens any more', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  const card = panel.session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await card.cancel.click();
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toHaveCount(0);
  expect(await refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
  expect(hasToken(home, 'corp')).toBe(false);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);

  await chooseInTray(app, 'corp', 'Sign in');
  await openedPage(app, 2);
  await chooseInTray(app, 'corp', 'Cancel sign-in');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out');
  expect(await app.notifications()).toEqual([]);
});

test('cancelled while signed in: the session goes on as it was', async ({ app, home, organisation }) => {
  const card = (await panelOf(app)).session('corp');
  await signInFromTray(app, organisation);
  const before = fs.readFileSync(tokenPath(home, 'corp'), 'utf8');
  await card.chooseInMenu('Sign in again');
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
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await fetch(await organisation.denyAuthorization(await openedPage(app)));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('The sign-in was not completed');
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('not allowed in the browser');
  expect(organisation.requestsOf('CreateToken')).toEqual([]);
  expect(hasToken(home, 'corp')).toBe(false);

  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect(card.status).toHaveText('Signed in');
  await expect(card.problem).toHaveCount(0);
});

test('hostile callbacks are turned away, and the wait goes on', async ({ app, home, organisation }) => {
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  const callback = redirectUriOf(page);
  const state = stateOf(page);
  const forged = (path: string, query: Readonly<Record<string, string>>): URL =>
    new URL(`${path}?${new URLSearchParams(query).toString()}`, callback);
  const stolen = forged('/oauth/callback', { code: 'stolen', state });
  const attacks = {
    'another path': knock(forged('/', { code: 'stolen', state })),
    'a longer path': knock(forged('/oauth/callback/', { code: 'stolen', state })),
    'a path in other letters': knock(forged('/OAuth/callback', { code: 'stolen', state })),
    'a path with dots': knock(callback, { target: `/x/../oauth/callback%2F?code=stolen&state=${state}` }),
    'no state': knock(forged('/oauth/callback', { code: 'stolen' })),
    'an empty state': knock(forged('/oauth/callback', { code: 'stolen', state: '' })),
    'a wrong state': knock(forged('/oauth/callback', { code: 'stolen', state: crypto.randomUUID() })),
    'a state that only begins right': knock(forged('/oauth/callback', { code: 'stolen', state: state.slice(0, -1) })),
    'two states': knock(new URL(`${stolen.href}&state=other`)),
    'two codes': knock(new URL(`${stolen.href}&code=other`)),
    'no code': knock(forged('/oauth/callback', { state })),
    'a forged error': knock(forged('/oauth/callback', { error: 'access_denied' })),
    'a forged error with a wrong state': knock(forged('/oauth/callback', { error: 'access_denied', state: 'x' })),
    'the host of a rebound name': knock(stolen, { headers: { host: `evil.example:${callback.port}` } }),
    localhost: knock(stolen, { headers: { host: `localhost:${callback.port}` } }),
    'a host without the port': knock(stolen, { headers: { host: '127.0.0.1' } }),
    'an absolute target elsewhere': knock(stolen, { target: `http://evil.example/oauth/callback${stolen.search}` }),
  };
  for (const [name, answer] of Object.entries(attacks)) expect((await answer).status, name).toBe(404);
  for (const method of ['POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE'])
    expect((await knock(stolen, { method })).status, method).toBe(405);
  // What comes from a request never gets into the page.
  const echo = await knock(forged('/<script>alert(1)</script>', { code: '<script>', state: '"><script>' }));
  expect(echo.text).not.toContain('script');

  // Browsers open spare connections; other programs send rubbish or half a request.
  const idle = await Promise.all(Array.from({ length: 20 }, () => idleConnection(callback)));
  using half = await idleConnection(callback, 'GET /oauth/callback?code=');
  using rubbish = await idleConnection(callback, '\u0016\u0003\u0001 not http at all\r\n\r\n');

  await expect(card.status).toHaveText('Signing in…');
  await expect(card.problem).toHaveCount(0);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);

  const answer = await allowInBrowser(organisation, page);
  expect(answer.status).toBe(200);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  // One success is all: the port is closed, with every connection that was still open.
  await Promise.all([...idle, half, rubbish].map(({ ended }) => ended));
  expect(await refusalOf(callback.hostname, callback.port)).toBe('ECONNREFUSED');
});

test('only the first answer with the right state counts', async ({ app, home, organisation }) => {
  organisation.faults.next('CreateToken', { delayMs: 1_000 });
  await chooseInTray(app, 'corp', 'Sign in');
  const page = await openedPage(app);
  const redirect = new URL(await organisation.approveAuthorization(page));
  const answers = await Promise.all([
    knock(redirect),
    knock(new URL(`/oauth/callback?code=other&state=${stateOf(page)}`, redirect)).catch(() => null),
  ]);
  expect(answers[0].status).toBe(200);
  expect(answers[1]?.status ?? 'refused').not.toBe(200);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
  expect(organisation.requestsOf('CreateToken')).toHaveLength(1);
  expect(hasToken(home, 'corp')).toBe(true);
});

test('nobody else on the network can answer', async ({ app }) => {
  await chooseInTray(app, 'corp', 'Sign in');
  const { port } = redirectUriOf(await openedPage(app));
  const addresses = Object.values(os.networkInterfaces()).flatMap((found) => found ?? []);
  const others = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map((own) => own.address);
  if (process.platform === 'linux') others.push('127.0.0.2');
  expect(await refusalOf('127.0.0.1', port)).toBeNull();
  for (const address of [...others, '::1']) expect(await refusalOf(address, port), address).not.toBeNull();
});

test('after ten minutes the wait is over, also if the laptop slept through them', async ({ app, home }) => {
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await app.sleepLaptop(9 * 60_000);
  await expect(card.countdown).toHaveText(/^(1:00|0:\d\d) left$/);
  await expect(card.status).toHaveText('Signing in…');
  await app.sleepLaptop(61_000);
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('not finished within its time limit');
  await expect(card.signIn).toBeEnabled();
  expect(await trayLabels(app)).toContain('Sign in');
  expect(await refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
  expect(hasToken(home, 'corp')).toBe(false);
});

test('a registration that AWS has forgotten is thrown away, and the next try makes a new one', async ({
  app,
  home,
  organisation,
}) => {
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  const redirect = await organisation.approveAuthorization(await openedPage(app));
  organisation.forgetClients();
  await fetch(redirect);
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('no longer knows this computer’s registration');
  expect(fs.existsSync(registrationPath(home, corp))).toBe(false);

  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect(card.status).toHaveText('Signed in');
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(2);
});

test('a registration that AWS forgot long ago: nobody answers, and the next try makes a new one', async ({
  app,
  organisation,
}) => {
  const card = (await panelOf(app)).session('corp');
  await signInFromTray(app, organisation);
  await card.signOut.click();
  organisation.forgetClients();
  await card.signIn.click();
  const shown = await fetch(await openedPage(app, 2));
  expect(shown.status).toBe(400);
  expect(await shown.text()).toContain('Invalid client');
  await card.cancel.click();
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, 3));
  await expect(card.status).toHaveText('Signed in');
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(2);
});

test('no browser can be opened: a code is used', async ({ app, home, organisation }) => {
  const card = (await panelOf(app)).session('corp');
  await app.failNextOpen('No application is registered for https');
  await card.signIn.click();
  const [device] = await test.step('the code', async () => {
    await expect(card.code).toHaveText(/^[A-Z]{4}-[A-Z]{4}$/);
    return organisation.pendingDevices;
  });
  await expect(card.code).toHaveText(device!.userCode);
  await expect(card.root).toContainText('the browser could not be opened');
  expect(await app.openedUrls()).toEqual([]);
  organisation.approveDevice(device!.userCode);
  await expect(card.status).toHaveText('Signed in', { timeout: 15_000 });
  expect(readToken(home, 'corp')['refreshToken']).toBeTruthy();
});

test('the browser cannot be opened again: the panel says so, and the wait goes on', async ({ app, organisation }) => {
  const panel = await panelOf(app);
  const card = panel.session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  await app.failNextOpen('No application is registered for https');
  await card.openPageAgain.click();
  await expect(panel.notice('could not be opened')).toBeVisible();
  await expect(card.status).toHaveText('Signing in…');
  await allowInBrowser(organisation, page);
  await expect(card.status).toHaveText('Signed in');
});

test('a person in a real browser allows the sign-in', async ({ app, context, home }, testInfo) => {
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  const url = await openedPage(app);
  const browser = await context.newPage();
  await browser.goto(url);
  await expect(browser.getByRole('heading')).toContainText('botocore-client-corp');
  await photograph(browser, 'authorize', testInfo);
  await photograph((await panelOf(app)).page, 'panel-waiting', testInfo);
  await browser.getByLabel('User name').fill('kenji.sato@example.com');
  await browser.getByRole('button', { name: 'Allow' }).click();
  await expect(browser.getByRole('heading')).toHaveText('You can close this tab');
  await photograph(browser, 'allowed', testInfo);
  expect(new URL(browser.url()).origin).toBe(redirectUriOf(url).origin);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  // The page is whole without the listener: its style is in it and nothing else is asked for.
  const color = await browser.locator('main').evaluate((main) => getComputedStyle(main).borderRadius);
  expect(color).toBe('12px');
});

test.describe('in Japanese', () => {
  test.use({ languages: ['ja-JP'] });

  test('the page in the browser speaks the language of Daypass', async ({ app, context, home }, testInfo) => {
    await chooseInTray(app, 'corp', ja.common.action.signIn);
    const browser = await context.newPage();
    await browser.goto(await openedPage(app));
    await browser.getByRole('button', { name: 'Allow' }).click();
    await expect(browser.getByRole('heading')).toHaveText(ja.signInPage['signed-in'].heading);
    await expect(browser.locator('html')).toHaveAttribute('lang', 'ja');
    await photograph(browser, 'allowed-ja', testInfo);
    await expect.poll(app.tray.tooltip).toContain(ja.common.status['signed-in']);
    expect(hasToken(home, 'corp')).toBe(true);
  });

  test('also when the answer is no', async ({ app, context }, testInfo) => {
    await chooseInTray(app, 'corp', ja.common.action.signIn);
    const browser = await context.newPage();
    await browser.goto(await openedPage(app));
    await browser.getByRole('button', { name: 'Deny' }).click();
    await expect(browser.getByRole('heading')).toHaveText(ja.signInPage.refused.heading);
    await photograph(browser, 'denied-ja', testInfo);
  });
});
