/** Clocks: set forward and back, in another time zone, in summer time, and hours away from AWS's. */
import { expect, test } from '../../hosts/fixture.ts';
import { awsTime, readToken, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { besidesListing, renewalsOf } from '../../objects/idle.ts';
import { told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import {
  expectLine,
  expectRenewing,
  hour,
  legacyName,
  minute,
  second,
  signedIn,
  signedInLegacy,
} from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const day = 24 * hour;

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

for (const [name, set] of [
  ['three hours forward', 3 * hour],
  ['three days forward', 3 * day],
] as const) {
  test(`the clock is set ${name}, and back again`, async ({ home, launch, organisation }) => {
    const before = await signedIn(home, organisation);
    const app = await launch();
    const panel = await panelOf(app);
    const card = await panel.session('corp');
    await expectRenewing(app, 'corp', [59, 60]);
    await expect(panel.roles.first()).toBeVisible();
    organisation.forgetRequests();

    // By this clock the token is long over. AWS knows nothing of that, and renews it: once.
    await app.setClock(set);
    await app.power.emit('resume');
    await expectRenewing(app, 'corp', [59, 60]);
    await expect(panel.notice(`This computer’s clock is ${set / minute} minutes ahead of AWS.`)).toBeVisible();
    await expect(panel.notice('Correct the date and time.')).toBeVisible();
    await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(before['accessToken']);
    expect(renewalsOf(organisation)).toHaveLength(1);

    // By the right clock this token would last for hours, which AWS does not give: it is renewed, once more.
    await app.setClock(0);
    await app.power.emit('resume');
    await expect(panel.notices).toHaveCount(0);
    await expectRenewing(app, 'corp', [59, 60]);
    await expect.poll(() => renewalsOf(organisation)).toHaveLength(2);
    await app.power.emit('unlock-screen');
    await expect(card.status).toHaveText('Signed in');
    expect(renewalsOf(organisation)).toHaveLength(2);
    expect(await told(app)).toEqual([]);
    expect(await app.openedUrls()).toEqual([]);
  });
}

for (const [direction, skew] of [
  ['ahead of', 2 * hour],
  ['behind', -2 * hour],
] as const) {
  test.describe(`a clock two hours ${direction} AWS`, () => {
    test.use({ time: 'driven' });
    test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

    test('sign-in, a day of renewals, and the clock mended', async ({ launch, organisation }) => {
      organisation.configure({ portalSessionSeconds: 48 * 3600 });
      const app = await launch('--hidden');
      await expectLine(app, 'corp', 'Signed out');
      await app.setClock(skew);
      await signInFromTray(app, organisation);
      await expectRenewing(app, 'corp', [59, 60]);
      await app.tray.choose('Open Daypass');
      const panel = await panelOf(app);
      await expect(panel.notice(`This computer’s clock is 120 minutes ${direction} AWS.`)).toBeVisible();
      await app.closePanel();
      organisation.forgetRequests();
      await app.passTime(6 * hour);
      await expectRenewing(app);
      // Every three quarters of an hour, as with a clock that is right.
      expect(renewalsOf(organisation).length).toBeGreaterThanOrEqual(7);
      expect(renewalsOf(organisation).length).toBeLessThanOrEqual(9);
      expect(organisation.requests.every(({ status }) => status === 200)).toBe(true);
    });
  });
}

test('behind AWS, with a token of another machine’s clock: a 401 for its age renews it, and ends nothing', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signInElsewhere(organisation);
  organisation.advance(61 * minute);
  // Over at AWS; by this clock, which is two hours behind, it lasts for another hour.
  writeToken(home, 'corp', { ...token, expiresAt: awsTime(organisation.now() - minute) });
  const app = await launch('--hidden');
  await expectRenewing(app);
  await expect.poll(() => renewalsOf(organisation).length).toBe(0);
  await app.tray.choose('Open Daypass');
  await expectRenewing(app, 'corp', [59, 60]);
  const panel = await panelOf(app);
  await expect(panel.roles.first()).toBeVisible();
  await expect(panel.notice('minutes behind AWS')).toBeVisible();
  expect(renewalsOf(organisation)).toHaveLength(1);
});

test('behind AWS, and the session is over: the 401 is believed once AWS refuses the renewal', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signInElsewhere(organisation);
  organisation.advance(61 * minute);
  organisation.endPortalSession();
  writeToken(home, 'corp', { ...token, expiresAt: awsTime(organisation.now() - minute) });
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.statusLine).toContainText('Expired');
  await expect(card.statusLine).toContainText('by AWS');
  expect(renewalsOf(organisation)).toHaveLength(1);
});

test.describe('in Berlin', () => {
  test.use({
    appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, DISPLAY: ':0', TZ: 'Europe/Berlin' }),
  });

  test('summer time begins: an hour is missing on the wall, and nowhere else', async ({
    home,
    launch,
    organisation,
  }) => {
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed out');
    // 1:30 in the night in which 2:00 is 3:00.
    const night = Date.UTC(2027, 2, 28, 0, 30);
    await app.sleepLaptop(night - organisation.now());
    await signedIn(home, organisation);
    await expectRenewing(app, 'corp', [59, 60]);
    organisation.forgetRequests();
    await app.sleepLaptop(40 * minute);
    await expectRenewing(app, 'corp', [19, 20]);
    expect(besidesListing(organisation)).toEqual([]);
    await app.sleepLaptop(5 * minute);
    await expectRenewing(app, 'corp', [59, 60]);
    expect(besidesListing(organisation)).toHaveLength(1);
    expect(await trayLabels(app)).not.toContain('1 problem…');
    // An hour after it was renewed at 3:15 by the new time; the tray tells it while there is no network.
    await organisation.goOffline();
    await app.sleepLaptop(46 * minute);
    await expectLine(app, 'corp', /^corp · Offline, valid until 4:1[3-6] AM$/);
  });
});

test('another time zone: other words for the same instants', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig({ name: 'dev' }));
  await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in until');
  organisation.forgetRequests();
  const endsAt = async (): Promise<string> =>
    // With its date where that is another one, as for an hour each evening.
    /until (?:.*?, )?(\d+:\d\d [AP]M)/.exec((await trayLabels(app)).join('\n'))?.[1] ?? 'not shown';
  const before = await endsAt();
  expect(before).toMatch(/M$/);
  await app.setTimeZone('Asia/Kolkata');
  await app.sleepLaptop(3 * second);
  // Half an hour from all others: the minutes tell.
  const [hours = '', minutes = ''] = before.split(/[: ]/);
  const later = String((Number(minutes) + 30) % 60).padStart(2, '0');
  await expect.poll(endsAt).toMatch(new RegExp(`^\\d+:${later} [AP]M$`));
  expect(await endsAt()).not.toContain(`${hours}:${minutes}`);
  expect(organisation.requests).toEqual([]);
});

test('a legacy session ends by a clock that is ahead: AWS is asked before it is called ended', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'old' }));
  await signedInLegacy(home, organisation);
  await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in until');
  await app.setClock(9 * hour);
  await app.power.emit('resume');
  // The other session's renewal tells how late it is at AWS.
  await expectRenewing(app);
  await expectLine(app, legacyName, 'Signed in until');
  expect(await told(app)).toEqual([]);
});
