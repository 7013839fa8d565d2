/** The panel for everybody: axe finds nothing to complain about, in any state, in the light and in the dark. */
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Home } from '../../../testing/home.ts';
import type { Account, Organisation } from '../../../testing/identity-center/organisation.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { complaints } from '../../objects/complaints.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { writeRoleCredentials } from '../../objects/role-cache.ts';
import { hour, legacyName, minute, signedIn, signedInLegacy } from '../../objects/signed-in.ts';

const accounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', roles: ['Admin'] },
  { accountId: '100000000003', accountName: 'empty', roles: [] },
];

test.use({ organisationOptions: { accounts } });

interface Scene {
  readonly app: DaypassHost;
  readonly home: Home;
  readonly organisation: Organisation;
  readonly panel: Panel;
}

interface State {
  readonly config?: string;
  /** Before the app starts. */
  readonly before?: (scene: Omit<Scene, 'app' | 'panel'>) => Promise<unknown> | void;
  readonly reach: (scene: Scene) => Promise<unknown>;
  /** The only part to be looked at: React Aria hides the page behind an open list from screen readers by itself. */
  readonly only?: string;
}

const signedInBefore: State['before'] = ({ home, organisation }) => signedIn(home, organisation);
const legacy = {
  config: legacyConfig({ name: 'dev' }),
  before: (({ home, organisation }) => signedInLegacy(home, organisation)) satisfies State['before'],
};

