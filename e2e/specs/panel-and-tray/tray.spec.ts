/** The tray: what its icon, its tooltip and its menu say about the sessions, and what its items do. */
import type { BrowserContext } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { pendingDevice } from '../../objects/sign-in.ts';
import { expectLine, legacyName, minute, signedIn, signedInLegacy, timeUntilEnd } from '../../objects/signed-in.ts';
import { chooseInTray, trayLabels } from '../../objects/tray.ts';

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

test('each of the five states has its own words and its own icon, in shape and not only in colour', async ({
  context,
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(legacyConfig({ name: 'dev', accountId: '100000000001', roleName: 'ReadOnly' }));
  const app = await launch();
  const icons = new Map<string, string>();
  const look = async (state: string, line: RegExp): Promise<void> => {
    await expectLine(app, legacyName, line);
    await expect
      .poll(async () => (await app.tray.icon()).files)
      .toEqual([expect.stringMatching(`^${state}(Template)?\\.`)]);
    const tooltip = await app.tray.tooltip();
    expect(tooltip.split('\n')[0]).toBe('Daypass');
    expect(tooltip.split('\n')[1]).toMatch(line);
    icons.set(state, (await app.tray.icon()).dataUrl);
  };

  await look('signed-out', /^d-1234567890\.awsapps\.com · Signed out$/);
  await chooseInTray(app, legacyName, 'Sign in');
  const { userCode } = await pendingDevice(organisation);
  await look('signing-in', new RegExp(`^${RegExp.escape(legacyName)} · Signing in… · code ${userCode}$`));
  organisation.approveDevice(userCode);
  await look('signed-in', /· Signed in · 7 h 59 min left$/);
  await app.sleepLaptop(8 * 60 * minute - 10 * minute);
  await look('ending-soon', /· Ending soon · 9 min left$/);
  await app.sleepLaptop(9 * minute);
  await expectLine(app, legacyName, /· Ending soon · less than a minute left$/);
  await app.sleepLaptop(minute);
  await look('ended', /· Ended at (\w{3}, \w{3} \d+, )?\d+:\d\d [AP]M$/);

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

test('one line a session with state and time left, its acts beneath', async ({ home, launch, organisation }) => {
  home.writeConfig(
    sessionConfig() +
      sessionConfig({ name: 'labs', startUrl: 'https://labs.awsapps.com/start' }) +
      legacyConfig({ name: 'dev', startUrl: 'https://acme.awsapps.com/start' }),
  );
  await signedIn(home, organisation);
  const legacy = await signedInLegacy(home, organisation, { startUrl: 'https://acme.awsapps.com/start' });
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await expectLine(app, 'acme.awsapps.com', '7 h 59 min left');
  expect(await trayLabels(app)).toEqual([
    'corp · Signed in · 59 min left · renews by itself',
    expect.stringMatching(/ > Access token: renews at .* by itself$/),
    'corp · Signed in · 59 min left · renews by itself > Session: AWS does not tell its end',
    'corp · Signed in · 59 min left · renews by itself > Open console…',
    'corp · Signed in · 59 min left · renews by itself > Mute notifications',
    'corp · Signed in · 59 min left · renews by itself > Sign out',
    'labs · Signed out',
    'labs · Signed out > Sign in',
    'labs · Signed out > Sign in with a code',
    'acme.awsapps.com · Signed in · 7 h 59 min left',
    expect.stringMatching(/^acme.* > Access token: ends at /),
    expect.stringMatching(/^acme.* > Session: ends at /),
    'acme.awsapps.com · Signed in · 7 h 59 min left > Does not renew itself: profiles without an sso-session',
    'acme.awsapps.com · Signed in · 7 h 59 min left > Sign in again',
    'acme.awsapps.com · Signed in · 7 h 59 min left > Open console…',
    'acme.awsapps.com · Signed in · 7 h 59 min left > Mute notifications',
    'acme.awsapps.com · Signed in · 7 h 59 min left > Sign out',
    'Sign out of all sessions',
    'Open Daypass',
    'Quit Daypass',
  ]);
  // The icon is about what needs somebody, the lines about each.
  expect((await app.tray.icon()).files).toEqual([expect.stringContaining('signed-in')]);
  await app.sleepLaptop(timeUntilEnd(legacy, organisation) - 10 * minute);
  await expectLine(app, 'acme.awsapps.com', 'Ending soon · 9 min left');
  await expect.poll(async () => (await app.tray.icon()).files).toEqual([expect.stringContaining('ending-soon')]);
  const lines = (await app.tray.tooltip())
    .split('\n')
    .filter((line) => /^(corp|labs|acme\.awsapps\.com) · /.test(line));
  expect(lines).toHaveLength(3);
});

test('the minutes count down by themselves', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig({ name: 'dev' }));
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 9 * minute - 3_000);
  await expectLine(app, legacyName, '9 min left');
  // At most three quarters of a minute late: that is how often the app looks at the clock.
  await expect.poll(async () => app.tray.tooltip()).toContain('8 min left');
  await expectLine(app, legacyName, '8 min left');
});

test('"Sign out of all sessions" is there only if there is something to sign out of', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  await signedIn(home, organisation);
  const app = await launch();
  await expectLine(app, 'corp', 'Signed in');
  expect(await trayLabels(app)).toContain('Sign out of all sessions');
  await app.tray.choose('Sign out of all sessions');
  await expectLine(app, 'corp', 'Signed out');
  await expect.poll(() => trayLabels(app)).not.toContain('Sign out of all sessions');
  expect((await trayLabels(app)).filter((label) => label.endsWith('> Sign out'))).toEqual([]);
  expect(await (await panelOf(app)).menuItems()).not.toContainEqual(expect.stringMatching('^Sign out'));
});

test('names are shown as they are, also those with an ampersand', async ({ home, launch }) => {
  home.writeConfig(sessionConfig({ name: 'R&D' }) + sessionConfig({ name: 'a&&b' }));
  const app = await launch();
  await expectLine(app, 'R&D', /^R&D · Signed out$/);
  await expectLine(app, 'a&&b', /^a&&b · Signed out$/);
  expect(await app.tray.tooltip()).toBe('Daypass\nR&D · Signed out\na&&b · Signed out');
  await expect((await panelOf(app)).sessionNames).toHaveText(['R&D', 'a&&b']);
});

test('without any session the menu leads to the page that adds one', async ({ home, launch }) => {
  const app = await launch('--hidden');
  await expect.poll(() => trayLabels(app)).toEqual(['Add a session…', 'Open Daypass', 'Quit Daypass']);
  expect(home.exists('.aws')).toBe(false);
  await app.tray.choose('Add a session…');
  await expect((await panelOf(app)).firstRun).toBeVisible();
});
