/** The demo in a Chromium window, for machines with a display and without Electron: panel, tray and browser are its tabs. */
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { type DaypassHost, drive } from '../hosts/driver.ts';
import { homeEnv } from '../../testing/home.ts';
import { launchStandIn, trayPicture } from '../hosts/stand-in/launch.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import { openPage } from './aws-pages.ts';
import { hasDisplay } from '../hosts/electron-binary.ts';
import type { Stage } from './stage.ts';

/** Why no window can be shown; null if one can. The headless shell is a Chromium without windows. */
export function whyNoWindow(): string | null {
  if (!hasDisplay()) return 'There is no display: a scripted tour follows, with pictures in out/demo/.';
  const browser = findBrowser({ headed: true });
  if (browser === undefined || /headless/.test(fs.realpathSync(browser))) {
    return 'There is no Chromium or Chrome that can show a window: a scripted tour follows, with pictures in out/demo/.';
  }
  return null;
}

/** Runs until the user quits Daypass or closes the window. */
export async function runInWindow({ appDir, home, organisation }: Stage): Promise<void> {
  const executablePath = findBrowser({ headed: true });
  await using browser = await chromium.launch({ headless: false, ...(executablePath && { executablePath }) });
  const context = await browser.newContext({ viewport: null });
  const env = { ...homeEnv(home), ...organisation.env, DISPLAY: process.env['DISPLAY'] ?? ':0' };
  const host = await launchStandIn(context, { appDir, env, tempDir: home.dir });
  const app = drive(host, home.dir, (ms) => organisation.advance(ms));
  console.log(
    'Daypass runs on the stand-in host: its panel and a drawing of its tray are tabs of this Chromium window.',
  );
  const panel = await app.panel();
  await showTray(app, await context.newPage());
  await panel.bringToFront();
  const end = Promise.race([app.exited, new Promise((closed) => context.once('close', closed))]);
  const links = openLinks(app, context, organisation);
  await end;
  await Promise.allSettled([links, app.quit()]);
}

/** What Daypass hands to the system's browser opens as a tab here. */
async function openLinks(app: DaypassHost, context: BrowserContext, organisation: Organisation): Promise<void> {
  for (let opened = 0; ; await delay(200)) {
    const urls = await app.openedUrls();
    for (const url of urls.slice(opened)) {
      const page = await context.newPage();
      // Whoever closes a tab while it loads wants no more of it.
      await openPage(page, url, organisation).catch(() => {});
    }
    opened = urls.length;
  }
}

/** Draws the tray again whenever it has changed; a click on an item is a click in the menu. */
async function showTray(app: DaypassHost, page: Page): Promise<void> {
  let open: readonly string[] = [];
  let drawn = '';
  const draw = async (): Promise<void> => {
    const [items, icon, tooltip] = await Promise.all([app.tray.items(), app.tray.icon(), app.tray.tooltip()]);
    const html = trayPicture(items, icon, tooltip, { theme: 'light', open, now: app.now() });
    if (html !== drawn) {
      await page.setContent(html);
      await page.evaluate(listenToClicks);
    }
    drawn = html;
  };
  await page.exposeFunction('clickTrayItem', async (depth: number, label: string, opens: boolean) => {
    const labels = [...open.slice(0, depth), label];
    open = opens ? labels : [];
    if (!opens) await app.tray.choose(...labels);
    await draw();
  });
  const keepDrawing = async (): Promise<void> => {
    for (; !page.isClosed(); await delay(500)) await draw();
  };
  void keepDrawing().catch(() => {});
}

/** In the page: which item of which menu was clicked, and whether it opens a submenu (drawn with "‹"). */
function listenToClicks(): void {
  const report = Reflect.get(window, 'clickTrayItem') as (depth: number, label: string, opens: boolean) => void;
  const menus = [...document.querySelectorAll('menu')];
  for (const item of document.querySelectorAll('li:not(.separator)')) {
    const [mark, label] = item.children;
    const depth = menus.findIndex((menu) => menu.contains(item));
    item.addEventListener('click', () =>
      report(depth, label?.textContent ?? '', mark?.textContent?.includes('‹') ?? false),
    );
  }
}
