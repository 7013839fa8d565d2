/** Light or dark as the system has it, unless somebody has chosen otherwise; at once, in either language, and after a restart. */
import type { Page } from 'playwright/test';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

for (const [language, messages] of Object.entries({ en, ja }))
  test(`the theme that was chosen is there at once, and after a restart (${language})`, async ({ home, launch }) => {
    const words = messages.panel.settingsPage;
    home.writeConfig(sessionConfig());
    home.write(JSON.stringify({ language, theme: 'purple' }), '.config', 'Daypass', 'settings.json');
    const app = await launch();
    const panel = await panelOf(app);
    expect(await isDark(panel.page), 'a theme that there is not counts as none').toBe(false);
    await panel.page.keyboard.press('ControlOrMeta+,');
    const themes = panel.page.getByRole('radiogroup', { name: words.theme, exact: true });
    await expect(themes.getByRole('radio', { name: words.themes.system })).toBeChecked();
    await themes.getByText(words.themes.dark, { exact: true }).click();
    await expect.poll(() => isDark(panel.page)).toBe(true);
    expect(await app.quit()).toBe(0);

    const again = await panelOf(await launch());
    await expect.poll(() => isDark(again.page)).toBe(true);
    await again.page.keyboard.press('ControlOrMeta+,');
    const kept = again.page.getByRole('radiogroup', { name: words.theme, exact: true });
    await expect(kept.getByRole('radio', { name: words.themes.dark })).toBeChecked();
    await kept.getByText(words.themes.light, { exact: true }).click();
    await expect.poll(() => isDark(again.page)).toBe(false);
  });
