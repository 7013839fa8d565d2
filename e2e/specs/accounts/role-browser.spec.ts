/** A browser of its own for a role or an account: chosen in the panel, and used by panel, tray and command alike. */
import type { Page } from 'playwright/test';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type FakeBrowser, installFakeBrowser, installFakeFirefox } from '../../../testing/fake-browser.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { chooseFrom } from '../../objects/choose-from.ts';
import { daypassCommand } from '../../objects/daypass-command.ts';
import { panelOf } from '../../objects/panel.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts = [{ accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] }];

interface Browsers {
  readonly chrome: FakeBrowser;
  readonly firefox: FakeBrowser;
}

const test = base.extend<{ readonly browsers: Browsers }>({
  browsers: async ({ home }, provide) =>
    provide({
      chrome: installFakeBrowser(home, { Default: 'Ana', 'Profile 1': 'Admin' }),
      firefox: installFakeFirefox(home, ['work', 'home']),
    }),
  appEnv: async ({ appEnv, browsers }, provide) =>
    provide({ ...appEnv, PATH: `${browsers.firefox.bin}:${process.env['PATH']}` }),
});
test.use({ organisationOptions: { accounts } });
test.skip(process.platform !== 'linux', 'the browsers lie in PATH');

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] }));
  // It needs a role's credentials to ask who is signed in; here nobody else may need them.
  home.write('{"showUser": false}', '.config', 'Daypass', 'settings.json');
  await signedIn(home, organisation);
});

const link = (role: string) => `${usualStartUrl}/#/console?account_id=100000000001&role_name=${role}`;
const inContainer = (name: string, url: string) =>
  `-P work ext+container:name=${encodeURIComponent(name)}&url=${encodeURIComponent(url)}`;
const row = (role: string) => `${role}, payments (100000000001)`;
const formOf = (page: Page) => page.getByRole('dialog', { name: 'Name, color and browser' });

/** Opens the form of the role that is found by these words. */
async function openForm(page: Page): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Name, color and browser…' }).click();
  await expect(formOf(page)).toBeVisible();
}

test('a container for a role, a private window for the others of its account', async ({
  app,
  browsers: { chrome, firefox },
  home,
  organisation,
}) => {
  const panel = await panelOf(app);
  const { page } = panel;
  await (await panel.findRole(row('Admin'))).hover();
  await openForm(page);
  const form = formOf(page);
  await chooseFrom(form, `Browser for ${row('Admin')}`, 'Firefox · work');
  await chooseFrom(form, `Window for ${row('Admin')}`, 'Firefox container');
  const name = form.getByRole('textbox', { name: 'Container' });
  await expect(name).toHaveValue('Admin payments');
  await expect(form.getByText('Open external links in a container')).toBeVisible();
  await name.fill('Pay & go');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);

  await panel.openConsole(row('Admin'));
  await expect.poll(firefox.starts).toEqual([inContainer('Pay & go', link('Admin'))]);
  // As long as only the role has one, the others open as ever.
  await panel.openConsole(row('ReadOnly'));
  expect(await openedPage(app)).toBe(link('ReadOnly'));

  await (await panel.findRole(row('ReadOnly'))).hover();
  await openForm(page);
  await form.getByText('All roles of payments').click();
  await chooseFrom(form, 'Browser for All roles of payments', 'Google Chrome · Admin');
  await chooseFrom(form, 'Window for All roles of payments', 'Private window');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await panel.openConsole(row('ReadOnly'));
  await expect.poll(chrome.starts).toEqual([`--profile-directory=Profile 1 --incognito ${link('ReadOnly')}`]);

  // The tray, and the command beside the app.
  await app.tray.choose('payments · Admin');
  await expect.poll(() => firefox.starts().length).toBe(2);
  expect(firefox.starts()[1]).toBe(inContainer('Pay & go', link('Admin')));
  const command = daypassCommand(home, organisation);
  const told = await command.start(['console', '--profile', 'dev'], { PATH: `${firefox.bin}:${command.env['PATH']}` })
    .ended;
  expect(told).toMatchObject({ code: 0, out: '', err: '' });
  await expect.poll(() => firefox.starts().length).toBe(3);
  expect(firefox.starts()[2]).toBe(inContainer('Pay & go', link('Admin')));

  // The key for the other browser leads past all of them.
  await panel.search.fill('payments ReadOnly');
  await expect(panel.role(row('ReadOnly')).first()).toBeVisible();
  await panel.search.press('ControlOrMeta+Enter');
  expect(await openedPage(app, 2)).toBe(link('ReadOnly'));

  // Signing in is the session's.
  expect(chrome.starts()).toHaveLength(1);
  await panel.session('corp').then(({ signOut }) => signOut.click());
  await panel.session('corp').then(({ signIn }) => signIn.click());
  expect(await openedPage(app, 3)).toContain('/authorize');
  expect(chrome.starts()).toHaveLength(1);
});

