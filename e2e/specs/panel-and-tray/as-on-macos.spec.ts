/** What macOS alone does to an app of the menu bar, told to the app by a host that says it were one. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine } from '../../objects/signed-in.ts';
import { signInWithCodeInTray } from '../../objects/tray.ts';

test.skip(({ host }) => host !== 'stand-in', 'real Electron knows its system');
test.use({
  appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, STAND_IN_PLATFORM: 'darwin' }),
});
test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

const isShown = async (app: DaypassHost): Promise<boolean> => (await app.windows()).some(({ visible }) => visible);
const second = 1_000;

test.describe('at login', () => {
  test.use({ appEnv: async ({ appEnv }, provide) => provide({ ...appEnv, STAND_IN_LOGIN_ITEM: 'opened' }) });

  test('the system hands on no argument, and still no panel opens', async ({ launch }) => {
    const app = await launch();
    await expectLine(app, 'corp', 'Signed out');
    expect(await app.windows()).toEqual([]);
    await app.activate();
    await panelOf(app);
  });
});

test.describe('a start that fails half-way', () => {
  test.use({
    // Without its icons.
    appDir: async ({ appDir }, provide, testInfo) => {
      const copy = testInfo.outputPath('app');
      for (const part of ['out', 'package.json'])
        fs.cpSync(path.join(appDir, part), path.join(copy, part), { recursive: true });
      await provide(copy);
    },
  });

  test('leaves no process that nobody sees', async ({ launch }) => {
    const app = await launch();
    expect(await app.exited).toBe(1);
    expect(app.logs()).toContain('start failed');
  });
});

test('started by somebody it shows its panel, under the menu bar', async ({ launch }) => {
  const app = await launch();
  await panelOf(app);
  const [panel] = await app.windows();
  // The bar is 24 high, and between them is a little room.
  expect(panel?.bounds.y).toBe(28);
});

test.describe('a panel that other windows cover', () => {
  test.use({ organisationOptions: { accounts: 1500, rolesPerAccount: 1 }, time: 'driven' });

  test('is still open: what it waits for goes on at its pace', async ({ launchSignedIn, organisation }) => {
    const app = await launchSignedIn();
    const panel = await panelOf(app);
    await expect(panel.page.getByRole('progressbar')).toHaveCount(1);
    await app.happensToPanel('covered');
    const before = organisation.requestsOf('ListAccountRoles').length;
    await app.passTime(5 * second);
    // Eighteen a second and more; a hidden panel's accounts are listed with two.
    expect(organisation.requestsOf('ListAccountRoles').length - before).toBeGreaterThan(40);
    await app.happensToPanel('uncovered');
    await app.passTime(70 * second);
    expect(await isShown(app)).toBe(true);
  });
});

test.describe('a newer version that the system refuses', () => {
  test.use({ organisationOptions: { accounts: 1500, rolesPerAccount: 1 }, time: 'driven' });

  test('has ended the panel; the next one hides and is given up as ever, and nothing is installed again with it', async ({
    launchSignedIn,
    organisation,
  }) => {
    const app = await launchSignedIn();
    const panel = await panelOf(app);
    await expect(panel.page.getByRole('progressbar')).toHaveCount(1);
    await app.installUpdate();
    const refusals = () => app.output().split('the newer version is refused').length - 1;
    await expect.poll(refusals).toBe(1);
    expect(await app.windows()).toEqual([]);
    // Nobody waits for the accounts any more: a tenth of the pace will do.
    const before = organisation.requestsOf('ListAccountRoles').length;
    await app.passTime(5 * second);
    expect(organisation.requestsOf('ListAccountRoles').length - before).toBeLessThan(40);

    await app.tray.click();
    await panelOf(app);
    await app.closePanel();
    await expect.poll(() => isShown(app)).toBe(false);
    expect(await app.windows()).toHaveLength(1);
    await app.passTime(150 * second);
    await expect.poll(() => app.windows()).toEqual([]);
    expect(refusals()).toBe(1);
  });
});

test('a click elsewhere hides the panel, but not while a code is compared with the page of AWS', async ({ launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  // The blur right after it is shown is the system's own.
  await app.setClock(5 * second);
  await app.happensToPanel('blurred');
  await expect.poll(() => isShown(app)).toBe(false);

  // Not with the click that has taken the focus.
  await app.setClock(10 * second);
  await app.tray.click();
  await expect.poll(() => isShown(app)).toBe(true);
  await signInWithCodeInTray(app, 'corp');
  await expect((await panel.session('corp')).code).toBeVisible();
  await app.setClock(20 * second);
  await app.happensToPanel('blurred');
  expect(await isShown(app)).toBe(true);
});

test.describe('a file for the settings', () => {
  test.use({ time: 'driven' });

  test('is chosen in a dialog of the system, and what is in it is shown after that', async ({
    launchSignedIn,
  }, testInfo) => {
    const app = await launchSignedIn();
    const panel = await panelOf(app);
    const file = testInfo.outputPath('mine.json');
    fs.writeFileSync(file, '{"daypass": "settings", "version": 1, "settings": {"theme": "dark"}}');
    await panel.openSettings();
    await app.passTime(5 * second);
    await app.dialogs.holdNext();
    const group = panel.page.getByRole('group', { name: 'Settings', exact: true });
    await group.getByRole('button', { name: 'Import…' }).click();
    await expect.poll(() => app.dialogs.shown()).toHaveLength(1);
    // It has the focus, and somebody looks for the file for long.
    await app.passTime(150 * second);
    expect(await app.windows()).toEqual([expect.objectContaining({ visible: true, focused: false })]);
    await app.dialogs.answerNext({ canceled: false, filePaths: [file] });
    await expect(group.getByRole('listitem')).toHaveText(['Theme: System → Dark']);
    expect(await app.windows()).toEqual([expect.objectContaining({ visible: true, focused: true })]);

    // What was read is still there in a panel that was hidden for long.
    await app.passTime(second);
    await app.happensToPanel('blurred');
    await expect.poll(() => isShown(app)).toBe(false);
    await app.passTime(150 * second);
    await app.tray.click();
    await expect.poll(() => isShown(app)).toBe(true);
    await group.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(group).toContainText('Imported.');
  });

  /** Opens one, and leaves it open. */
  const choose = async (app: DaypassHost): Promise<void> => {
    const panel = await panelOf(app);
    await panel.openSettings();
    await app.dialogs.holdNext();
    const group = panel.page.getByRole('group', { name: 'Settings', exact: true });
    await group.getByRole('button', { name: 'Import…' }).click();
    await expect.poll(() => app.dialogs.shown()).toHaveLength(1);
  };
  const isGivenUp = async (app: DaypassHost): Promise<void> => {
    await app.passTime(5 * second);
    await app.happensToPanel('blurred');
    await expect.poll(() => isShown(app)).toBe(false);
    await expect(async () => {
      await app.passTime(61 * second);
      expect(await app.windows()).toEqual([]);
    }).toPass();
  };

  test('keeps the panel that the system hides together with its dialog', async ({ launchSignedIn }) => {
    const app = await launchSignedIn();
    await choose(app);
    const id = (await app.windows())[0]?.id;
    // A page that begins anew knows nothing of the dialog, and would lose nothing.
    await app.crashPanel();
    const { page } = await panelOf(app);
    await expect(page.getByRole('group', { name: 'Settings', exact: true })).toHaveCount(0);
    await expect(page.getByRole('listbox')).toBeVisible();
    await app.happensToPanel('hidden');
    await app.passTime(150 * second);
    expect(await app.windows()).toEqual([expect.objectContaining({ id, visible: false })]);
    await app.dialogs.answerNext({ canceled: true, filePaths: [] });
    await expect.poll(() => app.windows()).toEqual([expect.objectContaining({ id, visible: true })]);
    await isGivenUp(app);
  });

  test('does not keep an app that is to end', async ({ launchSignedIn }) => {
    const app = await launchSignedIn();
    await choose(app);
    expect(await app.quit()).toBe(0);
  });

  test('is no longer waited for when the panel of its dialog has ended', async ({ launchSignedIn }) => {
    const app = await launchSignedIn();
    await choose(app);
    const id = (await app.windows())[0]?.id;
    await app.installUpdate();
    // What comes of a dialog is shown, also that it has ended; and the panel stays open for it no longer.
    await expect.poll(() => app.windows()).toEqual([expect.objectContaining({ visible: true })]);
    expect(await app.windows()).not.toEqual([expect.objectContaining({ id })]);
    await isGivenUp(app);
  });
});
