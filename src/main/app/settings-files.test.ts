/** Settings go from one computer to another by a file: what is in it, what an import shows before it counts, and what it leaves out. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { checksForUpdates, nothingManaged } from '../../shared/managed-settings.ts';
import { createStore, type Store } from '../core/store.ts';
import { settingsFileHandlers } from './settings-files.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { desktopAt } from '../../../testing/support/desktop.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

let dir: string;
let file: string;
let chosen: string | null;
let givesShortcuts: boolean;
let hidden: number;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-settings-file-'));
  file = chosen = path.join(dir, 'mine.json');
  [givesShortcuts, hidden] = [true, 0];
});
afterEach(() => removeFolder(dir));

function handlersOn(store: Store) {
  const desktop = desktopAt(dir, {
    askFileToSave: async () => chosen,
    askFileToOpen: async () => chosen,
    setShortcut: () => givesShortcuts,
  });
  const users = {
    panelShown: () => {},
    accept: () => {},
    stop: () => {},
    setShown: (isOn: boolean) => {
      if (!isOn) hidden += 1;
      store.update((state) => ({ ...state, showUser: isOn }));
    },
  };
  return settingsFileHandlers(desktop, { store, users });
}
const storeWith = (changes: Partial<AppState> = {}): Store => createStore(makeState([], changes));
const chosenHere: Partial<AppState> = {
  theme: 'dark',
  language: 'de',
  warnMinutes: [30, 10],
  quietHours: { from: '22:00', until: '07:00' },
  shortcut: { keys: 'Control+Alt+Space', problem: null },
  showUser: false,
  clipboardSeconds: 120,
  checkForUpdates: true,
};
const fileWith = (settings: object) => writeFile(file, JSON.stringify({ daypass: 'settings', version: 1, settings }));

test('what one exports another previews and imports; nothing of sessions, accounts or users is in it', async () => {
  const session = makeSession('corp', undefined, { user: 'ana.lima@example.com' });
  const own = createStore(makeState([session], { ...chosenHere, pausedUntil: 1 }));
  expect(await handlersOn(own)['export-settings']()).toEqual({ ok: true, value: 'mine.json' });
  const text = await readFile(file, 'utf8');
  for (const foreign of ['ana.lima', 'corp', 'awsapps', 'recentRoles', 'users', 'warnings', 'browsers', 'pausedUntil'])
    expect(text).not.toContain(foreign);
  const other = storeWith();
  const before = other.state;
  const handlers = handlersOn(other);
  const { shortcut: _, ...rest } = chosenHere;
  expect(await handlers['preview-settings']()).toMatchObject({
    ok: true,
    value: { after: { ...rest, shortcut: 'Control+Alt+Space' }, leftOut: [] },
  });
  expect(other.state, 'a preview changes nothing').toBe(before);
  expect(handlers['import-settings']()).toEqual({ ok: true, value: undefined });
  expect(other.state).toMatchObject({ ...rest, locale: 'de', shortcut: { keys: 'Control+Alt+Space' } });
  expect(hidden, 'who does not want users shown has nobody remembered').toBe(1);
});

test('names that are not known and values that do not fit are told, and cost no other', async () => {
  await fileWith({
    theme: 'pink',
    warnMinutes: [0],
    users: {},
    recentRoles: {},
    novel: 1,
    servedHours: 4,
    language: 'ja',
  });
  const store = storeWith();
  const handlers = handlersOn(store);
  expect(await handlers['preview-settings']()).toMatchObject({
    value: {
      after: { servedHours: 4, language: 'ja' },
      leftOut: ['theme', 'warnMinutes', 'users', 'recentRoles', 'novel'],
    },
  });
  handlers['import-settings']();
  expect(store.state).toMatchObject({ theme: 'system', warnMinutes: [15, 5], servedHours: 4, language: 'ja' });
});

test.each([
  ['damaged', '{"daypass":', 'settings-file-invalid'],
  ['of marks', '{"daypass":"roles","version":1,"roles":[]}', 'settings-file-invalid'],
  ['without settings', '{"daypass":"settings","version":1}', 'settings-file-invalid'],
  ['of a newer Daypass', '{"daypass":"settings","version":2,"settings":[]}', 'settings-file-newer'],
  ['huge', ' '.repeat(100 * 1024), 'file-unreadable'],
])('a file that is %s is refused, and there is nothing to import', async (_, text, code) => {
  await writeFile(file, text);
  const handlers = handlersOn(storeWith());
  expect(await handlers['preview-settings']()).toMatchObject({ ok: false, problem: { code } });
  expect(handlers['import-settings']()).toMatchObject({ ok: false, problem: { code: 'command-invalid' } });
});

test('what was shown counts once, and not after another look at which nothing was chosen', async () => {
  await fileWith({ theme: 'dark' });
  const store = storeWith();
  const handlers = handlersOn(store);
  await handlers['preview-settings']();
  chosen = null;
  expect(await handlers['preview-settings']()).toEqual({ ok: true, value: null });
  expect(handlers['import-settings']()).toMatchObject({ ok: false });
  expect(store.state.theme).toBe('system');
});

test('what an administrator has settled outranks what was imported', async () => {
  await fileWith({ checkForUpdates: true });
  const store = storeWith({
    managed: { ...nothingManaged, place: '/etc/daypass/managed.json', checkForUpdates: false },
  });
  const handlers = handlersOn(store);
  await handlers['preview-settings']();
  handlers['import-settings']();
  expect(checksForUpdates(store.state)).toBe(false);
  expect(store.state.managed.checkForUpdates).toBe(false);
});

test('keys that the system refuses cost no other setting', async () => {
  givesShortcuts = false;
  await fileWith({ shortcut: 'Control+Alt+Space', theme: 'dark' });
  const store = storeWith();
  const handlers = handlersOn(store);
  await handlers['preview-settings']();
  handlers['import-settings']();
  expect(store.state).toMatchObject({ theme: 'dark', shortcut: { keys: null, problem: { code: 'shortcut-refused' } } });
});

test('an identity provider’s address goes to another computer, and a hostile one is left out and named', async () => {
  const provider = { kind: 'other', address: 'https://sso.example.com/logout' } as const;
  await handlersOn(storeWith({ identityProvider: provider }))['export-settings']();
  const store = storeWith();
  const handlers = handlersOn(store);
  expect(await handlers['preview-settings']()).toMatchObject({
    value: { before: { identityProvider: null }, after: { identityProvider: provider }, leftOut: [] },
  });
  handlers['import-settings']();
  expect(store.state.identityProvider).toEqual(provider);
  for (const address of ['http://sso.example.com/', 'https://ada:secret@sso.example.com/', 'javascript:alert(1)']) {
    await fileWith({ identityProvider: { kind: 'other', address } });
    expect(await handlers['preview-settings']()).toMatchObject({
      value: { after: {}, leftOut: ['identityProvider'] },
    });
  }
});
