/**
 * How the app looks: the pictures of `e2e/looks` are what it is compared with, in both languages and themes. A browser draws a letter
 * otherwise than the one before, so they belong to one version of it (`e2e/looks/browser.json`), and are skipped in another.
 */
import fs from 'node:fs';
import path from 'node:path';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { panelStates } from '../../objects/panel-states/index.ts';
import { dressed, inState, pictureAccounts } from '../../objects/picture-app.ts';
import { steadyTexts } from '../../objects/steady-texts.ts';
import { drawTray } from '../../objects/tray-paper.ts';

/** Each shows what no other one does: lists, a search, nothing, sheets, forms, pages, and each state of a session. */
const compared = {
  'first-run': 'no session yet',
  'form-with-mistakes': 'a form with mistakes',
  list: 'three sessions, all well',
  search: 'searching in three sessions',
  'nothing-found': 'nothing found',
  'signed-out': 'signed out, with the list from memory',
  offline: 'offline, the sheet',
  'expires-soon': 'three sessions, one of them ending',
  code: 'waiting with a code',
  sheet: 'the sheet of a session',
  settings: 'settings, with sessions and marks',
  check: 'the check, with a change',
} as const;

const looks = path.join(import.meta.dirname, '../../looks');
const reference = path.join(looks, 'browser.json');
const versionOf = (): { readonly system: string; readonly major: string } =>
  JSON.parse(fs.readFileSync(reference, 'utf8'));

const languages = ['en', 'ja'] as const;
const themes = ['light', 'dark'] as const;
/** Those that are also compared with the contrast themes of Windows, and where the system asks for more contrast. */
const contrasted: ReadonlySet<string> = new Set(['list', 'offline', 'settings', 'check', 'form-with-mistakes']);
const quit = { en: en.common.action.quit, ja: ja.common.action.quit };
/** Edges of letters may differ by rounding; a word more, or a button that has moved by two pixels, is more than that. */
const tolerance = { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: 0.002 } as const;

test.use({ timezoneId: 'UTC' });
test.skip(({ host }) => host !== 'stand-in', 'Electron draws the frame of its window as well');

test.beforeEach(({ context }) => {
  const browser = { system: process.platform, major: context.browser()?.version().split('.')[0] ?? '' };
  const { system, major } = versionOf();
  const why = `the pictures are those of Chromium ${major} on ${system}, and this is ${browser.major} on ${browser.system}`;
  test.skip(browser.system !== system || browser.major !== major, why);
});

for (const [file, name] of Object.entries(compared)) {
  const state = panelStates[name];
  if (state === undefined) throw new Error(`There is no state '${name}'`);
  test.describe(file, () => {
    test.use({ organisationOptions: { accounts: pictureAccounts, ...state.organisation } });

    test('looks as in its pictures', async ({ home, launch, organisation }) => {
      const { app, panel } = await inState(state, { home, launch, organisation });
      const { page } = panel;
      const compare = async (what: string): Promise<void> => {
        await steadyTexts(page);
        await expect.soft(page).toHaveScreenshot(`${file}-${what}.png`, tolerance);
      };
      for (const language of languages)
        for (const theme of themes) {
          await dressed(app, panel, language, theme);
          await compare(`${language}-${theme}`);
        }
      if (!contrasted.has(file)) return;
      await dressed(app, panel, 'en', 'light');
      await page.emulateMedia({ forcedColors: 'active' });
      await compare('en-forced-colors');
      await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
      await compare('en-more-contrast');
    });
  });
}

test.describe('tray', () => {
  const { 'three sessions, one of them ending': state } = panelStates;
  test.use({ organisationOptions: { ...state?.organisation } });

  test('looks as in its pictures', async ({ home, launch, organisation }) => {
    if (state === undefined) throw new Error('There is no such state');
    const { app, panel } = await inState(state, { home, launch, organisation });
    const paper = await panel.page.context().newPage();
    for (const language of languages)
      for (const theme of themes) {
        await dressed(app, panel, language, theme);
        // The menu follows the language a moment later.
        await expect.poll(async () => (await app.tray.items()).at(-1)?.label).toBe(quit[language]);
        await drawTray(paper, app, { theme });
        await steadyTexts(paper);
        const body = paper.locator('body');
        await expect.soft(body).toHaveScreenshot(`tray-${language}-${theme}.png`, tolerance);
      }
  });
});
