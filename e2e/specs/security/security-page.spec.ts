/** What a script in the panel could do, if one ever got in: nothing (Electron's security guide, items 5, 12, 13, 14). */
import type { CDPSession, Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** Addresses that the page is sent to. */
const elsewhere = [
  'https://evil.example/',
  '/assets/other.html',
  'data:text/html,<h1>evil</h1>',
  'file:///etc/passwd',
  // In two parts: a script address is what the linter refuses too.
  ['javascript', 'document.body.remove()'].join(':'),
];

/** Other ways out of the page, run in it; each begins a navigation. */
const waysOut = {
  'a link': () => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = 'https://evil.example/link';
    link.click();
  },
  'meta refresh': () => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = '0; url=https://evil.example/refresh';
    document.head.append(meta);
  },
  'a frame of its own': () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = 'https://evil.example/frame';
  },
  'window.open': () => void window.open('https://evil.example/open'),
  'window.open of nothing': () => void window.open('about:blank', 'other', 'nodeIntegration=yes,width=1'),
  'target=_blank': () => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = 'https://evil.example/blank';
    link.target = '_blank';
    link.click();
  },
  webview: () => {
    const view = document.body.appendChild(document.createElement('webview'));
    view.setAttribute('src', 'https://evil.example/webview');
    view.setAttribute('nodeintegration', '');
    if ('loadURL' in view) document.body.remove();
  },
};

test('no way leads out of the page, and none opens a window or a browser', async ({
  context,
  launch,
  organisation,
}) => {
  const app = await launch();
  const { page, session } = await panelOf(app);
  const corp = (await session('corp')).status;
  await expect(corp).toHaveText('Signed out');
  const url = page.url();
  const left: string[] = [];
  page.on('framenavigated', (frame) => left.push(frame.url()));
  const answered: string[] = [];
  page.on('response', (response) => answered.push(response.url()));
  const stays = async (name: string) => {
    await settled(page);
    await expect(corp, name).toHaveText('Signed out');
    expect(page.url(), name).toBe(url);
  };
  for (const address of elsewhere) {
    await page.evaluate((href) => location.assign(href), address);
    await stays(address);
  }
  for (const [name, way] of Object.entries(waysOut)) {
    await page.evaluate(way);
    await stays(name);
  }
  // Nothing that was asked for was answered, and nothing but the frame's own blank page ever stood there.
  expect(answered).toEqual([]);
  expect(left.filter((address) => address !== 'about:blank' && !address.startsWith('chrome-error:'))).toEqual([]);
  expect(context.pages()).toHaveLength(1);
  expect(await app.windows()).toHaveLength(1);
  expect(await app.openedUrls()).toEqual([]);
  expect(organisation.requests).toEqual([]);
});

/** Lets what was begun go its way: a task, a frame, and a turn through the main process and back. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => void setTimeout(resolve, 50));
    await new Promise((resolve) => void requestAnimationFrame(resolve));
    await window.daypass.dispatch({ type: 'panel-ready' });
  });
}

/** Drops something on the middle of the page, as the desktop does it. */
async function drop(cdp: CDPSession, data: object): Promise<void> {
  const at = { x: 200, y: 300, data: { dragOperationsMask: 1, items: [], ...data } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, ...at });
}

test('what is dropped on the window is not opened in it', async ({ context, home, launch }) => {
  const app = await launch();
  const { page, session } = await panelOf(app);
  await expect((await session('corp')).status).toHaveText('Signed out');
  const url = page.url();
  home.write('<h1>evil</h1>', 'evil.html');
  const cdp = await context.newCDPSession(page);
  const link = 'https://evil.example/dropped';
  await drop(cdp, { items: [{ mimeType: 'text/uri-list', data: link }] });
  await drop(cdp, { items: [{ mimeType: 'text/html', data: '<img src=x onerror="document.body.remove()">' }] });
  await drop(cdp, { files: [home.path('evil.html')] });
  await settled(page);
  expect(page.url()).toBe(url);
  expect(context.pages()).toHaveLength(1);
  await expect((await session('corp')).status).toHaveText('Signed out');
});

/** Electron's names of what a page can ask for (session.setPermissionRequestHandler), and one that nobody knows yet. */
const refused = [
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  'constructor',
  'something new',
];

test('the page may write to the clipboard what is marked in it, and nothing else', async ({ launch }) => {
  const app = await launch();
  await app.panel();
  expect(await app.permission('clipboard-sanitized-write')).toEqual({ request: true, check: true });
  for (const name of refused) expect(await app.permission(name), name).toEqual({ request: false, check: false });
});
