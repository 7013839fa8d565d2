/** Two identities on one start URL: each session shows its user, opens in its own browser profile, and warns of the other one. */
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { hasToken, readToken } from '../../../testing/aws-files.ts';
import { axeOf } from '../../objects/complaints.ts';
import { findSecrets, filesOf, lastingPlaces, momentaryPlaces } from '../../objects/canary.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type FakeBrowser, installFakeBrowser } from '../../../testing/fake-browser.ts';
import { chooseInMenu, type Panel, panelOf } from '../../objects/panel.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { allowInBrowser } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { chooseInTray, signInInTray, trayLine } from '../../objects/tray.ts';

const ana = 'ana.lima';
const kenji = 'kenji.sato@example.com';
const accounts: readonly Account[] = [
  {
    accountId: '100000000001',
    accountName: 'payments',
    roles: ['AdministratorAccess', 'break-glass_admin', 'ReadOnly'],
  },
  { accountId: '100000000002', accountName: 'sandbox', roles: ['AdministratorAccess'] },
];
const isSandbox = ({ accountId }: Account): boolean => accountId === '100000000002';

const test = base.extend<{ chrome: FakeBrowser }>({
  chrome: async ({ home }, provide) => provide(installFakeBrowser(home, { Default: 'Ana', 'Profile 1': 'Admin' })),
  // Nothing else is on it: this machine may have a browser of its own.
  appEnv: async ({ appEnv, chrome }, provide) =>
    provide({ ...appEnv, PATH: chrome.bin, AWS_SECRET_ACCESS_KEY: 'not-for-browsers' }),
});

test.use({
  organisationOptions: {
    interval: 1,
    accounts,
    // The administrator has other accounts than the daily user: what one sees says nothing about the other.
    users: [
      { userName: ana, sees: (account) => !isSandbox(account) },
      { userName: kenji, sees: isSandbox },
    ],
  },
});

const corpAndAdmin = sessionConfig() + sessionConfig({ name: 'admin' });

/** What a card shows of its user and its browser. */
const userOf = async (panel: Panel, session: string) =>
  (await panel.session(session)).root.locator('.session-user div', { hasText: 'Signed in as' }).locator('dd');
const browserOf = async (panel: Panel, session: string) =>
  (await panel.session(session)).root.getByRole('button', { name: `Browser for ${session}` });
const identityNotice = (panel: Panel) => panel.notice('is now signed in as');

async function choose(panel: Panel, session: string, browser: string): Promise<void> {
  await panel.openSettings();
  await panel.page.getByRole('button', { name: `Browser for ${session}` }).click();
  await panel.page.getByRole('option', { name: browser, exact: true }).click();
  await expect(panel.page.getByRole('button', { name: `Browser for ${session}` })).toContainText(browser);
  await panel.back();
}

/** What is said where the screen is locked, or where others look over the shoulder. */
async function saidOutside(app: DaypassHost): Promise<string> {
  return JSON.stringify([await app.notifications(), await app.tray.tooltip(), await app.tray.items(), app.logs()]);
}

