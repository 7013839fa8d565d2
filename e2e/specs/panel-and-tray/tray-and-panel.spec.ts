/** The app lives in the tray, the panel comes and goes, and the panel can do all that the tray can. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';
import type { DaypassHost } from '../../hosts/driver.ts';

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const isShown = async (app: DaypassHost): Promise<boolean> => (await app.windows()).some(({ visible }) => visible);

test('closing the panel hides it; the app goes on in the tray, which brings the panel back', async ({ app }) => {
  await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');
  await app.closePanel();
  await expect.poll(() => isShown(app)).toBe(false);
  await expectLine(app, 'corp', 'Signed in');

  await app.tray.choose('Open Daypass');
  await expect.poll(() => isShown(app)).toBe(true);
  await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');

  await app.closePanel();
  await expect.poll(() => isShown(app)).toBe(false);
  await app.tray.click();
  await expect.poll(() => isShown(app)).toBe(true);
  expect(await app.windows()).toHaveLength(1);
});

test('what happens while the panel is hidden is there when it is shown', async ({ app, home }) => {
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await app.closePanel();
  await expect.poll(() => isShown(app)).toBe(false);
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  await expectLine(app, 'labs', 'Signed out');
  await app.tray.choose('Open Daypass');
  await expect(panel.sessionNames).toHaveText(['corp', 'labs']);
});

test('a second launch shows the panel', async ({ app }) => {
  await panelOf(app);
  await app.closePanel();
  await expect.poll(() => isShown(app)).toBe(false);
  await app.launchAgain();
  await expect.poll(() => isShown(app)).toBe(true);
});

test('a second process ends at once, and the first one shows its panel', async ({ app, home, launchSecond }) => {
  const files = () => fs.readdirSync(home.path('.aws'), { recursive: true, encoding: 'utf8' });
  const panel = await panelOf(app);
  // While the first one lists, it tells others in a file at which rate.
  await expect(panel.roles.first()).toBeVisible();
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
  await expect.poll(files).not.toContainEqual(expect.stringMatching(/\.rate$/));
  await app.closePanel();
  await expect.poll(() => isShown(app)).toBe(false);
  const before = files();
  const second = await launchSecond();
  expect(await second.exited).toBe(0);
  expect(second.pid).not.toBe(app.pid);
  await expect.poll(() => isShown(app)).toBe(true);
  expect(await app.windows()).toHaveLength(1);
  await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');
  expect(files()).toEqual(before);
});

test('started by the system at login it shows no panel', async ({ launch, organisation }) => {
  const before = organisation.requests.length;
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  expect(await isShown(app)).toBe(false);
  expect(organisation.requests.slice(before)).toEqual([]);
  await app.launchAgain();
  await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');
});

test('"Quit" in the tray ends the app', async ({ app, home, organisation }) => {
  await expectLine(app, 'corp', 'Signed in');
  // It may be gone before it has said that the item was chosen.
  const gone = (error: Error) => expect(error.message).toContain('The app has exited with 0.');
  await app.tray.choose('Quit Daypass').catch(gone);
  expect(await app.exited).toBe(0);
  // Quitting signs nobody out.
  await expect.poll(() => organisation.portalSessions).toHaveLength(1);
  expect(fs.readdirSync(home.path('.aws', 'sso', 'cache'))).toHaveLength(1);
});

test('"Quit" in the panel ends the app, for desktops without a tray', async ({ app }) => {
  const panel = await panelOf(app);
  await panel.openSettings();
  await panel.page.getByRole('button', { name: 'Quit Daypass' }).click();
  expect(await app.exited).toBe(0);
});

test('a panel that has crashed comes back, also the second time', async ({ app }) => {
  const panel = await panelOf(app);
  for (const crash of [1, 2]) {
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    await panel.page.evaluate(() => (document.title = 'before the crash'));
    await app.crashPanel();
    await app.tray.choose('Open Daypass');
    await expect(async () => {
      const { page, session } = await panelOf(app);
      expect(await page.title(), `crash ${crash}`).toBe('Daypass');
      await expect((await session('corp')).status).toHaveText('Signed in');
    }).toPass();
  }
  expect(await app.windows()).toHaveLength(1);
  expect((await trayLabels(app)).at(-1)).toBe('Quit Daypass');
});
