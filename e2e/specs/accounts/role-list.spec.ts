/** The list of roles, driven by keys from inside the search field, and with the pointer. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments-prod', roles: ['AdministratorAccess', 'ReadOnlyAccess'] },
  { accountId: '100000000002', accountName: 'payments-dev', roles: ['AdministratorAccess', 'PowerUserAccess'] },
  { accountId: '100000000005', roles: ['Billing'] },
];
const profiles = [
  { name: 'pay-admin', accountId: '100000000001', roleName: 'AdministratorAccess' },
  { name: 'it is', accountId: '100000000002', roleName: 'AdministratorAccess' },
];
const consoleOf = (accountId: string, role: string) =>
  `${usualStartUrl}/#/console?account_id=${accountId}&role_name=${role}`;
const prodAdmin = 'payments-prod, AdministratorAccess, pay-admin, 100000000001';

test.use({ organisationOptions: { accounts } });

test.describe('one session', () => {
  test.beforeEach(async ({ home, organisation }) => {
    home.writeConfig(sessionConfig({ profiles }));
    await signedIn(home, organisation);
  });

  test('open, type, Enter: the console of the best match', async ({ app }) => {
    const page = await app.panel();
    const { search, progress, option, selected } = roleListOn(page);
    await expect(option('100000000005, 1 role')).toBeVisible();
    await expect(progress).toHaveCount(0);
    await expect(search).toBeFocused();
    await page.keyboard.type('prod adm');
    await expect(selected).toHaveAccessibleName(new RegExp(`^${prodAdmin.replaceAll(/[()]/g, '.')}`));
    await page.keyboard.press('Enter');
    expect(await openedPage(app)).toBe(consoleOf('100000000001', 'AdministratorAccess'));
  });

  test('the arrows lead through the list while the focus stays in the field, which tells of each row', async ({
    app,
  }) => {
    const page = await app.panel();
    const { search, option, told, names } = roleListOn(page);
    await expect(option('100000000005, 1 role')).toBeVisible();
    const press = async (key: string): Promise<string> => {
      await page.keyboard.press(key);
      await expect(search).toBeFocused();
      return told();
    };
    const dev = 'payments-dev, 100000000002, 2 roles';
    expect(await told()).toBe(`${dev}, collapsed`);
    expect(await press('ArrowUp')).toBe(`${dev}, collapsed`);
    expect(await press('ArrowRight')).toBe(`${dev}, expanded`);
    expect(await press('ArrowRight')).toBe('AdministratorAccess, it is, payments-dev (100000000002)');
    expect(await press('End')).toBe('100000000005, 1 role, collapsed');
    expect(await press('Home')).toBe(`${dev}, expanded`);
    expect(await press('PageDown')).toBe('100000000005, 1 role, collapsed');
    await press('Home');
    await press('ArrowDown');
    expect(await press('ArrowDown')).toBe('PowerUserAccess, payments-dev (100000000002)');
    // Left leads out: to the account, then closes it.
    expect(await press('ArrowLeft')).toBe(`${dev}, expanded`);
    expect(await press('ArrowLeft')).toBe(`${dev}, collapsed`);
    expect(await names()).toHaveLength(3);
    // Typing goes on at any time.
    await page.keyboard.type('billing');
    await expect.poll(told).toBe('100000000005, Billing');
  });

  test('what is copied with a key is on the clipboard, and is said', async ({ app }) => {
    const page = await app.panel();
    const { find, keyLine } = roleListOn(page);
    await find('pay-admin');
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(app.clipboard).toBe('--profile pay-admin');
    await expect(keyLine).toHaveText('Copied: --profile pay-admin');
    await expect(page.getByRole('status').filter({ hasText: 'Copied: --profile pay-admin' })).toBeAttached();
    await page.keyboard.press('ControlOrMeta+e');
    await expect.poll(app.clipboard).toBe('export AWS_PROFILE=pay-admin');
    await page.keyboard.press('ControlOrMeta+l');
    await expect.poll(app.clipboard).toBe(consoleOf('100000000001', 'AdministratorAccess'));
    // A name that a shell would take apart is quoted.
    await find('100000000002 admin');
    await page.keyboard.press('ControlOrMeta+e');
    await expect.poll(app.clipboard).toBe("export AWS_PROFILE='it is'");
    expect(await app.openedUrls()).toEqual([]);
  });

  test('selected text of the field is copied as text', async ({ app }) => {
    const page = await app.panel();
    const { find, search } = roleListOn(page);
    await find('pay-admin');
    await search.selectText();
    await page.keyboard.press('ControlOrMeta+c');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ControlOrMeta+l');
    // Had the first key copied the profile, it would have been told before the link.
    await expect.poll(app.clipboard).toBe(consoleOf('100000000001', 'AdministratorAccess'));
    await expect(page.locator('.key-line')).toContainText('Link');
  });

  test('a role without a profile says so, and gets one by a key and Enter', async ({ app, home }) => {
    const page = await app.panel();
    const { find, keyLine } = roleListOn(page);
    await find('poweruser');
    await expect(keyLine).toContainText('create profile');
    await page.keyboard.press('ControlOrMeta+c');
    await expect(keyLine).toContainText('This role has no profile yet.');
    await page.keyboard.press('ControlOrMeta+p');
    const write = page.getByRole('button', { name: 'Add 1 profile' });
    await expect(write).toBeFocused();
    await page.keyboard.press('Enter');
    const copy = page.getByRole('button', { name: /^Copy --profile/ });
    await expect(copy).toBeFocused();
    expect(home.read('.aws', 'config')).toContain('sso_account_id = 100000000002\nsso_role_name = PowerUserAccess\n');
    await page.keyboard.press('Enter');
    await expect.poll(app.clipboard).toMatch(/^--profile \S+$/);
  });

  test('what can be done with a role: by Tab or Right, and back again', async ({ app }) => {
    const page = await app.panel();
    const { find, search, actions } = roleListOn(page);
    await find('pay-admin');
    const console = actions.getByRole('button', { name: 'Console', exact: true });
    const more = actions.getByRole('button', { name: 'More' });
    await page.keyboard.press('Tab');
    await expect(console).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(more).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem')).toContainText([
      'Open console',
      'Copy --profile pay-admin',
      'Copy line that sets AWS_PROFILE',
      'Copy for fish',
      'Copy for PowerShell',
      'Copy profile name',
      'Copy link',
      'Add to favorites',
      'Name, color and browser…',
      'Refresh this account',
    ]);
    await page.getByRole('menuitem', { name: 'Copy for PowerShell' }).click();
    await expect.poll(app.clipboard).toBe("$env:AWS_PROFILE = 'pay-admin'");
    await expect(search).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(console).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(more).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(search).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(console).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(search).toBeFocused();
    await expect(search).toHaveValue('pay-admin');
    // Whatever is typed on a button goes on in the field.
    await page.keyboard.press('Tab');
    await page.keyboard.type('x');
    await expect(search).toBeFocused();
    await expect(search).toHaveValue('pay-adminx');
    expect(await app.openedUrls()).toEqual([]);
  });

  test('recent roles stand on top and open by their number; the pointer opens, selects and unfolds', async ({
    app,
  }) => {
    const page = await app.panel();
    const { find, search, option, told, names } = roleListOn(page);
    await (await find('billing')).click();
    await openedPage(app, 1);
    await (await find('pay-admin')).click();
    await openedPage(app, 2);
    await search.fill('');
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual([prodAdmin, '100000000005, Billing']);
    await page.keyboard.press('2');
    expect(await openedPage(app, 3)).toBe(consoleOf('100000000005', 'Billing'));
    await expect(search).toHaveValue('');
    // The focus stays in the field while the pointer selects.
    await option('payments-dev').hover();
    await expect.poll(told).toBe('payments-dev, 100000000002, 2 roles, collapsed');
    await option('payments-dev').click();
    await option('PowerUserAccess').click();
    expect(await openedPage(app, 4)).toBe(consoleOf('100000000002', 'PowerUserAccess'));
    await expect(search).toBeFocused();
    // A number that no role has is a part of a query.
    await page.keyboard.press('9');
    await expect(search).toHaveValue('9');
  });

  test('a favourite stands above all others, is remembered, and is one no more by the same key', async ({
    app,
    home,
    launch,
  }) => {
    const page = await app.panel();
    const { find, search, keyLine, names } = roleListOn(page);
    await (await find('billing')).click();
    await openedPage(app, 1);
    await find('poweruser');
    await page.keyboard.press('ControlOrMeta+d');
    await expect(keyLine).toHaveText('Added to favorites');
    await search.fill('');
    const favorite = 'payments-dev, PowerUserAccess, 100000000002, favorite';
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual([favorite, '100000000005, Billing']);
    // It stands first among equal matches too.
    await search.fill('100000000002');
    await expect.poll(async () => (await names())[0]).toBe(favorite);
    await expect.poll(() => home.read('.config', 'Daypass', 'settings.json')).toContain('PowerUserAccess');
    await app.quit();

    const again = await launch();
    const next = await again.panel();
    const list = roleListOn(next);
    await expect(list.option(favorite)).toBeVisible();
    await next.keyboard.press('1');
    expect(await openedPage(again, 1)).toBe(consoleOf('100000000002', 'PowerUserAccess'));
    await next.keyboard.press('ControlOrMeta+d');
    await expect(list.keyLine).toHaveText('Removed from favorites');
    await expect(list.option(favorite)).toHaveCount(0);
    // It is among the recent roles now.
    await expect(list.option('payments-dev, PowerUserAccess, 100000000002')).toBeVisible();
  });

  test('accounts without a name come last', async ({ app }) => {
    const { option, names } = roleListOn(await app.panel());
    await expect(option('100000000005')).toBeVisible();
    expect(await names()).toEqual([
      expect.stringContaining('payments-dev'),
      expect.stringContaining('payments-prod'),
      expect.stringContaining('100000000005'),
    ]);
  });

  test('the number of results is told, and where there is none, what can be done', async ({ app, organisation }) => {
    const page = await app.panel();
    const { search, progress } = roleListOn(page);
    await expect(progress).toHaveCount(0);
    await search.fill('administrator');
    await expect(page.getByRole('status').filter({ hasText: /^2 matches$/ })).toBeAttached();
    await search.fill('zzzz\u202e');
    await expect(page.getByText('No roles match')).toBeVisible();
    await page.getByRole('button', { name: 'Copy access request' }).click();
    await expect.poll(app.clipboard).toContain('Please give me access in AWS IAM Identity Center to: zzzz\n');
    const lists = organisation.requestsOf('ListAccounts').length;
    await page.getByRole('button', { name: 'Refresh accounts' }).click();
    await expect.poll(() => organisation.requestsOf('ListAccounts').length).toBeGreaterThan(lists);
  });

  test('Ctrl+R lists the accounts again', async ({ app, organisation }) => {
    const page = await app.panel();
    const { option, progress, keyLine } = roleListOn(page);
    await expect(option('payments-dev, 100000000002, 2 roles')).toBeVisible();
    await expect(progress).toHaveCount(0);
    const lists = organisation.requestsOf('ListAccounts').length;
    await page.keyboard.press('ControlOrMeta+r');
    await expect(keyLine).toHaveText('Refreshing accounts…');
    await expect.poll(() => organisation.requestsOf('ListAccounts').length).toBe(lists + 1);
  });

  test('a command beside the roles leads where it says', async ({ app }) => {
    const page = await app.panel();
    const { search, selected } = roleListOn(page);
    await search.fill('settings');
    await expect(selected).toHaveAccessibleName('Settings');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Start Daypass when I log in')).toBeVisible();
  });
});
