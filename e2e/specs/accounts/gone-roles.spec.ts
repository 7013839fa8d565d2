/** Roles that AWS's last list has no longer: nobody is sent to a console that would fail, and what to do stands beside it. */
import type { Page, TestInfo } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import type { Account, Organisation } from '../../../testing/identity-center/organisation.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', accountName: 'sandbox', roles: ['Admin'] },
];
test.use({ organisationOptions: { accounts: [...accounts] } });

test.beforeEach(async ({ home, organisation }) => {
  // The list of an earlier test of this process, which that one has changed.
  assigned(organisation).splice(0, Infinity, ...accounts);
  home.writeConfig(sessionConfig());
  home.write('{"showUser": false}', '.config', 'Daypass', 'settings.json');
  await signedIn(home, organisation);
});

/** The organisation hands out its own list: what is changed here is changed there. */
const assigned = (organisation: Organisation) => organisation.accountsOf() as Account[];
const setRoles = (organisation: Organisation, roles: readonly string[]): void => {
  assigned(organisation).splice(0, 1, { ...accounts[0]!, roles: [...roles] });
};

async function photographAll(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  for (const language of ['ja', 'en'] as const) {
    await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await photograph(page, `${name}-${language}-${colorScheme}`, testInfo);
    }
  }
}

const refused = 'ReadOnly in payments wasn’t in the last list from AWS';

test('Enter on a role that is marked gone says so, opens nothing, and one click asks AWS for its account again', async ({
  launch,
  organisation,
}, testInfo) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toBeVisible();
  setRoles(organisation, ['Admin']);
  await (await panel.session('corp')).act('Refresh accounts').click();
  await panel.page.keyboard.press('Escape');
  const row = await panel.findRole('ReadOnly, payments (100000000001)');
  await expect(row).toContainText('gone');
  // On one line, like every other row.
  const middles = await row
    .locator(':scope > :is(.news, .line-account, .line-role)')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()).map(({ y, height }) => y + height / 2));
  expect(middles).toHaveLength(3);
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4);
  await panel.search.press('Enter');
  await expect(panel.notice(refused)).toBeVisible();
  await expect(panel.notice(refused)).toContainText('ask your AWS administrator');
  await photographAll(panel.page, 'gone-role', testInfo);
  await panel.search.press('ControlOrMeta+l');
  await expect(panel.notices).toHaveCount(1);
  expect(await app.openedUrls()).toEqual([]);
  expect(await app.clipboard()).toBe('');

  setRoles(organisation, ['Admin', 'ReadOnly']);
  const asked = () => organisation.requestsOf('ListAccountRoles').length;
  const before = [asked(), organisation.requestsOf('ListAccounts').length] as const;
  await panel.notice(refused).getByRole('button', { name: 'Refresh this account' }).click();
  await expect(panel.notices).toHaveCount(0);
  await expect(row).not.toContainText('gone');
  expect([asked(), organisation.requestsOf('ListAccounts').length]).toEqual([before[0] + 1, before[1]]);
  await panel.search.press('Enter');
  expect(await openedPage(app)).toContain('account_id=100000000001&role_name=ReadOnly');
});

test('so does the tray with a role that was used before, also once somebody has seen that it is gone', async ({
  launch,
  organisation,
}) => {
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openConsole('ReadOnly, payments (100000000001)');
  await openedPage(app);
  setRoles(organisation, ['Admin']);
  await (await panel.session('corp')).act('Refresh accounts').click();
  await panel.page.keyboard.press('Escape');
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toContainText('gone');
  await app.closePanel();
  await app.tray.choose('payments · ReadOnly');
  await expect((await panelOf(app)).notice(refused)).toBeVisible();
  expect(await app.openedUrls()).toHaveLength(1);
});

test('of an account that has gone all accounts are asked for again', async ({ launch, organisation }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
  const [gone] = assigned(organisation).splice(1, 1);
  await (await panel.session('corp')).act('Refresh accounts').click();
  await panel.page.keyboard.press('Escape');
  await expect(panel.roles.filter({ hasText: 'sandbox' })).toContainText('gone');
  await panel.openConsole('Admin, sandbox (100000000002)');
  const notice = panel.notice('Admin in sandbox wasn’t in the last list from AWS');
  assigned(organisation).push(gone!);
  await notice.getByRole('button', { name: 'Refresh this account' }).click();
  await expect(panel.notices).toHaveCount(0);
  await expect(panel.page.getByText('gone')).toHaveCount(0);
  await panel.openConsole('Admin, sandbox (100000000002)');
  expect(await openedPage(app)).toContain('account_id=100000000002&role_name=Admin');
});

test('signed out, the way on is a sign-in', async ({ launch, organisation }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toBeVisible();
  setRoles(organisation, ['Admin']);
  const sheet = await panel.session('corp');
  await sheet.act('Refresh accounts').click();
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toContainText('gone');
  await sheet.signOut.click();
  await expect(sheet.status).toHaveText('Signed out');
  await panel.openConsole('ReadOnly, payments (100000000001)');
  await expect(panel.notice(refused)).toBeVisible();
  expect(await app.openedUrls()).toEqual([]);
  await panel.notice(refused).getByRole('button', { name: 'Sign in' }).click();
  expect(await openedPage(app)).toContain('/authorize');
});
