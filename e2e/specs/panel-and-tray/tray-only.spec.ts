/** Some desktops show no tray: nothing may be reachable from it alone. Every item of the menu is looked for in the panel. */
import type { Locator } from 'playwright/test';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { type Panel, panelOf, type SessionCard } from '../../objects/panel.ts';
import {
  expectLine,
  hour,
  legacyName,
  minute,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { signInInTray, signInWithCodeInTray, trayLabels } from '../../objects/tray.ts';

type WayInPanel = (panel: Panel, session: string) => Promise<Locator> | Locator;

/** The button of an act in the session's sheet. */
const inSheet =
  (...names: readonly string[]): WayInPanel =>
  async (panel, name) =>
    (await panel.session(name)).act(new RegExp(`^(${names.join('|')})$`));

/** A part of the session's sheet. */
const sheet =
  (part: (of: SessionCard) => Locator): WayInPanel =>
  async (panel, name) =>
    part(await panel.session(name));

/** An item of the main page's menu, which is left open until the next Escape. */
const inMenu =
  (name: RegExp): WayInPanel =>
  async ({ page }) => {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    return page.getByRole('menuitem', { name });
  };

const inSettings =
  (name: string): WayInPanel =>
  async (panel) => {
    await panel.openSettings();
    return panel.page.getByRole('button', { name, exact: true });
  };

/** What in the panel does the same as an item of the tray, by the item's label. */
const ways: readonly (readonly [RegExp, WayInPanel])[] = [
  [/^[^>]+ · [^>]+ – sign in$/, sheet(({ signIn }) => signIn)],
  [/^[^>]+ · Expires at [^>]+ – sign in again$/, sheet(({ renewNow }) => renewNow)],
  [/^[^>]+ · [^>]+ – sign in again$/, sheet(({ signIn }) => signIn)],
  [/^[^>]+ · (Signed|Signing|Offline|Expired)[^>]*$/, sheet(({ status }) => status)],
  [/> Open access portal$/, inSheet('Open portal')],
  [/> Sign in again$/, inSheet('Sign in again', 'Sign in')],
  [/> Mute notifications$/, inSheet('Mute notifications')],
  [
    /> Sign in with code$/,
    async (panel, name) => {
      const { useCode, act } = await panel.session(name);
      return (await useCode.isVisible()) ? useCode : act('Sign in with code');
    },
  ],
  [/> Reopen sign-in page$/, sheet(({ openPageAgain, openCodePage }) => openPageAgain.or(openCodePage))],
  [/> Copy code /, sheet(({ copyCode }) => copyCode)],
  [/> Cancel sign-in$/, sheet(({ cancel }) => cancel)],
  [/^Find a role…$/, ({ search }) => search],
  [
    /^[^>]+ · \w+(Access|Admin|ReadOnly)\w*$/,
    ({ page }) => page.getByRole('toolbar').getByRole('button', { name: 'Console', exact: true }),
  ],
  [/> Sign out$/, sheet(({ signOut }) => signOut)],
  [/^Sign out of all/, inMenu(/^Sign out of all/)],
  [
    /problems?…$/,
    ({ page }) =>
      page
        .getByRole('region', { name: 'Needs attention' })
        .or(page.getByRole('region', { name: 'Notices' }))
        .first(),
  ],
  [/^Add session…$/, ({ form }) => form.submit],
  [/^Settings…$/, inMenu(/^Settings$/)],
  [/^Copy profile( > .+)?$/, inMenu(/^Profiles$/)],
  // Of the selected role, by the keys that stand below the list.
  [/^Copy keys( > .+)?$/, ({ page }) => page.locator('.key-line').getByText(/^Ctrl\+K keys$|^⌘K keys$/)],
  [/^Open Daypass$/, ({ page }) => page.getByRole('heading', { name: 'Daypass' })],
  [/^Quit Daypass$/, inSettings('Quit Daypass')],
];

/** One step back from a menu, a sheet or a page; on the main page alone Escape would hide the panel. */
async function stepBack({ page }: Panel): Promise<void> {
  const away = page
    .getByRole('menu')
    .or(page.getByRole('region', { name: /^Session / }))
    .or(page.getByRole('button', { name: 'Back', exact: true }));
  if ((await away.count()) > 0) await page.keyboard.press('Escape');
}

async function lookInPanel(app: DaypassHost, session: string): Promise<readonly string[]> {
  const panel = await panelOf(app);
  const labels = await trayLabels(app);
  for (const label of labels) {
    const way = ways.find(([pattern]) => pattern.test(label))?.[1];
    if (!way) throw new Error(`What in the panel does the same as "${label}" in the tray?`);
    await test.step(label, async () => {
      // The panel may be a moment behind the tray: then it is looked at once more.
      await expect(async () => {
        // Such as "Sign out" in the moment in which an end has come and nobody has looked yet.
        if (!(await trayLabels(app)).includes(label)) return;
        const found = await way(panel, session);
        await using _ = { [Symbol.asyncDispose]: () => stepBack(panel) };
        await expect(found, `"${label}" in the panel`).toBeVisible({ timeout: 5_000 });
        await expect(found, `"${label}" in the panel`).toBeEnabled({ timeout: 5_000 });
      }).toPass();
    });
  }
  return labels;
}

interface Scene {
  readonly app: DaypassHost;
  readonly home: Home;
  readonly organisation: Organisation;
}

interface State {
  readonly config: string;
  readonly session: string;
  /** Before the app starts. */
  readonly before?: (scene: Omit<Scene, 'app'>) => Promise<unknown>;
  readonly reach: (scene: Scene) => Promise<unknown>;
  /** An item that only this state has, as a proof that it was reached. */
  readonly has: RegExp;
}

const corp = { config: sessionConfig(), session: 'corp' };
const legacy = { config: legacyConfig({ name: 'dev' }), session: legacyName };
const signedInBefore = ({ home, organisation }: Omit<Scene, 'app'>) => signedIn(home, organisation);

const states: Readonly<Record<string, State>> = {
  'no session': { config: '', session: '', has: /^Add session…$/, reach: async () => {} },
  'signed out': {
    ...corp,
    has: /^corp · Signed out – sign in$/,
    reach: ({ app }) => expectLine(app, 'corp', 'Signed out'),
  },
  'a mistake in the config file': {
    ...corp,
    config: `${corp.config}[profile broken]\nsso_session = nowhere\n`,
    has: /^1 problem/,
    reach: ({ app }) => expectLine(app, 'corp', 'Signed out'),
  },
  'waiting for the browser': {
    ...corp,
    has: /> Sign in with code$/,
    async reach({ app }) {
      await signInInTray(app, 'corp');
      await expectLine(app, 'corp', 'continue in your browser');
    },
  },
  'waiting with a code': {
    ...corp,
    has: /> Copy code /,
    async reach({ app }) {
      await signInWithCodeInTray(app, 'corp');
      await expectLine(app, 'corp', 'code ');
    },
  },
  'signed in': {
    ...corp,
    before: signedInBefore,
    has: /^Find a role…$/,
    reach: ({ app }) => expectLine(app, 'corp', 'Signed in'),
  },
  'signed in, with recent roles': {
    ...corp,
    before: signedInBefore,
    has: /^[^>]+ · \w+(Access|Admin|ReadOnly)\w*$/,
    async reach({ app }) {
      await (await panelOf(app)).openConsole('AdministratorAccess');
      await expect
        .poll(() => trayLabels(app))
        .toContainEqual(expect.stringMatching(/^[^>]+ · \w+(Access|Admin|ReadOnly)\w*$/));
    },
  },
  'signing in again while signed in': {
    ...corp,
    before: signedInBefore,
    has: /> Sign out$/,
    async reach({ app }) {
      await (await (await panelOf(app)).session('corp')).act('Sign in again').click();
      await expectLine(app, 'corp', 'continue in your browser');
    },
  },
  'ending soon': {
    ...legacy,
    before: ({ home, organisation }) => signedInLegacy(home, organisation),
    has: / – sign in again$/,
    async reach({ app }) {
      await expect((await (await panelOf(app)).session(legacyName)).status).toHaveText('Signed in');
      await app.sleepLaptop(8 * hour - 10 * minute);
      await expectLine(app, legacyName, 'Expires at');
    },
  },
  ended: {
    ...legacy,
    before: ({ home, organisation }) => signedInLegacy(home, organisation),
    has: /· Expired at /,
    async reach({ app }) {
      await expect((await (await panelOf(app)).session(legacyName)).status).toHaveText('Signed in');
      await app.sleepLaptop(9 * hour);
      await expectLine(app, legacyName, 'Expired');
    },
  },
  'past its end while the network is down': {
    ...corp,
    before: signedInBefore,
    has: /> Sign out$/,
    async reach({ app, home, organisation }) {
      await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');
      await organisation.goOffline();
      await app.sleepLaptop(timeUntilEnd(readToken(home, 'corp'), organisation) + minute);
      await expectLine(app, 'corp', /[Oo]ffline/);
    },
  },
};

for (const [name, { config, session, before, reach, has }] of Object.entries(states)) {
  test(`${name}: all that the tray offers is in the panel`, async ({ home, launch, organisation }) => {
    if (config !== '') home.writeConfig(config);
    await before?.({ home, organisation });
    const app = await launch();
    await expect.poll(async () => (await trayLabels(app)).length).toBeGreaterThan(2);
    await reach({ app, home, organisation });
    // Some of it comes a moment after the state: mistakes in the files are counted beside it.
    await expect.poll(() => trayLabels(app)).toContainEqual(expect.stringMatching(has));
    const labels = await lookInPanel(app, session);
    expect(labels).toContainEqual(expect.stringMatching(has));
  });
}
