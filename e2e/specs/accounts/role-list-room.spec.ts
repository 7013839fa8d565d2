/** Roles first: where the first role stands and how many rows are in sight, however many sessions there are and whatever they need. */
import type { Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { signedIn } from '../../objects/signed-in.ts';

/** Where the rows of the list are: the top of the first one in CSS pixels, and how many are wholly in sight. */
const rowsOf = (page: Page) =>
  page.getByRole('listbox').evaluate((list) => {
    const area = list.getBoundingClientRect();
    const boxes = [...list.querySelectorAll('[role=option]')].map((row) => row.getBoundingClientRect());
    const inSight = boxes.filter(({ top, bottom }) => top >= area.top - 0.5 && bottom <= area.bottom + 0.5);
    return { first: Math.round(Math.min(...boxes.map(({ top }) => top))), inSight: inSight.length };
  });

for (const count of [1, 3, 12])
  for (const needs of [false, true])
    test(`${count} sessions, ${needs ? 'one of them in need' : 'all well'}`, async ({
      home,
      launch,
      organisation,
    }, testInfo) => {
      const names = Array.from({ length: count }, (_, at) => `session-${at + 1}`);
      // A config with mistakes has a notice.
      const config = names.map((name) => sessionConfig({ name })).join('');
      home.writeConfig(needs ? `${config}\n[profile broken]\nsso_session = nowhere\n` : config);
      for (const sessionName of names) await signedIn(home, organisation, { sessionName });
      const page = await (await launch()).panel();
      const { options } = roleListOn(page);
      await expect(options.first()).toBeVisible();
      if (needs) await expect(page.getByRole('region', { name: 'Notices' })).toBeVisible();
      await expect.poll(async () => (await rowsOf(page)).first).toBeLessThanOrEqual(160);
      await expect.poll(async () => (await rowsOf(page)).inSight).toBeGreaterThanOrEqual(10);
      await page.screenshot({ path: testInfo.outputPath('room.png') });
    });
