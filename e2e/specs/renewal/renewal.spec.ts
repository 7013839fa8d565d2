/** Staying signed in: tokens are renewed ahead of their end, silently, and what goes wrong with that is told. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { awsTime, modeOf, readToken, tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { anyTime } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { expectLine, expectRenewing, hour, minute, second, signedIn, timeUntilEnd } from '../../objects/signed-in.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

const renewals = (organisation: Organisation) =>
  organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === 'refresh_token');

test('a quarter of an hour before its end the token is renewed, without a word', async ({
  home,
  launch,
  organisation,
}) => {
  const before = await signedIn(home, organisation);
  fs.writeFileSync(tokenPath(home, 'corp'), JSON.stringify({ ...before, toolsOwnField: { kept: true } }));
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.root).toContainText(/until .* · renews automatically at .*/);
  await app.sleepLaptop(timeUntilEnd(before, organisation) - 15 * minute);
  await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(before['accessToken']);

  const [renewal] = renewals(organisation);
  const { clientId, clientSecret, refreshToken } = before;
  expect(renewal!.body).toEqual({ grantType: 'refresh_token', clientId, clientSecret, refreshToken });
  const after = readToken(home, 'corp');
  expect(organisation.secretsIssued).toContain(after['accessToken']);
  expect(after['refreshToken']).not.toBe(refreshToken);
  expect(Math.abs(Date.parse(after['expiresAt']!) - organisation.now() - hour)).toBeLessThan(10 * second);
  const { accessToken: _a, refreshToken: _r, expiresAt: _e, ...kept } = after;
  const { accessToken: _b, refreshToken: _s, expiresAt: _f, ...had } = before;
  expect(kept).toEqual({ ...had, toolsOwnField: { kept: true } });
  if (process.platform !== 'win32') expect(modeOf(tokenPath(home, 'corp'))).toBe(0o600);

  await expectRenewing(app, 'corp', [59, 60]);
  await expect(card.status).toHaveText('Signed in');
  expect(renewals(organisation)).toHaveLength(1);
  expect(await app.openedUrls()).toEqual([]);
  expect(await app.notifications()).toEqual([]);
});

test('before the machine sleeps, what would not outlast a short sleep is renewed, and nothing else', async ({
  home,
  launch,
  organisation,
}) => {
  const before = await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  // Falls asleep with an hour left, and wakes up with 29 minutes.
  await app.sleepLaptop(timeUntilEnd(before, organisation) - 29 * minute);
  await expectRenewing(app, 'corp', [28, 29]);
  expect(renewals(organisation)).toEqual([]);
  await app.power.emit('suspend');
  await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(before['accessToken']);
  expect(renewals(organisation)).toHaveLength(1);
});

test.describe('renewals, one after the other', () => {
  // What a renewal has begun comes to its end while time passes: nobody falls asleep in the middle of it.
  test.use({ time: 'driven' });

  test('again and again over a working day, until AWS says that it is over', async ({ home, launch, organisation }) => {
    await signedIn(home, organisation);
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed in');
    const seen = new Set([readToken(home, 'corp')['accessToken']]);
    for (let renewed = 1; renewed <= 8; renewed += 1) {
      await app.passTime(10 * minute);
      await expectRenewing(app, 'corp', [49, 50]);
      await app.sleepLaptop(timeUntilEnd(readToken(home, 'corp'), organisation) - 10 * minute);
      await expect.poll(() => renewals(organisation).length).toBe(renewed);
      await expect.poll(() => seen.has(readToken(home, 'corp')['accessToken'])).toBe(false);
      seen.add(readToken(home, 'corp')['accessToken']);
      await expectRenewing(app);
    }
    // Eight hours are over: the last token does not outlive its portal session.
    await app.sleepLaptop(2 * hour);
    await expectLine(app, 'corp', 'Expired');
    await expect.poll(async () => (await app.notifications()).length).toBe(1);
    expect(await app.openedUrls()).toEqual([]);
  });

  test('an answer without a refresh token does not lose the one there is', async ({ home, launch, organisation }) => {
    const before = await signedIn(home, organisation);
    organisation.faults.next({ operation: 'CreateToken', grantType: 'refresh_token' }, 'no_refresh_token');
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed in');
    await app.sleepLaptop(timeUntilEnd(before, organisation) - 14 * minute);
    await expect.poll(() => readToken(home, 'corp')['accessToken']).not.toBe(before['accessToken']);
    expect(readToken(home, 'corp')['refreshToken']).toBe(before['refreshToken']);
    await expectRenewing(app, 'corp', [59, 60]);
    // And it works the next time. Nobody falls asleep in the instant of a renewal: the app has to have planned the next one.
    await app.passTime(10 * minute);
    await expectRenewing(app, 'corp', [49, 50]);
    await app.sleepLaptop(40 * minute);
    await expect.poll(() => renewals(organisation).length).toBe(2);
    await expect.poll(() => readToken(home, 'corp')['refreshToken']).not.toBe(before['refreshToken']);
    await expectRenewing(app);
  });
});

