/** What Electron refuses and puts off, the stand-in refuses and puts off: an app that relies on less is found out without a binary. */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drive } from '../driver.ts';
import { createHome, homeEnv } from '../../../testing/home.ts';
import { launchStandIn } from './launch.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-contracts-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

const icon = JSON.stringify(path.resolve('assets/icon.png'));

/** Runs an app that has loaded everything and does this when it is ready; its windows stay empty. */
async function launch(whenReady: string, { before = '', args = [] }: { before?: string; args?: string[] } = {}) {
  const home = createHome(path.join(dir, 'home'));
  fs.writeFileSync(
    path.join(dir, 'package.json'),
    JSON.stringify({ name: 'lines', version: '1.0.0', main: 'main.mjs' }),
  );
  const lines = [
    "import { app, BaseWindow, BrowserWindow, Menu, MenuItem, nativeImage, net, Notification, session, Tray } from 'electron';",
    `const icon = () => nativeImage.createFromPath(${icon});`,
    'const said = (act) => { try { act(); return "nothing"; } catch (error) { return `${error.name}: ${error.message}`; } };',
    before,
    `void app.whenReady().then(() => {\n${whenReady}\n});`,
  ];
  fs.writeFileSync(path.join(dir, 'main.mjs'), lines.join('\n'));
  const noPages = () => Promise.reject(new Error('no browser is needed'));
  const host = await launchStandIn(noPages, { appDir: dir, args, env: homeEnv(home), tempDir: dir });
  return drive(host, home.dir);
}

/** What the app says of this, when it is ready. */
async function saidOf(act: string): Promise<string> {
  const app = await launch(`console.log('SAID ' + said(() => ${act}));`);
  const found = await vi.waitFor(() => /SAID (.*)/.exec(app.output())?.[1] ?? expect.fail(app.output()), 30_000);
  await app.kill();
  return found;
}

describe('a spell checker', () => {
  test.each([
    ['that is left as it is', 'void session.defaultSession;', true],
    ['that is switched off', 'session.defaultSession.setSpellCheckerEnabled(false);', true],
    ['without languages', 'session.defaultSession.setSpellCheckerLanguages([]);', false],
  ])('%s: is a dictionary asked for?', async (_, act, isAsked) => {
    const app = await launch(`${act}\nsetTimeout(() => console.log('LATER'));`);
    await vi.waitFor(() => expect(app.output()).toContain('LATER'), 30_000);
    expect(app.output().includes('asks a server of Google for a dictionary')).toBe(isAsked);
    await app.kill();
  });
});

describe('arguments', () => {
  test.each([
    ['new Tray(nativeImage.createEmpty())', 'Error: The image of a tray icon is empty'],
    ['new Tray(icon()).setContextMenu([])', 'TypeError: Must pass Menu or null'],
    ['new Tray(icon()).setToolTip(5)', 'TypeError: Error processing argument at index 0, conversion failure'],
    ["Menu.buildFromTemplate('x')", 'TypeError: Invalid template for Menu: Menu template must be an array'],
    [
      'Menu.buildFromTemplate([{ click() {} }])',
      'TypeError: Invalid template for MenuItem: must have at least one of label, role or type',
    ],
    ["new MenuItem({ label: 'x', type: 'submenu' })", 'TypeError: Invalid submenu'],
    ["new MenuItem({ label: 'x', type: 'line' })", 'Error: Unknown menu item type: line'],
    ['new Notification({ title: 5 })', 'TypeError: Error processing argument at index 0, conversion failure'],
    ["Menu.buildFromTemplate([{ label: 'x' }])", 'nothing'],
  ])('%s: %s', async (act, says) => expect(await saidOf(act)).toBe(says));

  test('separators at an edge, and second ones, are not there', async () => {
    const line = "{ type: 'separator' }";
    const menu = `Menu.buildFromTemplate([${line}, { label: 'a' }, ${line}, ${line}, { label: 'b' }, ${line}])`;
    const app = await launch(`console.log('ITEMS ' + ${menu}.items.map(({ type }) => type).join());`);
    await vi.waitFor(() => expect(app.output()).toContain('ITEMS normal,separator,normal\n'), 30_000);
    await app.kill();
  });
});

