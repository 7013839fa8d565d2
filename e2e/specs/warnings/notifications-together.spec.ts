/** A night in which several sessions end is one notification, and no browser tab. */
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { areOpen, endedTitle, lookAgain, titles, told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine, hour, legacyName, minute, signedIn, signedInLegacy } from '../../objects/signed-in.ts';

const acme = 'https://acme.awsapps.com/start';
const profile = { name: 'dev', accountId: '123456789012', roleName: 'ReadOnly' };

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig() + legacyConfig(profile) + legacyConfig({ name: 'acme', startUrl: acme }));
  await signedIn(home, organisation);
  await signedInLegacy(home, organisation);
  await signedInLegacy(home, organisation, { startUrl: acme });
});

const everybody = async (app: DaypassHost, text: string) => {
  for (const name of ['corp', legacyName, 'acme.awsapps.com']) await expectLine(app, name, text);
};

test('the lid is closed for ten hours: one notification names all three, a click shows them', async ({
  launch,
  organisation,
}) => {
  const app = await launch('--hidden');
  await everybody(app, 'Signed in');
  await app.sleepLaptop(10 * hour);
  await everybody(app, 'Expired');
  await expect.poll(() => titles(app)).toEqual(['3 sessions expired']);
  const [{ body, actions } = { body: '', actions: [''] }] = await app.notifications();
  const lines = body.split('\n');
  expect(lines.slice(0, 3).map((line) => line.replace(/ at .*\d+:\d\d [AP]M$/, ''))).toEqual([
    'corp',
    // Shortened: a notification has little room.
    expect.stringMatching(/^d-1234\w*….*\.com$/),
    'acme.awsapps.com',
  ]);
  expect(lines.slice(3)).toEqual(['Click to show them.']);
  expect(actions).toEqual([]);
  expect(body).not.toMatch(/\d{12}|@/);
  for (const secret of [...organisation.secretsIssued, 'ana.lima', profile.roleName])
    expect(body).not.toContain(secret);

  await app.clickNotification(0);
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Expired');
  await app.closePanel();
  await lookAgain(app);
  expect(await titles(app)).toHaveLength(1);
  expect(await app.openedUrls()).toEqual([]);
});

test('it goes away once none of them is over any more', async ({ home, launch, organisation }) => {
  const app = await launch('--hidden');
  await everybody(app, 'Signed in');
  await app.sleepLaptop(10 * hour);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  await signedIn(home, organisation);
  await expectLine(app, 'corp', 'Signed in');
  expect(await areOpen(app)).toEqual([true]);
  await signedInLegacy(home, organisation);
  await signedInLegacy(home, organisation, { startUrl: acme });
  await everybody(app, 'Signed in');
  await expect.poll(() => areOpen(app)).toEqual([false]);
  expect(await titles(app)).toHaveLength(1);
});

test('the network comes later than the app: what has ended is told at once, when all is known', async ({
  launch,
  organisation,
}) => {
  const app = await launch('--hidden');
  await everybody(app, 'Signed in');
  await organisation.goOffline();
  await app.sleepLaptop(10 * hour);
  await expectLine(app, legacyName, 'Expired');
  await expectLine(app, 'corp', /[Oo]ffline/);
  expect(await told(app)).toEqual([]);
  await organisation.goOnline();
  // The next try comes by itself within seconds; until then nothing is told.
  await expect.poll(() => titles(app)).toEqual(['3 sessions expired']);
  expect(await app.openedUrls()).toEqual([]);
});

test('without a network for long, those that are over for certain are told', async ({ launch, organisation }) => {
  const app = await launch('--hidden');
  await everybody(app, 'Signed in');
  await organisation.goOffline();
  await app.sleepLaptop(10 * hour);
  await expectLine(app, 'corp', /[Oo]ffline/);
  await app.sleepLaptop(3 * minute);
  await expect.poll(() => titles(app)).toEqual(['2 sessions expired']);
  // What nobody knows is not told as an end, then or later.
  expect((await told(app)).join()).not.toContain('corp');
  await organisation.goOnline();
  await app.sleepLaptop(6 * minute);
  await expect.poll(() => titles(app)).toEqual(['2 sessions expired', endedTitle('corp')]);
});
