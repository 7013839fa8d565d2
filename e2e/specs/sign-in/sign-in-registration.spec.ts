/** Client registrations: used again as the AWS CLI does, replaced when AWS has forgotten them, refused for a wrong region. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { awsTime, pythonJson, readToken, registrationPath, usualRegistration } from '../../../testing/aws-files.ts';
import { sessionConfig, usualRegion, usualStartUrl } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, askForCode, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { chooseInTray, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('a client registration is used again, also that of the AWS CLI', async ({ app, home, organisation }) => {
  await signInFromTray(app, organisation);
  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  await signInFromTray(app, organisation);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);
  expect(organisation.requestsOf('CreateToken').map(({ body }) => body['clientId'])).toEqual(
    Array(2).fill(readToken(home, 'corp')['clientId']),
  );

  // Less than a quarter of an hour before its end it is not good enough any more.
  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  const file = registrationPath(home, usualRegistration);
  const registration = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
  fs.writeFileSync(file, pythonJson({ ...registration, expiresAt: awsTime(Date.now() + 14 * 60_000) }));
  await signInFromTray(app, organisation);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(2);
});

test('a registration that AWS has forgotten is thrown away, and the next try makes a new one', async ({
  app,
  home,
  organisation,
}) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const redirect = await organisation.approveAuthorization(await openedPage(app));
  organisation.forgetClients();
  await fetch(redirect);
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('no longer knows this client registration');
  expect(fs.existsSync(registrationPath(home, usualRegistration))).toBe(false);

  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect(card.status).toHaveText('Signed in');
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(2);
});

test('a registration that AWS forgot long ago: nobody answers, and the next try makes a new one', async ({
  app,
  organisation,
}) => {
  const card = await (await panelOf(app)).session('corp');
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

test('a registration that AWS has forgotten is replaced without a word', async ({ app, home, organisation }) => {
  const first = await askForCode(app, organisation);
  await first.card.cancel.click();
  organisation.denyDevice(first.code);
  organisation.forgetClients();
  const { card, code } = await askForCode(app, organisation);
  expect(organisation.requestsOf('RegisterClient')).toHaveLength(2);
  organisation.approveDevice(code);
  await expect(card.status).toHaveText('Signed in');
  const registered = JSON.parse(fs.readFileSync(registrationPath(home, usualRegistration), 'utf8')) as Record<
    string,
    string
  >;
  expect(readToken(home, 'corp')['clientId']).toBe(registered['clientId']);
});

test('a registration that is forgotten while the code waits', async ({ app, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  organisation.denyDevice(code);
  organisation.forgetClients();
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('no longer knows this client registration');
  const again = await askForCode(app, organisation);
  organisation.approveDevice(again.code);
  await expect(card.status).toHaveText('Signed in');
});

test.describe('a start URL that AWS does not know in this region', () => {
  test.use({
    organisationOptions: { interval: 1, instances: [{ startUrl: 'https://d-9999999999.awsapps.com/start' }] },
  });

  test('the message names both and says what to do', async ({ app, home, organisation }) => {
    const card = await (await panelOf(app)).session('corp');
    await card.act('Sign in with code').click();
    await expect(card.problem).toContainText(usualStartUrl);
    await expect(card.problem).toContainText(usualRegion);
    await expect(card.problem).toContainText('correct them in the AWS config file');
    await expect(card.status).toHaveText('Signed out');
    expect(organisation.requestsOf('CreateToken')).toEqual([]);

    // The message goes when there is nothing to complain about any more.
    home.writeConfig(sessionConfig({ startUrl: 'https://d-9999999999.awsapps.com/start' }));
    await expect(card.root).toContainText('d-9999999999.awsapps.com');
    await card.act('Sign in with code').click();
    await expect(card.code).toHaveText(/^[A-Z]{4}-[A-Z]{4}$/);
    await expect(card.problem).toHaveCount(0);
  });

  test('also in the browser', async ({ app }) => {
    const card = await (await panelOf(app)).session('corp');
    await card.signIn.click();
    await expect(card.problem).toContainText(usualStartUrl);
    await expect(card.problem).toContainText(usualRegion);
    expect(await app.openedUrls()).toEqual([]);
  });
});
