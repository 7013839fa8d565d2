/** Warnings before a session ends: at 15 and 5 minutes or as the user likes, with the time of day, each of them once. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { tokenPath } from '../../../testing/aws-files.ts';
import { legacyConfig, usualStartUrl } from '../../../testing/config.ts';
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
import { openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { expectLine, legacyName, minute, second, signedInLegacy, timeUntilEnd } from '../../objects/signed-in.ts';

test.use({ organisationOptions: { interval: 1 } });

const profile = { name: 'dev', accountId: '123456789012', roleName: 'ReadOnly' };

test.beforeEach(({ home }) => home.writeConfig(legacyConfig(profile)));

test('15 and 5 minutes before the end and at the end, with its time; only the latest stays on screen', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signedInLegacy(home, organisation);
  const until = (left: number) => timeUntilEnd(token, organisation) - left;
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(until(16 * minute));
  await expectLine(app, legacyName, 'Signed in until');
  expect(await told(app)).toEqual([]);

  await app.sleepLaptop(until(14.9 * minute));
  const warning = expect.stringMatching(endsAt(legacyName, endOf(token)));
  await expect.poll(() => titles(app)).toEqual([warning]);
  expect(await app.notifications()).toMatchObject([
    {
      body: 'Click to sign in again. You stay signed in meanwhile.',
      actions: ['Sign in again', 'Remind me 2 min before'],
      open: true,
    },
  ]);
  await lookAgain(app);
  await app.sleepLaptop(until(6 * minute));
  await expectLine(app, legacyName, 'Expires at');
  await lookAgain(app);
  expect(await titles(app)).toHaveLength(1);

  await app.sleepLaptop(until(4.9 * minute));
  await expect.poll(() => titles(app)).toEqual([warning, warning]);
  expect(await areOpen(app)).toEqual([false, true]);
  await app.sleepLaptop(until(minute));
  await lookAgain(app);
  expect(await titles(app)).toHaveLength(2);

  await app.sleepLaptop(until(-second));
  await expect.poll(() => titles(app)).toEqual([warning, warning, endedTitle(legacyName)]);
  expect(await areOpen(app)).toEqual([false, false, true]);
  expect(await app.openedUrls()).toEqual([]);

  const text = (await told(app)).join('\n');
  expect(text).not.toMatch(/\d{12}|@/);
  for (const secret of [...organisation.secretsIssued, 'ana.lima', profile.roleName])
    expect(text).not.toContain(secret);
});

test.describe('in Japanese', () => {
  test.use({ languages: ['ja-JP'] });
  test('the warning is in the user’s language, with the time as it is written there', async ({
    home,
    launch,
    organisation,
  }) => {
    const token = await signedInLegacy(home, organisation);
    const app = await launch('--hidden');
    await expectLine(app, legacyName, 'サインイン済み');
    await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
    const time = timePattern(endOf(token), 'ja');
    const title = new RegExp(`^${RegExp.escape(legacyName)}: ${time} に期限切れ$`);
    await expect.poll(() => titles(app)).toEqual([expect.stringMatching(title)]);
    expect((await app.notifications())[0]!.actions).toEqual(['再サインイン', '期限の 2 分前に通知']);
  });
});

test('whoever wakes up late hears the most severe one only', async ({ home, launch, organisation }) => {
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 4 * minute);
  await expect.poll(() => titles(app)).toEqual([expect.stringMatching(endsAt(legacyName, endOf(token)))]);
  await lookAgain(app);
  expect(await titles(app)).toHaveLength(1);
});

test('a click signs in; the old session lasts until the new one is there', async ({ home, launch, organisation }) => {
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  const before = fs.readFileSync(tokenPath(home, usualStartUrl), 'utf8');
  await app.clickNotification(0);
  await openedPage(app);
  const { userCode } = await pendingDevice(organisation);
  expect(fs.readFileSync(tokenPath(home, usualStartUrl), 'utf8')).toBe(before);
  organisation.approveDevice(userCode);
  await expectLine(app, legacyName, 'Signed in until');
  await lookAgain(app);
  expect(await areOpen(app)).toEqual([false]);
});

test('the user chooses when, and the choice outlives the app', async ({ home, launch, organisation }) => {
  const token = await signedInLegacy(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openSettings();
  const choice = panel.page.getByRole('group', { name: 'Warn me before a session expires' });
  const chosen = () =>
    choice.getByRole('checkbox', { checked: true }).evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  expect(await chosen()).toEqual(['15', '5']);
  // The second one before the app has answered the first one.
  await choice.evaluate((group) => {
    for (const value of ['60', '15']) group.querySelector<HTMLElement>(`input[value="${value}"]`)?.click();
  });
  // With the keyboard as well.
  await choice.getByRole('checkbox', { name: '5 min', exact: true }).focus();
  await panel.page.keyboard.press('Space');
  await expect.poll(chosen).toEqual(['60']);
  await app.closePanel();

  await app.sleepLaptop(timeUntilEnd(token, organisation) - 59 * minute);
  await expect.poll(() => titles(app)).toEqual([expect.stringMatching(endsAt(legacyName, endOf(token)))]);
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 3 * minute);
  await expectLine(app, legacyName, 'Expires at');
  await app.power.emit('resume');
  expect(await titles(app)).toHaveLength(1);
  await app.quit();

  const again = await panelOf(await launch());
  await again.openSettings();
  await expect(again.page.getByRole('checkbox', { name: '1 h', exact: true })).toBeChecked();
  await expect(again.page.getByRole('checkbox', { checked: true })).toHaveCount(1);
});

test('none while the panel is in front, where the card says it', async ({ home, launch, organisation }) => {
  const token = await signedInLegacy(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).session(legacyName);
  await expect(card.status).toHaveText('Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expect(card.ending).toHaveText(new RegExp(`^Expires at ${timePattern(endOf(token))}$`));
  expect(await told(app)).toEqual([]);
  // It has been seen there, so it is not told later either; what comes later is.
  await app.closePanel();
  await lookAgain(app);
  expect(await told(app)).toEqual([]);
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 4 * minute);
  await expect.poll(() => titles(app)).toEqual([expect.stringMatching(endsAt(legacyName, endOf(token)))]);
});

test('signed out or in elsewhere: what is on screen is taken back', async ({ home, launch, organisation }) => {
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  // As `aws sso logout` does.
  fs.rmSync(tokenPath(home, usualStartUrl));
  await expectLine(app, legacyName, 'Signed out');
  await expect.poll(() => areOpen(app)).toEqual([false]);

  const next = await signedInLegacy(home, organisation);
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(next, organisation) - 14 * minute);
  await expect.poll(() => areOpen(app)).toEqual([false, true]);
  await signedInLegacy(home, organisation);
  await expectLine(app, legacyName, 'Signed in until');
  await expect.poll(() => areOpen(app)).toEqual([false, false]);
});

test.describe('a session of a quarter of an hour', () => {
  test.use({ organisationOptions: { portalSessionSeconds: 14 * 60 } });
  test('is warned of at the start, and not again after a restart', async ({ home, launch, organisation }) => {
    const token = await signedInLegacy(home, organisation);
    const first = await launch('--hidden');
    await expect.poll(() => titles(first)).toEqual([expect.stringMatching(endsAt(legacyName, endOf(token)))]);
    await first.quit();

    const second = await launch('--hidden');
    await expectLine(second, legacyName, 'Expires at');
    await lookAgain(second);
    expect(await told(second)).toEqual([]);
    // The next one is news.
    await second.sleepLaptop(timeUntilEnd(token, organisation) - 4 * minute);
    await expect.poll(() => titles(second)).toEqual([expect.stringMatching(endsAt(legacyName, endOf(token)))]);
    await second.kill();

    // Also not after a crash, on a clock that goes its own way.
    const third = await launch('--hidden');
    await expectLine(third, legacyName, 'Expires at');
    await lookAgain(third);
    expect(await told(third)).toEqual([]);
  });
});
