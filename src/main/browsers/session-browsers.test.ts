/** Which browser opens a page: the role's, its account's, the session's, the system's; and how each is chosen. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BrowserId, BrowserWindow } from '../../shared/browser-choice.ts';
import { type FakeBrowser, installFakeBrowser, installFakeFirefox } from '../../../testing/fake-browser.ts';
import { createHome, type Home } from '../../../testing/home.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { startEngine } from '../../../testing/support/engine.ts';
import { type BrowserFiles, createBrowsers } from './browsers.ts';
import { createSessionBrowsers } from './session-browsers.ts';

test('a thousand questions at once are one look, and the next question is another one', async () => {
  const engine = await startEngine({});
  try {
    let looks = 0;
    const files: BrowserFiles = {
      isProgram: async (file) => {
        if (file.endsWith('/firefox')) looks += 1;
        return false;
      },
      read: async () => null,
    };
    const browsers = createBrowsers({ platform: 'linux', homedir: '/home/ana', env: { PATH: '/usr/bin' } }, files);
    const { store } = engine;
    const sessionBrowsers = createSessionBrowsers({ store, browsers, openBrowser: async () => {} });
    await sessionBrowsers.load();
    const ofOne = looks;
    expect(ofOne).toBeGreaterThan(0);
    await Promise.all(Array.from({ length: 1_000 }, () => sessionBrowsers.load()));
    expect(looks).toBe(2 * ofOne);
  } finally {
    await engine.close();
  }
});

test('a session with a browser of its own can still open a page in the system’s', async () => {
  const engine = await startEngine({});
  try {
    const { store } = engine;
    const opened: string[] = [];
    const files: BrowserFiles = { isProgram: async () => false, read: async () => null };
    const browsers = createBrowsers({ platform: 'linux', homedir: '/home/ana', env: { PATH: '/usr/bin' } }, files);
    const openBrowser = async (url: string): Promise<void> => void opened.push(url);
    const { open } = createSessionBrowsers({ store, browsers, openBrowser });
    const { id } = store.state.sessions[0]!;
    const browser = { id: 'firefox:work', label: 'Firefox · work' } as const;
    store.updateSession(id, (session) => ({ ...session, browser }));
    await open('https://x.awsapps.com/start', id, undefined, 'other');
    expect(opened).toEqual(['https://x.awsapps.com/start']);
    // Its own browser was not even looked for: there is nothing to tell of it.
    expect(store.state.notices).toEqual([]);
    await open('https://x.awsapps.com/start', id);
    expect(store.state.notices).toMatchObject([{ problem: { code: 'browser-gone' } }]);
  } finally {
    await engine.close();
  }
});

describe.skipIf(process.platform === 'win32')('with browsers that write down what they are told', () => {
  let home: Home;
  let [chrome, firefox]: FakeBrowser[] = [];
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let opened: string[];
  beforeEach(async () => {
    home = createHome(await mkdtemp(path.join(tmpdir(), 'daypass-session-browsers-')));
    chrome = installFakeBrowser(home, { Default: 'Ana', 'Profile 1': 'Admin' });
    firefox = installFakeFirefox(home, ['work', 'home']);
    engine = await startEngine({});
    opened = [];
  });
  afterEach(async () => {
    await engine.close();
    await removeFolder(home.dir);
  });

  const page = 'https://x.awsapps.com/start';
  const role = { accountId: '012345678901', roleName: 'Admin' };
  const account = { ...role, roleName: null };
  const create = () => {
    const env = { PATH: `${home.path('bin')}:/usr/bin:/bin`, HOME: home.dir };
    const browsers = createBrowsers({ platform: 'linux', homedir: home.dir, env });
    const openBrowser = async (url: string): Promise<void> => void opened.push(url);
    return createSessionBrowsers({ store: engine.store, browsers, openBrowser });
  };
  const starts = () => ({ chrome: chrome?.starts(), firefox: firefox?.starts(), system: opened });

  test('the role’s goes before its account’s, that before the session’s; signing in knows only the session’s', async () => {
    const { open, choose, chooseForRole } = create();
    const { id } = engine.store.state.sessions[0]!;
    expect(await choose(id, 'chrome:Default')).toEqual({ ok: true });
    await open(page, id, undefined, role);
    await eventually(() => expect(starts().chrome).toEqual([`--profile-directory=Default ${page}`]));

    expect(await chooseForRole(account, 'chrome:Profile 1', { kind: 'private' })).toEqual({ ok: true });
    await open(page, id, undefined, role);
    await eventually(() => expect(starts().chrome?.at(-1)).toBe(`--profile-directory=Profile 1 --incognito ${page}`));

    await chooseForRole(role, 'firefox:work', { kind: 'container', name: 'Break glass' });
    await open(page, id, undefined, role);
    const address = `ext+container:name=Break%20glass&url=${encodeURIComponent(page)}`;
    await eventually(() => expect(starts().firefox).toEqual([`-P work ${address}`]));

    await open(page, id);
    await eventually(() => expect(starts().chrome).toHaveLength(3));
    expect(starts().chrome?.at(-1)).toBe(`--profile-directory=Default ${page}`);
    await open(page, id, undefined, 'other');
    expect(opened).toEqual([page]);

    await chooseForRole(role, null);
    await chooseForRole(account, null);
    expect(engine.store.state.roleMarks).toEqual([]);
    expect(engine.store.state.notices).toEqual([]);
  });

  test('one that is gone is told, and the next one opens the page', async () => {
    const { open, choose, chooseForRole } = create();
    const { id } = engine.store.state.sessions[0]!;
    await choose(id, 'chrome:Default');
    await chooseForRole(role, 'firefox:work');
    firefox?.uninstall();
    await open(page, id, undefined, role);
    await eventually(() => expect(starts().chrome).toHaveLength(1));
    expect(engine.store.state.notices).toMatchObject([
      { problem: { code: 'role-browser-gone', params: { role: 'Admin', browser: 'Firefox · work' } } },
    ]);
    chrome?.uninstall();
    await open(page, id, undefined, role);
    expect(opened).toEqual([page]);
    expect(engine.store.state.notices.map(({ problem }) => problem.code)).toEqual([
      'role-browser-gone',
      'browser-gone',
    ]);
    // Whoever chooses again, for the role or for its account, is not told of it any more.
    await chooseForRole(account, null);
    expect(engine.store.state.notices.map(({ problem }) => problem.code)).toEqual(['browser-gone']);
  });

  test('without the extension Firefox is not told of the page, which opens as without the choice', async () => {
    const { open, choose, chooseForRole } = create();
    const { id } = engine.store.state.sessions[0]!;
    await choose(id, 'chrome:Default');
    await chooseForRole(role, 'firefox:work', { kind: 'container', name: 'Pay' });
    const list = home.path('.mozilla', 'firefox', 'p0', 'extensions.json');
    for (const text of ['{"addons": []}', '{', null]) {
      if (text === null) await rm(list);
      else await writeFile(list, text);
      await open(page, id, undefined, role);
      expect(engine.store.state.notices.map(({ problem }) => problem)).toMatchObject([
        { code: 'container-unavailable', params: { browser: 'Firefox · work', container: 'Pay' } },
      ]);
    }
    await eventually(() => expect(starts()).toMatchObject({ chrome: { length: 3 }, firefox: [], system: [] }));
  });

  test.each<[BrowserId, BrowserWindow | undefined]>([
    ['firefox:nobody', undefined],
    ['safari:', undefined],
    ['chrome:Default', { kind: 'container', name: 'work' }],
  ])('refused: %s %j', async (browserId, window) => {
    const { choose, chooseForRole } = create();
    const { id } = engine.store.state.sessions[0]!;
    const refused = { ok: false, problem: { code: 'command-invalid' } };
    expect(await choose(id, browserId, window)).toMatchObject(refused);
    expect(await chooseForRole(role, browserId, window)).toMatchObject(refused);
    expect(engine.store.state.roleMarks).toEqual([]);
  });
});
