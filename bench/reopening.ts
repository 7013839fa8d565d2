/**
 * How long a panel takes to come back: from the click in the tray until its roles are painted, with its window kept and given up.
 * The page tells it itself: a test runner that looks for the roles first loads scripts of its own into a new page, which takes
 * some 60 ms of the page's time.
 */
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import type { DaypassHost } from '../e2e/hosts/driver.ts';
import { minute } from '../e2e/objects/signed-in.ts';
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
  const { kept, givenUp, bare } = await reopen(idle.app, pages, await watchPaints(pages));
  const row = (name: string, times: readonly number[]): string[] => [
    name,
    median(times).toFixed(0),
    quantile(times, 0.9).toFixed(0),
    Math.max(...times).toFixed(0),
  ];
  const isMet = median(givenUp) <= aim;
  return [
    `The panel shown again, until its roles are painted: stand-in host, ${runs} runs of each kind in turn`,
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

/** Resolves to the time (performance.now() of this process) at which the next roles, or the next word, are painted. */
type NextPaint = () => Promise<number>;

async function watchPaints(pages: BrowserContext): Promise<NextPaint> {
  let told = Promise.withResolvers<number>();
  await pages.exposeBinding('benchPainted', () => told.resolve(performance.now()));
  await pages.addInitScript(tellPaints);
  return () => {
    told = Promise.withResolvers();
    return told.promise;
  };
}

/** Runs in each page: tells when roles or a word are in it and shown, once each time that it is shown. */
function tellPaints(): void {
  let isTold = false;
  const look = (): void => {
    if (isTold || document.visibilityState === 'hidden' || !document.querySelector('[role=option], p.word')) return;
    isTold = true;
    // The second frame begins when the first one has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void Reflect.get(window, 'benchPainted')()));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('visibilitychange', () => {
    isTold = false;
    look();
  });
}

async function reopen(app: DaypassHost, pages: BrowserContext, nextPaint: NextPaint): Promise<Reopened> {
  const [kept, givenUp, bare]: [number[], number[], number[]] = [[], [], []];
  const open = async (): Promise<number> => {
    const painted = nextPaint();
    const start = performance.now();
    await app.tray.click();
    return (await painted) - start;
  };
  // The first one fills the caches of the browser, and the list is loaded meanwhile.
  await open();
  for (let i = 0; i < runs; i++) {
    await hide(app);
    kept.push(await open());
    await hide(app);
    while ((await app.windows()).length > 0) await app.passTime(2 * minute);
    givenUp.push(await open());
    bare.push(await openBare(pages, nextPaint));
  }
  return { kept, givenUp, bare };
}

/** As the host opens the panel, without an app. */
async function openBare(pages: BrowserContext, nextPaint: NextPaint): Promise<number> {
  const painted = nextPaint();
  const start = performance.now();
  const page = await pages.newPage();
  await page.setViewportSize({ width: 440, height: 640 });
  const body = '<p class="word">word</p>';
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('http://reference.invalid/');
  const took = (await painted) - start;
  await page.close();
  return took;
}

async function hide(app: DaypassHost): Promise<void> {
  const page = await app.panel();
  await app.closePanel();
  await page.waitForFunction(() => document.visibilityState === 'hidden');
}
