/** The stand-in without a browser: start, failure to load, and what it measures. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drive } from '../driver.ts';
import { createHome, homeEnv } from '../../../testing/home.ts';
import { launchStandIn } from './launch.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-stand-in-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

/** Runs an app of these lines without a browser. */
async function launch(...lines: string[]) {
  const home = createHome(path.join(dir, 'home'));
  const manifest = { name: 'lines', version: '1.0.0', main: 'main.mjs' };
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(dir, 'main.mjs'), lines.join('\n'));
  const noPages = () => Promise.reject(new Error('no browser is needed'));
  return drive(await launchStandIn(noPages, { appDir: dir, env: homeEnv(home), tempDir: dir }), home.dir);
}

test('an app without windows needs no browser, and tells when it began and when it had its tray', async () => {
  const app = await launch(
    "import { app, Menu, nativeImage, Tray } from 'electron';",
    'void app.whenReady().then(() => {',
    `  globalThis.tray = new Tray(nativeImage.createFromPath(${JSON.stringify(path.resolve('assets/icon.png'))}));`,
    "  globalThis.tray.setToolTip('Lines');",
    "  globalThis.tray.on('right-click', () =>",
    "    globalThis.tray.popUpContextMenu(Menu.buildFromTemplate([{ label: 'As on macOS', click: () => app.quit() }])));",
    '});',
  );
  await expect.poll(() => app.tray.items()).toMatchObject([{ label: 'As on macOS' }]);
  const { appBegins, tray } = await app.startup();
  expect(tray?.wall).toBeGreaterThan(appBegins?.wall ?? Infinity);
  expect(tray?.cpu).toBeGreaterThan(appBegins?.cpu ?? Infinity);
  await app.tray.choose('As on macOS');
  expect(await app.exited).toBe(0);
});

test('an app that fails to load ends, and says which part of Electron it asked for in vain', async () => {
  const app = await launch("import { contentTracing } from 'electron';", 'console.log(contentTracing);');
  expect(await app.exited).toBe(1);
  expect(app.uncaught().join()).toContain('threw an error during load');
  expect(app.output()).toContain("does not provide an export named 'contentTracing'");
  await expect(app.tray.items()).rejects.toThrow('The app has exited with 1');
});

test('a top-level await of whenReady never ends, as in Electron (electron#40719)', async () => {
  const app = await launch(
    "import { app } from 'electron';",
    "console.log('waiting');",
    'await app.whenReady();',
    "console.log('ready');",
  );
  await vi.waitFor(() => expect(app.output()).toContain('waiting'), { timeout: 5_000 });
  await app.windows();
  expect(app.output()).not.toContain('ready');
  await app.kill();
});
