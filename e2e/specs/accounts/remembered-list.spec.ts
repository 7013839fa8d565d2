/** The list from memory of a session that is signed out: its age, what a screen reader hears, and how it is forgotten. */
import { expect, test } from '../../hosts/fixture.ts';
import { anyTime } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';

const account = { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] };
test.use({ organisationOptions: { accounts: [account] } });

test('says how old it is, that its rows need a sign-in, and is forgotten on demand', async ({
  launchSignedIn,
}, testInfo) => {
  const app = await launchSignedIn();
  const panel = await panelOf(app);
  const list = roleListOn(panel.page);
  const section = list.list.getByRole('group', { name: 'All accounts' });
  await expect(list.option(/payments.*2 roles/)).toBeVisible();
  await expect(section).not.toContainText('as of');

  const sheet = await panel.session('corp');
  await expect(sheet.act('Forget list')).toHaveCount(0);
  await sheet.signOut.click();
  await expect(sheet.status).toHaveText('Signed out');
  await expect(section).toContainText(new RegExp(`as of ${anyTime}`));
  await expect(list.option(/payments.*, Signed out$/)).toBeVisible();
  for (const scheme of ['light', 'dark'] as const) {
    for (const language of ['en', 'ja'] as const) {
      await panel.page.emulateMedia({ colorScheme: scheme });
      await panel.page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
      await expect(panel.page.locator('html')).toHaveAttribute('lang', language);
      await photograph(panel.page, `remembered-${language}-${scheme}`, testInfo);
    }
  }
  await panel.page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'en' }));
  await sheet.act('Forget list').click();
  await expect(list.options).toHaveCount(0);
  await expect(sheet.act('Forget list')).toHaveCount(0);
});
