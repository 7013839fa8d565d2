/** The list of profiles: found, copied for a command line, opened, signed in; by mouse and by keyboard, few and many. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { axeOf } from '../../objects/complaints.ts';
import { chooseInMenu, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', accountName: 'search', roles: ['Admin'] },
];
test.use({ organisationOptions: { accounts } });

const config =
  sessionConfig({
    profiles: [
      { name: 'pay-admin', accountId: '100000000001', roleName: 'Admin' },
      { name: 'search-admin', accountId: '100000000002', roleName: 'Admin' },
    ],
  }) +
  sessionConfig({
    name: 'labs',
    startUrl: 'https://labs.awsapps.com/start',
    profiles: [{ name: 'lab', accountId: '100000000009', roleName: 'Admin' }],
  }) +
  '[profile lost]\nsso_session = nowhere\nsso_account_id = 100000000001\nsso_role_name = Admin\n' +
  '[profile keys]\nregion = us-east-1\n';

test('name, account, role, session and state; copy, console, sign-in', async ({ home, launch, organisation }, info) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  const app = await launch();
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name},`) });
  await expect(row('pay-admin')).toHaveAccessibleName('pay-admin, Admin, payments (100000000001), Ready');
  await expect(row('pay-admin')).toContainText('corp');
  await expect(row('lab')).toHaveAccessibleName(/Sign-in needed$/);
  await expect(row('lost')).toHaveAccessibleName(/1 problem$/);
  await expect(row('keys')).toHaveAccessibleName('keys, no role, Not an SSO profile');
  await photograph(page, 'profiles', info);

  await row('pay-admin').getByRole('button', { name: 'Copy --profile argument' }).click();
  await expect.poll(() => app.clipboard()).toBe('--profile pay-admin');
  await row('keys').getByRole('button', { name: 'Copy --profile argument' }).click();
  await expect.poll(() => app.clipboard()).toBe('--profile keys');
  await row('search-admin').getByRole('button', { name: 'Open console' }).click();
  await expect.poll(async () => (await app.openedUrls()).at(-1)).toContain('account_id=100000000002');
  const opened = (await app.openedUrls()).length;
  await row('lab').getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(async () => (await app.openedUrls()).length).toBeGreaterThan(opened);
});

test('by keyboard, with search; axe has nothing to say', async ({ home, launch, organisation }) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  const app = await launch();
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  await expect(page.getByRole('row')).toHaveCount(5);
  expect((await axeOf(page).analyze()).violations).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('admin pay');
  await expect(page.getByRole('row')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { name: /^pay-admin/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Open console' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Keys in the credentials file…' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.clipboard()).toBe('--profile pay-admin');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row')).toHaveCount(5);
  // As in the list of roles: what is typed in the list goes on in the field, and Escape empties it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('lab');
  await expect(page.getByRole('searchbox')).toHaveValue('lab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { name: /^lab,/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => app.clipboard()).toBe('--profile lab');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('row')).toHaveCount(5);
  await page.getByRole('row', { name: /^pay-admin,/ }).click({ position: { x: 20, y: 10 } });
  await expect(page.getByRole('row', { name: /^pay-admin,/ })).toBeFocused();
  expect(await app.clipboard(), 'a click copies nothing').toBe('--profile lab');
  await page.getByRole('searchbox').fill('zzz');
  await expect(page.getByText('No profiles match “zzz”.')).toBeVisible();
});

test('5,000 profiles: a few rows are drawn, and every one is reached', async ({ home, launch }) => {
  const profiles = Array.from({ length: 5_000 }, (_, at) => {
    return { name: `p${at}`, accountId: String(at).padStart(12, '0'), roleName: 'Admin' };
  });
  home.writeConfig(sessionConfig({ profiles }));
  const { page } = await panelOf(await launch());
  await chooseInMenu(page, 'Profiles');
  await expect(page.getByText('5000 profiles')).toBeVisible();
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  await page.getByRole('row', { name: /^p0,/ }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('row', { name: /^p4999,/ })).toBeFocused();
  await expect(page.getByRole('grid', { name: 'Profiles' })).toHaveAttribute('aria-rowcount', '5000');
  await expect(page.getByRole('row', { name: /^p4999,/ })).toHaveAttribute('aria-rowindex', '5000');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('row', { name: /^p4989,/ })).toBeFocused();
  await page.getByRole('searchbox').fill('p4321');
  await expect(page.getByRole('row')).toHaveCount(1);
});
