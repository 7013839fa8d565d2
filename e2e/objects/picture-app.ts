/** The app in one of its states, as pictures of it are taken: at 9:41, with fixed fonts, without movement. */
import { expect, type Page } from 'playwright/test';
import { sessionConfig } from '../../testing/config.ts';
import type { Home } from '../../testing/home.ts';
import type { Account, Organisation } from '../../testing/identity-center/organisation.ts';
import type { Locale } from '../../src/shared/app-state.ts';
import type { DaypassHost } from '../hosts/driver.ts';
import { fontsReady, useFixedFonts } from './fixed-fonts.ts';
import { type Panel, panelOf } from './panel.ts';
import type { PanelState } from './panel-states/state.ts';
import { untilPictureTime } from './steady-texts.ts';

/** What the organisation of a state has that says nothing else. */
export const pictureAccounts: readonly Account[] = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', roles: ['Admin'] },
  { accountId: '100000000003', accountName: 'empty', roles: [] },
];

/** What a state's pictures are called. */
export const pictureName = (state: string): string => state.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

export interface PictureDesk {
  readonly home: Home;
  readonly organisation: Organisation;
  readonly launch: (...args: string[]) => Promise<DaypassHost>;
}

/** Starts the app and brings it to the state; its fonts are those of the tests from the first word on that is photographed. */
export async function inState({ config = sessionConfig(), before, isListing, reach }: PanelState, desk: PictureDesk) {
  const { home, launch, organisation } = desk;
  const ahead = untilPictureTime(Date.now());
  organisation.advance(ahead);
  if (config !== '') home.writeConfig(config);
  await before?.({ home, organisation });
  const app = await launch();
  await app.setClock(ahead);
  const panel = await panelOf(app);
  await panel.page.emulateMedia({ reducedMotion: 'reduce' });
  await useFixedFonts(panel.page);
  await reach({ app, home, organisation, panel });
  if (isListing !== true) await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
  // The pointer does not belong to the state: what it was left on would look chosen.
  await panel.page.mouse.move(0, 0);
  await standingCaret(panel.page);
  await panel.page.clock.setFixedTime(app.now());
  return { app, panel };
}

/** Colors that the system forces have a caret in spite of Playwright's style: it stands still there. */
async function standingCaret(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { caret-animation: manual }');
    document.adoptedStyleSheets.push(sheet);
  });
}

export interface Dress {
  readonly language: Locale;
  readonly theme: 'light' | 'dark';
  /** Whether the window is made as high as its page. */
  readonly isTall?: boolean | undefined;
}

const asItOpens = { width: 440, height: 640 };
const highest = 3000;

/** Makes the window so high that its page, or the sheet on it, need not be scrolled. */
async function unfold(page: Page): Promise<void> {
  for (let height = asItOpens.height, hidden = 1; hidden > 0 && height < highest; height += hidden) {
    await page.setViewportSize({ ...asItOpens, height });
    const scrolled = page.locator('.page, .sheet');
    hidden = await scrolled.evaluateAll((all) =>
      Math.max(...all.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)),
    );
  }
}

/** Shows the state in a language and a theme, drawn to its end. */
export async function dressed(
  app: DaypassHost,
  { page }: Panel,
  { language, theme, isTall = false }: Dress,
): Promise<void> {
  await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await app.theme.set(theme);
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(isDark).toBe(theme === 'dark');
  await fontsReady(page);
  if (isTall) await unfold(page);
}