/** As Chromium: it takes the question for handled, and waits. */
describe('an answer that asks for a password', () => {
  test.each([
    ['comes where nobody listens for that', '', 'ANSWER 407'],
    ['waits for one who listens', "request.on('login', () => console.log('ASKED'));", 'ASKED'],
    ['comes after an empty answer', "request.on('login', (_asked, answer) => answer());", 'ANSWER 407'],
  ])('%s', async (_, listening, said) => {
    const server = http.createServer((_request, response) => response.writeHead(407).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const app = await launch(`
      const request = net.request({ protocol: 'http:', hostname: '127.0.0.1', port: ${port}, redirect: 'manual' });
      ${listening}
      request.on('response', ({ statusCode }) => console.log('ANSWER', statusCode));
      request.end();`);
    const lines = () => app.output().match(/^(?:ANSWER|ASKED).*$/gm) ?? [];
    await vi.waitFor(() => expect(lines()).toEqual([said]), 30_000);
    await app.kill();
    server.close();
  });
});

test('nothing of the desktop is made before the app is ready', async () => {
  const tries = ['new Tray(icon())', 'new Notification()', 'new BrowserWindow()'];
  const before = tries.map((act) => `console.log('SAID ' + said(() => ${act}));`).join('\n');
  const app = await launch('app.quit();', { before });
  expect(await app.exited).toBe(0);
  expect(app.output().match(/(?<=SAID ).*/g)).toEqual([
    'Error: Cannot create Tray before app is ready',
    'Error: Cannot create Notification before app is ready',
    'Error: Cannot create BrowserWindow before app is ready',
  ]);
});

describe('the end', () => {
  test('windows close, and the app quits, in later turns', async () => {
    const app = await launch(`
      for (const name of ['before-quit', 'will-quit']) app.on(name, () => console.log('STEP', name));
      const window = new BrowserWindow({ show: false });
      window.on('close', () => console.log('STEP', 'close'));
      window.on('closed', () => console.log('STEP', 'closed', said(() => window.hide())));
      app.quit();
      console.log('STEP', 'quit has returned', window.isDestroyed());`);
    expect(await app.exited).toBe(0);
    expect(app.output().match(/(?<=STEP ).*/g)).toEqual([
      'before-quit',
      'close',
      'quit has returned false',
      'closed TypeError: Object has been destroyed',
      'will-quit',
    ]);
  });

  test('a wish to quit is none before `will-quit` is over, which it is once promises have settled', async () => {
    const wish = (later: string) =>
      launch(
        `app.once('will-quit', (event) => { event.preventDefault(); ${later}; });
        setTimeout(() => console.log('STILL HERE'), 500);
        app.quit();`,
      );
    const ignored = await wish('Promise.resolve().then(() => app.quit())');
    await vi.waitFor(() => expect(ignored.output()).toContain('STILL HERE'), 30_000);
    await ignored.kill();
    const heard = await wish('setImmediate(() => app.quit())');
    expect(await heard.exited).toBe(0);
  });

  test('a window that stays keeps the app; it can be asked to quit again', async () => {
    const app = await launch(`
      const window = new BrowserWindow({ show: false });
      app.on('window-all-closed', () => console.log('NOT QUITTING'));
      window.once('close', (event) => event.preventDefault());
      app.quit();
      setImmediate(() => {
        window.close();
        setImmediate(() => setImmediate(() => app.quit()));
      });`);
    expect(await app.exited).toBe(0);
    expect(app.output()).toContain('NOT QUITTING');
  });

  test.skipIf(process.platform === 'win32')('no signal is handled but by the app itself', async () => {
    const app = await launch("console.log('ready');");
    await vi.waitFor(() => expect(app.output()).toContain('ready'), 30_000);
    process.kill(app.pid, 'SIGTERM');
    expect(await app.exited).toBeNull();
  });
});

test.skipIf(process.platform !== 'linux')(
  'an app that asks for the sandbox after --no-sandbox does not live',
  async () => {
    const app = await launch("console.log('ready');", { before: 'app.enableSandbox();', args: ['--no-sandbox'] });
    expect(await app.exited).toBe(1);
    expect(app.output()).toContain('Network service crashed');
  },
);
