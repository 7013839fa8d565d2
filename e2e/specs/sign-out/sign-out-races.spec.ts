/** Signing out while something else runs for a session: nothing may bring a token back. */
import { expect, test } from '../../hosts/fixture.ts';
import { cacheFiles, hasToken, readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { redirectUriOf, refusalOf } from '../../objects/loopback.ts';
import { panelOf } from '../../objects/panel.ts';
import { filesWith } from '../../objects/role-cache.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { expectLine, minute, second, signedIn, timeUntilEnd } from '../../objects/signed-in.ts';
import { chooseInTray, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  await signedIn(home, organisation);
});

test('a sign-in that would replace the session is cancelled', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  const corp = await panel.session('corp');
  await corp.act('Sign in again').click();
  const page = await openedPage(app);
  await expect(corp.status).toHaveText('Signing in…');
  await corp.signOut.click();
  await expect(corp.status).toHaveText('Signed out');
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  expect(await refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
  expect(hasToken(home, 'corp')).toBe(false);
  await expect.poll(() => organisation.portalSessions).toEqual([]);
});

test('signing out of all cancels the sign-ins of the others too', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await (await panel.session('labs')).act('Sign in with code').click();
  const { userCode } = await pendingDevice(organisation);
  await expect((await panel.session('labs')).code).toHaveText(userCode);
  await panel.signOutAll();
  await expect((await panel.session('labs')).status).toHaveText('Signed out');
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  const polls = organisation.requestsOf('CreateToken').length;
  organisation.approveDevice(userCode);

  // Whoever still polled would have the token by the time a whole other sign-in is through.
  await (await panel.session('corp')).act('Sign in with code').click();
  organisation.approveDevice((await pendingDevice(organisation)).userCode);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  expect(hasToken(home, 'labs')).toBe(false);
  expect(organisation.requestsOf('CreateToken').length - polls).toBeLessThanOrEqual(2);
});

test('a sign-in that is just being finished leaves no token behind', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  organisation.faults.next({ operation: 'CreateToken', grantType: 'authorization_code' }, { delayMs: 2 * second });
  await (await panel.session('labs')).signIn.click();
  void allowInBrowser(organisation, await openedPage(app)).catch(() => {});
  await expect.poll(() => organisation.requestsOf('CreateToken').length).toBe(2);
  await panel.signOutAll();
  await expect((await panel.session('labs')).status).toHaveText('Signed out');
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  // The answer comes when nobody wants it any more.
  await expect.poll(() => organisation.requestsOf('CreateToken')[1]?.status).toBeDefined();
  await panel.page.reload();
  await expect((await panel.session('labs')).status).toHaveText('Signed out');
  expect([hasToken(home, 'labs'), hasToken(home, 'corp')]).toEqual([false, false]);
});

test('a renewal that is under way never brings the token back', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  const token = readToken(home, 'corp');
  const grantType = 'refresh_token';
  organisation.faults.next({ operation: 'CreateToken', grantType }, { delayMs: 3 * second });
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  const renewals = () => organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === grantType);
  await expect.poll(() => renewals().length).toBe(1);
  await expect((await panel.session('corp')).root).toContainText('renewing…');
  await chooseInTray(app, 'corp', 'Sign out');
  await expectLine(app, 'corp', 'Signed out');
  await expect(panel.signOutReport).toHaveText(['corp: signed out at AWS']);
  expect(organisation.requestsOf('Logout').map(({ headers }) => headers['x-amz-sso_bearer_token'])).toEqual([
    token['accessToken'],
  ]);

  await expect.poll(() => renewals()[0]?.status).toBeDefined();
  await panel.page.reload();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect(cacheFiles(home)).toEqual([]);
  for (const secret of organisation.secretsIssued) expect(filesWith(home, secret)).toEqual([]);
  await expect.poll(() => organisation.portalSessions).toEqual([]);
});

test('the accounts of a session that is signed out are gone, also those that were on their way', async ({
  app,
  organisation,
}) => {
  organisation.faults.next('ListAccounts', { delayMs: 8 * second });
  const panel = await panelOf(app);
  await expect.poll(() => organisation.requestsOf('ListAccounts').length).toBeGreaterThan(0);
  await (await panel.session('corp')).signOut.click();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  await expect.poll(() => organisation.requestsOf('ListAccounts')[0]?.status).toBeDefined();
  await panel.page.reload();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  await expect(panel.roles).toHaveCount(0);
  expect(organisation.requestsOf('ListAccountRoles')).toEqual([]);
  expect(await trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
});
