/** How each tool sees a profile, and what the doctor found while the files change under it. */
import { expect, test } from '../../hosts/fixture.ts';
import { replaceFile } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { complaints } from '../../objects/complaints.ts';
import { openCheck } from '../../objects/doctor.ts';
import { chooseInMenu, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { tooWide } from '../../objects/too-wide.ts';

const { views, list } = en.doctor;
const role = { accountId: '123456789012', roleName: 'Developer' };
const good = sessionConfig({ profiles: [{ name: 'dev', ...role }] });
/** Some tools take the rest of the line for a part of the value. */
const commented = good.replace('Developer', 'Developer # not Admin');
const console = '[profile console]\nlogin_session = arn:aws:iam::123456789012:user/me\nregion = eu-west-1\n';

test('which tool sees what of a profile, and again when the file has changed', async ({ home, launch }, info) => {
  home.writeConfig(commented + console);
  const { page } = await panelOf(await launch());
  await chooseInMenu(page, 'Profiles');
  await page.getByRole('row', { name: /^dev/ }).getByRole('button', { name: views.open }).click();
  const sheet = page.getByRole('dialog', { name: views.heading.replace('{{profile}}', 'dev') });
  const cli = sheet.getByRole('region', { name: /AWS CLI/ });
  await expect(cli).toContainText('Developer # not Admin');
  await expect(cli).toContainText(views.differs);
  const others = sheet.getByRole('region').filter({ hasNotText: 'not Admin' });
  await expect(others.first()).toContainText('[sso-session corp]');
  await photograph(page, 'profile-views', info);
  expect(await complaints(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 560 });
  expect(await tooWide(page)).toEqual([]);
  await photograph(page, 'profile-views-320', info);

  replaceFile(home.path('.aws', 'config'), good + console);
  await expect(sheet).toContainText(views.alike);
  await expect(sheet.getByRole('region')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^dev/ })).toBeFocused();
});

test('a profile of `aws login` is named as one, with what to do when it expires', async ({ home, launch }, info) => {
  home.writeConfig(good + console);
  const { page } = await panelOf(await launch());
  await chooseInMenu(page, 'Profiles');
  const row = page.getByRole('row', { name: /^console/ });
  await expect(row).toHaveAccessibleName(new RegExp(`${list.awsLogin}$`));
  await row.getByRole('button', { name: views.open }).click();
  await expect(page.getByRole('dialog')).toContainText('aws login --profile console');
  await photograph(page, 'profile-of-aws-login', info);
});

test('errors first, whatever the order in the file; what is open stays so while others come and go', async ({
  home,
  launch,
}, info) => {
  const file = home.path('.aws', 'config');
  const warning =
    '[profile old]\nsso_start_url = https://old.awsapps.com/start\nsso_region = us-east-1\n' +
    'sso_account_id = 123456789012\nsso_role_name = Developer\n';
  const error = '[profile lost]\nsso_session = nowhere\nsso_account_id = 123456789012\nsso_role_name = Developer\n';
  home.writeConfig(warning + good);
  const page = await openCheck(await launch());
  const finding = page.getByRole('listitem').filter({ hasText: 'old' });
  const open = en.doctor.mendOf.split('{{')[0] ?? '';
  await finding.getByRole('button', { name: open }).click();
  await expect(finding.locator('ins').first()).toBeVisible();
  const cancel = finding.getByRole('button', { name: en.common.action.cancel });
  await cancel.focus();

  replaceFile(file, error + warning + good);
  const headings = page.locator('main').getByRole('heading', { level: 3 });
  await expect(headings).toHaveText([/^1 error$/, /^1 warning$/, / notes$/]);
  await expect(cancel).toBeFocused();
  await expect(finding.locator('ins').first()).toBeVisible();
  await photograph(page, 'by-severity', info);
  replaceFile(file, warning + good);
  await expect(headings).toHaveText([/^1 warning$/, / notes?$/]);
  await expect(cancel).toBeFocused();
});
