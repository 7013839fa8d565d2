/** What other tools and people change under `~/.aws` is shown by itself, without being asked for. */
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '../../hosts/fixture.ts';
import {
  awsTime,
  cacheDir,
  hasToken,
  pythonJson,
  replaceFile,
  tokenPath,
  writeInTwoHalves,
  writeToken,
} from '../../../testing/aws-files.ts';
import { createTokenCache } from '../../../src/main/aws/cache/token-cache.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { redirectUriOf, refusalOf } from '../../objects/loopback.ts';
import { anyDay, areOpen } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { openedPage, pendingDevice, signInFromTray } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { expectLine, hour, legacyName, minute, signedInLegacy, timeUntilEnd } from '../../objects/signed-in.ts';
import { signInWithCodeInTray, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { accounts: 2, interval: 1 } });

/** A text that no page may ever have been sent, even for a moment. */
const complaint = /token-unreadable|file-unreadable/;

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** What is said of a token that ends in so many hours, and some seconds. */
const untilHours = (hours: number, then: string): RegExp => {
  const end = new Date(Date.now() + hours * 3_600_000 + 30_000);
  const time = end
    .toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .replaceAll('\u202f', ' ');
  return new RegExp(`until ${anyDay}${time}${then}`);
};

test('`aws sso login` in a terminal: truncated, then written in two halves', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await expect(card.status).toHaveText('Signed out');
  const token = await signInElsewhere(organisation);
  organisation.forgetRequests();
  fs.mkdirSync(cacheDir(home), { recursive: true });
  await writeInTwoHalves(tokenPath(home, 'corp'), pythonJson(token), 150);
  await expect(card.status).toHaveText('Signed in');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed in');
  // A half-written file is no reason to complain.
  expect(JSON.stringify(await app.sentToPages())).not.toMatch(complaint);
  // The token serves at once.
  await expect.poll(() => organisation.requestsOf('ListAccounts')[0]?.status).toBe(200);
  expect(organisation.requestsOf('ListAccounts')[0]!.headers['x-amz-sso_bearer_token']).toBe(token['accessToken']);
  expect(await app.openedUrls()).toEqual([]);
});

test('boto3 and Go: another file, then a rename; later a newer token, then none', async ({
  app,
  home,
  organisation,
}) => {
  const card = await (await panelOf(app)).session('corp');
  await expect(card.status).toHaveText('Signed out');
  const token = await signInElsewhere(organisation, { scopes: [] });
  fs.mkdirSync(cacheDir(home), { recursive: true });
  const inTwoHours = { ...token, expiresAt: awsTime(Date.now() + 2 * 3_600_000 + 30_000) };
  replaceFile(tokenPath(home, 'corp'), pythonJson(inTwoHours));
  await expect(card.status).toHaveText('Signed in');
  await expect(card.countdown).toHaveText('2 h 0 min left');

  const inFourHours = { ...token, expiresAt: awsTime(Date.now() + 4 * 3_600_000 + 30_000) };
  replaceFile(tokenPath(home, 'corp'), pythonJson(inFourHours));
  await expect(card.countdown).toHaveText('4 h 0 min left');

  fs.rmSync(tokenPath(home, 'corp'));
  await expect(card.status).toHaveText('Signed out');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  // One line says who it was; as `aws sso logout` leaves the folder, nobody is told of what they did themselves.
  await expect(card.problem).toContainText('Another program signed you out');
  expect(await app.notifications()).toEqual([]);
});

test('changes that follow one another at once: the last one counts', async ({ home, launch, organisation }) => {
  const app = await launch('--hidden');
  // AWS is asked for the accounts after a while: it has to know the token.
  const { accessToken } = await signInElsewhere(organisation);
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  const tokenFor = (hours: number): string =>
    pythonJson({ accessToken, expiresAt: awsTime(Date.now() + hours * 3_600_000 + 30_000) });
  fs.mkdirSync(cacheDir(home), { recursive: true });
  const path = tokenPath(home, 'corp');
  for (const pause of [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 70, 90]) {
    const message = `${pause} ms apart`;
    replaceFile(path, tokenFor(2));
    await delay(pause);
    replaceFile(path, tokenFor(3));
    await expect.poll(() => trayLine(app, 'corp'), { message }).toMatch(untilHours(3, '$'));
  }
  for (const pause of [5, 20, 60]) {
    const message = `${pause} ms apart`;
    fs.rmSync(path);
    await delay(pause);
    replaceFile(path, tokenFor(2));
    await expect.poll(() => trayLine(app, 'corp'), { message }).toMatch(untilHours(2, '$'));
    await delay(pause);
    fs.rmSync(path);
    await expect.poll(() => trayLine(app, 'corp'), { message }).toBe('corp · Signed out – sign in');
    replaceFile(path, tokenFor(2));
  }
});