const states: Readonly<Record<string, State>> = {
  'no session yet': { config: '', reach: ({ panel }) => expect(panel.firstRun).toBeVisible() },
  'a form with mistakes': {
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.form.fill({ startUrl: 'nonsense', region: 'x', name: 'y' });
      await panel.form.submit.click();
      await expect(panel.page.getByText('“nonsense” is not a start URL.')).toBeVisible();
    },
  },
  'a new session and what would be written': {
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.form.paste('https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws');
      await expect(panel.form.preview.first()).toBeVisible();
    },
  },
  'a new session without a region': {
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.form.paste('https://d-1234567890.awsapps.com/start');
      await expect(panel.form.region).toBeFocused();
      // Its list opens by itself; the list is looked at below.
      await expect(panel.page.getByRole('option').first()).toBeVisible();
      await panel.page.keyboard.press('Escape');
      await expect(panel.page.getByRole('option')).toHaveCount(0);
      await expect(panel.form.region).toBeFocused();
    },
  },
  'the list of regions': {
    only: '[role=listbox]',
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.page.getByRole('button', { name: 'Show known regions' }).click();
      await expect(panel.page.getByRole('option').first()).toBeVisible();
    },
  },
  settings: {
    before: ({ home }) => home.write('', '.config', 'autostart'),
    async reach({ panel }) {
      await panel.openSettings();
      await expect(panel.page.getByRole('switch')).toHaveCount(3);
    },
  },
  'signed out, with a notice': {
    config: `${sessionConfig()}[profile broken]\nsso_session = nowhere\n`,
    reach: ({ panel }) => expect(panel.notices).toHaveCount(1),
  },
  'more sessions than there is room for': {
    config: Array.from({ length: 12 }, (_, at) => sessionConfig({ name: `customer-${at + 1}` })).join(''),
    reach: ({ panel }) => expect(panel.page.getByRole('button', { name: /^\d+ more sessions: / })).toBeVisible(),
  },
  'the list of those sessions': {
    config: Array.from({ length: 12 }, (_, at) => sessionConfig({ name: `customer-${at + 1}` })).join(''),
    only: '[role=menu]',
    async reach({ panel }) {
      await panel.page.getByRole('button', { name: /^\d+ more sessions: / }).click();
      await expect(panel.page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  'waiting for the browser': {
    async reach({ panel }) {
      await (await panel.session('corp')).signIn.click();
      await expect((await panel.session('corp')).openPageAgain).toBeVisible();
    },
  },
  'waiting with a code': {
    async reach({ panel }) {
      await (await panel.session('corp')).act('Sign in with a code instead').click();
      await expect((await panel.session('corp')).code).toBeVisible();
    },
  },
  'listing accounts': {
    before(scene) {
      scene.organisation.faults.always('ListAccounts', 'hang');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.page.getByRole('progressbar')).toBeVisible(),
  },
  'loading roles': {
    before(scene) {
      scene.organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000001' }, 'hang');
      return signedInBefore(scene);
    },
    async reach({ panel }) {
      await expect(panel.roles.first()).toBeVisible();
      await expect(panel.page.getByRole('progressbar')).toBeVisible();
    },
  },
  'signed in, with recent roles': {
    before: signedInBefore,
    async reach({ app, panel }) {
      await panel.openConsole('Admin, payments (100000000001)');
      await expect.poll(async () => (await app.openedUrls()).length).toBe(1);
      await panel.search.fill('');
      await expect(panel.role('Admin, payments (100000000001)')).toBeVisible();
      // The account below shows its roles as well.
      await panel.role(/^payments, 100000000001/).click();
      await expect(panel.role('Admin, payments (100000000001)')).toHaveCount(2);
    },
  },
  searching: {
    before: signedInBefore,
    async reach({ panel }) {
      await panel.search.fill('read');
      await expect(panel.roles).toHaveCount(1);
    },
  },
  'nothing found': {
    before: signedInBefore,
    async reach({ panel }) {
      await panel.search.fill('zzzz');
      await expect(panel.page.getByText('No roles match')).toBeVisible();
    },
  },
  'an account that failed': {
    before(scene) {
      scene.organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000002' }, 'forbidden');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.page.getByRole('button', { name: 'Try again' })).toBeVisible(),
  },
  'accounts that failed': {
    before(scene) {
      scene.organisation.faults.always('ListAccounts', 'forbidden');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.accountsProblem).toBeVisible(),
  },
  'the menu of the main page': {
    only: '[role=menu]',
    before: signedInBefore,
    async reach({ panel }) {
      await panel.page.getByRole('button', { name: 'Menu', exact: true }).click();
      await expect(panel.page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  'ending soon': {
    ...legacy,
    async reach({ app, panel }) {
      await expect((await panel.session(legacyName)).status).toHaveText('Signed in');
      await app.sleepLaptop(8 * hour - 10 * minute);
      await expect((await panel.session(legacyName)).status).toHaveText('Ending soon');
    },
  },
  'ending soon, with a reminder, muted after it': {
    ...legacy,
    async reach({ app, panel }) {
      const card = await panel.session(legacyName);
      await expect(card.status).toHaveText('Signed in');
      await app.sleepLaptop(8 * hour - 10 * minute);
      await card.remindMe.click();
      await expect(card.ending).toContainText('You will be reminded at');
      await card.act('Mute notifications').click();
      await expect(card.statusLine).toContainText('Notifications muted');
    },
  },
  'settings, with other numbers of minutes': {
    before: ({ home }) => home.write('{ "warnMinutes": [90, 15] }', '.config', 'Daypass', 'settings.json'),
    async reach({ panel }) {
      await panel.openSettings();
      await expect(panel.page.getByRole('checkbox')).toHaveCount(7);
    },
  },
  ended: {
    ...legacy,
    async reach({ app, panel }) {
      await expect((await panel.session(legacyName)).status).toHaveText('Signed in');
      await app.sleepLaptop(9 * hour);
      await expect((await panel.session(legacyName)).status).toHaveText('Ended');
    },
  },
  'a hard end with the lines that would change it': {
    ...legacy,
    async reach({ panel }) {
      const { root } = await panel.session(legacyName);
      await root.getByText('Can’t renew automatically').click();
      await expect(root.getByRole('button', { name: 'Copy lines' })).toBeVisible();
    },
  },
  'role credentials that have been handed out': {
    config: sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] }),
    async before(scene) {
      writeRoleCredentials(scene.home, { accountId: '100000000001', roleName: 'Admin', sessionName: 'corp' });
      await signedIn(scene.home, scene.organisation);
    },
    reach: async ({ panel }) => expect((await panel.session('corp')).root).toContainText('Admin in payments until'),
  },
  'a renewal that fails': {
    before: signedInBefore,
    async reach({ app, organisation, panel }) {
      await expect((await panel.session('corp')).status).toHaveText('Signed in');
      organisation.faults.always({ operation: 'CreateToken', grantType: 'refresh_token' }, { status: 503 });
      await app.sleepLaptop(50 * minute);
      await expect((await panel.session('corp')).problem).toBeVisible();
      // Long enough to be warned of.
      await app.sleepLaptop(3 * minute);
      await expect((await panel.session('corp')).ending).toContainText('Stops working at');
    },
  },
  'roles chosen for profiles': {
    config: sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] }),
    before: signedInBefore,
    async reach({ panel: { page, session } }) {
      await session('corp').then(({ act }) => act('Create profiles').click());
      await page.getByRole('button', { name: 'Choose all 2' }).click();
      await expect(page.getByText('2 roles chosen')).toBeVisible();
    },
  },
  'the preview of profiles': {
    before: ({ home, organisation }) => {
      const gone = 'sso_session = corp\nsso_account_id = 100000000009\nsso_role_name = X\ncreated_by = daypass\n';
      home.writeConfig(`${sessionConfig()}[profile gone]\n${gone}`);
      return signedIn(home, organisation);
    },
    async reach({ panel: { page, session } }) {
      await session('corp').then(({ act }) => act('Create profiles').click());
      // It comes when all roles are known, and moves what is below it.
      await expect(page.getByText('1 profile that Daypass wrote')).toBeVisible();
      await page.getByRole('button', { name: 'Choose all 3' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Letters, signs and output').click();
      await page.getByRole('textbox', { name: 'Name of the profiles' }).fill('{role}{x}');
      await page.getByText('gone', { exact: true }).click();
      await expect(page.getByRole('deletion').first()).toBeVisible();
      await expect(page.getByText('2 roles are left out')).toBeVisible();
    },
  },
  'a conversion': {
    ...legacy,
    async reach({ panel: { page, session } }) {
      await session(legacyName).then(({ act }) => act('Enable automatic renewal…').click());
      await expect(page.getByRole('insertion').first()).toBeVisible();
    },
  },
  'a sign-out that AWS could not be told': {
    before(scene) {
      scene.organisation.faults.always('Logout', 'html');
      return signedInBefore(scene);
    },
    async reach({ panel }) {
      await (await panel.session('corp')).signOut.click();
      await expect(panel.signOutReport).toContainText(['will be told later']);
    },
  },
};

for (const [name, { config = sessionConfig(), before, reach, only }] of Object.entries(states))
  test(name, async ({ home, launch, organisation }, testInfo) => {
    if (config !== '') home.writeConfig(config);
    await before?.({ home, organisation });
    const app = await launch();
    const panel = await panelOf(app);
    // Nothing half-way: axe would measure colours in the middle of a fade.
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    await reach({ app, home, organisation, panel });
    await panel.page.screenshot({ path: testInfo.outputPath('light.png') });
    expect(await complaints(panel.page, only), 'light').toEqual([]);

    await app.theme.set('dark');
    await expect.poll(() => panel.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    await panel.page.screenshot({ path: testInfo.outputPath('dark.png') });
    expect(await complaints(panel.page, only, ['color-contrast']), 'dark').toEqual([]);
  });
