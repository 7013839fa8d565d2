/** The list of roles, as it is while it is listed, searched, marked, and when that fails. */
import { expect } from 'playwright/test';
import { installFakeFlatpak } from '../../../testing/fake-browser.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { chooseFrom } from '../choose-from.ts';
import { roleListOn } from '../role-list.ts';
import { atWork, company, companyConfig, listed } from './company.ts';
import { type Desk, type PanelStates, type Scene, signedInBefore } from './state.ts';

const atCompany = { config: companyConfig, organisation: company, before: atWork } as const;

const thousands: readonly Account[] = Array.from({ length: 5000 }, (_, at) => ({
  accountId: String(400_000_000_000 + at),
  accountName: `customer-${String(at + 1).padStart(4, '0')}`,
  roles: ['AdministratorAccess', 'Billing', 'ReadOnlyAccess'],
}));

const atCompanyWithFirefox = {
  ...atCompany,
  before(desk: Desk) {
    installFakeFlatpak(desk.home, ['work', 'home']);
    return atWork(desk);
  },
};

/** Opens the menu of the first match with keys. */
export async function openRowMenu({ panel: { page } }: Scene, query: string): Promise<void> {
  const { actions, list, search } = roleListOn(page);
  await search.fill(query);
  // The list of all roles has a selected row as well, and the keys would lead elsewhere.
  const matches = list.getByRole('group', { name: en.panel.roles.section.matches });
  await expect(matches.getByRole('option', { selected: true })).toBeVisible();
  await expect(actions).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(actions.getByRole('button', { name: 'Console', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(actions.getByRole('button', { name: 'More' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeVisible();
}

export const roleStates: PanelStates = {
  'a page of the console, refused': {
    before: signedInBefore,
    async reach(scene) {
      await openRowMenu(scene, 'Admin 100000000001');
      const { page } = scene.panel;
      await page.getByRole('menuitem', { name: 'Console page…' }).click();
      const form = page.getByRole('dialog');
      await expect(form.getByRole('combobox').first()).toBeFocused();
      await page.keyboard.type('no page');
      await page.keyboard.press('Enter');
      await expect(form.getByRole('alert')).toBeVisible();
    },
  },
  'listing accounts': {
    isListing: true,
    before(scene) {
      scene.organisation.faults.always('ListAccounts', 'hang');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.page.getByRole('progressbar')).toBeVisible(),
  },
  'loading roles': {
    isListing: true,
    before(scene) {
      scene.organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000001' }, 'hang');
      return signedInBefore(scene);
    },
    async reach({ panel }) {
      await expect(panel.roles.first()).toBeVisible();
      await expect(panel.page.getByRole('progressbar')).toBeVisible();
    },
  },
  'signed in, with recent roles': {
    before: signedInBefore,
    async reach({ app, panel }) {
      await panel.openConsole('Admin, payments (100000000001)');
      await expect.poll(async () => (await app.openedUrls()).length).toBe(1);
      await panel.search.fill('');
      await expect(panel.role('Admin, payments (100000000001)')).toBeVisible();
      // The account below shows its roles as well.
      await panel.role(/^payments, 100000000001/).click();
      await expect(panel.role('Admin, payments (100000000001)')).toHaveCount(2);
    },
  },
  searching: {
    before: signedInBefore,
    async reach({ panel }) {
      await panel.search.fill('read');
      await expect(panel.roles).toHaveCount(1);
    },
  },
  'nothing found': {
    before: signedInBefore,
    async reach({ panel }) {
      await panel.search.fill('zzzz');
      await expect(panel.page.getByText('No roles match')).toBeVisible();
    },
  },
  'an account that failed': {
    before(scene) {
      scene.organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000002' }, 'forbidden');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.page.getByRole('button', { name: 'Try again' })).toBeVisible(),
  },
  'accounts that failed': {
    before(scene) {
      scene.organisation.faults.always('ListAccounts', 'forbidden');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.accountsProblem).toBeVisible(),
  },
  'the menu of the main page': {
    only: '[role=menu]',
    before: signedInBefore,
    async reach({ panel }) {
      await panel.page.getByRole('button', { name: 'Menu', exact: true }).click();
      await expect(panel.page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  'searching in three sessions': {
    ...atCompany,
    async reach({ panel }) {
      await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
      await panel.search.fill('pay adm');
      await expect(panel.roles.first()).toBeVisible();
    },
  },
  'searching, with a slip of the finger': {
    ...atCompany,
    async reach({ panel }) {
      await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
      await panel.search.fill('warehuose');
      await expect(panel.role(/warehouse/).first()).toBeVisible();
    },
  },
  'a command that is typed': {
    ...atCompany,
    async reach({ panel }) {
      await panel.search.fill('settings');
      await expect(panel.role('Settings')).toBeVisible();
    },
  },
  'commands beside roles': {
    ...atCompany,
    async reach({ panel }) {
      await panel.search.fill('sign');
      await expect(panel.roles.first()).toBeVisible();
    },
  },
  'an account that is unfolded': {
    ...atCompany,
    async reach({ panel }) {
      await listed(panel);
      await panel.role(/^payments-prod, 699263375140, \d roles/).click();
      await expect(panel.role(/^PowerUserAccess, .*payments-prod/).first()).toBeVisible();
    },
  },
  'the menu of a role': {
    ...atCompany,
    only: '[role=menu]',
    reach: (scene) => openRowMenu(scene, 'pay-admin'),
  },
  'the form for name and color': {
    ...atCompany,
    async reach(scene) {
      const { page } = scene.panel;
      await openRowMenu(scene, 'pay-admin');
      await page.getByRole('menuitem', { name: 'Name, color and browser…' }).click();
      await expect(page.getByRole('textbox', { name: 'Nickname' })).toBeFocused();
    },
  },
  'the form for name, color and browser, with a container': {
    ...atCompanyWithFirefox,
    async reach(scene) {
      const { page } = scene.panel;
      await openRowMenu(scene, 'pay-admin');
      await page.getByRole('menuitem', { name: 'Name, color and browser…' }).click();
      const form = page.getByRole('dialog', { name: 'Name, color and browser' });
      await chooseFrom(form, /Browser for/, 'Firefox (Flatpak) · work');
      await chooseFrom(form, /Window for/, 'Firefox container');
      await expect(form.getByRole('textbox', { name: 'Container' })).toBeVisible();
    },
  },
  'the sheet of a session with a private window': {
    ...atCompanyWithFirefox,
    async reach({ panel }) {
      const { root } = await panel.session('corp');
      await chooseFrom(root, 'Browser for corp', 'Firefox (Flatpak) · work');
      await chooseFrom(root, 'Window for corp', 'Private window');
    },
  },
  'accounts and roles that are new and gone': {
    before: signedInBefore,
    async reach({ organisation, panel }) {
      await expect(panel.roles.first()).toBeVisible();
      await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
      organisation.configure({
        accounts: [
          { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'Audit'] },
          { accountId: '100000000009', accountName: 'brand-new', roles: ['Admin'] },
        ],
      });
      await panel.page.keyboard.press('ControlOrMeta+r');
      await expect(panel.role(/^brand-new/).first()).toBeVisible();
      await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
      await panel.role(/^payments, 100000000001/).click();
      await expect(panel.role(/Audit/).first()).toBeVisible();
      await expect(roleListOn(panel.page).keyLine).not.toContainText('Refreshing');
    },
  },
  'roles of one account that are refused': {
    before(scene) {
      scene.organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000001' }, 'forbidden');
      return signedInBefore(scene);
    },
    async reach({ panel }) {
      await expect(panel.page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await panel.role(/^payments, 100000000001/).click();
      await expect(panel.role(/denies access/)).toBeVisible();
    },
  },
  '5,000 accounts': {
    isListing: true,
    organisation: { accounts: thousands },
    before(scene) {
      // It stays as far as it is seen here, on a fast machine as on a slow one.
      scene.organisation.faults.next('ListAccountRoles', { delayMs: 0 }, 40);
      scene.organisation.faults.always('ListAccountRoles', 'hang');
      return signedInBefore(scene);
    },
    reach: ({ panel }) => expect(panel.page.getByRole('progressbar')).toHaveAccessibleName(/40 of 5,000 accounts/),
  },
  'nobody has assigned anything': {
    organisation: { accounts: [] },
    before: signedInBefore,
    reach: ({ panel }) => expect(panel.page.getByText('No accounts are assigned to you in corp.')).toBeVisible(),
  },
};