test('a refused renewal is not tried again; the session lasts until its end', async ({
  home,
  launch,
  organisation,
}) => {
  const before = await signedIn(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).signedIn('corp');
  organisation.faults.always('CreateToken', 'refresh_refused');
  await app.sleepLaptop(timeUntilEnd(before, organisation) - 14 * minute);
  await expect(card.status).toHaveText('Expires soon');
  await expect(card.root).toContainText('Sign in again before it expires. The new session renews automatically.');
  await expect(card.renewNow).toBeVisible();
  await app.sleepLaptop(5 * minute);
  await expect(card.countdown).toHaveText(/^8:\d\d left$/);
  await app.sleepLaptop(10 * minute);
  await expect(card.status).toHaveText('Expired');
  expect(renewals(organisation)).toHaveLength(1);
  // The file is somebody else's too: it stays, as after any end.
  expect(readToken(home, 'corp')['accessToken']).toBe(before['accessToken']);
});

test('a renewal that cannot reach AWS says so, goes on trying, and signs nobody out', async ({
  home,
  launch,
  organisation,
}) => {
  const before = await signedIn(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).signedIn('corp');
  await organisation.goOffline();
  await app.sleepLaptop(timeUntilEnd(before, organisation) - 14 * minute);
  await expectLine(app, 'corp', new RegExp(`^corp · Offline, valid until ${anyTime}$`));
  await expect(card.root).toContainText(/offline · valid until .* · next attempt at/);
  await app.sleepLaptop(minute);
  await expect(card.problem).toContainText('Can’t reach ');
  await expect(card.problem).toContainText('Retrying');
  // Past the end of the token nobody has said no yet, so there is no news of an end.
  await app.sleepLaptop(15 * minute);
  await expectLine(app, 'corp', /· Offline, renews when the network is back$/);
  await expect(card.status).toHaveText('Offline');
  await expect(card.problem).toContainText('Retrying');
  expect(await app.notifications()).toEqual([]);
  expect(readToken(home, 'corp')['accessToken']).toBe(before['accessToken']);

  await organisation.goOnline();
  await app.sleepLaptop(6 * minute);
  await expectRenewing(app);
  await expect(card.status).toHaveText('Signed in');
  await expect(card.problem).toHaveCount(0);
  expect(await app.notifications()).toEqual([]);
  expect(await app.openedUrls()).toEqual([]);
});

test('on wake-up the network comes a little later than the app', async ({ home, launch, organisation }) => {
  await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await organisation.goOffline();
  await app.sleepLaptop(2 * hour);
  await expectLine(app, 'corp', /[Oo]ffline/);
  await organisation.goOnline();
  // The next try comes by itself, within seconds.
  await expect.poll(() => readToken(home, 'corp')['expiresAt']! > awsTime(organisation.now())).toBe(true);
  await expectRenewing(app);
  expect(await app.notifications()).toEqual([]);
});

test('a token that another tool has renewed meanwhile is taken as it is', async ({ home, launch, organisation }) => {
  const before = await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  const fresh = await signInElsewhere(organisation);
  writeToken(home, 'corp', { ...fresh, expiresAt: awsTime(organisation.now() + 3 * hour) });
  await expectRenewing(app, 'corp', [179, 179]);
  await app.sleepLaptop(timeUntilEnd(before, organisation) - 5 * minute);
  await expectRenewing(app, 'corp', [120, 179]);
  expect(renewals(organisation)).toEqual([]);
});

test('without its client registration a token is not renewed, and the panel says why', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signedIn(home, organisation);
  writeToken(home, 'corp', { ...token, registrationExpiresAt: awsTime(organisation.now() - minute) });
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.root).toContainText('client registration has expired');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expect(card.status).toHaveText('Expires soon');
  expect(renewals(organisation)).toEqual([]);
});
