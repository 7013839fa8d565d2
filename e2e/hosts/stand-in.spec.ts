/** Proves the windows of the stand-in on a tiny app, so that the specs of Daypass can rely on them. */
import { finish } from './app-fixture.ts';
import { act, expect, test, type TinyWindow } from './tiny-app.ts';
import { axeOf } from '../objects/complaints.ts';

test('messages arrive in order, and a reply never overtakes them', async ({ app }) => {
  const page = await app.panel();
  const [reply, seen] = await page.evaluate(async () => {
    const { tiny } = globalThis as unknown as TinyWindow;
    return [await tiny.act('burst'), tiny.seen()];
  });
  expect(reply).toBe('after the burst');
  expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  const sent = await app.sentToPages();
  expect(sent.filter(({ kind }) => kind === 'message')).toHaveLength(50);
  expect(sent.at(-1)).toEqual({ channel: 'tiny:act', kind: 'reply', payload: 'after the burst' });
});

test('an error of a handler reaches the page as in Electron, and the log of what was sent', async ({ app }) => {
  const page = await app.panel();
  await expect(act(page, 'no such act')).rejects.toThrow(
    "Error invoking remote method 'tiny:act': TypeError: acts[name] is not a function",
  );
  expect((await app.sentToPages()).at(-1)).toMatchObject({ kind: 'error' });
});

test('the sender is the main frame, by identity and by address', async ({ app }) => {
  const page = await app.panel();
  const expected = { same: true, url: 'app://tiny/index.html', origin: 'app://tiny', isTop: true };
  expect(await act(page, 'senderFrame')).toEqual(expected);
  await page.reload();
  expect(await act(page, 'senderFrame')).toEqual(expected);
  expect(await app.forgeIpc('tiny:act', ['senderFrame'], { url: 'https://evil.example/x' })).toMatchObject({
    same: false,
    origin: 'https://evil.example',
  });
  expect(await app.forgeIpc('tiny:act', ['senderFrame'], 'subframe')).toMatchObject({ same: false, isTop: false });
});

test('the page has no privileges but the bridge, not even in a frame of its own', async ({ app }) => {
  const page = await app.panel();
  const privileges = () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const names = ['require', 'process', 'module', '__host', 'tiny'];
    return [globalThis, frame.contentWindow ?? {}].map((world) => names.filter((name) => name in world));
  };
  expect(await page.evaluate(privileges)).toEqual([['tiny'], []]);
});

test("the app's Content-Security-Policy is in force", async ({ app }) => {
  const page = await app.panel();
  await expect(page).toHaveTitle('The tiny page');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "an inline script ran"';
    document.body.append(script);
  });
  await expect(page).toHaveTitle('The tiny page');
  await expect.poll(() => app.output()).toContain('Content Security Policy');
});

test('axe looks at the page in spite of its Content-Security-Policy, and finds what is wrong', async ({ app }) => {
  const page = await app.panel();
  await page.evaluate(() => document.body.append(document.createElement('img')));
  const { violations } = await axeOf(page).analyze();
  expect(violations.map(({ id }) => id)).toContain('image-alt');
});

test('the page cannot navigate away, nor open a window', async ({ app }) => {
  const page = await app.panel();
  await page.getByRole('link', { name: 'Away' }).click();
  await expect.poll(() => act(page, 'events')).toContainEqual({ navigate: 'https://elsewhere.example/' });
  await page.getByRole('link', { name: 'New window' }).click();
  await page.evaluate(() => window.open('https://scripted.example/'));
  await expect
    .poll(() => act(page, 'events'))
    .toEqual([
      { navigate: 'https://elsewhere.example/' },
      { open: 'https://new.example/', disposition: 'foreground-tab' },
      { open: 'https://scripted.example/', disposition: 'new-window' },
    ]);
  await expect(page.getByRole('heading')).toHaveText('Tiny');
  expect(page.context().pages()).toHaveLength(1);
});

test('session.webRequest decides on requests, and the permission handlers can be asked', async ({ app }) => {
  const page = await app.panel();
  const refused = page.waitForEvent('requestfailed');
  await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = 'https://elsewhere.example/';
  });
  expect((await refused).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_CLIENT');
  expect(await app.permission('clipboard-sanitized-write')).toEqual({ request: true, check: false });
  expect(await app.permission('media')).toEqual({ request: false, check: false });
});

test('closing hides the window, and the tray shows the same page again', async ({ app }) => {
  const page = await app.panel();
  await app.closePanel();
  expect(await app.windows()).toMatchObject([{ visible: false, focused: false, title: 'The tiny page' }]);
  await app.tray.click();
  expect(await app.panel()).toBe(page);
  expect(await app.windows()).toMatchObject([{ visible: true, focused: true, bounds: { width: 300, height: 200 } }]);
});

test.describe('in Japanese', () => {
  test.use({ languages: ['ja-JP', 'en-US'] });
  test('the languages are the ones of the test, in the app and in the page', async ({ app }) => {
    const page = await app.panel();
    expect(await act(page, 'languages')).toEqual([['ja-JP', 'en-US'], 'ja-JP']);
    expect(await page.evaluate(() => navigator.language)).toBe('ja-JP');
  });
});

test('a member that the stand-in lacks fails by its name', async ({ app }) => {
  await expect(act(await app.panel(), 'missing')).rejects.toThrow(
    'The stand-in host does not implement BrowserWindow.setOpacity: add it in e2e/hosts/stand-in',
  );
});

test.describe('uncaught', () => {
  test.use({ allowUncaught: true });
  for (const [name, text] of [
    ['throwLater', 'thrown in a timer'],
    ['rejectLater', 'rejected by nobody'],
    ['pageThrows', 'thrown in the page'],
  ] as const) {
    test(`an uncaught error is told, the app goes on, and the fixture refuses it: ${text}`, async ({ app }) => {
      const page = await app.panel();
      if (name === 'pageThrows') await page.evaluate(() => void setTimeout(() => document.body.click()));
      else await act(page, name);
      await expect.poll(() => app.uncaught().join()).toContain(text);
      expect(await act(page, 'languages')).toEqual([['en-US'], 'en-US']);
      await expect(finish([app], test.info(), false)).rejects.toThrow('The app left an error uncaught');
      expect(await app.exited).toBe(0);
    });
  }
});
