/** Files that nobody honest would put there: pipes, circles of links, giants, folders in a file's place. Daypass goes on. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Home } from '../../../testing/home.ts';
import { cacheDir, hasToken, registrationPath, shownTokenPath, tokenPath } from '../../../testing/aws-files.ts';
import { sessionConfig, usualRegion, usualScopes, usualStartUrl } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { chooseInTray, signInInTray, trayLabels, trayLine } from '../../objects/tray.ts';

const labs = { name: 'labs', startUrl: 'https://d-labs567890.awsapps.com/start' };
const megabyte = 1024 * 1024;

/** The AWS CLI's cache file for the role of profile `dev`. */
const roleOfDev = '{"accountId":"100000000001","roleName":"ReadOnly","sessionName":"corp"}';
const roleFileOfDev = `${createHash('sha1').update(roleOfDev).digest('hex')}.json`;

test.beforeEach(({ home }) => {
  home.writeConfig(
    sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'ReadOnly' }] }) +
      sessionConfig(labs),
  );
  fs.mkdirSync(cacheDir(home), { recursive: true });
});

const pipe = (file: string): void => void execFileSync('mkfifo', [file]);

const hasPipes = process.platform !== 'win32';

/** The whole way of a session, in an app that something else may keep busy. */
async function worksFor(app: DaypassHost, signIn: () => Promise<void>, name: string): Promise<void> {
  await signIn();
  await chooseInTray(app, name, 'Sign out');
  await expect.poll(() => trayLine(app, name)).toContain('Signed out');
}

/** How long (ms) the main process takes to answer the panel. */
async function answerTime(app: DaypassHost): Promise<number> {
  const { page } = await panelOf(app);
  return page.evaluate(async () => {
    const before = performance.now();
    await window.daypass.dispatch({ type: 'panel-ready' });
    return performance.now() - before;
  });
}

test.describe('pipes, which no reader ever gets to the end of', () => {
  test.skip(!hasPipes, 'Windows has no pipes in folders');

  test('in place of a token: said, and the other sessions work', async ({ home, launch, organisation }) => {
    pipe(tokenPath(home, 'corp'));
    const app = await launch();
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).problem).toContainText(shownTokenPath(home, 'corp'));
    await worksFor(app, () => signInFromTray(app, organisation, 'labs'), 'labs');
    // Who made the pipe wants it there: it stays, and the sign-in says what is in its way.
    const opened = (await app.openedUrls()).length;
    await signInInTray(app, 'corp');
    await allowInBrowser(organisation, await openedPage(app, opened + 1));
    await expect((await panel.session('corp')).problem).toContainText('it isn’t a regular file');
    expect(fs.lstatSync(tokenPath(home, 'corp')).isFIFO()).toBe(true);
    fs.rmSync(tokenPath(home, 'corp'));
    await worksFor(app, () => signInFromTray(app, organisation, 'corp'), 'corp');
  });

  test('everywhere else: sign-in and sign-out of everything go their way', async ({ home, launch, organisation }) => {
    const corp = { startUrl: usualStartUrl, region: usualRegion, scopes: [usualScopes], sessionName: 'corp' };
    pipe(registrationPath(home, corp));
    // More of them than Node has threads for files.
    for (let i = 0; i < 8; i += 1) pipe(home.path('.aws', 'sso', 'cache', `pipe${i}.json`));
    fs.mkdirSync(home.path('.aws', 'cli', 'cache'), { recursive: true });
    for (const name of ['pipe.json', roleFileOfDev]) pipe(home.path('.aws', 'cli', 'cache', name));
    const app = await launch();
    await signInFromTray(app, organisation, 'labs');
    await worksFor(app, () => signInFromTray(app, organisation, 'corp'), 'corp');
    await app.tray.choose(/^Sign out of all/);
    await expect.poll(() => trayLine(app, 'labs')).toContain('Signed out');
    expect([hasToken(home, 'corp'), hasToken(home, 'labs')]).toEqual([false, false]);
  });

  test('in place of the config file: said, and the panel is there', async ({ home, launch }) => {
    fs.rmSync(home.path('.aws', 'config'));
    pipe(home.path('.aws', 'config'));
    const app = await launch();
    const panel = await panelOf(app);
    await expect(panel.notice('~/.aws/config')).toBeVisible();
    expect(await answerTime(app)).toBeLessThan(1_000);
  });

  test('in place of the settings: the usual ones count', async ({ home, launch, organisation }) => {
    const app = await launch();
    await (await panelOf(app)).page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'ja' }));
    await expect.poll(() => filesOfDaypass(home)).toContainEqual(expect.stringMatching(/settings\.json$/));
    await app.quit();
    for (const file of filesOfDaypass(home).filter((name) => name.endsWith('.json'))) {
      fs.rmSync(file);
      pipe(file);
    }
    const again = await launch();
    await expect((await again.panel()).locator('html')).toHaveAttribute('lang', 'en');
    await signInFromTray(again, organisation, 'corp');
  });
});

/** The files of Daypass itself: settings, history, logs. */
function filesOfDaypass(home: Home): readonly string[] {
  const folder = home.path('.config');
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  // The lock of the one instance is a link that leads nowhere.
  return names.map((name) => home.path('.config', name)).filter((file) => fs.lstatSync(file).isFile());
}

