/** Launch at login on Linux: one desktop entry, which the switch in the panel makes and removes, and which others may change. */
import fs from 'node:fs';
import path from 'node:path';
import ini from 'ini';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import { entryValue, parseExec } from '../../objects/desktop-entry.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { trayLabels } from '../../objects/tray.ts';

test.skip(
  process.platform !== 'linux',
  'Elsewhere the system keeps the login item; the host records what it is asked.',
);

const entryFile = ['.config', 'autostart', 'daypass.desktop'] as const;
const switchIn = ({ page }: Panel) => page.getByRole('switch', { name: 'Start Daypass when I log in' });
const readEntry = (home: Home) => ini.parse(home.read(...entryFile))['Desktop Entry'] as Record<string, unknown>;

/** A person clicks on the switch's label: its input is only for keyboards and screen readers. */
const flip = ({ page }: Panel) => page.getByText('Start Daypass when I log in', { exact: true }).click();

async function shownAgain(app: DaypassHost): Promise<void> {
  await app.closePanel();
  await expect.poll(async () => (await app.windows()).some(({ visible }) => visible)).toBe(false);
  await app.tray.choose('Open Daypass');
}

test('the switch makes the entry and removes it', async ({ appDir, home, launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openSettings();
  await expect(switchIn(panel)).not.toBeChecked();
  expect(home.exists('.config', 'autostart')).toBe(false);

  await flip(panel);
  await expect(switchIn(panel)).toBeChecked();
  expect(readEntry(home)).toMatchObject({ Type: 'Application', Name: 'Daypass' });
  const text = home.read(...entryFile);
  expect(text).toMatch(/^\[Desktop Entry\]\n/);
  const [program, ...rest] = parseExec(entryValue(text, 'Exec') ?? '');
  expect(path.isAbsolute(program!)).toBe(true);
  fs.accessSync(program!, fs.constants.X_OK);
  expect(rest).toEqual([appDir, '--hidden']);
  expect(entryValue(text, 'Terminal')).toBe('false');

  await flip(panel);
  await expect(switchIn(panel)).not.toBeChecked();
  expect(home.exists(...entryFile)).toBe(false);
  // The folder may have other people's entries.
  expect(home.exists('.config', 'autostart')).toBe(true);
});

test('it can be switched with the keyboard', async ({ home, launch }) => {
  const panel = await panelOf(await launch());
  await panel.openSettings();
  await switchIn(panel).focus();
  await panel.page.keyboard.press('Space');
  await expect.poll(() => home.exists(...entryFile)).toBe(true);
  await expect(switchIn(panel)).toBeChecked();
});

test('what the entry starts is Daypass without its panel', async ({ home, launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openSettings();
  await flip(panel);
  await expect.poll(() => home.exists(...entryFile)).toBe(true);
  const [, , ...args] = parseExec(entryValue(home.read(...entryFile), 'Exec') ?? '');
  await app.quit();
  const atLogin = await launch(...args);
  await expect.poll(() => trayLabels(atLogin)).toContain('Quit Daypass');
  expect((await atLogin.windows()).filter(({ visible }) => visible)).toEqual([]);
});

test('nothing is remembered by Daypass: what others do with the entry is shown', async ({ home, launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openSettings();
  await flip(panel);
  await expect(switchIn(panel)).toBeChecked();
  const entry = home.read(...entryFile);

  // GNOME Tweaks and KDE's settings switch it off in place.
  home.write(`${entry}Hidden=true\n`, ...entryFile);
  await shownAgain(app);
  await expect(switchIn(panel)).not.toBeChecked();
  home.write(entry.replace('X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false'), ...entryFile);
  await shownAgain(app);
  await expect(switchIn(panel)).not.toBeChecked();
  await flip(panel);
  await expect(switchIn(panel)).toBeChecked();
  expect(home.read(...entryFile)).toBe(entry);
  fs.rmSync(home.path(...entryFile));
  await shownAgain(app);
  await expect(switchIn(panel)).not.toBeChecked();
});

test('after a restart the system is asked again', async ({ home, launch }) => {
  home.write('[Desktop Entry]\nType=Application\nName=Daypass\nExec=daypass --hidden\n', ...entryFile);
  const panel = await panelOf(await launch());
  await panel.openSettings();
  await expect(switchIn(panel)).toBeChecked();
});

test('a folder that cannot be written is told, with what to do', async ({ home, launch }) => {
  // Nobody can make files in there, not even root, as whom containers run tests.
  fs.symlinkSync('/sys', home.path('.config', 'autostart'));
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openSettings();
  await expect(switchIn(panel)).not.toBeChecked();
  await flip(panel);
  const alert = panel.page.getByRole('alert');
  await expect(alert).toContainText('Couldn’t change “Start Daypass when I log in”');
  await expect(alert).toContainText(/permission denied|read-only|not permitted/);
  await expect(switchIn(panel)).not.toBeChecked();

  fs.rmSync(home.path('.config', 'autostart'));
  await flip(panel);
  await expect(switchIn(panel)).toBeChecked();
  await expect(alert).toHaveCount(0);
  await panel.back();
  await expect(panel.firstRun).toBeVisible();
  await expect(panel.notices).toHaveCount(0);
});

test('an entry that cannot be read is told, and the switch waits for better times', async ({ home, launch }) => {
  home.write('', '.config', 'autostart');
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openSettings();
  await expect(panel.page.getByRole('alert')).toContainText('a part of the path isn’t a folder');
  await expect(switchIn(panel)).toBeDisabled();
  fs.rmSync(home.path('.config', 'autostart'));
  await shownAgain(app);
  await expect(switchIn(panel)).toBeEnabled();
  await expect(panel.page.getByRole('alert')).toHaveCount(0);
});

test('at the start, an entry of a Daypass that is gone names the one that runs', async ({ home, launch }) => {
  home.write('[Desktop Entry]\nName=Daypass\nExec=/gone/Daypass-1.0.AppImage --hidden\n', ...entryFile);
  const panel = await panelOf(await launch());
  await panel.openSettings();
  await expect(switchIn(panel)).toBeChecked();
  const [program, ...args] = parseExec(entryValue(home.read(...entryFile), 'Exec') ?? '');
  expect(program).not.toContain('gone');
  expect(fs.existsSync(program!)).toBe(true);
  expect(args.at(-1)).toBe('--hidden');
});

test.describe('an AppImage in an awkward place', () => {
  const appImage = String.raw`/opt/My "Apps"/100% $HOME/back\slash; rm -rf ~/Daypass.AppImage`;
  test.use({
    appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, DISPLAY: ':0', APPIMAGE: appImage }),
  });

  test('the image itself is started, not its mount, and its path is quoted as desktops read it', async ({
    home,
    launch,
  }) => {
    const panel = await panelOf(await launch());
    await panel.openSettings();
    await flip(panel);
    await expect.poll(() => home.exists(...entryFile)).toBe(true);
    const command = parseExec(entryValue(home.read(...entryFile), 'Exec') ?? '');
    expect(command[0]).toBe(appImage);
    expect(command.at(-1)).toBe('--hidden');
    await expect(switchIn(panel)).toBeChecked();
  });
});

test.describe('started by another program’s AppImage', () => {
  test.use({
    appEnv: async ({ organisation }, provide) =>
      provide({ ...organisation.env, DISPLAY: ':0', APPIMAGE: '/opt/Other.AppImage', APPDIR: '/tmp/.mount_Other' }),
  });

  test('the variables are that one’s: Daypass itself is started', async ({ home, launch }) => {
    const panel = await panelOf(await launch());
    await panel.openSettings();
    await flip(panel);
    await expect.poll(() => home.exists(...entryFile)).toBe(true);
    const [program] = parseExec(entryValue(home.read(...entryFile), 'Exec') ?? '');
    expect(program).not.toContain('Other');
    expect(fs.existsSync(program!)).toBe(true);
    await expect(switchIn(panel)).toBeChecked();
  });
});

test.describe('with a configuration folder of its own', () => {
  test.use({
    appEnv: async ({ home, organisation }, provide) =>
      provide({ ...organisation.env, DISPLAY: ':0', XDG_CONFIG_HOME: home.path('elsewhere') }),
  });

  test('the entry lies in $XDG_CONFIG_HOME', async ({ home, launch }) => {
    const panel = await panelOf(await launch());
    await panel.openSettings();
    await flip(panel);
    await expect.poll(() => home.exists('elsewhere', 'autostart', 'daypass.desktop')).toBe(true);
    expect(home.exists(...entryFile)).toBe(false);
  });
});
