/**
 * What the accounts of a large organisation cost on their way to the page and on the disk: sizes of the messages, the main process's
 * work for each, and the time from a page that has loaded to a list on screen. Beside it the whole state at once, as a reference.
 */
import path from 'node:path';
import { serialize } from 'node:v8';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../scripts/browser.mjs';
import { exampleSession } from '../src/renderer/roles/example-session.ts';
import { keptText, readKeptText } from '../src/main/roles/kept-list.ts';
import type { Account, AppState } from '../src/shared/app-state.ts';
import { nextMessage, type SnapshotMessage } from '../src/shared/snapshot-message.ts';
import { atOnce as allPieces } from '../testing/support/at-once.ts';
import { makeState } from '../testing/support/states.ts';
import { messagesFor } from './list-scenes.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const count = 5000;
const roleNames = ['AdministratorAccess', 'Billing', 'ReadOnlyAccess', 'SupportUser', 'SecurityAudit'];
const runs = 9;
/** Wall ms from a page that has loaded to the list on screen. */
const aim = 100;
/** Bytes of a message without accounts. */
const small = 20_000;
const origin = 'http://daypass.test';

const accounts: readonly Account[] = Array.from({ length: count }, (_, at) => ({
  accountId: String(100_000_000_000 + at),
  name: `Team ${at} Production`,
  email: `aws+team-${at}@example.com`,
  roles: { status: 'waiting', problem: null, names: roleNames, knownAt: 1_700_000_000_000 },
}));

function stateWith(items: readonly Account[], revision: number): AppState {
  const session = exampleSession('corp', items);
  return makeState([{ ...session, accounts: { ...session.accounts, status: 'loading' } }], { revision, browsers: [] });
}

const bytes = (value: unknown): number => serialize(value).length;
const kilobytes = (size: number): string => (size / 1000).toFixed(1);

/** Medians, in ms of CPU and wall together: one thread does nothing else meanwhile. */
function timeOf(act: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return median(times);
}

/** Everything in one message, as if there were no pieces. */
function atOnce(pieces: readonly SnapshotMessage[]): SnapshotMessage {
  const put = pieces.flatMap(({ changes }) => changes.flatMap(({ edits }) => edits.flatMap((edit) => edit.put)));
  const [first] = pieces;
  const [change] = first?.changes ?? [];
  if (!first || !change) throw new Error('There are no messages');
  return { ...first, changes: [{ list: change.list, edits: [{ at: 0, drop: 0, put }] }] };
}

function describeMessages(): string {
  const whole = stateWith(accounts, 1);
  const [pieces = []] = messagesFor([whole]);
  const all = new Map(nextMessage(null, whole, { number: 1, after: 0 }).lists).set(
    'accounts sso-session:corp',
    accounts,
  );
  const one = accounts.with(1234, { ...(accounts[1234] as Account), name: 'Renamed' });
  const make = (state: AppState) => () => nextMessage(all, state, { number: 2, after: 1 }).message;
  const rows = (
    [
      ['the whole state in one message', () => atOnce(pieces), () => structuredClone(whole)],
      [
        'the largest piece of a first list',
        () => largest(pieces),
        () => serialize(nextMessage(null, whole, { number: 1, after: 0 }).message),
      ],
      ['one account has changed', make(stateWith(one, 2)), () => serialize(make(stateWith(one, 2))())],
      ['nothing of the accounts has changed', make(whole), () => serialize(make(whole)())],
    ] as const
  ).map(([name, message, work]) => [name, kilobytes(bytes(message())), timeOf(work).toFixed(1)]);
  const quiet = bytes(make(whole)());
  return [
    table(['', 'kB', 'main process, CPU ms'], rows),
    '',
    `A first list comes in ${pieces.length} messages. Aim: at most 20 kB where no account has changed: ${quiet <= small ? 'met' : 'missed'}.`,
  ].join('\n');
}

function largest(messages: readonly SnapshotMessage[]): SnapshotMessage {
  return messages.reduce((best, one) => (bytes(one) > bytes(best) ? one : best));
}

function describeDisk(): string {
  const { id, startUrl, region, accounts: list } = exampleSession('corp', accounts);
  const kept = { owner: { id, startUrl, region }, accounts: list, listedAt: 1 };
  const text = allPieces(keptText(kept));
  const rows = [
    ['written: the text made', kilobytes(Buffer.byteLength(text)), timeOf(() => allPieces(keptText(kept))).toFixed(1)],
    ['read: the text checked and understood', '', timeOf(() => allPieces(readKeptText(text, 2))).toFixed(1)],
    ['reference: JSON.parse alone', '', timeOf(() => JSON.parse(text) as unknown).toFixed(1)],
  ];
  return table(['on the disk', 'kB', 'CPU ms'], rows);
}

