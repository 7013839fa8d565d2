/**
 * What systems do that a desktop at hand may not: each of these kept Daypass from starting, from being seen or from ending in order
 * on one of them, and the host is as strict here as that one.
 */
import fs from 'node:fs';
import os from 'node:os';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type SessionBus, startSessionBus, whyNoSessionBus } from '../../../testing/session-bus.ts';
import { renewalsOf } from '../../objects/idle.ts';
import { areOpen } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { panelRoles } from '../../objects/panel-roles.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { expectLine, hour, minute, second, signedIn } from '../../objects/signed-in.ts';
import { signInInTray } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test.describe('Wayland', () => {
  test.use({ appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, STAND_IN_WAYLAND: '1' }) });

  test('the panel is there at the first click', async ({ launchSignedIn }) => {
    const app = await launchSignedIn('--hidden');
    expect(await app.windows()).toEqual([]);
    await app.tray.click();
    await expect(panelRoles(await app.panel()).search).toBeVisible();
    await app.closePanel();
    await app.tray.click();
    await expect(panelRoles(await app.panel()).search).toBeVisible();
  });
});

test.describe('a desktop without tray icons', () => {
  const why = process.platform === 'linux' ? whyNoSessionBus() : 'only Linux has such desktops';
  const bus = test.extend<{ readonly sessionBus: SessionBus }>({
    async sessionBus({ home: _home }, provide) {
      const started = await startSessionBus();
      await provide(started);
      await started.close();
    },
    appEnv: async ({ organisation, sessionBus }, provide) =>
      provide({ ...organisation.env, ...sessionBus.env, DISPLAY: ':0', PATH: process.env['PATH'] ?? '' }),
  });
  bus.skip(why !== null, why ?? '');

  bus(
    'is told of once, by a Daypass that nobody sees; the icon comes with the panel that shows it',
    async ({ launchSignedIn, sessionBus }) => {
      const app = await launchSignedIn('--hidden');
      await expect
        .poll(async () => (await app.notifications()).map(({ title }) => title))
        .toEqual(['Daypass is running without an icon']);
      await app.clickNotification(0);
      await expect(panelRoles(await app.panel()).search).toBeVisible();
      await app.closePanel();
      const watcher = sessionBus.startWatcher();
      await watcher.tell('own');
      await watcher.tell('host');
      await expect(async () => app.tray.items()).toPass();
      expect(await app.notifications()).toHaveLength(1);
    },
  );

  bus('nothing is told where the panel that shows icons comes in time', async ({ launchSignedIn, sessionBus }) => {
    const app = await launchSignedIn('--hidden');
    const watcher = sessionBus.startWatcher();
    await watcher.tell('own');
    await watcher.tell('host');
    await expect(async () => app.tray.items()).toPass();
    await expectLine(app, 'corp', 'Signed in');
    await app.sleepLaptop(minute);
    await expectLine(app, 'corp', 'Signed in');
    expect(await app.notifications()).toEqual([]);
  });
});

