/** Proves what the driver records of the desktop, and how it acts on it, on a tiny app. */
import { act, expect, test } from './tiny-app.ts';

test('the tray: icon, tooltip, menu as it is seen, and clicks in it', async ({ app }) => {
  await app.panel();
  const [first, second, more, last] = await app.tray.items();
  expect(first).toMatchObject({ label: 'Research & Development', enabled: false, sublabel: '2 h left' });
  expect(second).toMatchObject({ type: 'separator' });
  expect(more).toMatchObject({ type: 'submenu', submenu: [{ label: 'Loud', type: 'checkbox', checked: false }] });
  expect(last).toMatchObject({ label: 'Quit', enabled: true, visible: true });
  expect(await app.tray.icon()).toMatchObject({
    files: ['quiet.png'],
    size: { width: 16, height: 16 },
    template: false,
  });
  expect(await app.tray.tooltip()).toBe('Tiny: quiet');

  await app.tray.choose('More', /^Lo/);
  expect(await app.tray.icon()).toMatchObject({ files: ['loud.png'] });
  expect(await app.tray.tooltip()).toBe('Tiny: loud');
  expect((await app.tray.items())[2]).toMatchObject({ submenu: [{ checked: true }] });
  await expect(app.tray.choose('Research & Development')).rejects.toThrow('No menu item');

  await app.tray.choose('Quit');
  expect(await app.exited).toBe(0);
});

test('notifications are recorded, and clicked', async ({ app }) => {
  const page = await app.panel();
  await act(page, 'notify');
  expect(await app.notifications()).toEqual([
    { id: '', title: 'Hello', body: 'World', silent: false, urgency: 'critical', actions: [], open: true },
  ]);
  await app.clickNotification(0);
  expect(await act(page, 'events')).toEqual(['clicked']);
  expect(await app.notifications()).toMatchObject([{ open: false }]);
  await expect(app.clickNotification(0)).rejects.toThrow('No open notification 0');
});

test('links open, and fail when told to', async ({ app }) => {
  const page = await app.panel();
  await app.failNextOpen('no browser');
  await expect(act(page, 'openLink', 'https://first.example/')).rejects.toThrow('no browser');
  await act(page, 'openLink', 'https://second.example/');
  expect(await app.openedUrls()).toEqual(['https://second.example/']);
});

interface Clocks {
  readonly now: number;
  readonly today: number;
  readonly monotonic: number;
}

test('a closed lid moves the wall clock of the app and its pages, and neither timers nor the monotonic clock', async ({
  app,
}) => {
  const hour = 3_600_000;
  const page = await app.panel();
  const clocks = async () => (await act(page, 'clocks')) as Clocks;
  const before = await clocks();
  const timer = act(page, 'timer');
  await app.sleepLaptop(8 * hour);
  const after = await clocks();
  const passed = after.monotonic - before.monotonic;
  expect(passed).toBeLessThan(hour);
  expect(after.now - before.now - passed).toBeGreaterThan(8 * hour - 100);
  expect(after.now - before.now - passed).toBeLessThan(8 * hour + 100);
  expect(Math.abs(after.today - after.now)).toBeLessThan(100);
  expect(Math.abs((await page.evaluate(() => Date.now())) - after.now)).toBeLessThan(5_000);
  expect(((await timer) as number) - before.monotonic).toBeGreaterThan(290);

  const [suspended, resumed] = (await act(page, 'events')) as [{ suspend: number }, { resume: number }];
  expect(resumed.resume - suspended.suspend).toBeGreaterThanOrEqual(8 * hour);

  await app.setClock(-hour);
  expect(before.now - (await clocks()).now).toBeGreaterThan(hour - 60_000);
  await page.reload();
  expect(Math.abs((await page.evaluate(() => Date.now())) - (await clocks()).now)).toBeLessThan(5_000);
  expect(await act(page, 'events')).toHaveLength(2);
});

test('a second process does not get the lock, and tells the first', async ({ launch, launchSecond }) => {
  const first = await launch();
  const page = await first.panel();
  const second = await launchSecond('--show', 'me');
  expect(await second.exited).toBe(3);
  expect(second.pid).not.toBe(first.pid);
  const heard = { secondInstance: ['--show', 'me'], cwd: process.cwd(), data: { greeting: 'hello' } };
  await expect.poll(() => act(page, 'events')).toEqual([heard]);
  await first.launchAgain(['--once-more']);
  await expect.poll(() => act(page, 'events')).toMatchObject([heard, { secondInstance: ['--once-more'] }]);

  await first.kill();
  expect(await first.exited).toBeNull();
  const third = await launch();
  await third.panel();
});

test('the login item is recorded, and kept away from the machine', async ({ app }) => {
  expect(await app.loginItem()).toBeNull();
  await act(await app.panel(), 'login');
  expect(await app.loginItem()).toEqual({ openAtLogin: true, args: ['--hidden'] });
});
