/**
 * How long the search of the panel takes for a key, and where it is fastest: in the page itself, in a worker of the page, or in
 * the main process, with uFuzzy over the same rows beside it. Wall time, as a person waits; all in turns in one run.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import type { SearchTimes, ways } from './search-page.ts';
import { keystrokes } from './search-rows.ts';
import { table } from './table.ts';

const runs = 7;
/** ms for a key; of the 16 of a frame drawing needs the larger part. */
const aim = 5;
const origin = 'http://daypass.test';

type Way = keyof typeof ways | 'main';

/** Its own documents are isolated, so that the page's clock is exact to 5 µs instead of 100. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

async function prepare(page: Page, folder: string): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/') return route.fulfill({ path: path.join(folder, pathname), headers });
    const body = '<!doctype html><script type="module" src="/search-page.js"></script>';
    return route.fulfill({ contentType: 'text/html', body, headers });
  });
  await page.goto(origin);
}

/** The page's own modules, as the app's are: bundled, and without types. */
async function bundle(folder: string): Promise<void> {
  const entry = (name: string): string => path.join(import.meta.dirname, `${name}.ts`);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      lib: {
        entry: { 'search-page': entry('search-page'), 'search-thread': entry('search-thread') },
        formats: ['es'],
        fileName: (_format, name) => `${name}.js`,
      },
    },
  });
}

/** A process of Node's stands for the main process, and its channel for Electron's, which copies what it carries as well. */
async function measureMain(): Promise<SearchTimes> {
  const main = fork(path.join(import.meta.dirname, 'search-thread.ts'), { serialization: 'advanced' });
  const ask = (query: string): Promise<void> =>
    new Promise((answered) => {
      main.once('message', () => answered());
      main.send(query);
    });
  await ask('zzz');
  const keys: number[] = [];
  for (const query of keystrokes) {
    const start = performance.now();
    await ask(query);
    keys.push(performance.now() - start);
  }
  main.kill();
  return { first: [], changed: [], keys };
}

/** @returns a title, a table and what it says about the aim */
export async function measureSearch(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-search-'));
  const measured = new Map<Way, SearchTimes[]>();
  try {
    await bundle(folder);
    const executablePath = findBrowser();
    await using browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    for (let run = 0; run < runs; run++) {
      for (const way of ['page', 'worker', 'main', 'uFuzzy'] as const) {
        measured.set(way, [...(measured.get(way) ?? []), way === 'main' ? await measureMain() : await inPage(way)]);
      }
    }
    async function inPage(way: keyof typeof ways): Promise<SearchTimes> {
      const page = await browser.newPage();
      await prepare(page, folder);
      const times = await page.evaluate((name) => Reflect.get(window, 'ways')[name](), way);
      await page.close();
      return times;
    }
    return describe(measured, browser.version());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

const names: Readonly<Record<Way, string>> = {
  page: 'in the page',
  worker: 'in a worker, until its answer is there',
  main: 'in another process, until its answer is there',
  uFuzzy: 'uFuzzy in the page, one text a row',
};

/** Of each key the quickest run: what is left where the machine has something else to do in the others. */
const undisturbed = (all: readonly SearchTimes[]): readonly number[] =>
  keystrokes.map((_, key) => Math.min(...all.map(({ keys }) => keys[key] ?? NaN)));

function describe(measured: ReadonlyMap<Way, readonly SearchTimes[]>, version: string): string {
  const figure = (values: readonly number[], part = 0.5): string =>
    values.length === 0 ? '' : quantile(values, part).toFixed(1);
  const rows = [...measured].map(([way, all]) => {
    const [first, changed, keys] = (['first', 'changed', 'keys'] as const).map((what) =>
      all.flatMap((one) => one[what]),
    );
    const quiet = undisturbed(all);
    const ofKeys = [figure(quiet), figure(quiet, 0.99), figure(quiet, 1), figure(keys ?? []), figure(keys ?? [], 0.99)];
    return [names[way], ...ofKeys, figure(changed ?? []), figure(first ?? [])];
  });
  const p99 = quantile(undisturbed(measured.get('page') ?? []), 0.99);
  return [
    `The search over 25,000 roles in Chromium ${version}: ${runs} runs of ${keystrokes.length} keys, wall ms`,
    '',
    table(['', 'quickest run: p50', 'p99', 'longest', 'all runs: p50', 'p99', 'one account changed', 'all new'], rows),
    '',
    `Aim: at most ${aim} ms for 99 of 100 keys in the page, in the quickest run of each: ${p99 <= aim ? 'met' : 'missed'}.`,
  ].join('\n');
}