test('the end of the system is an end in order', async ({ launchSignedIn }) => {
  test.skip(process.platform === 'win32', 'Windows tells the window');
  const app = await launchSignedIn('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.power.emit('shutdown');
  expect(await app.exited).toBe(0);
});

for (const [language, words] of Object.entries({ en, ja }))
  test(`a right click in a text offers what can be done with it (${language})`, async ({ home, launchSignedIn }) => {
    home.write(JSON.stringify({ language }), '.config', 'Daypass', 'settings.json');
    const app = await launchSignedIn();
    await panelOf(app);
    const { cut, copy, paste, selectAll } = words.common.action;
    const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
    const menu = async (isEditable: boolean, selectionText: string) =>
      (await app.rightClick({ isEditable, selectionText, editFlags }))?.map(({ label, enabled }) => [label, enabled]);
    expect(await menu(true, '')).toEqual([
      [cut, false],
      [copy, false],
      [paste, true],
      [selectAll, true],
    ]);
    expect(await menu(false, 'arn:aws:iam::1')).toEqual([[copy, false]]);
    expect(await menu(false, ' ')).toBeUndefined();
  });

test('told to end twice, it waits for the answer to a renewal all the same', async ({
  home,
  launchSignedIn,
  organisation,
}) => {
  const app = await launchSignedIn('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  const before = readToken(home, 'corp');
  const grantType = 'refresh_token';
  organisation.faults.next({ operation: 'CreateToken', grantType }, { delayMs: 2 * second });
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => renewalsOf(organisation)).toHaveLength(1);
  // As a desktop and the system's own shutdown do.
  await app.power.emit('shutdown');
  await app.power.emit('shutdown');
  expect(await app.exited).toBe(0);
  expect(readToken(home, 'corp')['refreshToken']).not.toBe(before['refreshToken']);
});

test.describe('Windows', () => {
  test.skip(({ host }) => host !== 'stand-in', 'real Electron knows its system');
  test.use({
    appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, STAND_IN_PLATFORM: 'win32' }),
  });

  test('a Daypass without a panel hears of the end of the session, too', async ({ launch }) => {
    const app = await launch('--hidden');
    await expect(async () => app.tray.items()).toPass();
    expect(await app.windows()).toEqual([]);
    expect(await app.endSession()).toBe(1);
    expect(await app.exited).toBe(0);
  });

  test('the start at login can be switched on and off, also from a folder with a space in its name', async ({
    launch,
  }) => {
    const app = await launch();
    const { page } = await panelOf(app);
    await page.keyboard.press('Control+,');
    const atLogin = page.getByRole('switch', { name: 'Start Daypass when I log in' });
    await atLogin.press('Space');
    await expect(atLogin).toBeChecked();
    expect(await app.loginItem()).toMatchObject({ openAtLogin: true });
    await atLogin.press('Space');
    await expect(atLogin).not.toBeChecked();
    expect(await app.loginItem()).toMatchObject({ openAtLogin: false });
  });
});

