/**
 * What the panel's long lists cost the page: drawing, scrolling, searching, leaping, and what comes in while somebody looks.
 * The built page runs in a real Chromium, and the benchmark is its main process. `DAYPASS_BENCH_PAGES` names the folders of
 * several built pages, joined as in PATH: they are measured in turns, so that a slow minute of the machine falls on all alike.
 */
import { chooseInMenu } from '../e2e/objects/panel.ts';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/browser.mjs';
import { accountsOf, answers, doctorReport, messagesFor, rolesComing, type Scene, stateOf } from './list-scenes.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const runs = 3;
/** A frame that takes longer than this (ms) has lost at least one of 60 a second. */
const late = 25;
/** At most this many ms of CPU for a frame while a list is scrolled; 60 frames a second leave 16.7. */
const aim = 10;
/** How many frames a list is scrolled for, and by how much in each. */
const frameCount = 200;
const frameStep = 60;
const panel = { width: 440, height: 640 } as const;
export const origin = 'http://daypass.test';

interface Cost {
  /** Of the page's main thread, in ms. */
  readonly cpu: number;
  /** How long each frame took, in ms; none where nothing was scrolled. */
  readonly frames: readonly number[];
  /** How often nothing was drawn where something should have been. */
  readonly blank: number;
}

type Step = (page: Page) => Promise<void | Pick<Cost, 'frames' | 'blank'>>;

/** One after the other on one page: each begins where the one before has left it. */
const steps: Readonly<Record<string, Step>> = {
  'the page loaded': async (page) => void (await page.goto(`${origin}/index.html`)),
  '3,000 accounts, 9,000 roles drawn': (page) => show(page, 'ready'),
  'scrolled by 12,000 px': (page) => scroll(page, '#role-list'),
  'end, five pages up, beginning': async (page) => {
    await page.keyboard.press('/');
    for (const key of ['End', ...Array<string>(5).fill('PageUp'), 'Home']) await press(page, key);
  },
  '12 letters searched': async (page) => {
    await page.keyboard.press('/');
    for (const key of 'readonly 299') await press(page, key);
    await press(page, 'Escape');
  },
  '30 times roles for 100 accounts': async (page) => {
    await show(page, 'waiting');
    await page.evaluate(() => document.querySelector('#role-list')?.scrollTo(0, 30_000));
    await page.evaluate(() => Reflect.get(window, 'bringRoles')());
  },
  '5,000 profiles drawn': async (page) => {
    await show(page, 'ready');
    await chooseInMenu(page, 'Profiles');
    await page.getByRole('row').first().waitFor();
  },
  'profiles scrolled by 12,000 px': (page) => scroll(page, '.page'),
  'profiles: end, five pages up, beginning': async (page) => {
    await page.keyboard.press('/');
    for (const key of ['ArrowDown', 'End', ...Array<string>(5).fill('PageUp'), 'Home']) await press(page, key);
  },
  'a change of 10,000 lines drawn': async (page) => {
    await page.keyboard.press('Escape');
    await chooseInMenu(page, 'Settings');
    await page.getByRole('button', { name: 'Restore a backup' }).click();
    await page.getByRole('figure').waitFor();
  },
  'the change scrolled by 12,000 px': (page) => scroll(page, '.diff-scroll'),
};

