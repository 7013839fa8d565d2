/** The tray: what its icon, its tooltip and its menu say about the sessions, and what its items do. */
import type { BrowserContext } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { anyTime, endOf, timePattern } from '../../objects/notifications.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { expectLine, legacyName, minute, signedIn, signedInLegacy, timeUntilEnd } from '../../objects/signed-in.ts';
import { signInInTray, trayLabels } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

/** Where an icon has ink: its shape without its colours, one character a pixel. */
async function shapeOf(context: BrowserContext, dataUrl: string): Promise<string> {
  const page = await context.newPage();
  const shape = await page.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawing = canvas.getContext('2d')!;
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: data.length / 4 }, (_, i) => (data[4 * i + 3]! > 127 ? '#' : '.')).join('');
  }, dataUrl);
  await page.close();
  return shape;
}

test('each of the states has its own words and its own icon, in shape and not only in colour', async ({
  context,
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(legacyConfig({ name: 'dev', accountId: '100000000001', roleName: 'ReadOnly' }));
  const app = await launch();
  const icons = new Map<string, string>();
  const look = async (state: string, line: RegExp, tooltip: RegExp): Promise<void> => {
    await expectLine(app, legacyName, line);
    await expect
      .poll(async () => (await app.tray.icon()).files)
      .toEqual([expect.stringMatching(`^${state}(Template)?\\.`)]);
    expect(await app.tray.tooltip()).toMatch(tooltip);
    icons.set(state, (await app.tray.icon()).dataUrl);
  };

  await look(
    'signed-out',
    /^d-1234567890\.awsapps\.com · Signed out – sign in$/,
    /^Daypass: d-1234567890\.awsapps\.com signed out$/,
  );
  await signInInTray(app, legacyName);
  const { userCode } = await pendingDevice(organisation);
  await look(
    'signing-in',
    new RegExp(`^${RegExp.escape(legacyName)} · Signing in… code ${userCode}$`),
    /^Daypass: signing in to d-/,
  );
  organisation.approveDevice(userCode);
  await look('signed-in-8', new RegExp(`· Signed in until ${anyTime}$`), /signed in until .*[AP]M$/);
  await app.sleepLaptop(8 * 60 * minute - 10 * minute);
  await look('ending-soon', new RegExp(`· Expires at ${anyTime} – sign in again$`), /^Daypass: .* expires at .*[AP]M$/);
  await app.sleepLaptop(10 * minute);
  await look('ended', new RegExp(`· Expired at ${anyTime} – sign in again$`), /expired at .*[AP]M$/);

  const shapes = await Promise.all([...icons.values()].map((url) => shapeOf(context, url)));
  for (const [i, one] of shapes.entries()) {
    expect(one).toContain('#');
    for (const [j, other] of shapes.entries()) {
      if (j <= i) continue;
      const different = Array.from(one).filter((pixel, at) => pixel !== other[at]).length;
      const names = [...icons.keys()];
      expect(different, `pixels that tell ${names[i]} from ${names[j]}`).toBeGreaterThan(one.length / 40);
    }
  }
});

test('one line a session with its state, which is the act where it needs one, else its acts beneath', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(
    sessionConfig() +
      sessionConfig({ name: 'labs', startUrl: 'https://labs.awsapps.com/start' }) +
      legacyConfig({ name: 'dev', startUrl: 'https://acme.awsapps.com/start' }),
  );
  await signedIn(home, organisation);
  const legacy = await signedInLegacy(home, organisation, { startUrl: 'https://acme.awsapps.com/start' });
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await expectLine(app, 'acme.awsapps.com', 'Signed in until');
  const legacyLine = expect.stringMatching(/^acme\.awsapps\.com · Signed in until [^>]*$/);
  expect(await trayLabels(app)).toEqual([
    'corp · Signed in',
    ...['Open access portal', 'Sign in again', 'Mute notifications', 'Sign out'].map(
      (act) => `corp · Signed in > ${act}`,
    ),
    'labs · Signed out – sign in',
    legacyLine,
    ...['Open access portal', 'Sign in again', 'Mute notifications', 'Sign out'].map((act) =>
      expect.stringMatching(new RegExp(`^acme.* > ${act}$`)),
    ),
    'Find a role…',
    'Open Daypass',
    'Settings…',
    'Sign out of all 2 sessions',
    'Quit Daypass',
  ]);
  // The icon is about what needs somebody, the lines about each.
  expect((await app.tray.icon()).files).toEqual([expect.stringContaining('signed-in')]);
  await app.sleepLaptop(timeUntilEnd(legacy, organisation) - 10 * minute);
  await expectLine(app, 'acme.awsapps.com', new RegExp(`Expires at ${timePattern(endOf(legacy))} – sign in again$`));
  await expect.poll(async () => (await app.tray.icon()).files).toEqual([expect.stringContaining('ending-soon')]);
  expect(await app.tray.tooltip()).toMatch(
    new RegExp(`^Daypass: acme\\.awsapps\\.com expires at ${timePattern(endOf(legacy))}, 2 signed in$`),
  );
});

