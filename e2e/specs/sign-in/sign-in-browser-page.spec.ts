/** The pages that a person meets in a real browser on the way through the browser sign-in. */
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { redirectUriOf } from '../../objects/loopback.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { signInInTray } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('a person in a real browser allows the sign-in', async ({ app, context, home }, testInfo) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const url = await openedPage(app);
  const browser = await context.newPage();
  await browser.goto(url);
  await expect(browser.getByRole('heading')).toContainText('botocore-client-corp');
  await photograph(browser, 'authorize', testInfo);
  // The panel says who that is, in the session's sheet and, where that is closed, in its line of need.
  const { page } = await panelOf(app);
  await expect(card.root).toContainText('AWS asks to allow “botocore-client-corp”. That’s Daypass');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText(
    '“botocore-client-corp”: that’s Daypass',
  );
  await photograph(page, 'line', testInfo);
  await photograph((await panelOf(app)).page, 'panel-waiting', testInfo);
  await browser.getByLabel('User name').fill('kenji.sato@example.com');
  await browser.getByRole('button', { name: 'Allow' }).click();
  await expect(browser.getByRole('heading')).toHaveText('You can close this tab');
  await photograph(browser, 'allowed', testInfo);
  expect(new URL(browser.url()).origin).toBe(redirectUriOf(url).origin);
  await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  // The page is whole without the listener: its style is in it and nothing else is asked for.
  const color = await browser.locator('main').evaluate((main) => getComputedStyle(main).borderRadius);
  expect(color).toBe('12px');
});

test.describe('in Japanese', () => {
  test.use({ languages: ['ja-JP'] });

  test('the page in the browser speaks the language of Daypass', async ({ app, context, home }, testInfo) => {
    await signInInTray(app, 'corp');
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
    await signInInTray(app, 'corp');
    const browser = await context.newPage();
    await browser.goto(await openedPage(app));
    await browser.getByRole('button', { name: 'Deny' }).click();
    await expect(browser.getByRole('heading')).toHaveText(ja.signInPage.refused.heading);
    await photograph(browser, 'denied-ja', testInfo);
  });
});
