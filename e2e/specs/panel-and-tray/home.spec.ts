/** The main page around the list: chips, the line of what needs somebody, the sheet, notices, Escape, focus and zoom. */
import type { Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import {
  expectLine,
  hour,
  legacyName,
  minute,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { signInInTray } from '../../objects/tray.ts';

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const need = (page: Page) => page.getByRole('region', { name: 'Needs attention' });
const names = Array.from({ length: 12 }, (_, at) => `customer-${at + 1}`);

test('Escape takes one step back with each press: the query, the sheet, the panel', async ({ launchSignedIn }) => {
  const app = await launchSignedIn();
  const panel = await panelOf(app);
  const { page } = panel;
  const { search } = roleListOn(page);
  await expect(search).toBeFocused();
  const { root } = await panel.session('corp');
  await search.fill('admin');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(root).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(root).toHaveCount(0);
  await expect(search).toBeFocused();
  expect((await app.windows())[0]).toMatchObject({ visible: true });
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await app.windows())[0]).toMatchObject({ visible: false });
});

test('each page that was opened with the keyboard is left by one Escape, and the search field has the focus', async ({
  home,
  launch,
}) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev' }));
  const panel = await panelOf(await launch());
  const { page } = panel;
  const { search } = roleListOn(page);
  for (const item of ['Settings', 'Profiles', 'Check AWS config']) {
    await expect(search).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.type(item.slice(0, 4));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Daypass');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Daypass');
  }
  await expect(search).toBeFocused();
});

test('Ctrl and a comma open the settings, also from the search field', async ({ home, launch }) => {
  home.writeConfig(sessionConfig());
  const { page } = await panelOf(await launch());
  await expect(roleListOn(page).search).toBeFocused();
  await page.keyboard.press('ControlOrMeta+,');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(page.getByRole('combobox', { name: 'Find a role' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(roleListOn(page).search).toHaveValue('');
});

test('each show begins anew: the search field has the focus, without the old query and the open sheet', async ({
  launchSignedIn,
}) => {
  const app = await launchSignedIn();
  const panel = await panelOf(app);
  const { search } = roleListOn(panel.page);
  await search.fill('admin');
  const { root } = await panel.session('corp');
  await app.closePanel();
  await app.tray.choose('Open Daypass');
  await expect(search).toHaveValue('');
  await expect(root).toHaveCount(0);
  await expect(search).toBeFocused();
});

test('the focus stays in the panel when what had it goes', async ({ home, launch, organisation }) => {
  home.writeConfig(`${sessionConfig()}[profile broken]\nsso_session = nowhere\n`);
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await expect(panel.notices).toHaveCount(1);
  await page.getByRole('button', { name: 'Dismiss' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.notices).toHaveCount(0);
  await expect(roleListOn(page).search).toBeFocused();

  const card = await panel.session('corp');
  // The step before the browser's page lasts as long as AWS takes.
  organisation.configure({ latencyMs: 1000 });
  await card.signIn.focus();
  await page.keyboard.press('Enter');
  await expect(card.cancel).toBeVisible();
  await expect(card.root).toBeFocused();
  await card.cancel.focus();
  await expect(card.openPageAgain).toBeVisible();
  await expect(card.cancel, 'what has the focus stays when the next step comes').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card.signIn).toBeVisible();
  await expect(card.root).toBeFocused();
  organisation.configure({ latencyMs: 0 });

  await signedIn(home, organisation);
  await expect(card.signOut).toBeVisible();
  await card.signOut.focus();
  await page.keyboard.press('Enter');
  await expect(card.status).toHaveText('Signed out');
  expect(await focused(page)).not.toBe('');
  await expect(page.locator('body')).not.toBeFocused();
});

test('twelve sessions are one line, with a list behind it, and Alt with a number opens one', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(names.map((name) => sessionConfig({ name })).join(''));
  await signedIn(home, organisation, { sessionName: 'customer-1' });
  const panel = await panelOf(await launch());
  const { page } = panel;
  await expect(panel.sessionNames).toHaveText(names);
  const chips = page.getByRole('navigation');
  expect((await chips.boundingBox())?.height).toBeLessThanOrEqual(38);
  await expect(chips.getByRole('button', { name: /^\d+ more sessions: / })).toBeVisible();
  const { root } = await panel.session('customer-12');
  await expect(root).toBeFocused();
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('region', { name: 'Session customer-1', exact: true })).toBeFocused();
  await expect(root).toHaveCount(0);
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('region', { name: /^Session / })).toHaveCount(0);
});