test.describe('while an end comes near', () => {
  test.use({ time: 'driven' });
  // A Linux desktop copies the menu, and closes what somebody has opened of it whenever it gets another one.
  test('a desktop gets a new menu when something happens, and not for a minute that is over', async ({
    home,
    launch,
    organisation,
  }) => {
    home.writeConfig(legacyConfig({ name: 'dev' }));
    const token = await signedInLegacy(home, organisation);
    const app = await launch('--hidden');
    await expectLine(app, legacyName, 'Signed in');
    await app.passTime(timeUntilEnd(token, organisation) - 14 * minute);
    await expectLine(app, legacyName, 'Expires at');
    const sent = await app.tray.menusSent();
    await app.passTime(13 * minute);
    expect(await app.tray.menusSent()).toBe(sent);
    await app.passTime(2 * minute);
    await expectLine(app, legacyName, 'Expired at');
    expect(await app.tray.menusSent()).toBeGreaterThan(sent);
  });
});

test('"Sign out of all" is there only if there is something to sign out of', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  await signedIn(home, organisation);
  const app = await launch();
  await expectLine(app, 'corp', 'Signed in');
  expect(await trayLabels(app)).toContain('Sign out of all (1 session)');
  await app.tray.choose(/^Sign out of all/);
  await expectLine(app, 'corp', 'Signed out');
  await expect.poll(() => trayLabels(app)).not.toContainEqual(expect.stringMatching(/^Sign out of all/));
  expect((await trayLabels(app)).filter((label) => label.endsWith('> Sign out'))).toEqual([]);
  expect(await (await panelOf(app)).menuItems()).not.toContainEqual(expect.stringMatching('^Sign out'));
});

test('offline has an icon and words of its own, and never says that something expires', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig());
  const token = await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await organisation.goOffline();
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 5 * minute);
  await expectLine(app, 'corp', new RegExp(`^corp · Offline, valid until ${anyTime}$`));
  await expect.poll(async () => (await app.tray.icon()).files).toEqual([expect.stringContaining('offline')]);
  expect(await app.tray.tooltip()).toBe('Daypass: corp offline');
});

test('an end is red until the panel was opened, then the icon follows the other sessions', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev', startUrl: 'https://acme.awsapps.com/start' }));
  await signedIn(home, organisation);
  const legacy = await signedInLegacy(home, organisation, { startUrl: 'https://acme.awsapps.com/start' });
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(timeUntilEnd(legacy, organisation) + minute);
  await expectLine(app, 'acme.awsapps.com', 'Expired at');
  await expectLine(app, 'corp', 'Signed in');
  const icon = async () => (await app.tray.icon()).files[0];
  await expect.poll(icon).toContain('ended');
  await app.tray.choose('Open Daypass');
  await expect.poll(icon).toContain('signed-in');
  expect(await app.tray.tooltip()).toBe('Daypass: 1 signed in, 1 expired');
});

test('"Settings…" opens the panel there, "Find a role…" leads back to the roles', async ({ launchSignedIn }) => {
  const app = await launchSignedIn('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.tray.choose('Settings…');
  const panel = await panelOf(app);
  await expect(panel.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await app.tray.choose('Find a role…');
  await expect(panel.search).toBeVisible();
  await app.tray.choose('Settings…');
  await expect(panel.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('"Sign in to 2 sessions" opens one page after the other', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  const app = await launch('--hidden');
  await expectLine(app, 'labs', 'Signed out');
  await app.tray.choose('Sign in to 2 sessions');
  await allowInBrowser(organisation, await openedPage(app));
  await expectLine(app, 'corp', 'Signed in');
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expectLine(app, 'labs', 'Signed in');
  expect(await trayLabels(app)).not.toContainEqual(expect.stringMatching(/^Sign in to/));
});

test('names are shown as they are, also those with an ampersand', async ({ home, launch }) => {
  home.writeConfig(sessionConfig({ name: 'R&D' }) + sessionConfig({ name: 'a&&b' }));
  const app = await launch();
  await expectLine(app, 'R&D', /^R&D · Signed out – sign in$/);
  await expectLine(app, 'a&&b', /^a&&b · Signed out – sign in$/);
  expect(await app.tray.tooltip()).toBe('Daypass: 2 signed out');
  await expect((await panelOf(app)).sessionNames).toHaveText(['R&D', 'a&&b']);
});

test('without any session the menu leads to the page that adds one', async ({ home, launch }) => {
  const app = await launch('--hidden');
  await expect.poll(() => trayLabels(app)).toEqual(['Add session…', 'Open Daypass', 'Settings…', 'Quit Daypass']);
  expect(home.exists('.aws')).toBe(false);
  await app.tray.choose('Add session…');
  await expect((await panelOf(app)).firstRun).toBeVisible();
});
