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

const soon = { timeout: 2_000 };

const good = sessionConfig();

const labs = ['[sso-session labs]', 'sso_start_url = https://labs.awsapps.com/start', 'sso_region = us-east-1', ''];

const broken = [
  {
    what: 'a section twice',
    text: `${good}[sso-session corp]\nsso_region = eu-west-1\n`,
    says: /, line 6, column \d+: the section \[sso-session corp\] is already on line 1\..*Combine the two/,
  },
  {
    what: 'a key twice',
    text: `${good}[profile dev]\nregion = us-east-1\nregion = us-east-2\n`,
    says: /, line 8, column \d+: “region” is already set on line 7/,
  },
  {
    what: 'an open header',
    text: `${good}[profile dev\nregion = x\n`,
    says: /, line 6, column \d+: the closing bracket/,
  },
  {
    what: 'a line that is nothing',
    text: `${good}[profile dev]\nnothing at all\n`,
    says: /, line 7, column \d+: “nothing/,
  },
  {
    what: 'a key on its own',
    text: `region = x\n${good}`,
    says: /, line 1, column \d+: “region” comes before the first section/,
  },
  { what: 'a byte order mark', text: `\uFEFF${good}`, says: /byte order mark.*UTF-8 without BOM/ },
  {
    what: 'an unknown session',
    text: `${good}[profile dev]\nsso_session = crop\n`,
    says: /, line 7, column \d+: profile dev uses the session crop, which is not in the file/,
  },
  {
    what: 'no start URL',
    text: `${good}[sso-session labs]\nsso_region = us-east-1\n`,
    says: /, line 6, column \d+: the section \[sso-session labs\] has no sso_start_url/,
  },
  {
    what: 'no region',
    text: `${good}[sso-session labs]\nsso_start_url = https://labs.awsapps.com/start\n`,
    says: /, line 6, column \d+: the section \[sso-session labs\] has no sso_region/,
  },
  {
    what: 'a start URL without https',
    text: good + labs.join('\n').replace('https', 'http'),
    says: /, line 7, column \d+: the start URL “http:\/\/labs\.awsapps\.com\/start” in \[sso-session labs\] is not an https address/,
  },
  {
    what: 'a region that is none',
    text: good + labs.join('\n').replace('us-east-1', 'us east 1'),
    says: /, line 8, column \d+: .*“us east 1”/,
  },
  {
    what: 'two regions for one start URL',
    text:
      good +
      legacyConfig({ name: 'a', startUrl: 'https://old.awsapps.com/start' }) +
      legacyConfig({ name: 'b', startUrl: 'https://old.awsapps.com/start', region: 'us-east-1' }),
    says: /, line 12, column \d+: profile b names the region us-east-1/,
  },
] as const;

test('broken files: the notice names file, line and what is wrong, and the good part works', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  test.setTimeout(60_000);
  const config = home.path('.aws', 'config');
  home.writeConfig(broken[0].text);
  const app = await launch();
  const panel = await panelOf(app);
  for (const { what, text, says } of broken) {
    replaceFile(config, text);
    const notice = panel.notice(says);
    await expect.soft(notice, what).toHaveCount(1, soon);
    await expect.soft(panel.notices, what).toHaveCount(1);
    await expect.soft(panel.notices.first(), what).toContainText('~/.aws/config');
    await expect(panel.sessionNames.first(), what).toHaveText('corp');
    await expect(panel.sessionNames.filter({ hasText: 'labs' }), what).toHaveCount(0);
    expect(fs.readFileSync(config, 'utf8')).toBe(text);
    expect.soft(await trayLabels(app)).toContain('1 problem – show in Daypass');
    replaceFile(config, good);
    await expect(panel.notices, what).toHaveCount(0, soon);
  }
  replaceFile(config, broken.map(({ text }) => text).join(''));
  // A few are told, so that the sessions stay in sight; the rest is where it can be mended.
  await expect(panel.notices).toHaveCount(3);
  await expect(panel.page.getByText(/^\d+ more mistakes in the AWS files\.$/)).toBeVisible();
  await photograph(panel.page, 'notices', testInfo);
  await signInFromTray(app, organisation);
  await expect(panel.session('corp').status).toHaveText('Signed in');
  await panel.page.getByRole('button', { name: 'Check the AWS files' }).click();
  await expect.poll(() => panel.page.locator('.finding').count()).toBeGreaterThan(8);
});

test('a broken file at the start, and a notice that was read', async ({ home, launch }) => {
  home.writeConfig(broken[0].text);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notices).toHaveCount(1);
  await panel.dismissNotice('is already on line 1');
  await expect(panel.notices).toHaveCount(0);
  // The same mistake is not told again, another one is.
  replaceFile(home.path('.aws', 'config'), `${broken[0].text}[profile dev\n`);
  await expect(panel.notice('closing bracket')).toBeVisible(soon);
  await expect(panel.notices).toHaveCount(1);
});

test('a file with bytes that are no UTF-8', async ({ home, launch }) => {
  const bytes = Buffer.concat([Buffer.from(good), Buffer.from('# f\u00FCr uns\n', 'latin1')]);
  home.writeConfig('');
  fs.writeFileSync(home.path('.aws', 'config'), bytes);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notice('~/.aws/config')).toContainText('Save the file as UTF-8');
  // One comment does not hide the sessions.
  await expect(panel.session('corp').status).toHaveText('Signed out', soon);
  expect(fs.readFileSync(home.path('.aws', 'config')).equals(bytes)).toBe(true);
  // Saved anew as UTF-8 it is read.
  home.writeConfig(`${good}# für uns\n`);
  await expect(panel.session('corp').status).toHaveText('Signed out', soon);
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
    await expect(panel.page.getByText('~/elsewhere/deep/aws.ini, which does not exist yet')).toBeVisible();
    await addCorp(panel);
    expect(fs.readFileSync(file, 'utf8')).toBe(newSection.join('\n'));
    expect(home.read('.aws', 'config')).toBe(sessionConfig({ name: 'not-this-one' }));

    fs.appendFileSync(file, sessionConfig({ name: 'labs' }));
    await expect(panel.sessionNames).toHaveText(['corp', 'labs'], soon);
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
  await expect(panel.sessionNames).toHaveText(['corp', 'labs'], soon);
  // As dotfile managers and editors do it.
  replaceFile(file, sessionConfig({ name: 'labs' }));
  await expect(panel.sessionNames).toHaveText(['labs'], soon);

  await panel.openAddSession();
  await addCorp(panel);
  expect(fs.lstatSync(home.path('.aws', 'config')).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(file, 'utf8')).toBe(sessionConfig({ name: 'labs' }) + newSection.join('\n'));
});
