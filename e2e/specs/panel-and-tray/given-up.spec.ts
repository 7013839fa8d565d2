/** A panel that nobody looks at for a minute is given up for the memory that it holds, and whoever opens it again notices nothing. */
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { chooseInMenu, type Panel, panelOf } from '../../objects/panel.ts';
import { panelRoles } from '../../objects/panel-roles.ts';
import { minute } from '../../objects/signed-in.ts';

test.use({ time: 'driven', organisationOptions: { accounts: 80 } });

const second = 1_000;
const scroller = ({ page }: Panel) => page.locator('.role-scroll, .page').first();
const scrolled = (panel: Panel): Promise<number> => scroller(panel).evaluate(({ scrollTop }) => Math.round(scrollTop));

async function hide(app: DaypassHost): Promise<void> {
  await app.closePanel();
  await expect.poll(async () => (await app.windows()).filter(({ visible }) => visible)).toEqual([]);
}

/** Hides the panel for so long that its window is gone. */
async function giveUp(app: DaypassHost): Promise<void> {
  await hide(app);
  // The page's word comes a moment after it is hidden.
  await expect(async () => {
    await app.passTime(minute + second);
    expect(await app.windows()).toEqual([]);
  }).toPass();
}

async function openAgain(app: DaypassHost): Promise<Panel> {
  await app.tray.choose('Open Daypass');
  return panelOf(app);
}

const openAccounts = ({ page }: Panel) =>
  page.locator('.role-scroll [role=option]').filter({ has: page.locator('[data-open=true]') });

test('the main page is where it was: scrolled, with the same accounts open', async ({ launchSignedIn }) => {
  const app = await launchSignedIn();
  const panel = await panelOf(app);
  await expect(panel.roles.nth(8)).toBeVisible();
  await panel.roles.nth(3).click();
  await expect(openAccounts(panel)).toHaveCount(1);
  const name = await openAccounts(panel).getAttribute('aria-label');
  await scroller(panel).evaluate((list) => list.scrollTo({ top: 900 }));
  await expect.poll(() => scrolled(panel)).toBe(900);

  await giveUp(app);
  const again = await openAgain(app);
  expect(again.page).not.toBe(panel.page);
  await expect.poll(() => scrolled(again)).toBe(900);
  await expect(panelRoles(again.page).search).toBeFocused();
  await scroller(again).evaluate((list) => list.scrollTo({ top: 0 }));
  await expect(openAccounts(again)).toHaveCount(1);
  expect(await openAccounts(again).getAttribute('aria-label')).toBe(name);
});

test('the list of profiles keeps what was searched for', async ({ home, launch }) => {
  const profiles = Array.from({ length: 40 }, (_, i) => `[profile p${i}]\nregion = us-east-1\n`);
  home.writeConfig(sessionConfig() + profiles.join(''));
  const app = await launch();
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  const search = (of: Panel['page']) => of.getByRole('searchbox');
  await search(page).fill('p1');
  await expect(page.getByRole('row')).not.toHaveCount(0);

  await giveUp(app);
  const again = await openAgain(app);
  await expect(search(again.page)).toHaveValue('p1');
  await expect(again.page.getByRole('row', { name: /^p17,/ })).toBeVisible();
  // Left and opened anew it begins as ever.
  await again.back();
  await chooseInMenu(again.page, 'Profiles');
  await expect(search(again.page)).toHaveValue('');
});

test('the settings stay open, in the language that was chosen, and zoomed, and the window is as large', async ({
  app,
}) => {
  const panel = await panelOf(app);
  await panel.openSettings();
  await panel.page.getByText('日本語').click();
  await panel.page.keyboard.press('ControlOrMeta+Equal');
  await panel.page.setViewportSize({ width: 500, height: 500 });
  await scroller(panel).evaluate((page) => page.scrollTo({ top: 120 }));
  const [before] = await app.windows();

  await giveUp(app);
  await app.tray.choose('Daypass を開く');
  const again = await panelOf(app);
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('設定');
  await expect.poll(() => scrolled(again)).toBe(120);
  const [after] = await app.windows();
  expect(after?.bounds).toEqual(before?.bounds);
});

test('what somebody asked for in the tray long ago is not asked for again', async ({ app }) => {
  const panel = await panelOf(app);
  await app.tray.choose('Settings…');
  await expect(panel.page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await panel.back();
  await expect(panel.firstRun).toBeVisible();
  await giveUp(app);
  const again = await openAgain(app);
  await expect(again.firstRun).toBeVisible();
});

test('a form with something in it keeps its window, and so does a panel that comes back in time', async ({ app }) => {
  const panel = await panelOf(app);
  await panel.form.startUrl.fill('https://d-1234567890.awsapps.com/start');
  await hide(app);
  await app.passTime(10 * minute);
  expect(await app.windows()).toHaveLength(1);
  await app.tray.choose('Open Daypass');
  await expect(panel.form.startUrl).toHaveValue('https://d-1234567890.awsapps.com/start');

  await panel.form.startUrl.fill('');
  await hide(app);
  await app.passTime(minute - second);
  await app.tray.choose('Open Daypass');
  // Time goes on when it is there.
  await panelOf(app);
  await app.passTime(10 * minute);
  expect(await app.windows()).toHaveLength(1);
  await giveUp(app);
});