test('one line says what needs somebody, with the act that settles it', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev' }));
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await expect(panel.chip('corp')).toContainText('corp');
  await expect(need(page)).toHaveCount(0);

  await signedInLegacy(home, organisation);
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(8 * hour - 10 * minute);
  await expect(need(page)).toContainText(`${legacyName} expires at`);
  await expect(panel.chip(legacyName)).toContainText(/\d+ min/);

  // A sign-in under way is at hand without its sheet: its code, its page, and the way out.
  await need(page).getByRole('button', { name: 'Sign in again' }).click();
  await expect(need(page)).toContainText('confirm this code');
  await expect(need(page)).toContainText((await pendingDevice(organisation)).userCode);
  await need(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(need(page)).toContainText(`${legacyName} expires at`);
  await need(page)
    .getByRole('button', { name: `More actions for ${legacyName}` })
    .click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  await expect(page.getByRole('region', { name: `Session ${legacyName}` })).toBeFocused();
  // What is shown in full is not said twice.
  await expect(need(page).filter({ hasText: legacyName })).toHaveCount(0);
});

test('a sign-in that was begun in the tray is at hand in the panel', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig());
  const app = await launch();
  const { page } = await panelOf(app);
  await expect(need(page)).toContainText('corp is signed out');
  await signInInTray(app, 'corp');
  await expect(need(page)).toContainText('corp: finish signing in in your browser');
  await allowInBrowser(organisation, await openedPage(app));
  await expect(need(page)).toHaveCount(0);
});

test.describe('with an app that has errors of its own', () => {
  test.use({ allowUncaught: true });

  test('several notices are one line, and all of them on demand', async ({ home, launch }) => {
    home.writeConfig(`${sessionConfig()}[profile broken]\nsso_session = nowhere\n`);
    const app = await launch();
    const panel = await panelOf(app);
    const region = panel.page.getByRole('region', { name: 'Notices' });
    await expect(panel.notice('1 problem in your AWS config.')).toBeVisible();
    await app.fail('exception', 'on purpose');
    const more = region.getByRole('button', { name: '1 more notice' });
    await expect(more).toBeVisible();
    // What Daypass itself has to tell comes before what has stood in a file for long.
    await expect(panel.notices).toHaveText([/./]);
    await expect(panel.notice('1 problem in your AWS config.')).toHaveCount(0);
    expect((await region.boundingBox())?.height).toBeLessThanOrEqual(40);
    await more.click();
    await expect(panel.notices).toHaveCount(2);
    await region.getByRole('button', { name: 'Show one line' }).click();
    await expect(panel.notices).toHaveCount(1);
  });
});

test('the page is drawn larger and smaller by keys, and nothing is wider than it', async ({ home, launch }) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev' }));
  const panel = await panelOf(await launch());
  const { page } = panel;
  const width = () => page.evaluate(() => innerWidth);
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const whole = await width();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+=');
  await expect.poll(width).toBe(Math.round(whole / 2));
  expect(await tooWide()).toBe(0);
  await panel.openSettings();
  const settings = page.getByRole('main');
  expect(await settings.evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  await page.keyboard.press('Control+-');
  await expect.poll(width).toBe(Math.round(whole / 1.75));
  await page.keyboard.press('Control+0');
  await expect.poll(width).toBe(whole);
});

test('an end is red for whoever comes to see it, and grey the next time', async ({ home, launch, organisation }) => {
  const other = 'acme.awsapps.com';
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev', startUrl: `https://${other}/start` }));
  await signedIn(home, organisation);
  const legacy = await signedInLegacy(home, organisation, { startUrl: `https://${other}/start` });
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(timeUntilEnd(legacy, organisation) + minute);
  await expectLine(app, other, 'Expired at');
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  const chip = panel.chip(other);
  await expect(chip).toHaveAttribute('data-status', 'ended');
  await expect(need(panel.page)).toContainText(`${other} expired at`);
  await app.closePanel();
  await app.tray.choose('Open Daypass');
  await expect(chip).toHaveAttribute('data-status', 'signed-out');
  await expect(chip).toHaveAccessibleName(`${other} expired`);
  await expect(need(panel.page)).toHaveCount(0);
});
