/** "Sign in again": a new session before the old one ends, which stays until the new one is there. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken, tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { endOf, timePattern } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import {
  expectLine,
  expectRenewing,
  legacyName,
  minute,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { signInInTray } from '../../objects/tray.ts';

/** A session of today's form that nobody can renew: its refresh token has been lost. */
async function notRenewable(home: Home, organisation: Organisation) {
  const { refreshToken: _lost, ...token } = await signedIn(home, organisation);
  writeToken(home, 'corp', token);
  return token;
}

test('the old session counts down and its file stays, whatever becomes of the new one', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig());
  const token = await notRenewable(home, organisation);
  const file = fs.readFileSync(tokenPath(home, 'corp'), 'utf8');
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.signedIn('corp');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 12 * minute);
  await expect(card.ending).toHaveText(new RegExp(`^Expires at ${timePattern(endOf(token))}$`));

  // Cancelled.
  await card.renewNow.click();
  await openedPage(app, 1);
  await expect(card.root).toContainText(new RegExp(`You stay signed in meanwhile, until ${timePattern(endOf(token))}`));
  await expect(panel.search).toBeVisible();
  await card.cancel.click();
  await expect(card.countdown).toHaveText(/^11 min left$/);
  await expect(card.ending).toBeVisible();

  // Denied, which is told.
  await card.renewNow.click();
  await fetch(await organisation.denyAuthorization(await openedPage(app, 2)));
  await expect(panel.notice('Access was denied in the browser')).toBeVisible();
  await expect(card.countdown).toHaveText(/^11 min left$/);
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(file);

  // The network is lost on the way.
  await card.renewNow.click();
  const page = await openedPage(app, 3);
  const answer = await organisation.approveAuthorization(page);
  organisation.faults.always({ operation: 'CreateToken', grantType: 'authorization_code' }, 'dropped');
  void fetch(answer).catch(() => {});
  await expect(panel.notice('Can’t reach')).toBeVisible();
  await expect(card.status).toHaveText('Expires soon');
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(file);
  organisation.faults.clear();

  // And done.
  await card.renewNow.click();
  await allowInBrowser(organisation, await openedPage(app, 4));
  await expect(card.status).toHaveText('Signed in');
  await expect(card.ending).toHaveCount(0);
  await expect(panel.notices).toHaveCount(0);
  expect(readToken(home, 'corp')['accessToken']).not.toBe(token['accessToken']);
});

test('in the tray while the session ends soon', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig());
  const token = await notRenewable(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 12 * minute);
  await signInInTray(app, 'corp');
  await allowInBrowser(organisation, await openedPage(app));
  await expectRenewing(app, 'corp', [59, 60]);
});

test.describe('an organisation that keeps the end of a running session', () => {
  test.use({ organisationOptions: { interval: 1, sharesBrowserSession: true } });

  test('is told when a new sign-in wins no time, with what to do about it', async ({ home, launch, organisation }) => {
    home.writeConfig(legacyConfig({ name: 'dev' }));
    const token = await signedInLegacy(home, organisation);
    const app = await launch();
    const panel = await panelOf(app);
    const card = await panel.session(legacyName);
    await expect(card.status).toHaveText('Signed in');
    await app.sleepLaptop(timeUntilEnd(token, organisation) - 12 * minute);
    await card.renewNow.click();
    organisation.approveDevice((await pendingDevice(organisation)).userCode);
    const notice = panel.notice('it expires no later than before');
    await expect(notice).toContainText(`sign out of ${legacyName}, then sign in`);
    await expect(card.status).toHaveText('Expires soon');
    expect(readToken(home, usualStartUrl)['accessToken']).not.toBe(token['accessToken']);

    // Until the next try, which may win more.
    await card.signOut.click();
    await expect(card.status).toHaveText('Signed out');
    await card.signIn.click();
    await expect(notice).toHaveCount(0);
  });

  test('nothing is claimed of a session whose new token has its full hour', async ({ home, launch, organisation }) => {
    home.writeConfig(sessionConfig());
    const token = await signedIn(home, organisation);
    const app = await launch();
    const panel = await panelOf(app);
    await panel.signedIn('corp');
    // It has just been renewed, so the new token ends at nearly the same time.
    await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
    await expectRenewing(app, 'corp', [59, 60]);
    await (await panel.session('corp')).act('Sign in again').click();
    await allowInBrowser(organisation, await openedPage(app));
    await expectRenewing(app, 'corp', [59, 60]);
    await expect(panel.notices).toHaveCount(0);
  });
});
