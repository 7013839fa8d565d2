/** Sessions whose scopes are for something else than accounts: nothing is asked for that AWS would refuse, and they go on. */
import { expect, test } from '../../hosts/fixture.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { minute, signedIn } from '../../objects/signed-in.ts';

const scopes = 'codecatalyst:read_write';
const sentence = 'This session’s scopes don’t include access to accounts and roles.';

test('a sign-in for CodeCatalyst: no accounts are asked for, the card says why, and it renews on', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  home.writeConfig(sessionConfig({ scopes }));
  const app = await launch();
  const panel = await panelOf(app);
  const corp = await panel.session('corp');
  await corp.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(corp.status).toHaveText('Signed in');
  await expect(corp.root.getByText(sentence)).toBeVisible();
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
  await photograph(panel.page, 'no-accounts', testInfo);

  const before = readToken(home, 'corp')['accessToken'];
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(before);
  await expect(corp.status).toHaveText('Signed in');
  expect(organisation.requests.filter(({ service }) => service === 'portal' || service === 'sts')).toEqual([]);
});

test('beside a session with accounts, which are listed', async ({ home, launch, organisation }, testInfo) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'catalyst', scopes }));
  await signedIn(home, organisation);
  await signedIn(home, organisation, { sessionName: 'catalyst', scopes: [scopes] });
  const panel = await panelOf(await launch());
  await expect((await panel.session('catalyst')).root.getByText(sentence)).toBeVisible();
  await expect((await panel.session('corp')).root.getByText(sentence)).toHaveCount(0);
  await expect(panel.roles.first()).toBeVisible();
  await expect(panel.page.getByText('Loading accounts of catalyst')).toHaveCount(0);
  await expect((await panel.session('catalyst')).status).toHaveText('Signed in');
  await panel.page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'ja' }));
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'ja');
  await photograph(panel.page, 'no-accounts-ja', testInfo);
});