/** Gives the page this state and waits until it is drawn. */
async function show(page: Page, scene: Scene): Promise<void> {
  await page.evaluate((name) => Reflect.get(window, 'show')(name), scene);
  await page.getByRole('option').first().waitFor();
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

function scroll(page: Page, selector: string): Promise<Pick<Cost, 'frames' | 'blank'>> {
  return page.evaluate(
    async ({ area, count, pixels }) => {
      const scroller = document.querySelector(area);
      if (scroller === null) throw new Error(`There is no ${area}`);
      scroller.scrollTop = 0;
      const frame = () => new Promise<number>((begins) => requestAnimationFrame(begins));
      const { left, bottom, width } = scroller.getBoundingClientRect();
      const frames: number[] = [];
      let blank = 0;
      for (let at = 0, before = await frame(); at < count; at++) {
        scroller.scrollTop += pixels;
        const now = await frame();
        frames.push(now - before);
        before = now;
        // The last line may end above the middle of the area's lower edge.
        const seen = document.elementFromPoint(left + width / 2, Math.min(bottom, innerHeight) - 20);
        if (seen?.closest('[role=option], [role=row], li') === null) blank++;
      }
      return { frames, blank };
    },
    { area: selector, count: frameCount, pixels: frameStep },
  );
}

/** What the page is told, message by message; the roles come on top of those that were waiting. */
function messages() {
  const [ready = []] = messagesFor([stateOf(accountsOf('ready'), doctorReport)]);
  const [waiting = [], ...roles] = messagesFor(rolesComing());
  return { ready, waiting, roles: roles.flat() };
}

/** Lets the page come from this folder, and puts in what it needs of a main process. */
export async function prepare(page: Page, folder: string, scenes = messages()): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: path.join(folder, pathname) });
  });
  await page.addInitScript(
    ({ scenes, replies }) => {
      let revision = 0;
      let listener: (message: object) => void = () => {};
      const tell = async (messages: typeof scenes.ready): Promise<void> => {
        for (const { state, ...message } of messages) {
          listener(structuredClone({ ...message, state: { ...state, revision: ++revision } }));
          await new Promise((drawn) => requestAnimationFrame(drawn));
        }
      };
      const bridge = {
        dispatch: ({ type }: { readonly type: string }) =>
          Promise.resolve({ ok: true, value: structuredClone((replies as Record<string, unknown>)[type]) }),
        onSnapshot: (hears: (message: object) => void) => {
          listener = hears;
          return () => {};
        },
      };
      const bringRoles = (): Promise<void> => tell(scenes.roles);
      const show = (name: keyof typeof scenes): Promise<void> => tell(scenes[name]);
      Object.assign(window, { daypass: bridge, show, bringRoles });
    },
    {
      scenes,
      replies: answers,
    },
  );
}

export async function cpuOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

async function measurePage(page: Page, folder: string): Promise<ReadonlyMap<string, Cost>> {
  await prepare(page, folder);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const costs = new Map<string, Cost>();
  for (const [name, step] of Object.entries(steps)) {
    const before = await cpuOf(session);
    const seen = await step(page);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    costs.set(name, { frames: [], blank: 0, ...seen, cpu: (await cpuOf(session)) - before });
  }
  return costs;
}

/** @returns a title, a table for each built page and what it says about the aim */
export async function measureLists(): Promise<string> {
  const named = process.env['DAYPASS_BENCH_PAGES']?.split(path.delimiter);
  const folders = named ?? [path.join(import.meta.dirname, '../out/renderer')];
  const executablePath = findBrowser();
  await using browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const measured = folders.map((folder) => ({ folder, all: [] as ReadonlyMap<string, Cost>[] }));
  for (let run = 0; run <= runs; run++) {
    for (const { folder, all } of measured) {
      const page = await browser.newPage({ viewport: panel });
      const costs = await measurePage(page, folder);
      await page.close();
      // The first one fills caches.
      if (run > 0) all.push(costs);
    }
  }
  return [
    `The panel's long lists in Chromium ${browser.version()}: medians of ${runs} runs after a first one`,
    ...measured.flatMap(({ folder, all }) => ['', ...(named === undefined ? [] : [folder, '']), describe(all)]),
  ].join('\n');
}

function describe(all: readonly ReadonlyMap<string, Cost>[]): string {
  let isMet = true;
  const rows = Object.keys(steps).map((name) => {
    const costs = all.flatMap((run) => run.get(name) ?? []);
    const cpu = median(costs.map((cost) => cost.cpu));
    if (costs[0]?.frames.length === 0) return [name, cpu.toFixed(0), '', '', ''];
    if (cpu > aim * frameCount) isMet = false;
    const lateFrames = median(costs.map(({ frames }) => frames.filter((ms) => ms > late).length));
    const longest = median(costs.map(({ frames }) => Math.max(...frames)));
    return [name, cpu.toFixed(0), `${lateFrames}`, longest.toFixed(0), `${median(costs.map(({ blank }) => blank))}`];
  });
  return [
    table(['', 'CPU ms', `late frames of ${frameCount}`, 'longest, ms', 'frames with a gap'], rows),
    '',
    `Aim: at most ${aim} ms of CPU for a frame that is scrolled: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}
