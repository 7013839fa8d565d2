/** When Daypass looks for newer versions of itself, and when it installs one; with the time of the test. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { advance, advanceUnanswered, now } from '../../../testing/support/clock.ts';
import { recordingLog } from '../../../testing/support/recording-log.ts';
import { makeSession, makeState, phases } from '../../../testing/support/states.ts';
import { day, hour, minute, second } from '../../shared/time.ts';
import { createStore, type Store } from '../core/store.ts';
import type { PackageFacts, Updater } from '../system/updater.ts';
import { createUpdates, releasePage, type Updates } from './updates.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const signed: PackageFacts = {
  platform: 'darwin',
  isPackaged: true,
  appImage: null,
  hasUninstaller: false,
  knowsPublisher: true,
};

let dir: string;
let started: Updates[];
let acts: string[];
let logged: string[];
let answer: (signal: AbortSignal) => Promise<string | null>;
let download: (onProgress: () => void, signal: AbortSignal) => Promise<void>;
let refuseInstall: (error: unknown) => void;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-updates-'));
  started = [];
  acts = [];
  logged = [];
  answer = async () => null;
  download = async () => {};
});
afterEach(async () => {
  await Promise.all(started.map((updates) => updates.saved()));
  await removeFolder(dir);
});

async function start(facts: Partial<PackageFacts> = {}, isAllowed = true): Promise<Updates> {
  store = createStore(makeState([makeSession('corp')], { checkForUpdates: true }));
  const updater: Updater = {
    facts: async () => ({ ...signed, ...facts }),
    check: (signal) => (acts.push('check'), answer(signal)),
    download: (onProgress, signal) => (acts.push('download'), download(onProgress, signal)),
    install(onFailure) {
      acts.push('install');
      refuseInstall = onFailure;
    },
  };
  const updates = createUpdates({
    store,
    log: recordingLog(logged),
    file: path.join(dir, 'updates.json'),
    updater,
    isAllowed: () => isAllowed,
    openBrowser: async (url) => void acts.push(url),
  });
  started.push(updates);
  await updates.load();
  return updates;
}
/** A look of the alarm, and what comes of it. */
async function look(updates: Updates): Promise<number | null> {
  const next = updates.look(now());
  await updates.saved();
  await vi.waitFor(() => expect(logged.length).toBe(acts.filter((act) => act === 'check').length));
  return next;
}
/** As what hangs until it is told to end. */
const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('its time is over')));
  });
const found = () => store.state.updates.found;
const signIn = () => store.updateSession('sso-session:corp', (session) => ({ ...session, phase: phases.browser }));
const signedIn = () => store.updateSession('sso-session:corp', (session) => ({ ...session, phase: phases.renewing }));

describe('a look', () => {
  test('is taken a minute after the start and then once a day, over restarts as well', async () => {
    const updates = await start();
    const first = await look(updates);
    expect(acts).toEqual([]);
    expect((first ?? 0) - now()).toBeLessThanOrEqual(minute);
    advance(minute);
    await look(updates);
    expect(acts).toEqual(['check']);
    advance(23 * hour);
    const again = await start();
    await look(again);
    expect(acts).toEqual(['check']);
    advance(hour);
    await look(again);
    expect(acts).toEqual(['check', 'check']);
  });

  test('is not taken without a yes, where it is off, or while somebody signs in', async () => {
    for (const checkForUpdates of [null, false]) {
      const updates = await start();
      store.update((state) => ({ ...state, checkForUpdates }));
      advance(day);
      expect(await look(updates)).toBe(null);
    }
    const forbidden = await start({}, false);
    const ofApt = await start({ platform: 'linux' });
    for (const updates of [forbidden, ofApt]) {
      store.update((state) => ({ ...state, checkForUpdates: true }));
      advance(day);
      expect(await look(updates)).toBe(null);
    }
    const updates = await start();
    signIn();
    advance(day);
    expect(await look(updates)).toBe(null);
    expect(acts).toEqual([]);
    signedIn();
    await look(updates);
    expect(acts).toEqual(['check']);
  });

  test('that fails is taken again some hours later, and is no news', async () => {
    answer = () => Promise.reject(new Error('no network'));
    const updates = await start();
    advance(minute);
    await look(updates);
    expect(store.state.notices).toEqual([]);
    advance(3 * hour);
    await look(updates);
    expect(acts).toEqual(['check']);
    advance(hour + second);
    await look(updates);
    expect(acts).toEqual(['check', 'check']);
  });

  test.each(['2.0.0; rm', '<b>2</b>', '', `${'9'.repeat(5000)}.0.0`])(
    'shows no version that is none: %s',
    async (version) => {
      answer = async () => version;
      const updates = await start();
      advance(minute);
      await look(updates);
      expect(found()).toBe(null);
    },
  );

  test('that gets no answer ends, and another one is taken later', async () => {
    answer = hang;
    const updates = await start();
    advance(minute);
    updates.look(now());
    advanceUnanswered(minute);
    expect(logged).toEqual([]);
    advanceUnanswered(minute + second);
    await vi.waitFor(() => expect(logged).toEqual([expect.stringContaining('no look for a newer version')]));
    answer = async () => '9.1.0';
    advance(4 * hour + second);
    await look(updates);
    expect(found()).toEqual({ version: '9.1.0', step: 'found' });
  });

  test('leaves no file where nobody ever looks', async () => {
    await start({ platform: 'linux' });
    await start({ isPackaged: false });
    expect(await readdir(dir)).toEqual([]);
    const updates = await start();
    await updates.saved();
    expect(JSON.parse(await readFile(path.join(dir, 'updates.json'), 'utf8'))).toHaveProperty('firstUsedAt');
  });
});

