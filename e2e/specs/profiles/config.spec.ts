/** The AWS config file: broken in each way, elsewhere, or behind a link. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../../hosts/fixture.ts';
import { addCorp, newSection } from '../../objects/add-session.ts';
import { replaceFile, tokenPath } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const good = sessionConfig();

const labs = ['[sso-session labs]', 'sso_start_url = https://labs.awsapps.com/start', 'sso_region = us-east-1', ''];

const broken = [
  {
    what: 'a section twice',
    text: `${good}[sso-session corp]\nsso_region = eu-west-1\n`,
    at: 'config:6:1',
    says: /\[sso-session corp\] appears more than once \(lines 1, 6\).*Merge them/,
  },
  {
    what: 'a key twice',
    text: `${good}[profile dev]\nregion = us-east-1\nregion = us-east-2\n`,
    at: 'config:8:1',
    says: /“region” is set more than once in \[profile dev\] \(lines 7, 8\)/,
  },
  {
    what: 'an open header',
    text: `${good}[profile dev\nregion = x\n`,
    at: 'config:6:1',
    says: /The closing bracket after “\[profile…” is missing.*Add “\]”/,
  },
  {
    what: 'a line that is nothing',
    text: `${good}[profile dev]\nnothing at all\n`,
    at: 'config:7:1',
    says: /“nothing…” isn’t a setting/,
  },
  {
    what: 'a key on its own',
    text: `region = x\n${good}`,
    at: 'config:1:1',
    says: /“region” comes before the first section/,
  },
  {
    what: 'a byte order mark',
    text: `\uFEFF${good}`,
    at: 'config:1:1',
    says: /byte order mark.*Remove the byte order mark/,
  },
  {
    what: 'an unknown session',
    text: `${good}[profile dev]\nsso_session = crop\n`,
    at: 'config:7:15',
    says: /Profile dev uses session crop, which doesn’t exist/,
  },
  {
    what: 'no start URL',
    text: `${good}[sso-session labs]\nsso_region = us-east-1\n`,
    at: 'config:6:1',
    says: /\[sso-session labs\] has no sso_start_url/,
  },
  {
    what: 'no region',
    text: `${good}[sso-session labs]\nsso_start_url = https://labs.awsapps.com/start\n`,
    at: 'config:6:1',
    says: /\[sso-session labs\] has no sso_region/,
  },
  {
    what: 'a start URL without https',
    text: good + labs.join('\n').replace('https', 'http'),
    at: 'config:7:17',
    says: /The start URL “http:\/\/labs\.awsapps\.com\/start” in \[sso-session labs\] isn’t an https URL/,
  },
  {
    what: 'a region that is none',
    text: good + labs.join('\n').replace('us-east-1', 'us east 1'),
    at: 'config:8:14',
    says: /sso_region in \[sso-session labs\] is “us east 1”, which isn’t an AWS region/,
  },
  {
    what: 'two regions for one start URL',
    text:
      good +
      legacyConfig({ name: 'a', startUrl: 'https://old.awsapps.com/start' }) +
      legacyConfig({ name: 'b', startUrl: 'https://old.awsapps.com/start', region: 'us-east-1' }),
    at: 'config:12:14',
    says: /sso_region in \[profile b\] is us-east-1, but eu-west-1 is used for the same start URL/,
  },
] as const;

test('broken files: one line says how many problems, the check which and where, and the good part works', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const config = home.path('.aws', 'config');
  home.writeConfig(broken[0].text);
  const app = await launch();
  const panel = await panelOf(app);
  for (const { what, text, at, says } of broken) {
    replaceFile(config, text);
    await expect.soft(panel.notice('1 problem in your AWS config.'), what).toHaveCount(1);
    await expect.soft(panel.notices, what).toHaveCount(1);
    await expect(panel.sessionNames.first(), what).toHaveText('corp');
    await expect(panel.sessionNames.filter({ hasText: 'labs' }), what).toHaveCount(0);
    expect(fs.readFileSync(config, 'utf8')).toBe(text);
    expect.soft(await trayLabels(app)).toContain('1 problem…');
    await panel.review.click();
    const finding = panel.page.locator('.finding[data-severity="error"]');
    await expect.soft(finding, what).toHaveCount(1);
    await expect.soft(finding, what).toContainText(says);
    await expect.soft(finding.locator('.finding-place'), what).toHaveText(at);
    await expect
      .soft(finding.locator('.finding-place'), what)
      .toHaveAttribute('title', path.join(path.dirname(config), at));
    await panel.back();
    replaceFile(config, good);
    await expect(panel.notices, what).toHaveCount(0);
  }
  replaceFile(config, broken.map(({ text }) => text).join(''));
  // However many there are, they take one line, so that the sessions stay in sight; each is where it can be mended.
  await expect(panel.notice(/^\d+ problems in your AWS config\.Review$/)).toBeVisible();
  await expect(panel.notices).toHaveCount(1);
  const [told = ''] = (await panel.notices.innerText()).split(' ');
  expect(await trayLabels(app)).toContain(`${told} problems…`);
  await photograph(panel.page, 'notices', testInfo);
  await signInFromTray(app, organisation);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await panel.review.click();
  await expect.poll(() => panel.page.locator('.finding[data-severity="error"]').count()).toBe(Number(told));
  expect(Number(told)).toBeGreaterThan(8);
});

test('a broken file at the start, and a notice that was read', async ({ home, launch }) => {
  home.writeConfig(broken[0].text);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notices).toHaveCount(1);
  await panel.dismissNotice('1 problem in your AWS config.');
  await expect(panel.notices).toHaveCount(0);
  // The same mistake is not told again, one more is.
  replaceFile(home.path('.aws', 'config'), `${broken[0].text}[profile dev\n`);
  await expect(panel.notice('2 problems in your AWS config.')).toBeVisible();
  await expect(panel.notices).toHaveCount(1);
  await panel.review.click();
  await expect(panel.page.locator('.finding').filter({ hasText: 'The closing bracket' })).toContainText('config:8:1');
});

test('a file with bytes that are no UTF-8', async ({ home, launch }) => {
  const bytes = Buffer.concat([Buffer.from(good), Buffer.from('# f\u00FCr uns\n', 'latin1')]);
  home.writeConfig('');
  fs.writeFileSync(home.path('.aws', 'config'), bytes);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notice('~/.aws/config')).toContainText('Save the file as UTF-8');
  // One comment does not hide the sessions.
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect(fs.readFileSync(home.path('.aws', 'config')).equals(bytes)).toBe(true);
  // Saved anew as UTF-8 it is read.
  home.writeConfig(`${good}# für uns\n`);
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  await expect(panel.notices).toHaveCount(0);
});

test.describe('AWS_CONFIG_FILE', () => {
  test.use({
    appEnv: async ({ organisation }, use) =>
      use({ ...organisation.env, DISPLAY: ':0', AWS_CONFIG_FILE: '~/elsewhere/deep/aws.ini' }),
  });

  test('elsewhere: read, followed and written there', async ({ home, launch, organisation }) => {
    home.writeConfig(sessionConfig({ name: 'not-this-one' }));
    const app = await launch();
    const panel = await panelOf(app);
    const file = home.path('elsewhere', 'deep', 'aws.ini');
    await expect(panel.firstRun).toBeVisible();
    await expect(panel.page.getByText('(~/elsewhere/deep/aws.ini). It doesn’t exist yet')).toBeVisible();
    await addCorp(panel);
    expect(fs.readFileSync(file, 'utf8')).toBe(newSection.join('\n'));
    expect(home.read('.aws', 'config')).toBe(sessionConfig({ name: 'not-this-one' }));

    fs.appendFileSync(file, sessionConfig({ name: 'labs' }));
    await expect(panel.sessionNames).toHaveText(['corp', 'labs']);
    // The caches stay below the home folder, as with every AWS tool.
    await signInFromTray(app, organisation);
    expect(fs.existsSync(tokenPath(home, 'corp'))).toBe(true);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['aws.ini']);
  });
});

test('a linked config file: followed, and still a link after a session was added', async ({ home, launch }) => {
  test.skip(process.platform === 'win32', 'Links need rights there.');
  const file = home.path('dotfiles', 'aws', 'config');
  home.write(sessionConfig(), 'dotfiles', 'aws', 'config');
  fs.mkdirSync(home.path('.aws'));
  fs.symlinkSync('../dotfiles/aws/config', home.path('.aws', 'config'));
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.sessionNames).toHaveText(['corp']);
  fs.appendFileSync(file, sessionConfig({ name: 'labs' }));
  await expect(panel.sessionNames).toHaveText(['corp', 'labs']);
  // As dotfile managers and editors do it.
  replaceFile(file, sessionConfig({ name: 'labs' }));
  await expect(panel.sessionNames).toHaveText(['labs']);

  await panel.openAddSession();
  await addCorp(panel);
  expect(fs.lstatSync(home.path('.aws', 'config')).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(file, 'utf8')).toBe(sessionConfig({ name: 'labs' }) + newSection.join('\n'));
});
