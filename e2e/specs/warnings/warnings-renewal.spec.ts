/** Sessions that renew themselves: silence while all is well, a warning when renewing fails for long or an end is likely. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { areOpen, endedTitle, endOf, lookAgain, timePattern, titles, told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { expectLine, expectRenewing, hour, minute, second, signedIn, timeUntilEnd } from '../../objects/signed-in.ts';
import { signInInTray } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

const renewals = { operation: 'CreateToken', grantType: 'refresh_token' } as const;
const renewalsOf = (organisation: Organisation) =>
  organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === 'refresh_token');

test.describe('a session of two days', () => {
  // What a renewal has begun comes to its end while time passes: nobody falls asleep in the middle of it.
  test.use({ organisationOptions: { portalSessionSeconds: 48 * 3600 }, time: 'driven' });
  test('over a day of renewals that work, not a word', async ({ home, launch, organisation }) => {
    await signedIn(home, organisation);
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed in');
    const start = organisation.now();
    for (let renewed = 1; organisation.now() - start < 24 * hour; renewed += 1) {
      await app.passTime(10 * minute);
      await expectRenewing(app, 'corp', [49, 50]);
      await app.sleepLaptop(timeUntilEnd(readToken(home, 'corp'), organisation) - 14 * minute);
      await expect.poll(() => renewalsOf(organisation).length).toBe(renewed);
      await expectRenewing(app, 'corp', [59, 60]);
    }
    expect(renewalsOf(organisation).length).toBeGreaterThan(24);
    expect(await told(app)).toEqual([]);
    expect(await app.openedUrls()).toEqual([]);
  });
});

test('a renewal that fails is told after 2 minutes, and 10 minutes before the token’s end', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signedIn(home, organisation);
  const until = (left: number) => timeUntilEnd(token, organisation) - left;
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  organisation.faults.always(renewals, { status: 503 });
  await app.sleepLaptop(until(14 * minute));
  await expectLine(app, 'corp', 'can’t renew, retrying');
  await app.sleepLaptop(until(10.5 * minute));
  await expectLine(app, 'corp', 'can’t renew, retrying');
  await app.power.emit('resume');
  expect(await told(app)).toEqual([]);
  await app.sleepLaptop(until(9.9 * minute));
  const warning = new RegExp(
    `^corp: can’t renew \\| Valid until ${timePattern(endOf(token))}, Daypass keeps trying\\. Click for details\\.$`,
  );
  await expect.poll(() => told(app)).toEqual([expect.stringMatching(warning)]);
  // Each new try, and each new failure, is no news.
  await app.sleepLaptop(until(4 * minute));
  await expectLine(app, 'corp', 'Expires at');
  await lookAgain(app);
  expect(await told(app)).toHaveLength(1);

  await app.clickNotification(0);
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText('Retrying shortly');
  await expect(card.ending).toHaveText(/^Stops working at .* unless renewal succeeds$/);
  expect(await app.openedUrls()).toEqual([]);
});

test('when it works again the warning goes away, and the next failure is news', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  organisation.faults.always(renewals, { status: 503 });
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expectLine(app, 'corp', 'can’t renew, retrying');
  await app.sleepLaptop(5 * minute);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  organisation.faults.clear();
  await app.sleepLaptop(6 * minute);
  // The next try may have come before the sleep.
  await expectRenewing(app, 'corp', [53, 60]);
  await expect.poll(() => areOpen(app)).toEqual([false]);

  organisation.faults.always(renewals, { status: 503 });
  await app.sleepLaptop(timeUntilEnd(readToken(home, 'corp'), organisation) - 14 * minute);
  await expectLine(app, 'corp', 'can’t renew, retrying');
  await app.sleepLaptop(5 * minute);
  await expect.poll(() => areOpen(app)).toEqual([false, true]);
});

test('a failure that has just begun is not told, however near the end is', async ({ home, launch, organisation }) => {
  const token = await signedIn(home, organisation);
  const until = (left: number) => timeUntilEnd(token, organisation) - left;
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  organisation.faults.always(renewals, 'html');
  await app.sleepLaptop(until(8 * minute));
  await expectLine(app, 'corp', 'can’t renew, retrying');
  await app.sleepLaptop(until(6.5 * minute));
  await expectLine(app, 'corp', 'can’t renew, retrying');
  expect(await told(app)).toEqual([]);
  await app.sleepLaptop(until(5.5 * minute));
  await expect.poll(() => titles(app)).toEqual(['corp: can’t renew']);
  // Past the end of the token it is told once more that nothing works now, and that nobody is signed out.
  await app.sleepLaptop(until(-second));
  await expect
    .poll(() => told(app))
    .toEqual([
      expect.stringContaining('Valid until'),
      expect.stringMatching(new RegExp(`Expired at ${timePattern(endOf(token))},`)),
    ]);
  expect(await areOpen(app)).toEqual([false, true]);
});

test.describe('a session whose usual length is known', () => {
  test.use({ organisationOptions: { portalSessionSeconds: 46 * 60 } });
  test('is said to end probably, and a click makes a new one in time', async ({ launch, organisation }) => {
    const app = await launch('--hidden');
    await signInFromTray(app, organisation);
    // AWS ends it after 46 minutes: that is how long a session lasts here.
    await app.sleepLaptop(46 * minute + 5 * second);
    await expectLine(app, 'corp', 'Expired');
    await expect.poll(() => titles(app)).toEqual([endedTitle('corp')]);
    // The next one may last longer, which nobody knows.
    organisation.configure({ portalSessionSeconds: 8 * 3600 });
    await signInInTray(app, 'corp');
    await allowInBrowser(organisation, await openedPage(app, 2));
    await expectRenewing(app, 'corp', [59, 60]);
    const probableEnd = organisation.now() + 46 * minute;

    await app.sleepLaptop(30 * minute);
    await expectRenewing(app, 'corp', [29, 29]);
    expect(await titles(app)).toHaveLength(1);
    await app.sleepLaptop(1.5 * minute);
    const nearly = [probableEnd - minute, probableEnd, probableEnd + minute].map((at) => timePattern(at)).join('|');
    const title = new RegExp(`^corp probably expires around (?:${nearly})$`);
    await expect.poll(async () => (await titles(app)).slice(1)).toEqual([expect.stringMatching(title)]);
    expect((await app.notifications())[1]).toMatchObject({
      body: 'Based on past sessions. Click to sign in again; you stay signed in meanwhile.',
      actions: ['Sign in again', 'Remind me 2 min before'],
    });
    const card = async () => (await panelOf(app)).session('corp');
    await app.tray.choose('Open Daypass');
    await expect((await card()).ending).toHaveText(/^Probably expires around /);
    await expect((await card()).status).toHaveText('Signed in');
    await app.closePanel();

    await app.clickNotification(1);
    await allowInBrowser(organisation, await openedPage(app, 3));
    await expectRenewing(app, 'corp', [59, 60]);
    expect(await areOpen(app)).toEqual([false, false]);
  });
});
