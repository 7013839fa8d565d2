/** Keys of a role: to be copied, in the clipboard, in the credentials file, and served to programs. */
import { expect, type Locator, type Page } from 'playwright/test';
import { sessionConfig } from '../../../testing/config.ts';
import { roleListOn } from '../role-list.ts';
import { openRowMenu } from './roles.ts';
import { type PanelStates, type Scene, signedInBefore } from './state.ts';

const withProfile = {
  config: sessionConfig({ profiles: [{ name: 'pay-admin', accountId: '100000000001', roleName: 'Admin' }] }),
  before: signedInBefore,
} as const;

async function openKeys(page: Page, search: Locator): Promise<void> {
  await search.fill('Admin 100000000001');
  await expect(roleListOn(page).selected).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.locator('.keys-form')).toBeVisible();
}

async function openWrittenKeys(scene: Scene): Promise<void> {
  await openRowMenu(scene, 'Admin 100000000001');
  await scene.panel.page.getByRole('menuitem', { name: 'Keys in the credentials file…' }).click();
  await expect(scene.panel.page.getByRole('switch')).toBeVisible();
}

export const keyStates: PanelStates = {
  'roles that are being served': {
    before: signedInBefore,
    async reach({ panel: { page } }) {
      const list = roleListOn(page);
      for (const role of ['Admin 100000000001', 'ReadOnly 100000000001']) {
        await list.search.fill(role);
        await expect(list.selected).toBeVisible();
        await list.actions.getByRole('button', { name: 'More' }).click();
        await page.getByRole('menuitem', { name: 'Serve credentials on this computer…' }).click();
        await page.getByRole('button', { name: 'Serve', exact: true }).click();
        await expect(page.locator('.served-roles').getByText(role.split(' ')[0] ?? '')).toBeVisible();
      }
      await expect(page.locator('.served-roles')).toHaveCount(1);
    },
  },
  'keys of a role, to be copied': {
    ...withProfile,
    async reach({ panel: { page, search } }) {
      await openKeys(page, search);
    },
  },
  'keys in the clipboard': {
    ...withProfile,
    async reach({ panel: { page, search } }) {
      await openKeys(page, search);
      await page.keyboard.press('Enter');
      await expect(page.locator('.copied-keys')).toBeVisible();
    },
  },
  'keys in the credentials file, not wanted': {
    ...withProfile,
    reach: openWrittenKeys,
  },
  'keys in the credentials file': {
    ...withProfile,
    async reach(scene) {
      await openWrittenKeys(scene);
      await scene.panel.page.getByRole('switch').press('Space');
      await expect(scene.panel.page.locator('.keys-form').getByRole('status')).toBeVisible();
    },
  },
  'a role that is to be served': {
    before: signedInBefore,
    async reach(scene) {
      await openRowMenu(scene, 'Admin 100000000001');
      const { page } = scene.panel;
      await page.getByRole('menuitem', { name: 'Serve credentials on this computer…' }).click();
      await page.getByText('For containers…').click();
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
    },
  },
};
