/**
 * A day with Daypass, as people tell of their days with other tools: the lid, the deploy, the tunnel, the agents. (The
 * fourth of these stories, two identities on one start URL, is identity.spec.ts.)
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import type { DaypassHost } from '../../hosts/driver.ts';
import { homeEnv } from '../../../testing/home.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { besidesListing } from '../../objects/idle.ts';
import { lookAgain } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { legacy, session, signInWithCode, test as base } from '../../objects/shared-home.ts';
import { allowInBrowser, openedPage, pendingDevice, signInFromTray } from '../../objects/sign-in.ts';
import { expectLine, expectRenewing, hour, minute } from '../../objects/signed-in.ts';

const test = base.extend<{ agent: (profile: string) => Promise<{ accessKeyId?: string; error?: string }> }>({
  /** A program with AWS's SDK for JavaScript in it, in a process of its own. */
  async agent({ home, organisation }, provide) {
    const program = fileURLToPath(new URL('../../objects/javascript-client.ts', import.meta.url));
    const env = { ...homeEnv(home), ...organisation.env };
    await provide(async (profile) => {
      const { stdout } = await promisify(execFile)(process.execPath, [program, profile], { env });
      return JSON.parse(stdout) as { accessKeyId?: string; error?: string };
    });
  },
});

const dev = { Account: '100000000001' };

const renewals = (organisation: Organisation) =>
  organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === 'refresh_token');

/** Title and body of each notification so far. */
const told = async (app: DaypassHost) => (await app.notifications()).map(({ title, body }) => `${title} | ${body}`);

test.describe('the laptop wakes after ten hours, three terminals are open', () => {
  test('AWS renews: all silent', async ({ home, launch, organisation, terminal }) => {
    organisation.configure({ portalSessionSeconds: 24 * 3600 });
    const app = await launch('--hidden');
    await signInFromTray(app, organisation);
    const [opened, before] = [await app.openedUrls(), readToken(home, session)['accessToken']];
    organisation.forgetRequests();
    await app.sleepLaptop(10 * hour);
    await expect.poll(() => readToken(home, session)['accessToken']).not.toBe(before);
    await expectRenewing(app, session, [50, 59]);
    expect(besidesListing(organisation).map(({ operation }) => operation)).toEqual(['CreateToken']);

    // Their next call works, and nobody else has to renew anything.
    expect(await Promise.all([1, 2, 3].map(() => terminal.identity('dev')))).toMatchObject([dev, dev, dev]);
    expect(renewals(organisation)).toHaveLength(1);
    expect(await told(app)).toEqual([]);
    expect(await app.openedUrls()).toEqual(opened);
  });

  test('the session is dead: one notification, one tab on a click', async ({
    home,
    launch,
    organisation,
    terminal,
  }) => {
    const app = await launch('--hidden');
    await signInFromTray(app, organisation);
    const { expiresAt } = readToken(home, session);
    organisation.forgetRequests();
    await app.sleepLaptop(10 * hour);
    await expectLine(app, session, 'Expired');
    await expect.poll(() => told(app)).toHaveLength(1);
    // With the time of day, and that of the last moment in which it worked.
    const time = new Date(expiresAt!).toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
    expect(await told(app)).toEqual([expect.stringMatching(/^corp: session expired \| .*Click to sign in again\.$/)]);
    expect((await told(app))[0]).toContain(time.replace('\u202f', ' '));
    expect(besidesListing(organisation).map(({ operation }) => operation)).toEqual(['CreateToken']);

    // Three terminals that fail open nothing and ask for nothing.
    const failed = await Promise.all(
      [1, 2, 3].map(() => terminal.run('sts', 'get-caller-identity', '--profile', 'dev')),
    );
    for (const { code, stderr } of failed)
      expect([code, stderr]).toEqual([expect.any(Number), expect.stringMatching(/\S/)]);
    expect(failed.map(({ code }) => code)).not.toContain(0);
    expect(await told(app)).toHaveLength(1);
    expect(await app.openedUrls()).toHaveLength(1);

    await app.clickNotification(0);
    await allowInBrowser(organisation, await openedPage(app, 2));
    await expectLine(app, session, 'Signed in');
    expect(await Promise.all([1, 2, 3].map(() => terminal.identity('dev')))).toMatchObject([dev, dev, dev]);
    expect(await app.openedUrls()).toHaveLength(2);
  });
});