test('keys that were written for other tools do not stay where the desktop goes, and come back', async ({
  home,
  launch,
  organisation,
}) => {
  const mine = '[mine]\naws_access_key_id = AKIAMINE\n';
  home.write(mine, '.aws', 'credentials');
  fs.chmodSync(home.path('.aws', 'credentials'), 0o600);
  const dev = { name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' };
  home.writeConfig(sessionConfig({ profiles: [dev] }));
  await signedIn(home, organisation);
  const credentials = () => home.read('.aws', 'credentials');
  const app = await launch();
  const { page } = await panelOf(app);
  const keep = () => window.daypass.dispatch({ type: 'keep-written-keys', profile: 'dev', section: null });
  expect(await page.evaluate(keep)).toMatchObject({ ok: true });
  expect(credentials()).toContain('aws_session_token');
  await app.loseDesktop();
  expect(credentials()).toBe(mine);
  await launch('--hidden');
  await expect.poll(credentials).toContain('aws_session_token');
});

test('nobody but AWS is asked for anything: no dictionary for a spell checker', async ({ launchSignedIn }) => {
  const app = await launchSignedIn();
  await panelOf(app);
  expect(app.output()).not.toContain('dictionary');
});

test('started without the sandbox, as an AppImage may be, it runs and the log says so', async ({ launchSignedIn }) => {
  test.skip(process.platform !== 'linux', 'the switch is for Linux');
  const app = await launchSignedIn('--no-sandbox');
  await expect(panelRoles(await app.panel()).search).toBeVisible();
  await expect.poll(() => app.logs()).toContain('without the sandbox');
});

for (const [manner, attempt, once] of [
  ['first-fails', 'notification failed', 'notification failed'],
  ['unsupported', 'notification not shown', 'notifications are not supported'],
] as const)
  test.describe(`notifications of a system: ${manner}`, () => {
    test.use({
      appEnv: async ({ organisation }, provide) =>
        provide({ ...organisation.env, DISPLAY: ':0', STAND_IN_NOTIFICATIONS: manner }),
    });

    test('what was not shown is told of in the panel, until one is shown', async ({ launchSignedIn, organisation }) => {
      const app = await launchSignedIn('--hidden');
      await expectLine(app, 'corp', 'Signed in');
      await app.sleepLaptop(10 * hour);
      await expect.poll(() => app.logs()).toContain(attempt);
      await app.tray.click();
      const told = (await panelOf(app)).notice('didn’t show a notification');
      await expect(told).toBeVisible();
      await signInInTray(app, 'corp');
      await allowInBrowser(organisation, await openedPage(app));
      await expectLine(app, 'corp', 'Signed in');
      await app.closePanel();
      await app.sleepLaptop(10 * hour);
      await expectLine(app, 'corp', 'sign in');
      await expect.poll(async () => (await app.notifications()).length).toBe(manner === 'first-fails' ? 1 : 0);
      await app.tray.click();
      await expect(told).toHaveCount(manner === 'first-fails' ? 0 : 1);
      expect(app.logs().split(once)).toHaveLength(2);
    });
  });

test.describe('an AppImage', () => {
  test.skip(process.platform !== 'linux', 'they are Linux’s');
  const mount = '/tmp/.mount_Daypass';
  const image = { APPDIR: mount, LD_LIBRARY_PATH: `${mount}/usr/lib`, CHROME_DESKTOP: 'daypass.desktop' };
  test.use({
    appEnv: async ({ home, organisation }, provide) => {
      home.write(`#!/bin/sh\nenv > "$HOME/environment"\necho "$1" > "$HOME/opened"\n`, 'bin', 'xdg-open');
      fs.chmodSync(home.path('bin', 'xdg-open'), 0o755);
      const PATH = `${home.path('bin')}:${process.env['PATH']}`;
      await provide({ ...organisation.env, DISPLAY: ':0', PATH, ...image });
    },
  });

  test('lends the browser none of its libraries', async ({ app, home, organisation }) => {
    const { signIn, status } = await (await panelOf(app)).session('corp');
    await signIn.click();
    await expect.poll(() => home.exists('opened') && home.read('opened')).toMatch(/^https?:.+\n/);
    expect(home.read('environment')).toContain('DISPLAY=:0');
    expect(home.read('environment')).not.toMatch(/mount_Daypass|LD_LIBRARY_PATH|CHROME_DESKTOP|AWS_/);
    expect(await app.openedUrls()).toEqual([]);
    await allowInBrowser(organisation, home.read('opened').trim());
    await expect(status).toHaveText('Signed in');
  });
});

test('a launch for the login does not open the panel of the Daypass that runs, any other does', async ({ launch }) => {
  const app = await launch('--hidden');
  await app.launchAgain(['--hidden']);
  await app.launchAgain(['--hidden', '--other']);
  // Carried out in their order: this one shows the panel, and it is the only one that has been made.
  await app.launchAgain();
  await app.panel();
  expect((await app.windows()).map(({ id }) => id)).toEqual([1]);
  await app.closePanel();
  await app.launchAgain(['--hidden']);
  expect((await app.windows()).filter(({ visible }) => visible)).toEqual([]);
});

/** Whether a process has a handler for the signal, as Linux tells it; elsewhere its end has to show it. */
function catches(pid: number, signal: NodeJS.Signals): boolean {
  if (process.platform !== 'linux') return true;
  const [, mask = '0'] = /^SigCgt:\s*(\w+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return ((BigInt(`0x${mask}`) >> BigInt(os.constants.signals[signal] - 1)) & 1n) === 1n;
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`${signal} ends it in order, also after files have been written`, async ({ launch, home }) => {
    test.skip(process.platform === 'win32', 'there are no signals');
    const app = await launch();
    const panel = await panelOf(app);
    expect(catches(app.pid, signal)).toBe(true);
    await panel.openSettings();
    await panel.page.getByText('日本語').click();
    const settings = home.path('.config', 'Daypass', 'settings.json');
    // The library that writes it listens to signals meanwhile, and takes Electron's own handlers with it when it stops.
    await expect.poll(() => fs.existsSync(settings) && fs.readFileSync(settings, 'utf8')).toContain('"ja"');
    expect(catches(app.pid, signal)).toBe(true);
    process.kill(app.pid, signal);
    expect(await app.exited).toBe(0);
  });

test('a notification that Windows has moved to its Action Center answers, and is taken away when it no longer holds', async ({
  launchSignedIn,
  organisation,
}) => {
  const app = await launchSignedIn('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(10 * hour);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  await app.timeOutNotification(0);
  await app.collectGarbage();
  await app.clickNotification(0);
  await allowInBrowser(organisation, await openedPage(app));
  await expectLine(app, 'corp', 'Signed in');
  // The next one, after which somebody signs in elsewhere.
  await app.sleepLaptop(10 * hour);
  await expect.poll(() => areOpen(app)).toEqual([false, true]);
  await app.timeOutNotification(1);
  await app.collectGarbage();
  await signInInTray(app, 'corp');
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect.poll(() => areOpen(app)).toEqual([false, false]);
});
