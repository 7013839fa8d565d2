/**
 * How the app looks, in every state that it has: the pictures of `e2e/looks` are what it is compared with. A browser draws a letter
 * otherwise than the one before, so they belong to one version of it (`e2e/looks/browser.json`), and are skipped in another.
 */
import fs from 'node:fs';
import path from 'node:path';
import { type Locale, locales } from '../../../src/shared/messages/languages.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { panelStates } from '../../objects/panel-states/index.ts';
import { dressed, inState, pictureAccounts, pictureName } from '../../objects/picture-app.ts';
import { steadyTexts } from '../../objects/steady-texts.ts';
import { drawTray } from '../../objects/tray-paper.ts';

/**
 * Compared in every look: each shows what no other one does, lists, a search, nothing, sheets, forms, pages, and each state of a session.
 * All other states are compared in one look for each language.
 */
const inEveryLook: ReadonlySet<string> = new Set([
  'no session yet',
  'a form with mistakes',
  'three sessions, all well',
  'searching in three sessions',
  'nothing found',
  'signed out, with the list from memory',
  'offline, the sheet',
  'three sessions, one of them ending',
  'waiting with a code',
  'the sheet of a session',
  'settings, with sessions and marks',
  'the check, with a change',
]);

const folder = path.join(import.meta.dirname, '../../looks');
const reference = 'browser.json';
const versionOf = (): { readonly system: string; readonly major: string } =>
  JSON.parse(fs.readFileSync(path.join(folder, reference), 'utf8'));

interface Look {
  readonly language: Locale;
  readonly theme: 'light' | 'dark';
  /** What else the system asks for. */
  readonly wish?: 'forced-colors' | 'more-contrast';
}

/** Every state is seen in every language and both themes: a language that is added is compared in the light. */
const everyState: readonly Look[] = locales.map((language) => ({
  language,
  theme: language === 'ja' ? 'dark' : 'light',
}));
const furtherLooks: readonly Look[] = [
  { language: 'en', theme: 'dark' },
  { language: 'ja', theme: 'light' },
];
/** Windows' contrast themes, and more contrast where the system asks for it. */
const contrasts: readonly Look[] = [
  { language: 'en', theme: 'light', wish: 'forced-colors' },
  { language: 'en', theme: 'light', wish: 'more-contrast' },
];
const contrasted: ReadonlySet<string> = new Set([
  'three sessions, all well',
  'offline, the sheet',
  'settings, with sessions and marks',
  'the check, with a change',
  'a form with mistakes',
]);

const looksOf = (name: string): readonly Look[] => [
  ...everyState,
  ...(inEveryLook.has(name) ? furtherLooks : []),
  ...(contrasted.has(name) ? contrasts : []),
];
const trayLooks = [...everyState, ...furtherLooks];

/** WebP without loss is a quarter as large as PNG. */
const fileOf = (name: string, { language, theme, wish }: Look): string =>
  `${pictureName(name)}-${language}-${wish ?? theme}.webp`;

/** A color may differ by rounding, and by no more: one letter can be as little as ten pixels of a color that is almost the same. */
const tolerance = { animations: 'disabled', caret: 'hide', threshold: 0.02, maxDiffPixels: 0 } as const;

test.use({ timezoneId: 'UTC' });
test.skip(({ host }) => host !== 'stand-in', 'Electron draws the frame of its window as well');

test('each picture belongs to a state, and each name to one', () => {
  const states = Object.keys(panelStates);
  for (const name of [...inEveryLook, ...contrasted]) expect(states).toContain(name);
  const pictures = [
    ...states.flatMap((name) => looksOf(name).map((look) => fileOf(name, look))),
    ...trayLooks.map((look) => fileOf('tray', look)),
  ];
  expect(new Set(pictures).size).toBe(pictures.length);
  const kept = fs.readdirSync(folder).filter((file) => file !== reference);
  expect(kept.filter((file) => !pictures.includes(file))).toEqual([]);
});

test.describe('compared', () => {
  test.beforeEach(({ context }) => {
    const browser = { system: process.platform, major: context.browser()?.version().split('.')[0] ?? '' };
    const { system, major } = versionOf();
    const why = `the pictures are those of Chromium ${major} on ${system}, and this is ${browser.major} on ${browser.system}`;
    test.skip(browser.system !== system || browser.major !== major, why);
  });

  for (const [name, state] of Object.entries(panelStates))
    test.describe(name, () => {
      test.use({ organisationOptions: { accounts: pictureAccounts, ...state.organisation } });

      test('looks as in its pictures', async ({ home, launch, organisation }) => {
        const { app, panel } = await inState(state, { home, launch, organisation });
        const { page } = panel;
        for (const look of looksOf(name)) {
          await page.emulateMedia({
            forcedColors: look.wish === 'forced-colors' ? 'active' : 'none',
            contrast: look.wish === 'more-contrast' ? 'more' : 'no-preference',
          });
          await dressed(app, panel, { ...look, isTall: state.isTall });
          await steadyTexts(page);
          await expect.soft(page).toHaveScreenshot(fileOf(name, look), tolerance);
        }
      });
    });

  test.describe('tray', () => {
    const { 'three sessions, one of them ending': state } = panelStates;
    test.use({ organisationOptions: { ...state?.organisation } });

    test('looks as in its pictures', async ({ home, launch, organisation }) => {
      if (state === undefined) throw new Error('There is no such state');
      const { app, panel } = await inState(state, { home, launch, organisation });
      const paper = await panel.page.context().newPage();
      for (const look of trayLooks) {
        await dressed(app, panel, look);
        await drawTray(paper, app, look);
        await steadyTexts(paper);
        await expect.soft(paper.locator('body')).toHaveScreenshot(fileOf('tray', look), tolerance);
      }
    });
  });
});
