/** Several sessions at once: each signs in by its own way, and none disturbs another. */
import { expect, test } from '../../hosts/fixture.ts';
import { hasToken, readToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { knock, redirectUriOf, stateOf } from '../../objects/loopback.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { signInInTray, signInWithCodeInTray, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

const labsUrl = 'https://d-2222222222.awsapps.com/start';
const legacyHost = new URL(usualStartUrl).host;
const twoSessions = sessionConfig() + sessionConfig({ name: 'labs', startUrl: labsUrl, region: 'us-east-1' });

test('both flows at the same time, with results of their own', async ({ home, launch, organisation }) => {
  home.writeConfig(twoSessions);
  const app = await launch();
  const panel = await panelOf(app);
  // One sheet is open at a time.
  const corp = () => panel.session('corp');
  const labs = () => panel.session('labs');
  await expect(panel.sessionNames).toHaveText(['corp', 'labs']);

  await (await corp()).signIn.click();
  const page = await openedPage(app);
  await signInWithCodeInTray(app, 'labs');
  const { userCode } = await pendingDevice(organisation, labsUrl);
  await expect((await labs()).code).toHaveText(userCode);
  await expect((await corp()).openPageAgain).toBeVisible();
  await expect.poll(app.tray.tooltip).toBe('Daypass: signing in to corp, signing in to labs, 2 signing in');
  expect(await trayLine(app, 'corp')).toBe('corp · Signing in… continue in your browser');
  expect(await trayLine(app, 'labs')).toBe(`labs · Signing in… code ${userCode}`);

  // One says no, the other goes on.
  organisation.denyDevice(userCode);
  await expect((await labs()).problem).toContainText('Access was denied in the browser');
  await expect((await corp()).status).toHaveText('Signing in…');
  await allowInBrowser(organisation, page);
  await expect((await corp()).status).toHaveText('Signed in');
  await expect((await labs()).status).toHaveText('Signed out');
  await expect((await labs()).problem).toBeVisible();
  await expect((await corp()).problem).toHaveCount(0);
  expect(hasToken(home, 'labs')).toBe(false);
  expect(readToken(home, 'corp')).toMatchObject({ startUrl: usualStartUrl, region: 'eu-west-1' });

  await (await labs()).act('Sign in with code').click();
  const again = await pendingDevice(organisation, labsUrl);
  organisation.approveDevice(again.userCode, 'kenji.sato@example.com');
  await expect((await labs()).status).toHaveText('Signed in');
  expect(readToken(home, 'labs')).toMatchObject({ startUrl: labsUrl, region: 'us-east-1' });
  expect(organisation.portalSessions.map(({ startUrl, userName }) => [startUrl, userName])).toEqual([
    [usualStartUrl, 'ana.lima'],
    [labsUrl, 'kenji.sato@example.com'],
  ]);
});

test('two browser sign-ins do not take each other’s answers', async ({ home, launch, organisation }) => {
  home.writeConfig(twoSessions);
  const app = await launch();
  await signInInTray(app, 'corp');
  const corpPage = await openedPage(app);
  await signInInTray(app, 'labs');
  const labsPage = await openedPage(app, 2);
  expect(redirectUriOf(labsPage).port).not.toBe(redirectUriOf(corpPage).port);
  expect(stateOf(labsPage)).not.toBe(stateOf(corpPage));

  const corpAnswer = new URL(await organisation.approveAuthorization(corpPage));
  const astray = new URL(corpAnswer.pathname + corpAnswer.search, redirectUriOf(labsPage));
  expect((await knock(astray)).status).toBe(404);
  await allowInBrowser(organisation, labsPage, 'kenji.sato@example.com');
  await expect.poll(() => trayLine(app, 'labs')).toContain('Signed in');
  expect(await trayLine(app, 'corp')).toContain('Signing in');
  expect((await knock(corpAnswer)).status).toBe(200);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
  expect(readToken(home, 'corp')['accessToken']).not.toBe(readToken(home, 'labs')['accessToken']);
  const [first, second] = organisation.portalSessions;
  expect([first, second]).toMatchObject([{ startUrl: labsUrl }, { startUrl: usualStartUrl }]);
});

test('a cancelled sign-in asks AWS no more, the other one goes on', async ({ home, launch, organisation }) => {
  home.writeConfig(twoSessions);
  const app = await launch();
  await signInWithCodeInTray(app, 'corp');
  await pendingDevice(organisation);
  await signInWithCodeInTray(app, 'labs');
  const labs = await pendingDevice(organisation, labsUrl);
  const panel = await panelOf(app);
  await (await panel.session('corp')).cancel.click();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');

  organisation.forgetRequests();
  await expect.poll(() => organisation.requestsOf('CreateToken').length).toBeGreaterThan(2);
  expect(new Set(organisation.requestsOf('CreateToken').map(({ body }) => body['deviceCode'])).size).toBe(1);
  await expect((await panel.session('labs')).code).toHaveText(labs.userCode);
  organisation.approveDevice(labs.userCode);
  await expect((await panel.session('labs')).status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(false);
});

test('a session and a legacy profile with the same start URL are two sign-ins', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'old', accountId: '100000000001', roleName: 'ReadOnly' }));
  const app = await launch();
  const panel = await panelOf(app);
  // One sheet is open at a time.
  const corp = () => panel.session('corp');
  const old = () => panel.session(legacyHost);
  await expect(panel.sessionNames).toHaveText(['corp', legacyHost]);

  await (await corp()).signIn.click();
  const page = await openedPage(app);
  await (await old()).signIn.click();
  const { userCode } = await pendingDevice(organisation);
  await allowInBrowser(organisation, page);
  await expect((await corp()).status).toHaveText('Signed in');
  await expect((await old()).status).toHaveText('Signing in…');
  organisation.approveDevice(userCode);
  await expect((await old()).status).toHaveText('Signed in');

  // Each has a file and a registration of its own.
  expect(readToken(home, 'corp')['refreshToken']).toBeTruthy();
  expect(readToken(home, usualStartUrl)).not.toHaveProperty('refreshToken');
  expect(readToken(home, usualStartUrl)['clientId']).not.toBe(readToken(home, 'corp')['clientId']);

  await (await corp()).signOut.click();
  await expect((await corp()).status).toHaveText('Signed out');
  await expect((await old()).status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(false);
  expect(hasToken(home, usualStartUrl)).toBe(true);
  // AWS is told once the card says so: the file goes first.
  await expect.poll(() => organisation.portalSessions).toHaveLength(1);
});

test('two sessions with the same start URL are two sign-ins', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'admin' }));
  const app = await launch();
  await signInInTray(app, 'admin');
  await allowInBrowser(organisation, await openedPage(app), 'kenji.sato@example.com');
  await expect.poll(() => trayLine(app, 'admin')).toContain('Signed in');
  expect(await trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  expect([hasToken(home, 'admin'), hasToken(home, 'corp')]).toEqual([true, false]);
});
