/** The doctor: what is wrong with the AWS files, the exact change that cures it, and what the AWS CLI says to that. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { replaceFile } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { axeOf } from '../../objects/complaints.ts';
import { openCheck, reportsSent } from '../../objects/doctor.ts';
import { chooseInMenu, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { openTerminal } from '../../objects/terminal.ts';

const cli = findAwsCli();
const role = { accountId: '123456789012', roleName: 'Developer' };
const good = sessionConfig({ profiles: [{ name: 'dev', ...role }] });
const twice = `${good}\n# more of it\n[profile dev]\nregion = eu-west-1\n`;

/** One of each kind: an error with an edit, a warning, a note, one that only a person can mend. */
const many =
  twice +
  legacyConfig({ name: 'old', startUrl: `${usualStartUrl}/`, ...role }) +
  `[profile lost]\nsso_session = nowhere\n[sso-session 'My Corp']\nsso_start_url = https://my.awsapps.com/start\n` +
  'sso_region = us-east-1 # Virginia\nsso_registration_scopes = sso:account:access\n';

test('an empty desk: nothing to mend', async ({ home, launch }, testInfo) => {
  home.writeConfig(good);
  const page = await openCheck(await launch());
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeVisible();
  await photograph(page, 'nothing', testInfo);
});

test('from the profiles to the check: the report stays, and with it what is pressed in that moment', async ({
  home,
  launch,
}) => {
  home.writeConfig(twice);
  const app = await launch();
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  await page.getByRole('row', { name: /^dev/ }).getByRole('button', { name: 'Check AWS config' }).click();
  const finding = page.getByRole('listitem').filter({ hasText: 'appears more than once' });
  await finding.getByRole('button', { name: /^Review fix/ }).click();
  await expect(finding.locator('del')).toContainText(['[profile dev]']);
  const sent = await reportsSent(app);
  expect(sent).toContain(true);
  expect(sent.slice(sent.indexOf(true))).not.toContain(false);
  // It is put away with the last page that shows it.
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect.poll(async () => (await reportsSent(app)).at(-1)).toBe(false);
});

test('a section twice: shown, mended, and the AWS CLI reads the file again', async ({ home, launch, organisation }) => {
  test.skip(typeof cli === 'string', 'no AWS CLI');
  if (typeof cli === 'string') return;
  home.writeConfig(twice);
  const file = home.path('.aws', 'config');
  const terminal = openTerminal(cli, home, organisation);
  const before = await terminal.run('configure', 'list-profiles');
  expect(before.code).not.toBe(0);

  const { page } = await panelOf(await launch());
  await chooseInMenu(page, 'Profiles');
  await page.getByRole('row', { name: /^dev/ }).getByRole('button', { name: 'Check AWS config' }).click();
  const finding = page.getByRole('listitem').filter({ hasText: '[profile dev] appears more than once (lines 6, 13)' });
  await expect(finding).toContainText('config:13:1');
  await expect(finding).toContainText('Affects AWS CLI, boto3');
  await finding.getByRole('button', { name: /^Review fix/ }).click();
  await expect(finding.locator('del')).toContainText(['[profile dev]']);
  expect(fs.readFileSync(file, 'utf8')).toBe(twice);
  await finding.getByRole('button', { name: 'Apply fix' }).click();
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeFocused();

  const after = await terminal.run('configure', 'list-profiles');
  expect(after.stderr).toBe('');
  expect(after.stdout.trim().split(/\s+/)).toEqual(['dev']);
  const region = await terminal.run('configure', 'get', 'region', '--profile', 'dev');
  expect(region.stdout.trim()).toBe('eu-west-1');
  expect(fs.readdirSync(home.path('.aws')).some((name) => name.startsWith('config.daypass-backup-'))).toBe(true);
});

test('follows the file, copies all findings, and refuses what was shown for another text', async ({ home, launch }) => {
  home.writeConfig(good);
  const file = home.path('.aws', 'config');
  const app = await launch();
  const page = await openCheck(app);
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeVisible();
  replaceFile(file, twice);
  await page.getByRole('button', { name: /^Review fix/ }).click();
  await expect(page.locator('del').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect.poll(() => app.clipboard()).toContain(`${file}:13:1: Error: [profile dev]`);
  const other = twice.replace('eu-west-1\n# more', 'eu-west-1\n# less');
  replaceFile(file, other.replace('region = eu-west-1', 'region = us-east-1'));
  const now = fs.readFileSync(file, 'utf8');
  await page.getByRole('button', { name: 'Apply fix' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(fs.readFileSync(file, 'utf8')).toBe(now);
});

for (const [language, scheme] of [
  ['English', 'light'],
  ['English', 'dark'],
  ['日本語', 'light'],
  ['日本語', 'dark'],
] as const) {
  test(`many findings: ${language}, ${scheme}`, async ({ home, launch }, testInfo) => {
    home.writeConfig(many);
    const { page } = await panelOf(await launch());
    await page.emulateMedia({ colorScheme: scheme });
    await chooseInMenu(page, 'Settings');
    await page.getByText(language, { exact: true }).click();
    await page.getByRole('button', { name: /^(Check AWS config|AWS 設定を診断)$/ }).click();
    const items = page.getByRole('listitem');
    await expect.poll(() => items.count()).toBeGreaterThan(4);
    await page
      .getByRole('button', { name: /^(Review fix|修正内容を確認)/ })
      .first()
      .click();
    await expect(page.locator('.diff')).toBeVisible();
    const { violations } = await axeOf(page).analyze();
    expect(violations).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath('findings.png'), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}
