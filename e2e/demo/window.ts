/** The demo in a Chromium window, for machines with a display and without Electron. */
import fs from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { hasDisplay } from '../hosts/electron-binary.ts';
import { openDesktop } from './desktop/desktop.ts';
import type { Stage } from './stage.ts';

/** Why no window can be shown; null if one can. The headless shell is a Chromium without windows. */
export function whyNoWindow(): string | null {
  if (!hasDisplay()) return 'There is no display.';
  const browser = findBrowser({ headed: true });
  if (browser === undefined || /headless/.test(fs.realpathSync(browser))) {
    return 'There is no Chromium or Chrome that can show a window.';
  }
  return null;
}

/** Runs until the user quits Daypass or closes the window. */
export async function runInWindow(stage: Stage): Promise<void> {
  const executablePath = findBrowser({ headed: true });
  const options = { headless: false, args: ['--start-maximized'] };
  await using browser = await chromium.launch({ ...options, ...(executablePath && { executablePath }) });
  const context = await browser.newContext({ viewport: null });
  const page = await context.newPage();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  await using desktop = await openDesktop(page, stage, timeZone);
  console.log(
    'Daypass runs on the stand-in host, on a small desktop in a window of Chromium. Close it to end the demo.',
  );
  await desktop.ended;
}
