/** Where the focus goes by keyboard, the page follows: in its scrolling middle, with head and foot staying in place. */
import type { Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';

/** What has the focus, and what of it is out of sight: the label of a control whose own box is hidden counts. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const control = document.activeElement ?? document.body;
    const shown = (control.closest('label') ?? control).getBoundingClientRect();
    const middle = document.querySelector('main')?.getBoundingClientRect();
    const room = control.closest('main') === null || middle === undefined ? { top: 0, bottom: innerHeight } : middle;
    return {
      name: `${control.tagName} ${(control.closest('label') ?? control).textContent}`,
      above: Math.max(0, Math.round(room.top - shown.top)),
      below: Math.max(0, Math.round(shown.bottom - room.bottom)),
      head: Math.round(document.querySelector('header')?.getBoundingClientRect().top ?? 0),
    };
  });

/** Presses the key until the focus has come to the control with this text, and expects to see each on the way. */
async function expectSeenAllTheWay(page: Page, key: 'Tab' | 'Shift+Tab', last: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const { name, ...sight } = await focused(page);
    expect(sight, name).toEqual({ above: 0, below: 0, head: 0 });
    if (name.endsWith(last)) return;
  }
  throw new Error(`The focus has not come to "${last}".`);
}

test('in the settings, which are longer than the panel, down and up again', async ({ home, launch }) => {
  home.writeConfig(['corp', 'labs', 'shop', 'bank', 'test'].map((name) => sessionConfig({ name })).join(''));
  const panel = await panelOf(await launch());
  await panel.openSettings();
  await expect(panel.page.getByRole('button', { name: 'Quit Daypass' })).not.toBeInViewport();
  await expectSeenAllTheWay(panel.page, 'Tab', 'Quit Daypass');
  await expectSeenAllTheWay(panel.page, 'Shift+Tab', 'Start Daypass when I log in');
});
