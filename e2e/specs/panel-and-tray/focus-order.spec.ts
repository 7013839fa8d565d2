/** What has the focus can be seen, and it goes through the page in its order. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { panelOf } from '../../objects/panel.ts';

const accounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', roles: ['Admin'] },
];

test.use({ organisationOptions: { accounts } });

test('the focus can be seen, and leads through the page in its order', async ({ launchSignedIn }) => {
  const panel = await panelOf(await launchSignedIn());
  await expect(panel.role('100000000002, 1 role')).toBeVisible();
  await expect(panel.search).toBeFocused();
  const nextStop = async (): Promise<string> => {
    await panel.page.keyboard.press('Tab');
    const stop = await panel.page.evaluate(() => {
      const focused = document.activeElement ?? document.body;
      // The ring may be drawn around the field that the focused element is in.
      const rings = [focused, focused.parentElement ?? focused].map((one) => getComputedStyle(one));
      const visible = rings.some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      );
      return { name: focused.getAttribute('aria-label') ?? focused.textContent, visible };
    });
    expect(stop.visible, stop.name).toBe(true);
    return stop.name;
  };
  for (const name of ['Menu', 'corp Signed in', 'Add session']) expect(await nextStop()).toBe(name);
  // The list is read from inside the search field; what can be done with the selected role comes next to it.
  await expect(await panel.findRole('Admin, payments (100000000001)')).toHaveAttribute('aria-selected', 'true');
  expect(await nextStop()).toBe('Console');
});
