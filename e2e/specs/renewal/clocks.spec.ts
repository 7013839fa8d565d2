/** Two honest clocks: when the access token is renewed, when the session will probably end, and why some end for good. */
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import type { Home } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { awsTime, readToken, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualScopes, usualStartUrl } from '../../../testing/config.ts';
import { anyDay } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice, signInFromTray } from '../../objects/sign-in.ts';
import {
  expectLine,
  expectRenewing,
  legacyName,
  minute,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { signInInTray, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

/** As people read the time of day; the apps of the tests live in UTC. */
const clock = (at: number) =>
  new Date(at)
    .toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .replaceAll('\u202f', ' ');

/** The times of day that are within these minutes of an instant, as a pattern; the date may stand before them. */
const about = (at: number, minutes: number) =>
  `${anyDay}(?:${Array.from({ length: 2 * minutes + 1 }, (_, i) => clock(at + (i - minutes) * minute)).join('|')})`;

test('how long a session lasted is what the next one of its name is expected to last', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  organisation.configure({ portalSessionSeconds: 3600 + 900 });
  home.writeConfig(sessionConfig());
  const app = await launch('--hidden');
  await signInFromTray(app, organisation);
  await expectRenewing(app);
  // Awake at the end: from a refusal long after it nobody could tell when the session had ended.
  await expect(async () => {
    await expectLine(app, 'corp', /^corp · (Signed in$|Expires at|Expired)/);
    const left = timeUntilEnd(readToken(home, 'corp'), organisation);
    // Past the end no more: AWS's answer may take its time on a busy machine, and has to come within a minute.
    if (left > 0) await app.sleepLaptop(left > 7 * minute ? 5 * minute : minute / 2);
    expect(await trayLine(app, 'corp')).toContain('Expired');
  }).toPass({ timeout: 150_000, intervals: [50] });
  // Told once AWS has refused, and not by the clock alone.
  await expect
    .poll(async () => (await app.notifications()).map(({ title }) => title))
    .toContain('corp: session expired');

  await signInFromTray(app, organisation);
  const [start, end] = [about(organisation.now(), 1), about(organisation.now() + 75 * minute, 3)];
  const renewal = about(organisation.now() + timeUntilEnd(readToken(home, 'corp'), organisation) - 15.5 * minute, 1);
  // The tray tells no clock of a session that goes on.
  await expectRenewing(app);
  await expect.poll(app.tray.tooltip).toBe('Daypass: corp signed in');

  await app.tray.choose('Open Daypass');
  const card = await (await panelOf(app)).session('corp');
  await expect(card.statusLine).toContainText('renews automatically');
  await expect(card.root).toContainText(new RegExp(`Access tokenvalid until .* · renews automatically at ${renewal}`));
  await expect(card.root).toContainText(
    new RegExp(`Sessionsigned in ${start} · expires around ${end} \\(based on past sessions\\)`),
  );
  // A countdown only to an end that is real.
  await expect(card.countdown).toHaveCount(0);
  await (await app.panel()).screenshot({ path: testInfo.outputPath('estimate.png') });
});

interface HardEnd {
  readonly config: string;
  /** What the card calls the session. */
  readonly name: string;
  readonly before: (home: Home, organisation: Organisation) => Promise<unknown>;
  /** After the start. */
  readonly after?: (app: DaypassHost, home: Home, organisation: Organisation) => Promise<unknown>;
  readonly says: (texts: typeof en.clocks | typeof ja.clocks) => readonly [string, string];
}

const changed = (change: object) => async (home: Home, organisation: Organisation) => {
  const token = await signedIn(home, organisation);
  writeToken(home, 'corp', { ...token, ...change });
};

const hardEnds: Readonly<Record<string, HardEnd>> = {
  'the older form of profiles': {
    config: legacyConfig({ name: 'dev' }),
    name: legacyName,
    before: (home, organisation) => signedInLegacy(home, organisation),
    says: ({ because, remedy }) => [because.legacy, remedy.useSection],
  },
  'no scope that brings a refresh token': {
    config: sessionConfig({ scopes: null }),
    name: 'corp',
    before: (home, organisation) => signedIn(home, organisation, { scopes: [] }),
    says: ({ noScope, remedy }) => [noScope, remedy.setScope.replace('{{section}}', 'sso-session corp')],
  },
  'a refresh token that another tool has lost': {
    config: sessionConfig(),
    name: 'corp',
    before: changed({ refreshToken: undefined }),
    says: ({ because, remedy }) => [because['no-refresh-token'], remedy.signInAgain['no-refresh-token']],
  },
  'a registration that has ended': {
    config: sessionConfig(),
    name: 'corp',
    before: changed({ registrationExpiresAt: awsTime(0) }),
    says: ({ because, remedy }) => [because['registration-ended'], remedy.signInAgain['registration-ended']],
  },
  'a refusal': {
    config: sessionConfig(),
    name: 'corp',
    before: (home, organisation) => signedIn(home, organisation),
    async after(app, home, organisation) {
      organisation.faults.always('CreateToken', 'refresh_refused');
      await app.sleepLaptop(timeUntilEnd(readToken(home, 'corp'), organisation) - 14 * minute);
      await expectLine(app, 'corp', 'Expires at');
    },
    says: ({ because, remedy }) => [because.refused, remedy.signInAgain.refused],
  },
};

for (const [reason, { config, name, before, after, says }] of Object.entries(hardEnds))
  test(`a hard end is one, with its reason and the one change that helps: ${reason}`, async ({
    home,
    launch,
    organisation,
  }, testInfo) => {
    home.writeConfig(config);
    await before(home, organisation);
    const app = await launch();
    const panel = await panelOf(app);
    const card = await panel.session(name);
    await expect(card.status).toHaveText('Signed in');
    await after?.(app, home, organisation);
    const key = name === 'corp' ? 'corp' : usualStartUrl;
    const end = about(organisation.now() + timeUntilEnd(readToken(home, key), organisation), 0);
    await expect(card.countdown).toHaveText(/left$/);
    await expect(card.root).toContainText(
      new RegExp(`Access tokenexpires at ${end}Session(expiry|signed in|expires at)`),
    );
    await expect(card.root).toContainText(new RegExp(`expires at ${end}`));
    for (const text of says(en.clocks)) await expect(card.root).toContainText(text);
    await expectLine(app, name, /· (Signed in until|Expires at) /);
    await panel.page.screenshot({ path: testInfo.outputPath('en.png') });

    await panel.openSettings();
    await panel.page.getByText('日本語').click();
    await panel.page.getByRole('button', { name: ja.panel.back }).click();
    await panel.chip(name).click();
    for (const text of says(ja.clocks)) await expect(panel.page.locator('.sheet')).toContainText(text);
    await panel.page.screenshot({ path: testInfo.outputPath('ja.png') });
  });

test('whoever follows the advice for the older form has a session that renews itself', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  home.writeConfig(legacyConfig({ name: 'dev', accountId: '100000000001', roleName: 'ReadOnly' }));
  await signedInLegacy(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.session(legacyName);
  await card.root.getByText('Can’t renew automatically', { exact: true }).click();
  await expect(card.root).toContainText(
    'In profile dev, replace sso_start_url and sso_region with “sso_session = d-1234567890”',
  );
  await card.root.getByRole('button', { name: 'Copy lines' }).click();
  await expect(card.root.getByRole('button', { name: 'Copied' })).toBeVisible();
  await panel.page.screenshot({ path: testInfo.outputPath('lines.png') });
  const lines = await app.clipboard();
  expect(lines.trim()).toBe(await card.root.locator('pre').textContent());

  home.writeConfig(
    `[profile dev]\nsso_session = d-1234567890\nsso_account_id = 100000000001\nsso_role_name = ReadOnly\n\n${lines}`,
  );
  await expectLine(app, 'd-1234567890', 'Signed out');
  await signInFromTray(app, organisation, 'd-1234567890');
  await expectRenewing(app, 'd-1234567890');
  await expect(panel.notices).toHaveCount(0);
});

test('whoever follows the advice for the missing scope has it too, also with a code', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig({ scopes: null }));
  await signedIn(home, organisation, { scopes: [] });
  const app = await launch();
  const { root } = await (await panelOf(app)).session('corp');
  await root.getByText('Show line').click();
  await root.getByRole('button', { name: 'Copy line' }).click();
  await expect.poll(() => app.clipboard()).toBe(`sso_registration_scopes = ${usualScopes}\n`);
  home.writeConfig(`${sessionConfig({ scopes: null }).trimEnd()}\n${await app.clipboard()}`);
  // The change is in the state before anything else is done with it.
  await expect(root.getByText('Show line')).toHaveCount(0);
  await expect(root).toContainText(en.clocks.remedy.signInAgain['no-refresh-token']);
  await (await (await panelOf(app)).session('corp')).act('Sign in again with code').click();
  organisation.approveDevice((await pendingDevice(organisation)).userCode);
  await expectRenewing(app);
});

test('where a new sign-in is the advice, it helps', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig());
  await changed({ refreshToken: undefined })(home, organisation);
  const app = await launch();
  await expect((await (await panelOf(app)).session('corp')).root).toContainText(
    'Sign in again to get automatic renewal back',
  );
  await signInInTray(app, 'corp');
  await allowInBrowser(organisation, await openedPage(app));
  await expectRenewing(app);
});