describe('a newer version', () => {
  const withFound = async (facts: Partial<PackageFacts> = {}): Promise<Updates> => {
    answer = async () => '9.1.0';
    const updates = await start(facts);
    advance(minute);
    await look(updates);
    expect(found()).toEqual({ version: '9.1.0', step: 'found' });
    acts = [];
    return updates;
  };

  /** What another look comes to. */
  const lookAgain = async (updates: Updates): Promise<void> => {
    const before = logged.length;
    updates.look(now());
    await vi.waitFor(() => expect(logged.length).toBeGreaterThan(before));
    await updates.saved();
  };
  const installed = ['check', 'download', 'install'];

  test('is downloaded and installed on a click, and not before', async () => {
    const updates = await withFound();
    expect(acts).toEqual([]);
    await updates.take();
    expect(found()?.step).toBe('loading');
    // A second click, and a look, change nothing of that.
    await updates.take();
    expect(updates.look(now())).toBe(null);
    await vi.waitFor(() => expect(acts).toEqual(installed));
  });

  test('is looked for every day, also where one was found or could not be installed', async () => {
    const updates = await withFound();
    answer = async () => '9.2.0';
    expect(updates.look(now())).toBeGreaterThan(now() + 23 * hour);
    advance(day);
    await lookAgain(updates);
    expect(found()).toEqual({ version: '9.2.0', step: 'found' });
    download = () => Promise.reject(new Error('404'));
    await updates.take();
    await vi.waitFor(() => expect(found()?.step).toBe('failed'));
    advance(day);
    await lookAgain(updates);
    expect(found()).toEqual({ version: '9.2.0', step: 'found' });
    answer = async () => null;
    advance(day);
    await lookAgain(updates);
    expect(found()).toBe(null);
  });

  test('that another one has followed is not downloaded: the newest is', async () => {
    const updates = await withFound();
    answer = async () => '9.1.1';
    download = async () => expect(found()).toEqual({ version: '9.1.1', step: 'loading' });
    await updates.take();
    await vi.waitFor(() => expect(acts).toEqual(installed));
  });

  test('that is gone again is not downloaded', async () => {
    const updates = await withFound();
    answer = async () => null;
    await updates.take();
    await vi.waitFor(() => expect(found()).toBe(null));
    expect(acts).toEqual(['check']);
  });

  test('that does not come is given up, but not one that goes on coming', async () => {
    const updates = await withFound();
    let [goOn, isGivenUp] = [() => {}, () => true];
    download = (onProgress, signal) => {
      [goOn, isGivenUp] = [onProgress, () => signal.aborted];
      return hang(signal);
    };
    await updates.take();
    await vi.waitFor(() => expect(acts).toContain('download'));
    for (let i = 0; i < 5; i++) {
      advanceUnanswered(14 * minute);
      goOn();
    }
    expect(isGivenUp()).toBe(false);
    advanceUnanswered(16 * minute);
    await vi.waitFor(() => expect(found()?.step).toBe('failed'));
  });

  test('waits with its installation for the end of a sign-in that has begun meanwhile', async () => {
    const updates = await withFound();
    download = async () => signIn();
    await updates.take();
    await vi.waitFor(() => expect(found()?.step).toBe('ready'));
    await updates.take();
    expect(acts).toEqual(['check', 'download']);
    signedIn();
    await vi.waitFor(() => expect(acts).toEqual(installed));
  });

  test('whose signature is refused is not installed; its page is offered', async () => {
    const updates = await withFound();
    download = () => Promise.reject(new Error('not signed by the application owner'));
    await updates.take();
    await vi.waitFor(() => expect(found()?.step).toBe('failed'));
    await updates.take();
    expect(acts).toEqual(['check', 'download', releasePage]);
  });

  test('that the system does not take in the end is not called ready for ever; its page is offered', async () => {
    const updates = await withFound();
    await updates.take();
    await vi.waitFor(() => expect(acts).toEqual(installed));
    refuseInstall(new Error('Code signature did not pass validation'));
    expect(found()?.step).toBe('failed');
    await updates.take();
    expect(acts.at(-1)).toBe(releasePage);
  });

  test('of an AppImage is told of, and its page opened', async () => {
    const updates = await withFound({ platform: 'linux', appImage: '/home/user/Daypass.AppImage' });
    await updates.take();
    expect(acts).toEqual([releasePage]);
  });
});
