/** Five real minutes: what Daypass costs while nobody touches it, next to a Node process with a single timer. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import type { CountsRecord } from '../e2e/hosts/driver.ts';
import { countPageActivity, type PageActivity, pageActivity } from '../e2e/objects/page-activity.ts';
import { minute } from '../e2e/objects/signed-in.ts';
import { findBrowser } from '../scripts/browser.mjs';
import { aim, owners } from './idle-day.ts';
import { type IdleApp, sessions, startIdle, temporaryFolder } from './idle-stage.ts';
import { table } from './table.ts';

const minutes = 5;

interface Column {
  readonly name: string;
  readonly counts: CountsRecord;
  readonly requests: number | null;
  /** Of the hidden page, where there is one. */
  readonly page: PageActivity | null;
}

/** Both apps and the bare process are measured at the same time, so that the machine's load falls on all alike. */
export async function measureMinutes(): Promise<string> {
  using folder = temporaryFolder();
  const { dir } = folder;
  await using browser = await chromium.launch(withBrowser());
  const context = await browser.newContext();
  await countPageActivity(context);
  await using never = await startIdle(path.join(dir, 'never-shown'), 'counted', { countdown: true });
  await using closed = await startIdle(path.join(dir, 'closed'), 'counted', { pages: context, countdown: true });
  const page = await openAndClose(closed);
  const columns = await Promise.all([
    measureBareNode(),
    measureApp('never shown', never, null),
    measureApp('opened and closed', closed, page),
  ]);
  return describe(columns);
}

function withBrowser() {
  const executablePath = findBrowser();
  return executablePath === undefined ? {} : { executablePath };
}

async function openAndClose({ app }: IdleApp): Promise<Page> {
  await app.tray.click();
  const page = await app.panel();
  // Something counts down, and would go on doing so.
  while ((await pageActivity(page)).armed === 0) await delay(50);
  await app.closePanel();
  await page.waitForFunction(() => document.visibilityState === 'hidden');
  await delay(5_000);
  return page;
}

async function measureApp(name: string, { app, organisation }: IdleApp, page: Page | null): Promise<Column> {
  organisation.forgetRequests();
  const before = page && (await pageActivity(page));
  await app.countFromNow();
  await delay(minutes * minute);
  const counts = await app.counts();
  // A minute after it was hidden there is no page any more, and nothing that could run.
  const after = page?.isClosed() ? before && { ...before, armed: 0 } : page && (await pageActivity(page));
  return {
    name,
    counts,
    requests: organisation.requests.length,
    page: before && after && { armed: after.armed, ran: after.ran - before.ran },
  };
}

/** `bare-node.ts` counts itself, and tells when it is asked. */
async function measureBareNode(): Promise<Column> {
  const child = fork(path.join(import.meta.dirname, 'bare-node.ts'), { serialization: 'advanced' });
  await once(child, 'message');
  await delay(minutes * minute);
  child.send('counts');
  const [counts] = (await once(child, 'message')) as [CountsRecord];
  child.kill();
  return { name: 'Node with one timer', counts, requests: null, page: null };
}

function describe(columns: readonly Column[]): string {
  const row = (name: string, value: (column: Column) => string | number): string[] => [
    name,
    ...columns.map((column) => String(value(column))),
  ];
  const perMinute = (count: number): string => (count / minutes).toFixed(1);
  const calls = ({ counts }: Column, writing: boolean): number =>
    counts.files.filter(({ writes }) => writes === writing).length;
  const isMet = columns
    .slice(1)
    .every(
      (column) =>
        column.counts.wakeUps.length / minutes <= aim &&
        column.counts.files.length === 0 &&
        column.requests === 0 &&
        (column.page === null || (column.page.armed === 0 && column.page.ran === 0)),
    );
  return [
    `${minutes} real minutes, hidden and signed in to ${sessions.length} sessions, on the stand-in host`,
    '',
    table(
      ['', ...columns.map(({ name }) => name)],
      [
        row('timer wake-ups a minute', ({ counts }) => perMinute(counts.wakeUps.length)),
        row('turns of the event loop a minute', ({ counts }) => perMinute(counts.turns)),
        row('wake-ups of any thread a minute', ({ counts }) => perMinute(counts.threadWakeUps)),
        row('CPU ms a minute', ({ counts }) => perMinute(counts.cpu)),
        row('calls that write files', (column) => calls(column, true)),
        row('calls that read files', (column) => calls(column, false)),
        row('requests', ({ requests }) => requests ?? ''),
        row('timers and frames armed in the hidden page', ({ page }) => page?.armed ?? ''),
        row('of the hidden page, run', ({ page }) => page?.ran ?? ''),
      ],
    ),
    '',
    ...columns.slice(1).map(({ name, counts }) => `Timers, ${name}: ${owners(counts.timers, 5)}.`),
    `Aim: at most ${aim} timer wake-ups a minute, no files, no requests, nothing in the page: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}
