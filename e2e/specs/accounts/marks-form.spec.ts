/** A name of one's own and a colour for a role or an account, set in the menu of its row with the keyboard alone. */
import type { Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';

const account = { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] };
test.use({ organisationOptions: { accounts: [account] } });

/** Opens the form with keys: the row's buttons, the menu, its item. */
async function openForm(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type('Name');
  await page.keyboard.press('Enter');
}

test('is set, left with Escape, and cleared, for the role and for its account', async ({
  launchSignedIn,
}, testInfo) => {
  const panel = await panelOf(await launchSignedIn());
  const { page } = panel;
  const { search, find, option } = roleListOn(page);
  await expect(option(/payments.*2 roles/)).toBeVisible();
  const form = page.getByRole('dialog', { name: 'Name, color and browser' });
  const nickname = form.getByRole('textbox', { name: 'Nickname' });
  await find('admin');
  await openForm(page);
  await expect(nickname).toBeFocused();
  await page.keyboard.type('Break glass');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('admin');
  await expect(option(/Break glass/)).toHaveCount(0);

  await openForm(page);
  await expect(nickname).toHaveValue('');
  await page.keyboard.type('Break glass');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect(form.getByRole('radio', { name: 'red, production' })).toBeChecked();
  for (const scheme of ['light', 'dark'] as const) {
    for (const language of ['ja', 'en'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await photograph(page, `mark-${language}-${scheme}`, testInfo);
    }
  }
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(option(/^payments, Break glass, Admin, 100000000001, red, production/)).toBeVisible();

  await openForm(page);
  await expect(nickname).toHaveValue('Break glass');
  // The choice keeps the focus: another press of an arrow key chooses again.
  const ofAccount = form.getByRole('radio', { name: 'All roles of payments (100000000001)' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(ofAccount).toBeChecked();
  await expect(ofAccount).toBeFocused();
  await expect(nickname).toHaveValue('');
  await nickname.fill('Pay');
  await nickname.press('Enter');
  await expect(option(/^Pay, Break glass, Admin, 100000000001, red, production/)).toBeVisible();

  await openForm(page);
  await nickname.fill('');
  await form.getByRole('radio', { name: 'none' }).check();
  await page.keyboard.press('Enter');
  await expect(option(/^Pay, Admin, 100000000001$/)).toBeVisible();
});
