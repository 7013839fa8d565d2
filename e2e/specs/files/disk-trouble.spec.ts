/** The disk under Daypass: files that cannot be read or written, and a home folder that is moved away and comes back. */
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '../../hosts/fixture.ts';
import {
  pythonJson,
  readToken,
  replaceFile,
  shownTokenPath,
  tokenPath,
  writeToken,
} from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { renewalsOf } from '../../objects/idle.ts';
import { told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { expectLine, expectRenewing, minute, second, signedIn } from '../../objects/signed-in.ts';
import { mountSmallDisk, noSmallDisk } from '../../../testing/small-disk.ts';
import { chooseInTray, trayLabels } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** What processes of Daypass tell each other while they list accounts. */
const rateFiles = (home: Home): readonly string[] =>
  home.exists('.aws', 'sso', 'daypass')
    ? fs.readdirSync(home.path('.aws', 'sso', 'daypass')).filter((name) => name.endsWith('.rate'))
    : [];

test('the home folder is renamed away under the app, and brought back', async ({ home, launch, organisation }) => {
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.signedIn('corp');
  await expect(panel.roles.first()).toBeVisible();
  organisation.forgetRequests();
  const away = `${home.dir} away`;
  fs.renameSync(home.dir, away);
  try {
    // The token is due: without the folder nobody could write down what AWS would answer.
    await app.sleepLaptop(50 * minute);
    await expect(panel.notice('The folder ~/.aws is missing.')).toBeVisible();
    await expect(panel.notices).toHaveCount(1);
    await expect(panel.notice('kept in memory until it’s back')).toBeVisible();
    await expect(card.status).toHaveText(/Signed in|Expires soon/);
    await expect(card.problem).toContainText('is missing');
    await app.sleepLaptop(20 * minute);
    // The token is past its end: so it is said between two tries, and while one runs that it is tried.
    await expectLine(app, 'corp', /can’t renew, retrying|Expired at/);
    expect(renewalsOf(organisation)).toEqual([]);
    // A new folder would keep the old one from coming back.
    expect(fs.existsSync(home.dir)).toBe(false);
  } finally {
    fs.renameSync(away, home.dir);
  }
  await expect(panel.notices).toHaveCount(0);
  await expectRenewing(app, 'corp', [1, 60]);
  await expect.poll(() => renewalsOf(organisation)).toHaveLength(1);
  // And it watches again.
  const token = await signInElsewhere(organisation);
  fs.rmSync(tokenPath(home, 'corp'));
  await expect(card.status).toHaveText('Signed out');
  writeToken(home, 'corp', token);
  await expect(card.status).toHaveText('Signed in');
  expect(await told(app)).toEqual([]);
  expect(await app.openedUrls()).toEqual([]);
});

test('`~/.aws` is moved away: noticed at once, nobody is signed out, and all goes on when it is back', async ({
  home,
  launch,
  organisation,
}) => {
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await panel.signedIn('corp');
  fs.renameSync(home.path('.aws'), home.path('aws away'));
  await expect(panel.notice('The folder ~/.aws is missing.')).toBeVisible();
  // What it goes on doing leaves nothing in the folder's place: with an empty one, everybody would count as signed out.
  organisation.forgetRequests();
  await (await panel.signedIn('corp')).act('Refresh accounts').click();
  await expect.poll(() => organisation.requestsOf('ListAccounts').length).toBeGreaterThan(0);
  await expect.poll(() => organisation.requestsOf('ListAccountRoles').length).toBeGreaterThan(2);
  expect(home.exists('.aws')).toBe(false);
  await panel.signedIn('corp');
  fs.renameSync(home.path('aws away'), home.path('.aws'));
  await expect(panel.notices).toHaveCount(0);
  await panel.signedIn('corp');
  expect(JSON.stringify(await app.sentToPages())).not.toContain('"reason":"asked"');
});

test('`~/.aws` is removed file by file; whoever signs out then is signed out', async ({
  home,
  launch,
  organisation,
}) => {
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await panel.signedIn('corp');
  fs.rmSync(home.path('.aws'), { recursive: true });
  await expect(panel.notice('is missing')).toBeVisible();
  await panel.signedIn('corp');
  await chooseInTray(app, 'corp', 'Sign out');
  await expect.poll(() => organisation.portalSessions.length).toBe(0);
  await expect(panel.notices).toHaveCount(0);
  await expect(panel.firstRun).toBeVisible();
  expect(home.exists('.aws')).toBe(false);
});

test('a token file that cannot be read: the session goes on, AWS is not asked, and then it is', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.signedIn('corp');
  // A link in a circle cannot be read by anybody, root included.
  const circle = tokenPath(home, 'circle');
  fs.symlinkSync(tokenPath(home, 'corp'), circle);
  fs.renameSync(circle, tokenPath(home, 'corp'));
  const says = `Can’t read ${shownTokenPath(home, 'corp')} (its symbolic links form a loop)`;
  await expect(panel.notice(says)).toBeVisible();
  await expect(card.status).toHaveText('Signed in');
  await app.sleepLaptop(50 * minute);
  await expect(card.problem).toContainText('Can’t read');
  await expectLine(app, 'corp', 'can’t renew, retrying');
  expect(renewalsOf(organisation)).toEqual([]);
  // A dismissed notice stays away while its cause lasts.
  await panel.dismissNotice('Can’t read');
  const failures = (): number => app.logs().split('renewal failed').length;
  const before = failures();
  await app.sleepLaptop(5 * minute);
  await expect.poll(failures).toBeGreaterThan(before);
  await expect(panel.notices).toHaveCount(0);
  replaceFile(tokenPath(home, 'corp'), pythonJson(token));
  await expectRenewing(app, 'corp', [1, 60]);
  await expect(card.problem).toHaveCount(0);
  await expect.poll(() => renewalsOf(organisation)).toHaveLength(1);
});