test('it is kept over a restart, told beside the list, and taken back', async ({
  browsers: { firefox },
  home,
  launch,
}) => {
  const first = await launch();
  const panel = await panelOf(first);
  await (await panel.findRole(row('Admin'))).hover();
  await openForm(panel.page);
  await chooseFrom(formOf(panel.page), `Browser for ${row('Admin')}`, 'Firefox · home');
  await chooseFrom(formOf(panel.page), `Window for ${row('Admin')}`, 'Private window');
  await formOf(panel.page).getByRole('button', { name: 'Save' }).click();
  await expect(formOf(panel.page)).toHaveCount(0);
  const saved = (): unknown => JSON.parse(home.read('.config', 'Daypass', 'settings.json'));
  await expect.poll(saved).toMatchObject({
    roleMarks: [
      { accountId: '100000000001', roleName: 'Admin', browser: { id: 'firefox:home', window: { kind: 'private' } } },
    ],
  });
  await first.quit();

  const second = await launch();
  const again = await panelOf(second);
  await again.page.setViewportSize({ width: 900, height: 640 });
  await (await again.findRole(row('Admin'))).hover();
  const details = again.page.getByRole('region', { name: 'Details', exact: true });
  await expect(details).toContainText('Firefox · home, private window');
  await again.openConsole(row('Admin'));
  await expect.poll(firefox.starts).toEqual([`-P home -private-window ${link('Admin')}`]);

  await (await again.findRole(row('Admin'))).hover();
  await openForm(again.page);
  await chooseFrom(formOf(again.page), `Browser for ${row('Admin')}`, 'Same as session');
  await expect(formOf(again.page).getByRole('button', { name: /Window for/ })).toHaveCount(0);
  await formOf(again.page).getByRole('button', { name: 'Save' }).click();
  await expect(details).not.toContainText('Firefox');
  await again.openConsole(row('Admin'));
  expect(await openedPage(second)).toBe(link('Admin'));
  expect(firefox.starts()).toHaveLength(1);
});

test('a session that opens in a container signs in there, and its consoles with it', async ({
  app,
  browsers: { firefox },
}) => {
  const panel = await panelOf(app);
  const { root } = await panel.session('corp');
  await chooseFrom(root, 'Browser for corp', 'Firefox · work');
  await chooseFrom(root, 'Window for corp', 'Firefox container');
  const name = root.getByRole('textbox', { name: 'Container' });
  await expect(name).toHaveValue('corp');
  await name.fill('Corp');
  await name.press('Enter');
  await panel.openConsole(row('Admin'));
  await expect.poll(firefox.starts).toEqual([inContainer('Corp', link('Admin'))]);
  await panel.session('corp').then(({ signOut }) => signOut.click());
  await panel.session('corp').then(({ signIn }) => signIn.click());
  await expect.poll(() => firefox.starts().length).toBe(2);
  expect(firefox.starts()[1]).toMatch(/^-P work ext\+container:name=Corp&url=http.+%2Fauthorize/);
  expect(await app.openedUrls()).toEqual([]);
});

test('a browser that is gone is told, and the console opens all the same', async ({ app, browsers: { firefox } }) => {
  const panel = await panelOf(app);
  await (await panel.findRole(row('Admin'))).hover();
  await openForm(panel.page);
  await chooseFrom(formOf(panel.page), `Browser for ${row('Admin')}`, 'Firefox · work');
  await formOf(panel.page).getByRole('button', { name: 'Save' }).click();
  firefox.uninstall();
  await panel.openConsole(row('Admin'));
  expect(await openedPage(app)).toBe(link('Admin'));
  await expect(panel.notice('Couldn’t open Firefox · work for Admin in 100000000001.')).toBeVisible();
});
