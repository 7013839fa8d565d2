/** Proves the levers on time and the counters, on a tiny app: hours that go by, hidden pages, timers and files. */
import { act, expect, test } from './tiny-app.ts';

const minute = 60_000;
const hour = 60 * minute;

interface Clocks {
  readonly now: number;
  readonly monotonic: number;
}

test('a hidden page knows that it is hidden, and one that is shown again that it is seen', async ({ app }) => {
  const page = await app.panel();
  const visibility = () => page.evaluate(() => document.visibilityState);
  await page.evaluate(() =>
    document.addEventListener('visibilitychange', () => (document.title += ` ${document.visibilityState}`)),
  );
  expect(await visibility()).toBe('visible');
  await app.closePanel();
  await expect.poll(visibility).toBe('hidden');
  expect(await page.evaluate(() => document.hidden)).toBe(true);
  await app.tray.click();
  await expect.poll(visibility).toBe('visible');
  expect(await page.title()).toMatch(/ hidden visible$/);
});

test.describe('time that a test drives', () => {
  test.use({ time: 'driven' });
  test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

  test('moves all clocks together, and fires timers in their order and at their instant', async ({ app }) => {
    const page = await app.panel();
    const clocks = async () => (await act(page, 'clocks')) as Clocks;
    const before = await clocks();
    await act(page, 'armTimers', [3 * hour, hour, 5 * hour, minute]);
    await app.countFromNow();
    await app.passTime(4 * hour);
    const after = await clocks();
    expect(after.now - before.now).toBeGreaterThanOrEqual(4 * hour);
    expect(after.now - before.now).toBeLessThan(4 * hour + 20_000);
    expect(Math.abs(after.now - before.now - (after.monotonic - before.monotonic))).toBeLessThan(100);
    expect(Math.abs((await page.evaluate(() => Date.now())) - after.now)).toBeLessThan(20_000);
    const { wakeUps, timers } = await app.counts();
    expect(wakeUps).toHaveLength(3);
    expect(timers).toEqual([[expect.stringContaining('main.mjs'), 3]]);
    await app.passTime(2 * hour);
    const instants = (await act(page, 'events')) as { after: number; at: number }[];
    expect(instants.map(({ after: asked }) => asked)).toEqual([minute, hour, 3 * hour, 5 * hour]);
    for (const { after: asked, at } of instants) {
      expect(at - before.monotonic).toBeGreaterThanOrEqual(asked);
      expect(at - before.monotonic).toBeLessThan(asked + 20_000);
    }
  });

  test('leaves time to the machine as long as the test does not drive it', async ({ app }) => {
    const page = await app.panel();
    const before = (await act(page, 'clocks')) as Clocks;
    const at = (await act(page, 'timer')) as number;
    expect(at - before.monotonic).toBeGreaterThanOrEqual(299);
  });

  test('a timer that was stopped does not fire', async ({ app }) => {
    const page = await app.panel();
    await act(page, 'stoppedTimer');
    await app.passTime(hour);
    expect(await act(page, 'events')).toEqual([]);
  });
});

test.describe('counting', () => {
  test.use({ time: 'counted' });

  test('timers, by who armed them, and files, by what is done with them', async ({ app, home }) => {
    const page = await app.panel();
    await app.countFromNow();
    await act(page, 'timer');
    await act(page, 'files', home.path('note.txt'));
    const { timers, wakeUps, files, cpu, turns } = await app.counts();
    expect(timers.filter(([owner]) => owner.includes('main.mjs'))).toEqual([[expect.any(String), 1]]);
    expect(wakeUps.length).toBeGreaterThanOrEqual(1);
    expect(files.filter(({ call }) => call.includes('note.txt')).map(({ call, writes }) => [call, writes])).toEqual([
      [`writeFileSync ${home.path('note.txt')}`, true],
      [`readFile ${home.path('note.txt')}`, false],
      [`unlink ${home.path('note.txt')}`, true],
    ]);
    expect(cpu).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(0);
  });
});

test('nothing is counted nor driven unless the launch asks for it', async ({ app }) => {
  await app.panel();
  await expect(app.counts()).rejects.toThrow("time: 'counted'");
  await expect(app.passTime(hour)).rejects.toThrow("time: 'counted'");
});