test('a file in the place of a folder on the way', async ({ home, launch, organisation }) => {
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await panel.signedIn('corp');
  fs.renameSync(home.path('.aws', 'sso'), home.path('.aws', 'sso-away'));
  home.write('', '.aws', 'sso');
  // The watcher has nothing to say about it.
  await app.power.emit('resume');
  await expect(panel.notice('a part of the path isn’t a folder')).toBeVisible();
  await expect(panel.notice('Move the file that is in place of the folder')).toBeVisible();
  await panel.signedIn('corp');
  fs.rmSync(home.path('.aws', 'sso'));
  fs.renameSync(home.path('.aws', 'sso-away'), home.path('.aws', 'sso'));
  await expect(panel.notices).toHaveCount(0);
  await panel.signedIn('corp');
});

test('a token file that is broken for a moment is nothing; for longer it is named, and the next renewal mends it', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.signedIn('corp');
  const text = pythonJson(token);
  for (const part of ['', text.slice(0, 50)]) {
    fs.writeFileSync(tokenPath(home, 'corp'), part);
    await delay(700);
    fs.writeFileSync(tokenPath(home, 'corp'), text);
    await delay(700);
  }
  expect(JSON.stringify(await app.sentToPages())).not.toMatch(/token-unreadable|signed-out/);

  fs.writeFileSync(tokenPath(home, 'corp'), text.slice(0, 50));
  await expect(panel.notice(`Can’t use the saved sign-in ${shownTokenPath(home, 'corp')}`)).toBeVisible();
  await expect(panel.notice('You’re still signed in')).toBeVisible();
  await expect(card.status).toHaveText('Signed in');
  await app.sleepLaptop(50 * minute);
  await expectRenewing(app, 'corp', [50, 60]);
  await expect(panel.notices).toHaveCount(0);
  expect(readToken(home, 'corp')).toMatchObject({ region: token['region'], clientId: token['clientId'] });
  expect(organisation.secretsIssued).toContain(readToken(home, 'corp')['refreshToken']);
  expect(renewalsOf(organisation)).toHaveLength(1);
});

test('a broken token file does not hide why a sign-in failed', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  await fetch(await organisation.denyAuthorization(await openedPage(app)));
  await expect(card.problem).toContainText('Access was denied in the browser');
  writeToken(home, 'corp', '{"accessToken": "half');
  await expect((await panelOf(app)).notice('Can’t use the saved sign-in')).toBeVisible();
  await expect(card.problem).toContainText('Access was denied in the browser');
  replaceFile(tokenPath(home, 'corp'), pythonJson(await signInElsewhere(organisation)));
  await expect(card.status).toHaveText('Signed in');
  await expect((await panelOf(app)).notices).toHaveCount(0);
});