interface Arrival {
  /** Wall ms since the page asked for the state: rows are painted, and all has come. */
  readonly first: number;
  readonly all: number;
  readonly longestTask: number;
  readonly hasRows: boolean;
}

interface Cost extends Arrival {
  /** CPU ms of the page's main thread, its own loading included. */
  readonly cpu: number;
}

async function arrive(browser: Browser, messages: readonly SnapshotMessage[]): Promise<Cost> {
  const page = await browser.newPage({ viewport: { width: 440, height: 640 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: path.join(import.meta.dirname, '../out/renderer', pathname) });
  });
  await page.addInitScript((sent) => {
    const seen = { first: 0, all: 0, longestTask: 0, hasRows: false };
    const waiting = [...sent];
    let hear: (message: object) => void = () => {};
    let start = 0;
    const next = (): void => {
      const message = waiting.shift();
      if (message !== undefined) return hear(structuredClone(message));
      seen.all = performance.now() - start;
      setTimeout(() => Object.assign(window, { arrival: seen }), 200);
    };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        if (startTime > start) seen.longestTask = Math.max(seen.longestTask, duration);
    }).observe({ entryTypes: ['longtask'] });
    const dispatch = ({ type }: { readonly type: string }) => {
      if (type === 'panel-ready') {
        start = performance.now();
        setTimeout(next, 0);
      }
      if (type === 'panel-drawn') {
        if (seen.first === 0) {
          seen.first = performance.now() - start;
          seen.hasRows = document.querySelector('[role=row], [role=option]') !== null;
        }
        setTimeout(next, 0);
      }
      return Promise.resolve({ ok: true });
    };
    const onSnapshot = (listener: (message: object) => void) => {
      hear = listener;
      return () => {};
    };
    Object.assign(window, { daypass: { dispatch, onSnapshot } });
  }, messages);
  await page.goto(`${origin}/index.html`);
  const arrival = await page.waitForFunction(() => Reflect.get(window, 'arrival') as Arrival | undefined);
  const seen = (await arrival.jsonValue()) as Arrival;
  const { metrics } = await session.send('Performance.getMetrics');
  await page.close();
  return { ...seen, cpu: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) };
}

async function describeArrival(): Promise<string> {
  const executablePath = findBrowser();
  await using browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const [pieces = []] = messagesFor([stateWith(accounts, 1)]);
  const [empty = []] = messagesFor([stateWith([], 1)]);
  const ways = {
    'in pieces, as Daypass does': pieces,
    'reference: all in one message': [atOnce(pieces)],
    'reference: no accounts at all': empty,
  };
  const arrivals = new Map<string, Cost[]>(Object.keys(ways).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, messages] of Object.entries(ways)) {
      const seen = await arrive(browser, messages);
      if (messages !== empty && !seen.hasRows) throw new Error('The first message has drawn no rows');
      // The first one fills caches.
      if (run > 0) arrivals.get(name)?.push(seen);
    }
  }
  const middle = (name: string, of: (cost: Cost) => number): number => median((arrivals.get(name) ?? []).map(of));
  const rows = Object.keys(ways).map((name) => [
    name,
    middle(name, ({ first }) => first).toFixed(0),
    middle(name, ({ all }) => all).toFixed(0),
    middle(name, ({ longestTask }) => longestTask).toFixed(0),
    middle(name, ({ cpu }) => cpu).toFixed(0),
  ]);
  const first = middle('in pieces, as Daypass does', (cost) => cost.first);
  return [
    table(
      [
        'from the disk to the screen, wall ms',
        'list on screen',
        'all of it there',
        'longest task',
        'page, CPU ms in all',
      ],
      rows,
    ),
    '',
    `Chromium ${browser.version()}. Aim: on screen within ${aim} ms after the page has loaded: ${first <= aim ? 'met' : 'missed'}.`,
  ].join('\n');
}

/** @returns a title, three tables and what they say about the aims */
export async function measureDirectory(): Promise<string> {
  const title = `The accounts of an organisation of ${count} with ${roleNames.length} roles each: medians of ${runs} runs`;
  return [title, '', describeMessages(), '', describeDisk(), '', await describeArrival()].join('\n');
}
