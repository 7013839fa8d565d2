/** The tray as a picture: icon, tooltip and menu as the app has told them, drawn on a page of its own. */
import type { Page } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import { trayPicture, type TrayPictureOptions } from '../hosts/stand-in/tray-picture.ts';
import { fontsReady, useFixedFonts } from './fixed-fonts.ts';

/** Draws it with fixed fonts; `open` names the submenu that is unfolded, by its label. */
export async function drawTray(
  paper: Page,
  app: DaypassHost,
  { theme, open = [] }: Pick<TrayPictureOptions, 'theme' | 'open'>,
): Promise<void> {
  const [items, icon, tooltip] = await Promise.all([app.tray.items(), app.tray.icon(), app.tray.tooltip()]);
  await paper.setContent(trayPicture(items, icon, tooltip, { theme, now: app.now(), open }));
  await useFixedFonts(paper);
  await fontsReady(paper);
}
