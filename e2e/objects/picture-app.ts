/** The app in one of its states, as pictures of it are taken: at 9:41, with fixed fonts, without movement. */
import { expect } from 'playwright/test';
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

export interface PictureDesk {
  readonly home: Home;
  readonly organisation: Organisation;
  readonly launch: (...args: string[]) => Promise<DaypassHost>;
}

/** Starts the app and brings it to the state; its fonts are those of the tests from the first word on that is photographed. */
export async function inState({ config = sessionConfig(), before, reach }: PanelState, desk: PictureDesk) {
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
  // Neither the pointer nor a caret that blinks belongs to the state.
  await panel.page.clock.setFixedTime(app.now());
  return { app, panel };
}

/** Shows the state in a language and a theme, drawn to its end. */
export async function dressed(app: DaypassHost, { page }: Panel, language: Locale, theme: 'light' | 'dark') {
  await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await app.theme.set(theme);
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(isDark).toBe(theme === 'dark');
  await fontsReady(page);
}