test('admin and daily identity, each in its own browser profile; the other identity is noticed', async ({
  chrome,
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(corpAndAdmin);
  const app = await launch();
  const panel = await panelOf(app);
  await choose(panel, 'corp', 'Google Chrome · Ana');
  await choose(panel, 'admin', 'Google Chrome · Admin');
  await expect(await browserOf(panel, 'admin')).toHaveText('Google Chrome · Admin');
  const opened = async (count: number): Promise<readonly [profile: string, page: string]> => {
    await expect.poll(() => chrome.starts().length).toBe(count);
    const [, profile = '', page = ''] = /^--profile-directory=(.*) (http\S+)$/.exec(chrome.starts().at(-1)!) ?? [];
    return [profile, page];
  };

  await (await panel.session('corp')).signIn.click();
  const [corpProfile, corpPage] = await opened(1);
  expect(corpProfile).toBe('Default');
  await allowInBrowser(organisation, corpPage, ana);
  await expect(await userOf(panel, 'corp')).toHaveText(ana);

  await (await panel.session('admin')).signIn.click();
  const [adminProfile, adminPage] = await opened(2);
  expect(adminProfile).toBe('Profile 1');
  await allowInBrowser(organisation, adminPage, kenji);
  await expect(await userOf(panel, 'admin')).toHaveText(kenji);
  await expect(await userOf(panel, 'corp')).toHaveText(ana);
  await expect(panel.notices).toHaveCount(0);
  expect(await app.openedUrls()).toEqual([]);
  expect(chrome.environment()).not.toContain('not-for-browsers');

  // Consoles open where their identity is.
  await panel.openConsole('AdministratorAccess, sandbox (100000000002)');
  const [consoleProfile, consolePage] = await opened(3);
  expect([consoleProfile, consolePage]).toEqual([
    'Profile 1',
    `${usualStartUrl}/#/console?account_id=100000000002&role_name=AdministratorAccess`,
  ]);

  // The browser profile of admin was signed in as Ana.
  await (await panel.session('admin')).signOut.click();
  await expect((await panel.session('admin')).status).toHaveText('Signed out');
  await expect(await userOf(panel, 'admin')).toHaveCount(0);
  await (await panel.session('admin')).signIn.click();
  await allowInBrowser(organisation, (await opened(4))[1], ana);
  await expect(identityNotice(panel)).toContainText(`admin is now signed in as ${ana}, not ${kenji}.`);
  await expect(await userOf(panel, 'admin')).toHaveText(ana);
  await expect((await panel.session('admin')).status).toHaveText('Signed in');
  for (const user of [ana, kenji]) expect(await saidOutside(app)).not.toContain(user);

  // Signed in again as the right one: the notice goes. The tools have found a token all the time.
  await identityNotice(panel).getByRole('button', { name: 'Sign in again' }).click();
  const [, again] = await opened(5);
  expect(hasToken(home, 'admin')).toBe(true);
  await allowInBrowser(organisation, again, kenji);
  await expect(await userOf(panel, 'admin')).toHaveText(kenji);
  await expect(identityNotice(panel)).toHaveCount(0);
  await expect(await panel.findRole('AdministratorAccess, sandbox (100000000002)')).toBeVisible();

  // One role call and one STS call a sign-in, never with an alarming role, and no key anywhere.
  const asked = organisation.requestsOf('GetRoleCredentials').filter(({ status }) => status === 200);
  expect(asked.map(({ query }) => query['role_name'])).toEqual([
    'ReadOnly',
    'AdministratorAccess',
    'ReadOnly',
    'AdministratorAccess',
  ]);
  expect(organisation.requestsOf('GetCallerIdentity')).toHaveLength(4);
  const keys = organisation.secretsIssued;
  const places = [
    await momentaryPlaces(app),
    await lastingPlaces(app),
    filesOf(home, (name) => name.startsWith('.aws/')),
  ];
  expect(places.flatMap((place) => findSecrets(place, keys))).toEqual([]);
});

/** Signs in with a hidden panel, from the tray, as this user. */
async function signInFromTray(app: DaypassHost, organisation: Parameters<typeof allowInBrowser>[0], user: string) {
  const before = (await app.openedUrls()).length;
  await signInInTray(app, 'corp');
  await expect.poll(async () => (await app.openedUrls()).length).toBe(before + 1);
  await allowInBrowser(organisation, (await app.openedUrls()).at(-1)!, user);
}

test('with the panel hidden, the other identity brings it up; a restart asks nothing; it can be accepted', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig());
  const first = await launch('--hidden');
  await signInFromTray(first, organisation, ana);
  await expect.poll(() => organisation.requestsOf('GetCallerIdentity').length).toBe(1);
  expect(organisation.requestsOf('ListAccounts')).toHaveLength(1);
  await chooseInTray(first, 'corp', 'Sign out');
  await expect.poll(() => trayLine(first, 'corp')).toContain('Signed out');
  expect((await first.windows()).some(({ visible }) => visible)).toBe(false);

  await signInFromTray(first, organisation, kenji);
  const panel = await panelOf(first);
  await expect(identityNotice(panel)).toBeVisible();
  expect(await first.notifications()).toEqual([]);
  for (const user of [ana, kenji]) expect(await saidOutside(first)).not.toContain(user);
  await first.quit();

  organisation.forgetRequests();
  const second = await launch();
  const again = await panelOf(second);
  await expect(await userOf(again, 'corp')).toHaveText(kenji);
  await expect(identityNotice(again)).toBeVisible();
  await identityNotice(again).getByRole('button', { name: 'Keep this user' }).click();
  await expect(identityNotice(again)).toHaveCount(0);
  await expect(await userOf(again, 'corp')).toHaveText(kenji);
  await expect(await again.findRole('AdministratorAccess, sandbox (100000000002)')).toBeVisible();
  expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);

  // A renewal is no sign-in.
  await second.sleepLaptop(50 * 60_000);
  await expect.poll(() => organisation.requestsOf('CreateToken').length).toBeGreaterThan(0);
  await expect(await userOf(again, 'corp')).toHaveText(kenji);
  await second.quit();
  const third = await launch();
  await expect(await userOf(await panelOf(third), 'corp')).toHaveText(kenji);
  await expect(identityNotice(await panelOf(third))).toHaveCount(0);
  expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);
});

