/**
 * What people do every day, with three sessions and the panel closed, and how many clicks (C), ways into a submenu (H) and keys
 * (K) it takes; the letters of a search come on top. `most` is the column "proposed" of the study of daily use. Whoever carries
 * out a job has nothing but a person who is counted, and the page counts once more by itself.
 *
 * Job 11 of the study, keys for the clipboard, is not among these: copy-keys.spec.ts has it.
 */
import fs from 'node:fs';
import type { BrowserContext } from 'playwright/test';
import { hasToken, readToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { type CountedPerson, countedPerson, type Effort, receivedFromNow } from '../../objects/counted-person.ts';
import { panelOf } from '../../objects/panel.ts';
import { writeRoleCredentials } from '../../objects/role-cache.ts';
import { openedPage } from '../../objects/sign-in.ts';
import {
  expectLine,
  hour,
  legacyName,
  minute,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { trayLine } from '../../objects/tray.ts';

const accounts = [
  { accountId: '100000000001', accountName: 'payments-prod', roles: ['AdministratorAccess', 'ReadOnlyAccess'] },
  { accountId: '100000000002', accountName: 'checkout-prod', roles: ['AdministratorAccess', 'ReadOnlyAccess'] },
  { accountId: '100000000003', accountName: 'data-lake-dev', roles: ['AdministratorAccess', 'ReadOnlyAccess'] },
];
test.use({ organisationOptions: { accounts, interval: 1 } });

const names = ['corp', 'lab', 'partners'] as const;
const startUrls = {
  corp: usualStartUrl,
  lab: 'https://d-2222222222.awsapps.com/start',
  partners: 'https://d-3333333333.awsapps.com/start',
} as const;
const payAdmin = { name: 'pay-admin', accountId: '100000000001', roleName: 'AdministratorAccess' };
/** The first one's section is above its profile, as the AWS CLI writes it. */
const threeSessions = names
  .map((name) =>
    sessionConfig({ name, startUrl: startUrls[name], ...(name === 'corp' ? { profiles: [payAdmin] } : {}) }),
  )
  .join('');

interface Scene {
  readonly app: DaypassHost;
  readonly home: Home;
  readonly organisation: Organisation;
  readonly context: BrowserContext;
}

interface Job {
  readonly most: Partial<Effort>;
  readonly config?: string;
  /** The sessions to which somebody is signed in; without it, all three. */
  readonly signedIn?: readonly (typeof names)[number][];
  /** Before the app starts. */
  readonly before?: (scene: Pick<Scene, 'home' | 'organisation'>) => Promise<unknown>;
  /** Before counting begins. */
  readonly prepare?: (scene: Scene) => Promise<unknown>;
  readonly act: (person: CountedPerson) => Promise<void>;
  /** That the job is done, from outside. */
  readonly reached: (scene: Scene) => Promise<unknown>;
}

const hasConsole = (account: string, role: string, of: keyof typeof startUrls) => async (scene: Scene) =>
  expect(await openedPage(scene.app)).toBe(`${startUrls[of]}/#/console?account_id=${account}&role_name=${role}`);

const hasIcon = (scene: Scene, state: string) =>
  expect
    .poll(async () => (await scene.app.tray.icon()).files)
    .toEqual([expect.stringMatching(new RegExp(`^${state}(Template)?\\.`))]);

const jobs: Readonly<Record<string, Job>> = {
  '1 am I signed in?': {
    most: {},
    // Nothing has to be done: the icon says it.
    act: async () => {},
    reached: (scene) => hasIcon(scene, 'signed-in'),
  },
  '1 am I signed in, though one session has ended hours ago?': {
    most: {},
    async prepare({ app, home, organisation }) {
      organisation.endPortalSession(String(readToken(home, 'lab')['accessToken']));
      await app.sleepLaptop(timeUntilEnd(readToken(home, 'lab'), organisation) + minute);
      await expectLine(app, 'lab', 'Expired at');
      await app.sleepLaptop(2 * hour + minute);
      for (const name of ['corp', 'partners']) await expectLine(app, name, /· Signed in$/);
    },
    act: async () => {},
    reached: (scene) => hasIcon(scene, 'signed-in'),
  },
  '2 sign in to one session': {
    most: { clicks: 3 },
    signedIn: ['corp', 'partners'],
    async act(person) {
      await person.openTrayMenu();
      await person.chooseInTrayMenu('lab · Signed out – sign in');
      await person.allow();
    },
    reached: ({ app }) => expectLine(app, 'lab', /· Signed in$/),
  },
  '3 sign in to all three': {
    most: { clicks: 5 },
    signedIn: [],
    async act(person) {
      await person.openTrayMenu();
      await person.chooseInTrayMenu('Sign in to 3 sessions');
      for (const _ of names) await person.allow();
    },
    async reached({ app }) {
      for (const name of names) await expectLine(app, name, /· Signed in$/);
    },
  },
  '4 console of a recent role, by its number': {
    most: { keys: 2 },
    async act(person) {
      await person.pressShortcut();
      await person.sees('option', /^checkout-prod, ReadOnlyAccess, lab/);
      await person.press('2');
    },
    reached: hasConsole('100000000002', 'ReadOnlyAccess', 'lab'),
  },
  '4 console of a recent role, in the tray': {
    most: { clicks: 2 },
    async act(person) {
      await person.openTrayMenu();
      await person.chooseInTrayMenu('checkout-prod · ReadOnlyAccess (lab)');
    },
    reached: hasConsole('100000000002', 'ReadOnlyAccess', 'lab'),
  },
  '5 console of any role': {
    most: { keys: 2 },
    async act(person) {
      await person.pressShortcut();
      await person.type('partners lake read');
      await person.seesSelected(/^data-lake-dev, ReadOnlyAccess, partners/);
      await person.press('Enter');
    },
    reached: hasConsole('100000000003', 'ReadOnlyAccess', 'partners'),
  },
  '6 --profile of a role that has one': {
    most: { keys: 2 },
    async act(person) {
      await person.pressShortcut();
      await person.type('pay-adm');
      await person.seesSelected(/pay-admin/);
      await person.press('ControlOrMeta+c');
    },
    reached: ({ app }) => expect.poll(app.clipboard).toBe('--profile pay-admin'),
  },
  '7 terminal for a role without a profile': {
    // 3K and Enter.
    most: { keys: 4 },
    async act(person) {
      await person.pressShortcut();
      await person.type('lab checkout admin');
      await person.seesSelected(/^checkout-prod, AdministratorAccess, lab/);
      await person.press('ControlOrMeta+p');
      await person.seesFocus('Add 1 profile');
      await person.press('Enter');
      await person.seesFocus(/^Copy --profile /);
      await person.press('Enter');
    },
    async reached({ app, home }) {
      await expect.poll(app.clipboard).toMatch(/^--profile \S+$/);
      const profile = (await app.clipboard()).slice('--profile '.length);
      expect(fs.readFileSync(home.path('.aws', 'config'), 'utf8')).toContain(
        `[profile ${profile}]\nsso_session = lab\nsso_account_id = 100000000002\nsso_role_name = AdministratorAccess\n`,
      );
    },
  },
  '8 more time before the end': {
    most: { clicks: 2 },
    config: threeSessions.replace(/\[sso-session partners\][^[]*/, legacyConfig({ name: 'old' })),
    signedIn: ['corp', 'lab'],
    before: ({ home, organisation }) => signedInLegacy(home, organisation),
    async prepare({ app }) {
      await app.sleepLaptop(8 * hour - 10 * minute);
      await expectLine(app, legacyName, 'Expires at');
    },
    async act(person) {
      await person.clickNotification(/^d-1234567890\.awsapps\.com expires at/);
      await person.allow();
    },
    async reached({ app, home, organisation }) {
      await expectLine(app, legacyName, 'Signed in until');
      expect(timeUntilEnd(readToken(home, usualStartUrl), organisation)).toBeGreaterThan(7 * hour);
    },
  },
  '9 sign out of everything': {
    most: { clicks: 2 },
    before: async ({ home }) => writeRoleCredentials(home, { ...payAdmin, sessionName: 'corp' }),
    async act(person) {
      await person.openTrayMenu();
      await person.chooseInTrayMenu('Sign out of all 3 sessions, 1 key in use');
    },
    async reached({ app, home, organisation }) {
      for (const name of names) await expectLine(app, name, 'Signed out');
      expect(names.filter((name) => hasToken(home, name))).toEqual([]);
      await expect.poll(() => organisation.portalSessions).toEqual([]);
      expect(fs.readdirSync(home.path('.aws', 'cli', 'cache'))).toEqual([]);
    },
  },
  '10 why does this profile not work?': {
    most: { keys: 3, clicks: 1 },
    config: `${threeSessions}[profile first]\nsso_session = lba\n[profile broken]\nsso_session = nowhere\n`,
    async act(person) {
      await person.pressShortcut();
      await person.type('check');
      await person.seesSelected('Check AWS config');
      await person.press('Enter');
      await person.sees('heading', /^[0-9]+ errors?$/);
      await person.seesText(/nowhere/);
    },
    reached: async ({ app }) =>
      expect((await panelOf(app)).page.getByRole('listitem').filter({ hasText: 'nowhere' })).toBeVisible(),
  },
};

const recent = (accountId: string, accountName: string, usedAt: number) => [
  { accountId, accountName, roleName: 'ReadOnlyAccess', usedAt, uses: 1 },
];

/** The shortcut is chosen, and two roles were used yesterday. */
const settings = (now: number) => ({
  showUser: false,
  shortcut: 'Control+Alt+Space',
  recentRoles: {
    'sso-session:corp': recent('100000000001', 'payments-prod', now - 20 * hour),
    'sso-session:lab': recent('100000000002', 'checkout-prod', now - 21 * hour),
  },
});

for (const [name, job] of Object.entries(jobs)) {
  const { most, config = threeSessions, before, prepare, act, reached } = job;
  test(`${name}: at most ${inWords(most)}`, async ({ home, organisation, launch, context }) => {
    home.writeConfig(config);
    home.write(JSON.stringify(settings(organisation.now())), '.config', 'Daypass', 'settings.json');
    for (const sessionName of job.signedIn ?? names)
      await signedIn(home, organisation, { sessionName, startUrl: startUrls[sessionName] });
    await before?.({ home, organisation });
    const app = await launch('--hidden');
    const scene = { app, home, organisation, context };
    // The app has been running for a while: its list is loaded, and the panel was seen and closed again.
    await app.tray.choose('Open Daypass');
    const panel = await panelOf(app);
    if ((job.signedIn ?? names).length > 0) {
      await expect(panel.roles.first()).toBeVisible();
      await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
    }
    await app.closePanel();
    await expect.poll(() => trayLine(app, 'corp')).toBeTruthy();
    await prepare?.(scene);
    const received = await receivedFromNow(panel.page);
    const { person, effort, inPanel } = await countedPerson({ app, context });
    await act(person);
    await reached(scene);
    const { clicks, hovers, keys } = effort();
    const { clicks: mostClicks = 0, hovers: mostHovers = 0, keys: mostKeys = 0 } = most;
    expect(clicks, 'clicks').toBeLessThanOrEqual(mostClicks);
    expect(hovers, 'ways into a submenu').toBeLessThanOrEqual(mostHovers);
    expect(keys, 'keys').toBeLessThanOrEqual(mostKeys);
    // Nothing has gone past the person.
    expect(await received()).toEqual(inPanel());
  });
}

test('who is counted can do nothing that is not, and what goes past is noticed', async ({ home, launch, context }) => {
  home.writeConfig(threeSessions);
  const app = await launch();
  const { page } = await panelOf(app);
  const received = await receivedFromNow(page);
  const { person, effort, inPanel } = await countedPerson({ app, context });
  await expect(person.chooseInTrayMenu('Settings…')).rejects.toThrow('Nobody has opened the menu');
  await expect(person.type('2')).rejects.toThrow('More than letters');
  expect(effort()).toEqual({ clicks: 0, hovers: 0, keys: 0 });
  await person.press('Tab');
  await person.click('button', 'Menu');
  await person.openTrayMenu();
  await person.chooseInTrayMenu('Settings…');
  await person.click('button', 'Back');
  await person.type('check');
  expect(effort()).toEqual({ clicks: 4, hovers: 0, keys: 1 });
  expect(await received()).toEqual(inPanel());
  await page.keyboard.press('Escape');
  expect(await received()).toEqual({ ...inPanel(), keys: inPanel().keys + 1 });
});

function inWords({ clicks = 0, hovers = 0, keys = 0 }: Partial<Effort>): string {
  const counts = [
    [clicks, 'C'],
    [hovers, 'H'],
    [keys, 'K'],
  ].filter(([count]) => count !== 0);
  return counts.length === 0 ? 'nothing' : counts.map(([count, sign]) => `${count}${sign}`).join(' + ');
}