test.describe('a disk that takes nothing', () => {
  const obstacle = noSmallDisk();
  test.skip(obstacle !== null, obstacle ?? '');

  for (const [name, says] of [
    ['full', 'the disk is full'],
    ['read-only', 'the disk is read-only'],
  ] as const) {
    test(`${name}: the renewed token waits in memory, AWS is not asked again`, async ({
      home,
      launch,
      organisation,
    }, testInfo) => {
      fs.rmSync(home.path('.aws'), { recursive: true });
      fs.mkdirSync(home.path('.aws'));
      const disk = mountSmallDisk(home.path('.aws'));
      try {
        home.writeConfig(sessionConfig());
        const before = await signedIn(home, organisation);
        const app = await launch();
        const card = await (await panelOf(app)).signedIn('corp');
        // The file of the shared rate goes once all accounts are listed: after that nothing makes room again.
        await expect.poll(() => organisation.requestsOf('ListAccountRoles')).not.toHaveLength(0);
        await expect.poll(() => rateFiles(home)).toEqual([]);
        if (name === 'full') disk.fill(true);
        else disk.makeReadOnly(true);
        await app.sleepLaptop(46 * minute);
        await expect(card.problem).toContainText(says);
        await expect(card.status).toHaveText(/Signed in|Expires soon/);
        await expectLine(app, 'corp', 'can’t renew, retrying');
        for (let tries = 0; tries < 3; tries += 1) {
          // The file's end is the end for all other programs: it comes near, and is not there yet after 58 minutes.
          await app.sleepLaptop(4 * minute);
          await expectLine(app, 'corp', /can’t renew, retrying|Expires at/);
          await expect(card.problem).toContainText(says);
        }
        expect(renewalsOf(organisation).length).toBeLessThanOrEqual(1);
        expect(readToken(home, 'corp')).toEqual(before);
        await (await panelOf(app)).page.screenshot({ path: testInfo.outputPath('disk.png') });
        if (name === 'full') disk.fill(false);
        else disk.makeReadOnly(false);
        await app.sleepLaptop(6 * minute);
        await expectRenewing(app, 'corp', [1, 60]);
        await expect.poll(() => renewalsOf(organisation)).toHaveLength(1);
        expect(readToken(home, 'corp')['accessToken']).not.toBe(before['accessToken']);
        expect(await app.openedUrls()).toEqual([]);
        await app.quit();
      } finally {
        disk.unmount();
      }
    });
  }
});

test('without any of this, a removed token file is a sign-out', async ({ app, home, organisation }) => {
  await signInFromTray(app, organisation);
  const card = await (await panelOf(app)).session('corp');
  fs.rmSync(tokenPath(home, 'corp'));
  await expect(card.status).toHaveText('Signed out');
});

test.describe('half an hour without the folder', () => {
  test.use({ time: 'driven' });
  test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

  test('looks for it now and then, and asks AWS for nothing', async ({ home, launch, organisation }) => {
    await signedIn(home, organisation);
    const app = await launch('--hidden');
    await expectRenewing(app);
    // The accounts are listed once, also while nobody looks.
    await app.passTime(5 * minute);
    organisation.forgetRequests();
    fs.renameSync(home.path('.aws'), home.path('aws away'));
    await expect.poll(() => trayLabels(app)).toContain('1 problem…');
    await app.countFromNow();
    await app.passTime(30 * minute);
    const { wakeUps } = await app.counts();
    // Every five seconds it looks for the folder.
    expect(wakeUps.length).toBeLessThanOrEqual(30 * 15);
    expect(organisation.requests).toEqual([]);
    fs.renameSync(home.path('aws away'), home.path('.aws'));
    await app.passTime(10 * second);
    await expect.poll(() => trayLabels(app)).not.toContain('1 problem…');
    await app.passTime(2 * minute);
    await app.countFromNow();
    await app.passTime(5 * minute);
    expect((await app.counts()).wakeUps.length).toBeLessThanOrEqual(5 * 2);
  });
});
