/**
 * The panel for everybody: axe finds nothing to complain about, in any state, in the light and in the dark; and in every
 * language no word is cut or under another one, and nothing is wider than a window that is drawn twice as large.
 * Axe looks at two languages: what it finds is hardly a matter of the words. With DAYPASS_PICTURES=1 the pictures of all of it are
 * kept for people to look at, which takes as long again.
 */
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { type Locale, locales } from '../../../src/shared/messages/languages.ts';
import { complaints } from '../../objects/complaints.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { panelStates } from '../../objects/panel-states/index.ts';
import { photograph } from '../../objects/photograph.ts';
import { unreadable } from '../../objects/cut-text.ts';
import { outOfReach, tooWide } from '../../objects/too-wide.ts';

const isPhotographed = Boolean(process.env['DAYPASS_PICTURES']);

const accounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', roles: ['Admin'] },
  { accountId: '100000000003', accountName: 'empty', roles: [] },
];

/** As it opens, as narrow as WCAG 1.4.10 wants it, and drawn twice as large, which is half as many CSS pixels. */
const sizes = [
  { width: 440, height: 640, called: 'as it opens' },
  { width: 320, height: 640, called: 'narrow' },
  { width: 220, height: 320, called: 'zoomed' },
] as const;

async function speak({ page }: Panel, language: Locale): Promise<void> {
  await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

const softly = expect.configure({ soft: true, timeout: 10_000 });

for (const [name, { config = sessionConfig(), organisation, before, reach, only }] of Object.entries(panelStates))
  test.describe(name, () => {
    test.use({ organisationOptions: { accounts, ...organisation } });

    test('in both themes, and in every language', async ({ home, launch, organisation }, testInfo) => {
      if (config !== '') home.writeConfig(config);
      await before?.({ home, organisation });
      const app = await launch();
      const panel = await panelOf(app);
      const { page } = panel;
      const theme = async (to: 'light' | 'dark'): Promise<void> => {
        await app.theme.set(to);
        const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
        await expect.poll(isDark).toBe(to === 'dark');
      };
      const picture = async (of: string): Promise<void> => {
        if (isPhotographed) await photograph(page, `${name}, ${of}`, testInfo);
      };
      // Nothing half-way: axe would measure colours in the middle of a fade.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await reach({ app, home, organisation, panel });
      for (const language of ['en', 'ja'] as const) {
        await speak(panel, language);
        await theme('light');
        await picture(`${language} light`);
        // The colors are the same in each language.
        const without = language === 'en' ? [] : ['color-contrast'];
        expect(await complaints(page, { only, without }), `${language}, light`).toEqual([]);
        await theme('dark');
        await picture(`${language} dark`);
        if (language === 'en') expect(await complaints(page, { only, rules: ['color-contrast'] }), 'dark').toEqual([]);
      }
      await theme('light');
      if (isPhotographed) {
        await page.emulateMedia({ forcedColors: 'active' });
        await picture('forced colors');
        await page.emulateMedia({ forcedColors: 'none' });
      }
      // Where there is room, the details of what is selected stand beside the list.
      await page.setViewportSize({ width: 900, height: 640 });
      await picture('ja wide');
      await speak(panel, 'en');
      await picture('en wide');
      const side = '.side';
      if ((await page.locator(`${side} > *`).count()) > 0) {
        expect(await complaints(page, { only, without: ['color-contrast'] }), 'wide').toEqual([]);
        expect(await complaints(page, { only: side, rules: ['color-contrast'] }), 'the side of it').toEqual([]);
      }
      for (const language of locales) {
        await speak(panel, language);
        for (const { width, height, called } of sizes) {
          await page.setViewportSize({ width, height });
          await picture(`${language} ${called}`);
          // A menu finds its new place some frames after the window has got its size.
          const settles = (find: typeof tooWide) => softly.poll(() => find(page), `${language}, ${called}`).toEqual([]);
          await settles(tooWide);
          await settles(outOfReach);
          if (width >= 320) await settles(unreadable);
        }
      }
    });
  });
