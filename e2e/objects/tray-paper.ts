/** The tray as a picture: icon, tooltip and menu as the app has told them, drawn on a page of its own. */
import { expect, type Page } from 'playwright/test';
import { type Locale, languages } from '../../src/shared/messages/languages.ts';
import type { DaypassHost } from '../hosts/driver.ts';
import { trayPicture, type TrayPictureOptions } from '../hosts/stand-in/tray-picture.ts';
import { fontsReady, useFixedFonts } from './fixed-fonts.ts';

interface PaperOptions extends Pick<TrayPictureOptions, 'theme' | 'open'> {
  /** That of the panel: the menu follows it a moment later. */
  readonly language: Locale;
}

/** Draws it with fixed fonts; `open` names the submenu that is unfolded, by its label. */
export async function drawTray(
  paper: Page,
  app: DaypassHost,
  { language, theme, open = [] }: PaperOptions,
): Promise<void> {
  const { quit } = languages[language].texts.common.action;
  await expect.poll(async () => (await app.tray.items()).at(-1)?.label).toBe(quit);
  const [items, icon, tooltip] = await Promise.all([app.tray.items(), app.tray.icon(), app.tray.tooltip()]);
  await paper.setContent(trayPicture(items, icon, tooltip, { theme, now: app.now(), open }));
  await useFixedFonts(paper);
  await fontsReady(paper);
}
