/** Who asks for the browsers of this machine many times at once makes one look at the disk, and not many. */
import { expect, test } from 'vitest';
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
