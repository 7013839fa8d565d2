/** How long a panel takes to come back: from the click in the tray until its list can be used, with its window kept and given up. */
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import type { DaypassHost } from '../e2e/hosts/driver.ts';
import { minute } from '../e2e/objects/signed-in.ts';
import { panelRoles } from '../e2e/objects/panel-roles.ts';
import { findBrowser } from '../scripts/browser.mjs';
import { startIdle, temporaryFolder } from './idle-stage.ts';
import { median, quantile } from './statistics.ts';
import { table } from './table.ts';

const runs = 20;
/** At most this many ms for the median of a panel whose window was given up. */
const aim = 300;

/** In ms of wall time. */
interface Reopened {
  readonly kept: readonly number[];
  readonly givenUp: readonly number[];
}

/** @returns a title, the table and what it says about the aim */
export async function measureReopening(): Promise<string> {
  using folder = temporaryFolder();
  const executablePath = findBrowser();
  await using browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const pages = await browser.newContext();
  await using idle = await startIdle(path.join(folder.dir, 'home'), 'driven', { pages });
  const { kept, givenUp } = await reopen(idle.app);
  const row = (name: string, times: readonly number[]): string[] => [
    name,
    median(times).toFixed(0),
    quantile(times, 0.9).toFixed(0),
    Math.max(...times).toFixed(0),
  ];
  const isMet = median(givenUp) <= aim;
  return [
    `The panel shown again, until its roles are there: stand-in host, ${runs} runs of each kind in turn`,
    '',
    table(
      ['ms', 'median', '9 of 10', 'most'],
      [row('hidden for a moment', kept), row('given up after a minute', givenUp)],
    ),
    '',
    `Aim: a median of at most ${aim} ms where the window was given up: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}

async function reopen(app: DaypassHost): Promise<Reopened> {
  const [kept, givenUp]: [number[], number[]] = [[], []];
  // The first one fills the caches of the browser, and the list is loaded meanwhile.
  await open(app);
  for (let i = 0; i < runs; i++) {
    await hide(app);
    kept.push(await open(app));
    await hide(app);
    while ((await app.windows()).length > 0) await app.passTime(2 * minute);
    givenUp.push(await open(app));
  }
  return { kept, givenUp };
}

async function hide(app: DaypassHost): Promise<void> {
  const page = await app.panel();
  await app.closePanel();
  await page.waitForFunction(() => document.visibilityState === 'hidden');
}

async function open(app: DaypassHost): Promise<number> {
  const start = performance.now();
  await app.tray.click();
  const page: Page = await app.panel();
  await panelRoles(page).roles.first().waitFor();
  return performance.now() - start;
}
