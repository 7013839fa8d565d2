/** How long a panel takes to come back: from the click in the tray until its list can be used, with its window kept and given up. */
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
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

/** In ms of wall time. `bare`: a page with one word, opened by the measurement itself: less than that no page takes here. */
interface Reopened {
  readonly kept: readonly number[];
  readonly givenUp: readonly number[];
  readonly bare: readonly number[];
}

/** @returns a title, the table and what it says about the aim */
export async function measureReopening(): Promise<string> {
  using folder = temporaryFolder();
  const executablePath = findBrowser();
  await using browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const pages = await browser.newContext();
  await using idle = await startIdle(path.join(folder.dir, 'home'), 'driven', { pages });
  const { kept, givenUp, bare } = await reopen(idle.app, pages);
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
      [
        row('hidden for a moment', kept),
        row('given up after a minute', givenUp),
        row('reference: a page with one word', bare),
      ],
    ),
    '',
    `Given up: ${(median(givenUp) / median(bare)).toFixed(1)} times as long as a page with one word, ${(median(givenUp) - median(bare)).toFixed(0)} ms more.`,
    `Aim: a median of at most ${aim} ms where the window was given up: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}

async function reopen(app: DaypassHost, pages: BrowserContext): Promise<Reopened> {
  const [kept, givenUp, bare]: [number[], number[], number[]] = [[], [], []];
  // The first one fills the caches of the browser, and the list is loaded meanwhile.
  await open(app);
  for (let i = 0; i < runs; i++) {
    await hide(app);
    kept.push(await open(app));
    await hide(app);
    while ((await app.windows()).length > 0) await app.passTime(2 * minute);
    givenUp.push(await open(app));
    bare.push(await openBare(pages));
  }
  return { kept, givenUp, bare };
}

/** As the host opens the panel, without an app. */
async function openBare(pages: BrowserContext): Promise<number> {
  const start = performance.now();
  const page = await pages.newPage();
  await page.setViewportSize({ width: 440, height: 640 });
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>word</p>' }));
  await page.goto('http://reference.invalid/');
  await page.getByText('word').waitFor();
  const took = performance.now() - start;
  await page.close();
  return took;
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
