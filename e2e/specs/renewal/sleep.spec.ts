/** The lid is closed, and opened again: one look at everything, and at most one request a session. */
import { expect, test } from '../../hosts/fixture.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { besidesListing, listingOf, renewalsOf } from '../../objects/idle.ts';
import { anyTime, told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
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

const labs = 'https://d-2222222222.awsapps.com/start';

test('ten hours with three sessions: what can be renewed is, and one notification tells of the rest', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs', startUrl: labs }) + legacyConfig({ name: 'old' }));
  const dead = await signedIn(home, organisation, { sessionName: 'labs', startUrl: labs });
  await signedInLegacy(home, organisation);
  organisation.configure({ portalSessionSeconds: 24 * 3600 });
  await signedIn(home, organisation);
  const app = await launch('--hidden');
  for (const name of ['corp', 'labs', legacyName]) await expectLine(app, name, 'Signed in');
  organisation.forgetRequests();

  await app.sleepLaptop(10 * hour);
  await expectRenewing(app, 'corp', [59, 60]);
  for (const name of ['labs', legacyName]) await expectLine(app, name, 'Expired');
  await expect.poll(() => told(app)).toEqual([expect.stringMatching(/^2 sessions expired \| labs.*\nd-12345678/)]);
  // Whatever else tells of the same wake-up changes nothing.
  for (const event of ['unlock-screen', 'resume'] as const) await app.power.emit(event);
  await app.sleepLaptop(10 * second);
  await expectRenewing(app, 'corp', [58, 59]);

  // One renewal that succeeded, one that AWS refused, and for the legacy session none.
  expect(renewalsOf(organisation).map(({ status }) => status)).toEqual(expect.arrayContaining([200, 400]));
  expect(besidesListing(organisation)).toHaveLength(2);
  // What AWS gives to the one that goes on is listed once; of the others nothing is asked.
  expect(organisation.requestsOf('ListAccounts').length).toBeLessThanOrEqual(1);
  expect(listingOf(organisation).every(({ status }) => status === 200)).toBe(true);
  expect(await told(app)).toHaveLength(1);
  expect(await app.openedUrls()).toEqual([]);
  expect(readToken(home, 'labs')['accessToken']).toBe(dead['accessToken']);
});

test('the network comes a little later: quiet for a minute, tried again soon and upon `resume`', async ({
  launchSignedIn,
  organisation,
}) => {
  const app = await launchSignedIn();
  const card = await (await panelOf(app)).signedIn('corp');
  await organisation.goOffline();
  await app.sleepLaptop(50 * minute);
  await expectLine(app, 'corp', new RegExp(`^corp · Offline, valid until ${anyTime}$`));
  await expect(card.root).toContainText(new RegExp(`offline · valid until ${anyTime} · next attempt at`));
  await expect(card.problem).toHaveCount(0);
  // The user unlocks the screen: another try, and still nothing to complain about.
  await app.power.emit('unlock-screen');
  await expectLine(app, 'corp', 'Offline');
  await expect(card.problem).toHaveCount(0);

  await organisation.goOnline();
  organisation.forgetRequests();
  await app.power.emit('resume');
  await expectRenewing(app, 'corp', [1, 60]);
  await expect.poll(() => renewalsOf(organisation)).toHaveLength(1);
  expect(await told(app)).toEqual([]);
});

test('a network that does not come is named after a minute', async ({ launchSignedIn, organisation }) => {
  const app = await launchSignedIn();
  const card = await (await panelOf(app)).signedIn('corp');
  await organisation.goOffline();
  await app.sleepLaptop(50 * minute);
  await expectLine(app, 'corp', 'Offline');
  await app.sleepLaptop(minute + second);
  await expect(card.problem).toContainText('Can’t reach ');
  await expect(card.problem).toContainText('Retrying');
  expect(await told(app)).toEqual([]);
});
