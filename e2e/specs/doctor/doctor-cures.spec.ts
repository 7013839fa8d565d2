/** Cures for which a person has to tell something, and those that are not in a file. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { axeOf } from '../../objects/complaints.ts';
import { openCheck } from '../../objects/doctor.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
];
test.use({ organisationOptions: { accounts } });

const dev = { name: 'dev', accountId: '100000000001', roleName: 'Admin' };

test('the role that is gone: another one is chosen from those that there are', async ({
  home,
  launch,
  organisation,
}, info) => {
  home.writeConfig(sessionConfig({ profiles: [{ ...dev, roleName: 'Gone' }] }));
  await signedIn(home, organisation);
  const page = await openCheck(await launch());
  const finding = page.getByRole('listitem').filter({ hasText: 'Role Gone in account 100000000001' });
  await finding.getByRole('button', { name: /^Enter a value/ }).click();
  // The field has the focus, and what is likely is shown at once.
  await expect(page.getByRole('combobox', { name: 'sso_role_name' })).toBeFocused();
  await expect(page.getByRole('option')).toHaveText(['Admin', 'ReadOnly']);
  await photograph(page, 'suggestions', info);
  await page.getByRole('option', { name: 'ReadOnly' }).click();
  await expect(finding.getByRole('insertion')).toHaveText('sso_role_name = ReadOnly');
  await photograph(page, 'answered', info);
  await finding.getByRole('button', { name: 'Apply fix' }).click();
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeFocused();
  expect(home.read('.aws', 'config')).toBe(sessionConfig({ profiles: [{ ...dev, roleName: 'ReadOnly' }] }));
});

test('what does not help is said, and nothing is written before it does', async ({ home, launch }, info) => {
  const config = sessionConfig({ profiles: [dev] }).replace(/sso_region = .*\n/, '');
  home.writeConfig(config);
  const page = await openCheck(await launch());
  await page.getByRole('button', { name: /^Enter a value/ }).click();
  const field = page.getByRole('combobox', { name: 'sso_region' });
  await field.fill('Ireland');
  await expect(page.getByRole('alert')).toContainText('This value wouldn’t fix the problem.');
  await expect(page.getByRole('button', { name: 'Apply fix' })).toBeDisabled();
  await photograph(page, 'no-help', info);
  expect((await axeOf(page).analyze()).violations).toEqual([]);
  expect(home.read('.aws', 'config')).toBe(config);
  await field.fill('eu-west-1');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('insertion')).toHaveText('sso_region = eu-west-1');
  await page.getByRole('button', { name: 'Apply fix' }).click();
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeVisible();
  expect(home.read('.aws', 'config')).toContain('\nsso_region = eu-west-1\n');
});

test('by keyboard alone: asked for, taken back, told, written', async ({ home, launch }) => {
  home.writeConfig(`${sessionConfig({ profiles: [dev] })}[profile 開発]\nregion = eu-west-1\n`);
  const page = await openCheck(await launch());
  const ask = page.getByRole('button', { name: /^Enter a value/ });
  await ask.press('Enter');
  const field = page.getByRole('combobox', { name: 'New name' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ask).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type('kaihatsu');
  const change = page.getByRole('button', { name: 'Apply fix' });
  await expect(change).toBeEnabled();
  await change.press('Enter');
  await expect(page.getByRole('heading', { name: 'No problems found' })).toBeFocused();
  expect(home.read('.aws', 'config')).toContain('\n[profile kaihatsu]\nregion = eu-west-1\n');
});

test('a session that is not there is added under the name that the profile has for it', async ({ home, launch }) => {
  const [, profile = ''] = sessionConfig({ profiles: [dev] }).split(/(?=\[profile)/);
  home.writeConfig(profile);
  const app = await launch();
  const panel = await panelOf(app);
  const page = await openCheck(app);
  await page.getByRole('button', { name: /^Add session/ }).click();
  await panel.form.paste('https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws');
  await expect(panel.form.name).toHaveValue('corp');
  await panel.form.submit.click();
  await expect(panel.sessionNames).toHaveText(['corp']);
  expect(home.read('.aws', 'config').startsWith(`${profile.trimEnd()}\n\n[sso-session corp]\n`)).toBe(true);
});

test.describe('a variable of the shell that started the app', () => {
  test.use({
    appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, AWS_PROFILE: 'nobody' }),
  });

  test('has a line to copy', async ({ home, launch }, info) => {
    home.writeConfig(sessionConfig({ profiles: [dev] }));
    const app = await launch();
    const page = await openCheck(app);
    const finding = page.getByRole('listitem').filter({ hasText: 'AWS_PROFILE names profile “nobody”' });
    await expect(finding.getByText('unset AWS_PROFILE')).toBeVisible();
    await photograph(page, 'variable', info);
    await finding.getByRole('button', { name: 'Copy command' }).click();
    await expect.poll(() => app.clipboard()).toBe('unset AWS_PROFILE');
  });
});