test('the whole cache is removed and comes back', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await signInFromTray(app, organisation);
  fs.rmSync(home.path('.aws', 'sso'), { recursive: true });
  await expect(card.status).toHaveText('Signed out');
  const token = await signInElsewhere(organisation);
  writeToken(home, 'corp', token);
  await expect(card.status).toHaveText('Signed in');
  // Without a sign-in there is nothing in the folder that anybody would miss (disk-trouble.spec.ts).
  fs.rmSync(tokenPath(home, 'corp'));
  await expect(card.status).toHaveText('Signed out');
  fs.rmSync(home.path('.aws'), { recursive: true });
  await expect((await panelOf(app)).firstRun).toBeVisible();
});

test('`~/.aws` is made while Daypass runs', async ({ home, launch, organisation }) => {
  fs.rmSync(home.path('.aws'), { recursive: true });
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.firstRun).toBeVisible();
  home.writeConfig(sessionConfig());
  const card = await panel.session('corp');
  await expect(card.status).toHaveText('Signed out');
  writeToken(home, 'corp', await signInElsewhere(organisation));
  await expect(card.status).toHaveText('Signed in');
});

test('sessions that are added, changed and removed by hand', async ({ app, home, organisation }) => {
  const panel = await panelOf(app);
  await expect(panel.sessionNames).toHaveText(['corp']);
  await signInFromTray(app, organisation);
  const config = home.path('.aws', 'config');

  const labs = sessionConfig({ name: 'labs', startUrl: 'https://d-2222222222.awsapps.com/start' });
  fs.appendFileSync(config, labs);
  await expect(panel.sessionNames).toHaveText(['corp', 'labs']);
  // What was there is not disturbed.
  await expect((await panel.session('corp')).status).toHaveText('Signed in');

  // An editor that replaces the file.
  replaceFile(config, sessionConfig() + labs.replace('eu-west-1', 'ap-northeast-1'));
  await expect((await panel.session('labs')).root).toContainText('ap-northeast-1');

  replaceFile(config, labs);
  await expect(panel.sessionNames).toHaveText(['labs']);
  await expect.poll(() => trayLine(app, 'corp')).toBeUndefined();
  // A session that leaves the config is not signed out by that.
  expect(hasToken(home, 'corp')).toBe(true);

  replaceFile(config, labs + sessionConfig());
  await expect(panel.sessionNames).toHaveText(['labs', 'corp']);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
});

test('a sign-in elsewhere ends our wait for the browser', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  writeToken(home, 'corp', await signInElsewhere(organisation));
  await expect(card.status).toHaveText('Signed in');
  await expect(card.problem).toHaveCount(0);
  await expect.poll(() => refusalOf('127.0.0.1', redirectUriOf(page).port)).toBe('ECONNREFUSED');
});

test('a sign-in elsewhere ends our wait with a code', async ({ app, home, organisation }) => {
  await signInWithCodeInTray(app, 'corp');
  const { userCode } = await pendingDevice(organisation);
  const card = await (await panelOf(app)).session('corp');
  await expect(card.code).toHaveText(userCode);
  const token = await signInElsewhere(organisation, { startUrl: usualStartUrl });
  writeToken(home, 'corp', token);
  await expect(card.status).toHaveText('Signed in');
  await expect(card.code).toHaveCount(0);
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(pythonJson(token));
});

test('the tray alone shows it too, while the panel is closed', async ({ app, home, organisation }) => {
  await panelOf(app);
  await app.closePanel();
  writeToken(home, 'corp', await signInElsewhere(organisation));
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
  await expect.poll(app.tray.tooltip).toBe('Daypass: corp signed in');
  // The accounts are listed while nobody looks as well, a little later.
  await app.sleepLaptop(minute);
  await expect.poll(() => organisation.requestsOf('ListAccounts').map(({ status }) => status)).toEqual([200]);
});

test('a session that is signed out elsewhere takes its warning along', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig({ name: 'old' }));
  const token = await signedInLegacy(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, legacyName, 'Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 14 * minute);
  await expect.poll(() => areOpen(app)).toEqual([true]);
  // `aws sso logout` removes the file, and nothing else.
  fs.rmSync(tokenPath(home, String(token['startUrl'])));
  await expect.poll(() => areOpen(app)).toEqual([false]);
  await expect.poll(() => trayLine(app, legacyName)).toContain('Signed out');
  expect(await app.notifications()).toHaveLength(1);
});

test('another Daypass on the same home, and an IDE that replaces the file', async ({ home, launch, organisation }) => {
  const app = await launch('--hidden');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  const [key, folder] = ['corp', cacheDir(home)];
  // Daypass's own way of writing: a temporary file beside it, fsync, rename.
  const token = await signInElsewhere(organisation);
  const other = createTokenCache(folder);
  await other.store(key, {
    ...token,
    accessToken: String(token['accessToken']),
    expiresAt: Date.now() + 2 * hour + 30_000,
  });
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed in');
  // The tray tells nothing of a token's life; the sheet does.
  await app.tray.choose('Open Daypass');
  const { root } = await (await panelOf(app)).session('corp');
  await expect(root).toContainText(untilHours(2, ' · renews'));
  replaceFile(tokenPath(home, key), pythonJson({ ...token, expiresAt: awsTime(Date.now() + 3 * hour + 30_000) }));
  await expect(root).toContainText(untilHours(3, ' · renews'));
  await other.remove(key);
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
});