test.describe('the session ends in ten minutes, in the middle of a deploy', () => {
  /** Signed in with a profile that cannot be renewed; ten minutes are left. */
  const tenMinutesLeft = async (app: DaypassHost, organisation: Organisation) => {
    await signInWithCode(app, organisation, legacy, 'Sign in');
    const left = organisation.portalSessions.at(-1)!.endsAt - organisation.now();
    await app.sleepLaptop(left - 10 * minute);
    await expectLine(app, legacy, 'Expires at');
    await expect.poll(() => told(app)).toHaveLength(1);
  };

  test('a warning with the time, a reminder, and a new session that does not cost the old one', async ({
    agent,
    launch,
    organisation,
  }) => {
    const app = await launch('--hidden');
    await tenMinutesLeft(app, organisation);
    expect((await told(app))[0]).toMatch(
      /^d-legacy7890\.awsapps\.com expires at (.*, )?\d+:\d\d [AP]M \| Click to sign in again\./,
    );
    const deploy = { accessKeyId: expect.stringMatching(/^ASIA/) };
    expect(await agent('old')).toEqual(deploy);

    await app.clickNotification(0, 'Remind me 2 min before');
    await app.sleepLaptop(6 * minute);
    await lookAgain(app);
    expect(await told(app)).toHaveLength(1);
    await app.sleepLaptop(2.2 * minute);
    await expect.poll(() => told(app)).toHaveLength(2);

    await app.clickNotification(1, 'Sign in again');
    const { userCode } = await pendingDevice(organisation);
    await expectLine(app, legacy, 'Signing in');
    // The deploy goes on with the old one meanwhile.
    expect(await agent('old')).toEqual(deploy);
    organisation.approveDevice(userCode);
    await expectLine(app, legacy, 'Signed in until');
    expect(await agent('old')).toEqual(deploy);
    expect(await told(app)).toHaveLength(2);
  });

  test('the policy forbids an extension: it says so', async ({ launch, organisation }) => {
    organisation.configure({ sharesBrowserSession: true });
    const app = await launch('--hidden');
    await tenMinutesLeft(app, organisation);
    await app.clickNotification(0);
    organisation.approveDevice((await pendingDevice(organisation)).userCode);
    await app.tray.choose('Open Daypass');
    await expect((await panelOf(app)).notice(/expires no later than before.*session limit is reached/s)).toBeVisible();
    await expectLine(app, legacy, 'Expires at');
  });
});

test('the train is in a tunnel when the token is due', async ({ home, launch, organisation }) => {
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.session(session);
  await signInFromTray(app, organisation);
  const before = readToken(home, session);
  await organisation.goOffline();
  await app.sleepLaptop(50 * minute);
  // Offline, and good until a time of day.
  await expectLine(app, session, /corp · Offline, .*\b\d+:\d\d [AP]M/);
  await expect(card.root).toContainText(/offline/i);
  expect(readToken(home, session)).toEqual(before);
  await app.sleepLaptop(hour);
  await expect(card.status).not.toHaveText('Signed out');
  expect(readToken(home, session)).toEqual(before);

  await organisation.goOnline();
  await app.power.emit('resume');
  await expectRenewing(app, session);
  await expect(card.status).toHaveText('Signed in');
  expect(await app.openedUrls()).toHaveLength(1);
});

test.describe('four agents start at once', () => {
  test('and find a fresh token on disk', async ({ agent, home, launch, organisation, terminal }) => {
    const app = await launch('--hidden');
    await signInFromTray(app, organisation);
    const before = readToken(home, session)['accessToken'];
    await app.sleepLaptop(5 * hour);
    await expect.poll(() => readToken(home, session)['accessToken']).not.toBe(before);
    organisation.forgetRequests();
    const answers = await Promise.all([agent('dev'), agent('dev'), terminal.identity('dev'), terminal.identity('dev')]);
    const key = { accessKeyId: expect.stringMatching(/^ASIA/) };
    expect(answers).toMatchObject([key, key, dev, dev]);
    expect(organisation.requestsOf('CreateToken')).toEqual([]);
    expect(await told(app)).toEqual([]);
    expect(await app.openedUrls()).toHaveLength(1);
  });

  test('and the session is dead: an error each, one notification for the person, no tab', async ({
    agent,
    launch,
    organisation,
    terminal,
  }) => {
    const app = await launch('--hidden');
    await signInFromTray(app, organisation);
    await app.sleepLaptop(9 * hour);
    await expectLine(app, session, 'Expired');
    organisation.forgetRequests();
    const identity = () => terminal.run('sts', 'get-caller-identity', '--profile', 'dev');
    const [one, other, third, fourth] = await Promise.all([agent('dev'), agent('dev'), identity(), identity()]);
    for (const { error } of [one, other]) expect(error).toMatch(/\S/);
    for (const { code, stderr } of [third, fourth]) {
      expect(code).not.toBe(0);
      expect(stderr).toMatch(/\S/);
    }
    await expect.poll(() => told(app)).toHaveLength(1);
    expect(await app.openedUrls()).toHaveLength(1);
  });
});