test('another tool’s sign-in: its user is shown once somebody looks, and never if that is not wanted', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation, { user: kenji });
  const app = await launch('--hidden');
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
  expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  await expect(await userOf(panel, 'corp')).toHaveText(kenji);

  await panel.openSettings();
  const wish = panel.page.getByRole('switch', { name: 'Show who is signed in' });
  await wish.press('Space');
  await expect(wish).not.toBeChecked();
  await panel.back();
  await expect(await userOf(panel, 'corp')).toHaveCount(0);
  await app.quit();
  expect(home.read('.config', 'Daypass', 'settings.json')).not.toContain(kenji);

  organisation.forgetRequests();
  const second = await panelOf(await launch());
  await expect(await second.findRole('AdministratorAccess, sandbox (100000000002)')).toBeVisible();
  await expect(await userOf(second, 'corp')).toHaveCount(0);
  expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);
});

test('without a usable role nobody is shown, and nothing is asked for ever', async ({ home, launch, organisation }) => {
  organisation.faults.always('GetRoleCredentials', 'forbidden');
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation, { user: kenji });
  const panel = await panelOf(await launch());
  await expect(await panel.findRole('AdministratorAccess, sandbox (100000000002)')).toBeVisible();
  // What was listed for the panel, and once more what AWS lists now.
  await expect.poll(() => organisation.requestsOf('GetRoleCredentials').length).toBe(2);
  await (await panel.session('corp')).signOut.click();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(2);
  await expect(panel.notices).toHaveCount(0);
});

test('a browser that is gone: the page opens in the system’s, and a notice says so', async ({
  chrome,
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig());
  const first = await launch();
  await choose(await panelOf(first), 'corp', 'Google Chrome · Admin');
  await first.quit();
  chrome.uninstall();

  const app = await launch();
  const panel = await panelOf(app);
  await (await panel.session('corp')).signIn.click();
  await expect.poll(async () => (await app.openedUrls()).length).toBe(1);
  await expect(panel.notice('Couldn’t open Google Chrome · Admin for corp.')).toBeVisible();
  await allowInBrowser(organisation, (await app.openedUrls())[0]!, ana);
  await expect(await userOf(panel, 'corp')).toHaveText(ana);
  expect(readToken(home, 'corp')['startUrl']).toBe(usualStartUrl);
  await panel.openSettings();
  const choice = panel.page.getByRole('button', { name: 'Browser for corp' });
  await expect(choice).toContainText('Google Chrome · Admin (not found)');
  await choice.press('ArrowDown');
  await panel.page.getByRole('option', { name: 'Default browser' }).press('Enter');
  await expect(choice).toContainText('Default browser');
});

test('no program is started for a browser that Daypass did not find', async ({ chrome, home, launch }) => {
  home.writeConfig(sessionConfig());
  const panel = await panelOf(await launch());
  const set = (browserId: string) =>
    panel.page.evaluate(
      (id) =>
        window.daypass.dispatch({ type: 'set-session-browser', sessionId: 'sso-session:corp', browserId: id as 'a:' }),
      browserId,
    );
  for (const id of ['chrome:Nobody', 'chrome:../../x', `sh:${chrome.bin}/google-chrome`, '/bin/sh'])
    expect(await set(id)).toMatchObject({ ok: false });
  expect(await set('chrome:Profile 1')).toEqual({ ok: true });
  expect(chrome.starts()).toEqual([]);
});

for (const language of ['en', 'ja'] as const)
  test(`card, notice and settings in ${language}: pictures, and nothing for axe to complain about`, async ({
    chrome: _chrome,
    home,
    launch,
    organisation,
  }, testInfo) => {
    home.writeConfig(corpAndAdmin);
    home.write(
      JSON.stringify({
        language,
        browsers: { 'sso-session:admin': { id: 'chrome:Profile 1', label: 'Google Chrome · Admin' } },
        users: { 'sso-session:admin': { expected: ana, current: { user: ana, signIn: 'before' } } },
      }),
      '.config',
      'Daypass',
      'settings.json',
    );
    await signedIn(home, organisation, { user: ana });
    await signedIn(home, organisation, { user: kenji, sessionName: 'admin' });
    const app = await launch();
    const { page } = await panelOf(app);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const look = async (name: string): Promise<void> => {
      for (const theme of ['light', 'dark'] as const) {
        await app.theme.set(theme);
        await expect
          .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
          .toBe(theme === 'dark');
        await page.screenshot({ path: testInfo.outputPath(`${name}-${language}-${theme}.png`) });
        const { violations } = await axeOf(page).analyze();
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${name} ${theme} ${id}: ${html}`)),
        ).toEqual([]);
      }
    };
    await expect(page.getByText(kenji).first()).toBeVisible();
    await look('sessions');
    const words = language === 'en' ? en : ja;
    await chooseInMenu(page, words.panel.settings, words);
    const choices = page.getByRole('button', { name: words.browser.of.replace('{{of}}', '') });
    await expect(choices).toHaveCount(2);
    await expect(choices.last()).toContainText('Admin');
    await look('settings');
    await choices.last().click();
    await expect(page.getByRole('option')).toHaveCount(3);
    await page.screenshot({ path: testInfo.outputPath(`list-${language}.png`) });
  });
