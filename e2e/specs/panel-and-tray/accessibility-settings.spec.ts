/** The panel with the settings that people have in their system or choose here: more contrast, another language. */
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { complaints } from '../../objects/complaints.ts';
import { panelOf } from '../../objects/panel.ts';
import { signedIn } from '../../objects/signed-in.ts';

test('more contrast, where it is asked for', async ({ home, launch, organisation }, testInfo) => {
  home.writeConfig(`${sessionConfig()}${legacyConfig({ name: 'dev' })}`);
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  await panel.session('corp');
  const quiet = () =>
    panel.page
      .locator('.quiet')
      .first()
      .evaluate((text) => getComputedStyle(text).color);
  const usual = await quiet();
  await panel.page.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' });
  expect(await quiet()).not.toBe(usual);
  for (const theme of ['light', 'dark'] as const) {
    await app.theme.set(theme);
    await expect
      .poll(() => panel.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(theme === 'dark');
    await panel.page.screenshot({ path: testInfo.outputPath(`more-${theme}.png`) });
    expect(await complaints(panel.page, { rules: ['color-contrast-enhanced'] }), theme).toEqual([]);
  }
});

test('in Japanese, all pages', async ({ launchSignedIn }) => {
  const panel = await panelOf(await launchSignedIn());
  await panel.openSettings();
  await panel.page.getByText('日本語').click();
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'ja');
  expect(await complaints(panel.page)).toEqual([]);
  await panel.page.keyboard.press('Escape');
  await expect(panel.page.getByRole('combobox')).toBeVisible();
  expect(await complaints(panel.page)).toEqual([]);
});
