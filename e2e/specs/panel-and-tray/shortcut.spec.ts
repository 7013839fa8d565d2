/** The global shortcut: off until it is chosen, it shows and hides the panel with the search ready, and a refusal is told. */
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const isShown = async (app: DaypassHost): Promise<boolean> => (await app.windows()).some(({ visible }) => visible);

async function openSettings(app: DaypassHost) {
  await app.tray.choose('Settings…');
  const { page } = await panelOf(app);
  const group = page.getByRole('group', { name: 'Shortcut to show Daypass' });
  await expect(group).toContainText('None');
  return { page, group };
}

test('is off until it is chosen, then shows and hides the panel, also after a restart', async ({ launch }) => {
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  expect(await app.shortcuts()).toEqual([]);
  const { page, group } = await openSettings(app);
  await group.getByRole('button', { name: 'Choose keys…' }).click();
  await page.keyboard.press('Control+a');
  await expect(group).toContainText('Hold at least two');
  await page.keyboard.press('Control+Shift+d');
  await expect(group).toContainText('Ctrl+Shift+D');
  expect(await app.shortcuts()).toEqual(['Control+Shift+D']);

  // On another page the shortcut hides what is in front, and comes back to the roles.
  await app.pressShortcut('Control+Shift+D');
  await expect.poll(() => isShown(app)).toBe(false);
  await app.pressShortcut('Control+Shift+D');
  await expect.poll(() => isShown(app)).toBe(true);
  await expect((await panelOf(app)).search).toBeVisible();
  await app.quit();

  const again = await launch('--hidden');
  await expect.poll(() => again.shortcuts()).toEqual(['Control+Shift+D']);
  await again.pressShortcut('Control+Shift+D');
  await expect((await panelOf(again)).search).toBeVisible();
  await again.tray.choose('Settings…');
  await (await panelOf(again)).page.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => again.shortcuts()).toEqual([]);
});

test.describe('Wayland', () => {
  test.use({ appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, STAND_IN_WAYLAND: '1' }) });

  test('keys that were given back do nothing any more, although the desktop still sends them', async ({ launch }) => {
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed in');
    const { page, group } = await openSettings(app);
    await group.getByRole('button', { name: 'Choose keys…' }).click();
    await page.keyboard.press('Control+Shift+d');
    await expect(group).toContainText('Ctrl+Shift+D');
    await group.getByRole('button', { name: 'Remove' }).click();
    await expect(group).toContainText('None');
    await group.getByRole('button', { name: 'Use Ctrl+Alt+Space' }).click();
    await expect.poll(() => app.shortcuts()).toEqual(['Control+Alt+Space']);
    await app.pressShortcut('Control+Shift+D');
    expect(await isShown(app)).toBe(true);
    await app.pressShortcut('Control+Alt+Space');
    await expect.poll(() => isShown(app)).toBe(false);
    await app.pressShortcut('Control+Shift+D');
    expect(await isShown(app)).toBe(false);
  });
});

test('Escape cancels the choice, and a refusal says what to do', async ({ launch }) => {
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.takeShortcut('Control+Alt+Space');
  const { page, group } = await openSettings(app);
  await group.getByRole('button', { name: 'Choose keys…' }).click();
  await page.keyboard.press('Escape');
  await expect(group).toContainText('None');
  await group.getByRole('button', { name: 'Use Ctrl+Alt+Space' }).click();
  await expect(group.getByRole('alert')).toContainText('Couldn’t register the shortcut Ctrl+Alt+Space');
  await expect(group).toContainText('None');
  expect(await app.shortcuts()).toEqual([]);
});
