/** Notifications: one when a session has ended, with a click to sign in again; none that nobody needs. */
import { expect, test } from '../../hosts/fixture.ts';
import { readToken, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { areOpen, endOf, lookAgain, timePattern, titles, told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import {
  expectLine,
  expectRenewing,
  hour,
  legacyName,
  minute,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';

test.use({ organisationOptions: { interval: 1 } });

const profile = { name: 'dev', accountId: '123456789012', roleName: 'ReadOnly' };

test('a session has ended: one notification with the time, and a click signs in', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(legacyConfig(profile));
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  // Asleep when it happened, and two hours later the end is still at its own time.
  await app.sleepLaptop(timeUntilEnd(token, organisation) + 2 * hour);
  await expectLine(app, legacyName, 'Expired');
  const ended = timePattern(endOf(token));
  await expect
    .poll(() => told(app))
    .toEqual([
      expect.stringMatching(
        new RegExp(
          `^${RegExp.escape(legacyName)}: session expired \\| Expired at ${ended}\\. Click to sign in again\\.$`,
        ),
      ),
    ]);
  await app.sleepLaptop(5 * minute);
  await lookAgain(app);
  expect(await told(app)).toHaveLength(1);
  expect(await app.openedUrls()).toEqual([]);

  await app.clickNotification(0);
  organisation.approveDevice((await pendingDevice(organisation)).userCode);
  await openedPage(app);
  await expectLine(app, legacyName, 'Signed in');
});

test('nothing on a lock screen that is nobody’s business', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig(profile) + sessionConfig());
  await signedInLegacy(home, organisation);
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
  await app.closePanel();
  await app.sleepLaptop(20 * hour);
  await expect.poll(() => titles(app)).toEqual(['2 sessions expired']);
  const text = (await told(app)).join('\n');
  expect(text).not.toMatch(/\d{12}|@/);
  for (const secret of [...organisation.secretsIssued, 'ana.lima', profile.roleName, 'dev'])
    expect(text).not.toContain(secret);
});

test('a session that renews itself ends when AWS says so: a click opens the browser', async ({
  launchSignedIn,
  organisation,
}) => {
  const app = await launchSignedIn('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(10 * hour);
  await expectLine(app, 'corp', 'Expired');
  await expect.poll(() => told(app)).toEqual([expect.stringMatching(/^corp: session expired \| /)]);
  await lookAgain(app);
  expect(await told(app)).toHaveLength(1);
  await app.clickNotification(0);
  await allowInBrowser(organisation, await openedPage(app));
  await expectLine(app, 'corp', 'Signed in');
});

test('AWS refuses to renew ahead of the end: a sign-in is needed, said once', async ({
  home,
  launchSignedIn,
  organisation,
}) => {
  const app = await launchSignedIn('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  organisation.faults.always('CreateToken', 'refresh_refused');
  const token = readToken(home, 'corp');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 25 * minute);
  // Before a sleep Daypass renews what would not outlast it.
  await app.power.emit('suspend');
  await expectLine(app, 'corp', 'Signed in until');
  const end = timePattern(endOf(token));
  const needed = expect.stringMatching(
    new RegExp(`^corp: sign-in needed \\| Expires at ${end} and can’t renew\\. Click to sign in again\\.$`),
  );
  await expect.poll(() => told(app)).toEqual([needed]);
  await app.power.emit('resume');
  await app.sleepLaptop(minute);
  await expectLine(app, 'corp', 'Signed in until');
  expect(await told(app)).toHaveLength(1);
  // Near the end the warning takes its place.
  await app.sleepLaptop(10 * minute);
  await expect.poll(() => told(app)).toEqual([needed, expect.stringMatching(/^corp expires at /)]);
  expect(await areOpen(app)).toEqual([false, true]);
});

test('none while the panel is in front', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig(profile));
  await signedInLegacy(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).session(legacyName);
  await expect(card.status).toHaveText('Signed in');
  await app.sleepLaptop(9 * hour);
  await expect(card.status).toHaveText('Expired');
  await expectLine(app, legacyName, 'Expired');
  expect(await told(app)).toEqual([]);
  // Nor later for the same end, when the panel is closed.
  await app.closePanel();
  await lookAgain(app);
  expect(await told(app)).toEqual([]);
});

test('none at the start for what ended before', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig(profile) + sessionConfig());
  const past = '2026-01-31T12:00:00Z';
  writeToken(home, usualStartUrl, { ...(await signInElsewhere(organisation, { scopes: [] })), expiresAt: past });
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Expired at');
  await lookAgain(app);
  expect(await told(app)).toEqual([]);
});

test('none for a renewal, and none for a sign-out', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig());
  const { accessToken } = await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(accessToken);
  await expectRenewing(app, 'corp', [59, 60]);
  expect(await told(app)).toEqual([]);
  await app.tray.choose(/^Sign out of all/);
  await expectLine(app, 'corp', 'Signed out');
  expect(await told(app)).toEqual([]);
});

test('it is taken back when somebody has signed in elsewhere', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig(profile));
  await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(9 * hour);
  await expect.poll(async () => (await app.notifications())[0]?.open).toBe(true);
  await signedInLegacy(home, organisation);
  await expectLine(app, legacyName, 'Signed in');
  await expect.poll(async () => (await app.notifications())[0]?.open).toBe(false);
});

test.describe('in Japanese', () => {
  test.use({ languages: ['ja-JP'] });
  test('the notification speaks the language of Daypass', async ({ home, launch, organisation }) => {
    home.writeConfig(legacyConfig(profile));
    await signedInLegacy(home, organisation);
    const app = await launch('--hidden');
    await expectLine(app, legacyName, 'サインイン済み');
    await app.sleepLaptop(9 * hour);
    await expect.poll(() => told(app)).toEqual([expect.stringMatching(/\p{Script=Hiragana}.*\d{1,2}:\d\d/u)]);
  });
});