const giants = {
  'a token with a field of 50 MB': () =>
    JSON.stringify({ accessToken: 'a'.repeat(50 * megabyte), expiresAt: '2099-01-01T00:00:00Z' }),
  '50 MB that are no JSON': () => '{'.repeat(50 * megabyte),
  '50 MB of nested lists': () => '['.repeat(25 * megabyte) + ']'.repeat(25 * megabyte),
};

for (const [name, content] of Object.entries(giants)) {
  test(`${name}: said, left alone, and nothing waits for it`, async ({ home, launch, organisation }) => {
    fs.writeFileSync(tokenPath(home, 'corp'), content());
    fs.writeFileSync(home.path('.aws', 'sso', 'cache', 'other.json'), content());
    const app = await launch();
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).problem).toContainText(shownTokenPath(home, 'corp'));
    expect(await answerTime(app)).toBeLessThan(1_000);
    await worksFor(app, () => signInFromTray(app, organisation, 'labs'), 'labs');
    expect(fs.statSync(tokenPath(home, 'corp')).size).toBeGreaterThanOrEqual(50 * megabyte);
  });
}

test('circles of links', async ({ home, launch, organisation }) => {
  const cache = (name: string) => home.path('.aws', 'sso', 'cache', name);
  const links: readonly (readonly [from: string, to: string])[] = [
    [tokenPath(home, 'corp'), tokenPath(home, 'corp')],
    [cache('a.json'), cache('b.json')],
    [cache('b.json'), cache('a.json')],
    [cache('self'), cacheDir(home)],
    [cache('aws'), home.path('.aws')],
    [cache('root'), '/'],
    [cache('zero.json'), '/dev/zero'],
    [home.path('.aws', 'aws'), home.path('.aws')],
  ];
  for (const [from, to] of links) fs.symlinkSync(to, from);
  // Whoever looks for the logs afterwards would go round in them.
  using _links = { [Symbol.dispose]: () => links.forEach(([from]) => fs.rmSync(from, { force: true })) };
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).problem).toContainText('its symbolic links form a loop');
  expect(await answerTime(app)).toBeLessThan(1_000);
  await worksFor(app, () => signInFromTray(app, organisation, 'labs'), 'labs');
  await signInFromTray(app, organisation, 'labs');
  await app.tray.choose(/^Sign out of all/);
  await expect.poll(() => trayLine(app, 'labs')).toContain('Signed out');
});

test('a folder in place of a token, an endless device in place of another', async ({ home, launch, organisation }) => {
  fs.mkdirSync(tokenPath(home, 'corp'));
  if (hasPipes) fs.symlinkSync('/dev/zero', tokenPath(home, 'labs'));
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).problem).toContainText('it’s a folder');
  expect(await answerTime(app)).toBeLessThan(1_000);
  await expect((await panel.session('labs')).status).toHaveText('Signed out');
  if (hasPipes) fs.rmSync(tokenPath(home, 'labs'));
  await worksFor(app, () => signInFromTray(app, organisation, 'labs'), 'labs');
});

/** What somebody else could have written into Daypass's own settings. */
const role = { accountId: '100000000001', accountName: 'x', roleName: 'Admin', usedAt: 1 };
const strangeSettings: Readonly<Record<string, string>> = {
  'no JSON': '{"language": ',
  'a list': '[[[]]]',
  'other kinds of values': '{"language":{"toString":1},"recentRoles":{"sso-session:corp":{"length":3}}}',
  'keys of every object':
    '{"__proto__":{"language":"ja"},"recentRoles":{"__proto__":[1],"constructor":[2],"sso-session:corp":[]}}',
  'ids that are paths': JSON.stringify({
    recentRoles: {
      'sso-session:corp': [
        { ...role, accountId: '../../../etc' },
        { ...role, roleName: '' },
      ],
    },
  }),
  '100,000 roles': JSON.stringify({ recentRoles: { 'sso-session:corp': Array<object>(100_000).fill(role) } }),
  '10,000 roles': JSON.stringify({ recentRoles: { 'sso-session:corp': Array<object>(10_000).fill(role) } }),
};

test('settings that somebody has tampered with: what is good in them counts', async ({
  home,
  launch,
  organisation,
}) => {
  test.slow();
  let app = await launch();
  await (await app.panel()).evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'en' }));
  await signInFromTray(app, organisation, 'corp');
  const found = () => filesOfDaypass(home).find((file) => file.endsWith('settings.json'));
  await expect.poll(found).toBeDefined();
  const settings = found()!;
  for (const [name, text] of Object.entries(strangeSettings)) {
    await app.quit();
    fs.writeFileSync(settings, text);
    app = await launch();
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).status, name).toHaveText('Signed in');
    expect((await trayLabels(app)).length, name).toBeLessThan(40);
    // And it is mended with the next change.
    await panel.page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'ja' }));
    await expect(() => {
      expect(JSON.parse(fs.readFileSync(settings, 'utf8')), name).toMatchObject({ language: 'ja' });
    }).toPass();
    // A hundred roles that were used last, and no more.
    expect(fs.statSync(settings).size, name).toBeLessThan(20_000);
  }
});
