/**
 * The panel's list of roles with 5,000 accounts of 5 roles each, in a real Chromium: how long after a key its result is painted, and
 * whether scrolling through everything keeps up. The browser paints as soon as it can and waits for no screen, so that a figure is
 * work and not the distance to the next sixtieth of a second.
 */
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../scripts/browser.mjs';
import { accountsOf, messagesFor, stateOf } from './list-scenes.ts';
import { cpuOf, origin, prepare } from './lists.ts';
import { quantile } from './statistics.ts';
import { table } from './table.ts';

const accounts = 5000;
const roles = ['AdministratorAccess', 'Billing', 'NetworkAdministrator', 'PowerUserAccess', 'ReadOnlyAccess'];
const words = ['team 299 admin', 'read 4711', 'production power', 'bill 12', '100000003333', 'amdin 77'];
/** In ms; 25 keys a second are more than anybody types. */
const betweenKeys = 40;
/** In CSS pixels a frame: 3,000 and 30,000 a second at 60 frames. */
const speeds = [50, 500];

/** How long after each key (ms) the frame with its result was painted. */
async function typing(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          // A message is heard after the frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
    Object.assign(window, { keyTimes: times });
  });
  await page.getByRole('combobox').focus();
  for (let round = 0; round < 5; round++) {
    for (const word of words) {
      for (const key of word) {
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        // The next one only after this one is seen, and not at once: a browser that has just painted for a key lets the next one
        // wait for up to 16 ms, whatever there is to do, and nobody types so fast.
        await page.evaluate(
          (pause) =>
            new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, pause)))),
          betweenKeys,
        );
      }
      await page.keyboard.press('Escape');
    }
  }
  return page.evaluate(() => Reflect.get(window, 'keyTimes') as number[]);
}

interface Scrolled {
  /** The work of each frame in ms, from the movement until it is painted. */
  readonly frames: readonly number[];
  /** Frames with nothing where a row should be. */
  readonly blank: number;
}

/** All accounts unfolded would be 30,000 lines: that many matches no search gives, so the folded list is scrolled. */
function scrolling(page: Page, speed: number): Promise<Scrolled> {
  return page.evaluate(async (pixels) => {
    const list = document.querySelector('#role-list');
    if (list === null) throw new Error('There is no list');
    list.scrollTop = 0;
    const { left, top, width, height } = list.getBoundingClientRect();
    const frames: number[] = [];
    let blank = 0;
    const frame = () => new Promise<number>((begins) => requestAnimationFrame(begins));
    const painted = async (): Promise<void> => {
      await frame();
      const { port1, port2 } = new MessageChannel();
      await new Promise<void>((heard) => {
        port1.onmessage = () => heard();
        port2.postMessage(null);
      });
    };
    for (let count = 0; count < 600; count++) {
      const start = performance.now();
      list.scrollTop += pixels;
      await painted();
      frames.push(performance.now() - start);
      for (const at of [0.02, 0.5, 0.98]) {
        const seen = document.elementFromPoint(left + width / 3, top + height * at);
        if (!seen?.closest('[role=option], .line-heading')) blank += 1;
      }
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) list.scrollTop = 0;
    }
    return { frames, blank };
  }, speed);
}

/** @returns a title and a table */
export async function measureRoleList(): Promise<string> {
  const executablePath = findBrowser();
  const args = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
  await using browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
  const page = await browser.newPage({ viewport: { width: 440, height: 640 } });
  const items = accountsOf('ready', { accounts, roles });
  const ready = messagesFor([stateOf(items, null)])[0] ?? [];
  await prepare(page, path.join(import.meta.dirname, '../out/renderer'), { ready, waiting: [], roles: [] });
  await page.goto(`${origin}/index.html`);
  await page.evaluate(() => Reflect.get(window, 'show')('ready'));
  await page.getByRole('option').first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await cpuOf(session);
  const keys = await typing(page);
  const keyCpu = (await cpuOf(session)) - before;
  const scrolled: (readonly [number, Scrolled, number])[] = [];
  for (const speed of speeds) {
    const start = await cpuOf(session);
    scrolled.push([speed, await scrolling(page, speed), (await cpuOf(session)) - start]);
  }
  const row = (name: string, times: readonly number[], cpu: number, blank: string) => [
    name,
    `${times.length}`,
    (cpu / times.length).toFixed(1),
    ...[0.5, 0.99, 1].map((part) => quantile(times, part).toFixed(1)),
    blank,
  ];
  return [
    `The list of ${accounts * roles.length} roles in Chromium ${browser.version()}`,
    '',
    table(
      ['', 'count', 'CPU ms each', 'p50 ms', 'p99 ms', 'worst ms', 'blank'],
      [
        row('key to painted result', keys, keyCpu, ''),
        ...scrolled.map(([speed, { frames, blank }, cpu]) =>
          row(`scrolled by ${speed * 60} px a second, a frame`, frames, cpu, `${blank}`),
        ),
      ],
    ),
  ].join('\n');
}
