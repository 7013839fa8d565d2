/** The check with many findings: what can be mended together, and that nothing opened in it gets lost. */
import fs from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { replaceFile } from '../../../testing/aws-files.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { backupName } from '../../../src/main/aws/config/backup.ts';
import { hour } from '../../../src/shared/time.ts';
import { axeOf } from '../../objects/complaints.ts';
import { openCheck, reportsSent } from '../../objects/doctor.ts';
import { photograph } from '../../objects/photograph.ts';
import { openTerminal } from '../../objects/terminal.ts';

const cli = findAwsCli();
const role = { accountId: '123456789012', roleName: 'Developer' };
const good = sessionConfig({ profiles: [{ name: 'dev', ...role }] });

/** Four ways of writing that mislead tools, and two things that only a person can tell. */
const many =
  good.replace('sso_role_name =', 'sso_role_name :') +
  '[profile dev]\nregion = eu-west-1 # Ireland\n' +
  '[audit]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = "Auditor"\nregion = eu-west-1\n' +
  '[profile lost]\nsso_session = nowhere\nsso_account_id = 123456789012\nsso_role_name = Developer\n' +
  '[profile 開発]\nregion = eu-west-1\n';
const mended =
  `${good.trimEnd()}\n\n# Ireland\nregion = eu-west-1\n` +
  '[profile audit]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Auditor\nregion = eu-west-1\n' +
  '[profile lost]\nsso_session = nowhere\nsso_account_id = 123456789012\nsso_role_name = Developer\n' +
  '[profile 開発]\nregion = eu-west-1\n';

const together = (page: Page) => page.getByRole('region', { name: 'Apply all safe fixes' });

async function offered(app: DaypassHost): Promise<Page> {
  const page = await openCheck(app);
  await page.getByRole('button', { name: 'Apply all safe fixes…' }).click();
  return page;
}

test('all that are safe: one preview, one click, and what needs a decision is left and told', async ({
  home,
  launch,
  organisation,
}, info) => {
  home.writeConfig(many);
  const page = await offered(await launch());
  const region = together(page);
  await expect(region.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(region.getByRole('insertion')).toContainText(['[profile audit]']);
  await expect(region).toContainText('more need your decision');
  expect((await axeOf(page).analyze()).violations).toEqual([]);
  await photograph(page, 'together', info);
  expect(home.read('.aws', 'config')).toBe(many);
  await region.getByRole('button', { name: 'Apply all' }).click();
  await expect(page.getByRole('heading', { name: '2 problems in your AWS config' })).toBeFocused();
  expect(home.read('.aws', 'config')).toBe(mended);
  await expect(page.getByRole('button', { name: 'Apply all safe fixes…' })).toHaveCount(0);
  if (typeof cli === 'string') return;
  const listed = await openTerminal(cli, home, organisation).run('configure', 'list-profiles');
  expect([listed.stderr, listed.stdout.trim().split(/\s+/)]).toEqual(['', ['dev', 'audit', 'lost', '開発']]);
});

test('a file that changes between the preview and the click is not written, and shown anew', async ({
  home,
  launch,
}) => {
  home.writeConfig(many);
  const page = await offered(await launch());
  await expect(together(page).getByRole('insertion')).toContainText(['[profile audit]']);
  const other = many.replace('[audit]', '[auditors]');
  replaceFile(home.path('.aws', 'config'), other);
  await together(page).getByRole('button', { name: 'Apply all' }).click();
  await expect(together(page).getByRole('alert')).toContainText('changed after the preview');
  expect(home.read('.aws', 'config')).toBe(other);
  await expect(together(page).getByRole('insertion')).toContainText(['[profile auditors]']);
  await together(page).getByRole('button', { name: 'Apply all' }).click();
  await expect(together(page)).toHaveCount(0);
  expect(home.read('.aws', 'config')).toBe(mended.replace('[profile audit]', '[profile auditors]'));
});

test('one that cannot be written is told, and the other file is mended', async ({ home, launch }, info) => {
  home.writeConfig(many);
  const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = s\n';
  home.write(`[profile keys]\n${keys}`, '.aws', 'credentials');
  const app = await launch();
  const page = await offered(app);
  await expect(together(page).getByRole('figure')).toHaveCount(2);
  // No backup can be made, on whichever side of midnight it is.
  for (const days of [-1, 0, 1]) fs.mkdirSync(backupName(home.path('.aws', 'config'), Date.now() + days * 24 * hour));
  await together(page).getByRole('button', { name: 'Apply all' }).click();
  await expect(page.getByRole('alert')).toContainText('Not everything could be fixed');
  await photograph(page, 'partly', info);
  expect(home.read('.aws', 'config')).toBe(many);
  expect(home.read('.aws', 'credentials')).toBe(`[keys]\n${keys}`);
});

test('a change that is opened stays open while the file changes, and while the panel is hidden', async ({
  home,
  launch,
}) => {
  home.writeConfig(many);
  const app = await launch();
  const page = await openCheck(app);
  const finding = page.getByRole('listitem').filter({ hasText: 'appears more than once' });
  await finding.getByRole('button', { name: /^Review fix/ }).click();
  await expect(finding.locator('del').first()).toBeVisible();
  replaceFile(home.path('.aws', 'config'), `${many}[profile new]\nregion = nowhere\n`);
  await expect(page.getByText('region in [profile new] is')).toBeVisible();
  await expect(finding.locator('del').first()).toBeVisible();
  await app.closePanel();
  await expect.poll(async () => (await app.windows())[0]).toMatchObject({ visible: false });
  replaceFile(home.path('.aws', 'config'), `${many}[profile newer]\nregion = nowhere\n`);
  await app.launchAgain();
  await expect(page.getByText('region in [profile newer] is')).toBeVisible();
  const sent = await reportsSent(app);
  expect(sent.slice(sent.indexOf(true))).not.toContain(false);
  await expect(finding.locator('del').first()).toBeVisible();
});
