/** A window with room for it shows the details of what is selected beside the list; below that width nothing is different. */
import type { Locator, Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { atWork, company, companyConfig } from '../../objects/panel-states/company.ts';
import { roleListOn } from '../../objects/role-list.ts';

test.use({ organisationOptions: company });

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(companyConfig);
  await atWork({ home, organisation });
});

const details = (page: Page) => page.getByRole('region', { name: 'Details', exact: true });
const size = (page: Page, width: number) => page.setViewportSize({ width, height: 640 });

/** Whether the first stands to the right of the second, in the same height. */
async function isBeside(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  return a !== null && b !== null && a.x >= b.x + b.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('the details follow the selection, and do what the menu of a row does', async ({ app }) => {
  const panel = await panelOf(app);
  const { page } = panel;
  const { list, search, selected } = roleListOn(page);
  await size(page, 819);
  await expect(selected).toHaveAccessibleName(/^payments-prod, AdministratorAccess/);
  await expect(details(page)).toHaveCount(0);

  await size(page, 820);
  await expect(details(page)).toContainText('AdministratorAccess');
  for (const fact of ['payments-prod', '699263375140', 'aws+payments-prod@example.com', 'corp', 'pay-admin'])
    await expect(details(page)).toContainText(fact);
  expect(await isBeside(details(page), list)).toBe(true);
  await details(page).getByRole('button', { name: 'Copy --profile pay-admin' }).click();
  await expect.poll(app.clipboard).toBe('--profile pay-admin');

  await search.focus();
  await page.keyboard.press('ArrowDown');
  await expect(details(page).getByRole('heading')).toHaveText('Lake, to try out');
  await expect(details(page)).toContainText('PowerUserAccess');
  // An account: what it is called at AWS, and its roles.
  await search.fill('');
  await page.keyboard.press('End');
  await expect(details(page)).toContainText('317297363873');
  await expect(details(page)).toContainText('Billing');
});

test('the sheet of a session takes the place of the details, and the list keeps its own', async ({ app }) => {
  const panel = await panelOf(app);
  const { page } = panel;
  const { list, search } = roleListOn(page);
  await size(page, 900);
  await expect(details(page)).toBeVisible();
  const before = await list.boundingBox();
  const { root } = await panel.session('corp');
  await expect(root).toBeFocused();
  await expect(details(page)).toHaveCount(0);
  expect(await isBeside(root, list)).toBe(true);
  expect((await list.boundingBox())?.y).toBe(before?.y);
  await page.keyboard.press('Escape');
  await expect(root).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(details(page)).toBeVisible();

  // In a narrow window it stands above the list, as ever.
  await size(page, 440);
  await panel.session('corp');
  const [sheet, below] = [await root.boundingBox(), await list.boundingBox()];
  expect(below!.y).toBeGreaterThanOrEqual(sheet!.y + sheet!.height);
});

test('a pointer on its way to the details does not select what it crosses', async ({ app }) => {
  const { page } = await panelOf(app);
  const { options, selected } = roleListOn(page);
  await size(page, 900);
  await expect(options.nth(8)).toBeVisible();
  const at = async (index: number) => (await options.nth(index).boundingBox())!;
  const id = (await options.nth(6).getAttribute('id'))!;
  const from = await at(6);
  await page.mouse.move(from.x + 100, from.y - 40);
  await page.mouse.move(from.x + 100, from.y + 16);
  await expect(selected).toHaveAttribute('id', id);
  const act = details(page).getByRole('heading');
  const to = (await act.boundingBox())!;
  await page.mouse.move(to.x, to.y, { steps: 20 });
  await expect(selected).toHaveAttribute('id', id);
  // Up and down it selects as ever.
  const other = await at(3);
  await page.mouse.move(other.x + 100, other.y - 20);
  await page.mouse.move(other.x + 100, other.y + 16, { steps: 4 });
  await expect(options.nth(3)).toHaveAttribute('aria-selected', 'true');
});
