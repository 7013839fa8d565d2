/** "Remind me 2 min before", and sessions whose notifications are muted. */
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import {
  areOpen,
  endedTitle,
  endOf,
  endsAt,
  lookAgain,
  timePattern,
  titles,
  told,
} from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import {
  expectLine,
  legacyName,
  minute,
  second,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { chooseInTray } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(legacyConfig({ name: 'dev' })));

const remindMe = 'Remind me 2 min before';

/** The places where the user can put a warning off. The tray has none: there the line of the session is the sign-in. */
const ways: Readonly<Record<string, (app: DaypassHost) => Promise<void>>> = {
  'the notification': (app) => app.clickNotification(0, remindMe),
  async 'the panel'(app) {
    await app.tray.choose('Open Daypass');
    await (await (await panelOf(app)).session(legacyName)).remindMe.click();
  },
};

for (const [place, snooze] of Object.entries(ways))
  test(`put off in ${place}: a reminder 2 minutes before the end, and nothing sooner`, async ({
    home,
    launch,
    organisation,
  }) => {
    const token = await signedInLegacy(home, organisation);
    const until = (left: number) => timeUntilEnd(token, organisation) - left;
    const warning = expect.stringMatching(endsAt(legacyName, endOf(token)));
    const app = await launch('--hidden');
    await expectLine(app, legacyName, 'Signed in');
    await app.sleepLaptop(until(14.9 * minute));
    await expect.poll(() => titles(app)).toEqual([warning]);

    await snooze(app);
    await expect.poll(() => areOpen(app)).toEqual([false]);
    await app.tray.choose('Open Daypass');
    const card = await (await panelOf(app)).session(legacyName);
    const reminder = timePattern(endOf(token) - 2 * minute);
    await expect(card.ending).toHaveText(new RegExp(`Reminder at ${reminder}$`));
    await expect(card.remindMe).toHaveCount(0);
    await expect(card.renewNow).toBeVisible();
    await app.closePanel();

    await app.sleepLaptop(until(3 * minute));
    await expectLine(app, legacyName, 'Expires at');
    await app.power.emit('resume');
    expect(await titles(app)).toHaveLength(1);
    await app.sleepLaptop(until(1.9 * minute));
    await expect.poll(() => titles(app)).toEqual([warning, warning]);
    // There is nothing later to be reminded of.
    expect((await app.notifications())[1]!.actions).toEqual(['Sign in again']);
    await lookAgain(app);
    await app.sleepLaptop(until(-second));
    await expect.poll(() => titles(app)).toEqual([warning, warning, endedTitle(legacyName)]);
    expect(await app.openedUrls()).toEqual([]);
  });

test('put off for this end only: the next session is warned of as usual', async ({ home, launch, organisation }) => {
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  await app.clickNotification(0, remindMe);
  const next = await signedInLegacy(home, organisation);
  await expectLine(app, legacyName, 'Signed in until');
  await app.sleepLaptop(timeUntilEnd(next, organisation) - 14 * minute);
  await expect.poll(() => areOpen(app)).toEqual([false, true]);
});

/** In the tray while its line has a submenu: as long as no end comes near. */
const muteWays: Readonly<Record<string, (app: DaypassHost) => Promise<void>>> = {
  'the tray': (app) => chooseInTray(app, legacyName, 'Mute notifications'),
  async 'the panel'(app) {
    await app.tray.choose('Open Daypass');
    await (await (await panelOf(app)).session(legacyName)).act('Mute notifications').click();
    await app.closePanel();
  },
};

for (const [place, mute] of Object.entries(muteWays))
  test(`muted in ${place}: not a word about this session, also after a restart`, async ({
    home,
    launch,
    organisation,
  }) => {
    home.writeConfig(
      legacyConfig({ name: 'dev' }) + legacyConfig({ name: 'other', startUrl: 'https://acme.awsapps.com/start' }),
    );
    const token = await signedInLegacy(home, organisation);
    await signedInLegacy(home, organisation, { startUrl: 'https://acme.awsapps.com/start' });
    const app = await launch('--hidden');
    await expectLine(app, legacyName, 'Signed in');
    const isEarly = place === 'the tray';
    if (!isEarly) await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
    if (!isEarly) await expect.poll(() => areOpen(app)).toEqual([true, true]);
    await mute(app);
    // What is on screen goes; that of the other session stays.
    await expect.poll(async () => (await areOpen(app)).filter(Boolean)).toHaveLength(isEarly ? 0 : 1);
    const isMuted = async () => {
      const line = (await app.tray.items()).find(({ label }) => label.startsWith(legacyName));
      return line?.submenu?.find(({ label }) => label === 'Mute notifications');
    };
    if (isEarly) await expect.poll(isMuted).toMatchObject({ type: 'checkbox', checked: true });
    if (isEarly) await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
    const other = /^acme\.awsapps\.com[: ]/;
    await expect.poll(async () => (await titles(app)).filter((title) => other.test(title))).toHaveLength(1);

    await app.sleepLaptop(timeUntilEnd(token, organisation) - 4 * minute);
    await expect.poll(() => titles(app)).toHaveLength(isEarly ? 2 : 3);
    await app.sleepLaptop(5 * minute);
    await expectLine(app, legacyName, 'Expired');
    await expect.poll(() => titles(app)).toHaveLength(isEarly ? 3 : 4);
    expect((await titles(app)).slice(isEarly ? 1 : 2)).toEqual([
      expect.stringMatching(other),
      endedTitle('acme.awsapps.com'),
    ]);
    await app.quit();

    const again = await launch();
    const card = await (await panelOf(again)).session(legacyName);
    await expect(card.root).toContainText('Notifications muted');
    await card.act('Unmute notifications').click();
    await expect(card.root).not.toContainText('Notifications muted');
    await expect(card.act('Mute notifications')).toBeVisible();
  });

test('a muted session shows its end on its card, without a reminder that would not come', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev' }));
  await signedIn(home, organisation);
  const token = await signedInLegacy(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).session(legacyName);
  await expect(card.status).toHaveText('Signed in');
  await card.act('Mute notifications').click();
  await expect(card.statusLine).toContainText('Notifications muted');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 10 * minute);
  await expect(card.ending).toHaveText(/^Expires at /);
  await expect(card.renewNow).toBeVisible();
  await expect(card.remindMe).toHaveCount(0);
  await app.closePanel();
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 4 * minute);
  await expectLine(app, legacyName, 'Expires at');
  await lookAgain(app);
  expect((await told(app)).filter((text) => text.startsWith(legacyName))).toEqual([]);
});
