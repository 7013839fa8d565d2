/** The settings file: what a damaged one costs, that it follows the state, and that it is written privately and never with an exception. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppState, RecentRole } from '../../shared/app-state.ts';
import type { Log } from '../system/log.ts';
import { createSavedSettings } from './saved-settings.ts';
import { mostRecentRoles } from '../../shared/role-uses.ts';
import type { Settings } from './settings.ts';
import { createStore, type Store } from './store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

let dir: string;
let file: string;
let store: Store;
const logged: unknown[] = [];
const log: Log = { debug() {}, info() {}, warn: (message, details) => logged.push([message, details]), error() {} };
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-settings-'));
  file = path.join(dir, 'Daypass', 'settings.json');
  store = createStore(makeState([makeSession('corp')]));
  logged.length = 0;
});
afterEach(() => removeFolder(dir));

const role: RecentRole = { accountId: '012345678901', accountName: null, roleName: 'ReadOnly', usedAt: 1, uses: 2.5 };
const corp = 'sso-session:corp';
const numbered = (count: number): readonly RecentRole[] =>
  Array.from({ length: count }, (_, at) => ({ ...role, roleName: `Role${at}` }));
const user = { expected: 'ana.lima', current: { user: 'kenji@example.com', signIn: 'since 1' } };
const none: Partial<Settings> = {
  language: 'system',
  recentRoles: {},
  roleMarks: [],
  warnMinutes: [15, 5],
  warnings: {},
  shortcut: null,
  showUser: true,
  spareOtherTools: false,
  checkForUpdates: null,
  users: {},
  browsers: {},
};
const load = async (text?: string): Promise<Settings> => {
  if (text !== undefined) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return createSavedSettings(file, createStore(makeState([])), log).load();
};
/** The settings of this test's store, read from the file that is there. */
const opened = async () => {
  const settings = createSavedSettings(file, store, log);
  await settings.load();
  return settings;
};
const speak = (language: AppState['language']): void => store.update((state) => ({ ...state, language }));
const json = (value: unknown) => JSON.stringify(value);
const written = (expected: Partial<Settings>) =>
  eventually(async () => expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject(expected));

describe('reading', () => {
  test.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['no JSON', '{"language": "ja'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '5'],
    ['nothing in it', '{}'],
  ])('%s: as at the first start', async (_, text) => expect(await load(text)).toMatchObject(none));

  test('a folder in its place', async () => {
    await mkdir(file, { recursive: true });
    expect(await load()).toMatchObject(none);
  });

  test('a byte order mark is no damage', async () => {
    expect(await load('\ufeff{"language":"ja"}')).toMatchObject({ language: 'ja' });
    expect(logged).toEqual([]);
  });

  test('everything as it was saved', async () => {
    const saved: Partial<Settings> = {
      language: 'ja',
      recentRoles: { [corp]: [role, { ...role, roleName: 'Reader', accountName: '決済' }] },
      warnMinutes: [30, 10, 1],
      warnings: { [corp]: { muted: true, snoozed: null }, 'sso-session:labs': { muted: false, snoozed: 5 } },
      showUser: false,
      checkForUpdates: true,
      openAtStart: true,
      quietHours: { from: '22:00', until: '07:00' },
      pausedUntil: 5,
      users: { [corp]: user },
      browsers: { [corp]: { id: 'chrome:Profile 1', label: 'Google Chrome · Admin' } },
    };
    expect(await load(json(saved))).toMatchObject(saved);
  });

  test.each([
    [
      'a language that there is not',
      { language: 'xx', recentRoles: { [corp]: [role] } },
      { recentRoles: { [corp]: [role] } },
    ],
    ['roles that are none', { language: 'ja', recentRoles: 'x' }, { language: 'ja' }],
    ['a broken role', { language: 'ja', recentRoles: { [corp]: [{ ...role, accountId: '1' }] } }, { language: 'ja' }],
    [
      'one session’s broken roles',
      { recentRoles: { [corp]: [role], 'sso-session:labs': [{}] } },
      { recentRoles: { [corp]: [role], 'sso-session:labs': [] } },
    ],
    [
      'roles that no menu has room for',
      { recentRoles: { [corp]: [{ ...role, roleName: 'x'.repeat(65) }, ...numbered(200)] } },
      { recentRoles: { [corp]: numbered(100) } },
    ],
    [
      'a broken role among others',
      { recentRoles: { [corp]: [role, { ...role, accountId: '1' }, ...numbered(1)] } },
      { recentRoles: { [corp]: [role, ...numbered(1)] } },
    ],
    [
      'one role several times',
      { recentRoles: { [corp]: [role, ...numbered(2), { ...role, usedAt: 0 }, ...numbered(1)] } },
      { recentRoles: { [corp]: [role, ...numbered(2)] } },
    ],
    [
      'a role that an older version remembered',
      { recentRoles: { [corp]: [{ ...role, uses: undefined }] } },
      { recentRoles: { [corp]: [{ accountId: role.accountId, accountName: null, roleName: 'ReadOnly', usedAt: 1 }] } },
    ],
    ['minutes that are none', { language: 'ja', warnMinutes: 'x' }, { language: 'ja', warnMinutes: [15, 5] }],
    ['a minute among them that is none', { language: 'ja', warnMinutes: [15, 0] }, { warnMinutes: [15, 5] }],
    ['more minutes than anybody sets', { language: 'ja', warnMinutes: Array(11).fill(5) }, { warnMinutes: [15, 5] }],
    ['no minutes at all, by choice', { language: 'xx', warnMinutes: [] }, { warnMinutes: [] }],
    ['choices that are none', { language: 'ja', warnings: [] }, { language: 'ja', warnings: {} }],
    [
      'one session’s broken choices',
      { warnings: { [corp]: { muted: true, snoozed: 'x' }, 'sso-session:labs': 5 } },
      {
        warnings: { [corp]: { muted: true, snoozed: null }, 'sso-session:labs': { muted: false, snoozed: null } },
      },
    ],
    [
      'one session’s broken user',
      { users: { [corp]: user, 'sso-session:labs': { ...user, expected: 'no user' }, 'sso-session:x': 5 } },
      { users: { [corp]: user } },
    ],
    [
      'a program in a browser’s place',
      { showUser: false, browsers: { [corp]: { id: '/bin/sh', label: 'sh' } } },
      { showUser: false, browsers: {} },
    ],
    ['fields of a newer version', { language: 'ja', colour: 'red' }, { language: 'ja' }],
  ])('%s: costs nothing else', async (_, saved, kept) => {
    expect(await load(json(saved))).toMatchObject(kept);
  });
});

describe('writing', () => {
  test('takes effect at once, and is there at the next start', async () => {
    await opened();
    speak('ja');
    await written({ language: 'ja' });
    expect(await load()).toMatchObject({ ...none, language: 'ja' });
  });

  test.skipIf(process.platform === 'win32')('is for the user’s eyes only', async () => {
    await opened();
    speak('ja');
    await written({});
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  });

  test('the last of many changes is the one that stays', async () => {
    await opened();
    for (let usedAt = 0; usedAt < 50; usedAt++) {
      store.updateSession(corp, (session) => ({ ...session, recentRoles: [{ ...role, usedAt }] }));
    }
    await written({ recentRoles: { [corp]: [{ ...role, usedAt: 49 }] } });
  });

  test('that fails is logged, and the next one is tried all the same', async () => {
    await opened();
    await mkdir(file, { recursive: true });
    speak('ja');
    await eventually(() => expect(logged).toEqual([['settings not saved', { reason: expect.any(String) }]]));
    expect(store.state.language).toBe('ja');
    await rm(file, { recursive: true });
    speak('en');
    await written({ language: 'en' });
  });
});

describe('the state', () => {
  const labs = 'sso-session:labs';
  const gone = 'sso-session:gone';
  const rich: Partial<Settings> = {
    recentRoles: { [corp]: [role], [gone]: [role, ...numbered(1)] },
    warnings: { [gone]: { muted: true, snoozed: null }, [corp]: { muted: false, snoozed: 5 } },
    users: { [gone]: user, [corp]: user },
    browsers: { [corp]: { id: 'chrome:x', label: 'x' }, [gone]: { id: 'firefox:', label: 'y' } },
  };
  const save = async (value: object): Promise<void> => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, json(value));
  };
  const read = async () => JSON.parse(await readFile(file, 'utf8'));
  const isThere = () =>
    stat(file).then(
      () => true,
      () => false,
    );
  /** As the config file is read: the sessions come into the state with what was chosen for them. */
  const configure = (settings: Awaited<ReturnType<typeof opened>>, ...names: readonly string[]): void => {
    const choicesFor = settings.choices();
    store.update((state) => ({
      ...state,
      sessions: names.map((name) => {
        const session = makeSession(name);
        return state.sessions.find(({ id }) => id === session.id) ?? { ...session, ...choicesFor(session.id) };
      }),
    }));
  };
  beforeEach(() => {
    store = createStore(makeState([]));
  });

  test('gets what was saved, and a start writes nothing', async () => {
    await save({ ...rich, language: 'ja', warnMinutes: [3], showUser: true, spareOtherTools: true });
    const before = await stat(file);
    const settings = await opened();
    configure(settings, 'corp', 'labs');
    expect(store.state).toMatchObject({ language: 'ja', warnMinutes: [3], showUser: true, spareOtherTools: true });
    expect(store.session(corp)).toMatchObject({
      recentRoles: [role],
      warnings: { muted: false, snoozed: 5 },
      rememberedUser: user,
      browser: { id: 'chrome:x', label: 'x' },
    });
    await settings.saved();
    expect((await stat(file)).ino).toBe(before.ino);
  });

  test('that has not been read yet is not written', async () => {
    await save({ language: 'ja' });
    const settings = createSavedSettings(file, store, log);
    store.update((state) => ({ ...state, warnMinutes: [] }));
    await settings.saved();
    expect(await read()).toEqual({ language: 'ja' });
  });

  test('that changes in nothing of theirs is not written', async () => {
    const settings = await opened();
    configure(settings, 'corp');
    store.updateSession(corp, (session) => ({ ...session, region: 'eu-west-3', user: 'ana.lima' }));
    await settings.saved();
    expect(await isThere()).toBe(false);
  });

  test('of sessions that are not configured is kept, until one comes back', async () => {
    await save(rich);
    const settings = await opened();
    configure(settings, 'corp', 'labs');
    store.updateSession(labs, (session) => ({ ...session, warnings: { muted: true, snoozed: null } }));
    store.updateSession(corp, (session) => ({ ...session, browser: null, recentRoles: [] }));
    await settings.saved();
    expect(await read()).toMatchObject({
      recentRoles: { [gone]: [role, ...numbered(1)] },
      warnings: { ...rich.warnings, [labs]: { muted: true, snoozed: null } },
      users: rich.users,
    });
    expect((await read()).browsers).toEqual({ [gone]: rich.browsers![gone] });
    configure(settings, 'gone');
    expect(store.session(gone)).toMatchObject({ rememberedUser: user, recentRoles: [role, ...numbered(1)] });
    configure(settings, 'gone', 'labs');
    expect(store.session(labs)).toMatchObject({ warnings: { muted: true } });
  });

  test('that loses a session right after a choice for it has not lost the choice', async () => {
    const settings = await opened();
    configure(settings, 'corp');
    store.updateSession(corp, (session) => ({ ...session, warnings: { muted: true, snoozed: null } }));
    configure(settings, 'labs');
    await settings.saved();
    expect((await read()).warnings).toEqual({ [corp]: { muted: true, snoozed: null } });
  });

  test('in which nobody is to be shown remembers nobody, of other sessions neither', async () => {
    await save(rich);
    const settings = await opened();
    configure(settings, 'corp');
    store.update((state) => ({ ...state, showUser: false }));
    await settings.saved();
    expect((await read()).users).toEqual({});
    expect(await read()).toMatchObject({ showUser: false, recentRoles: rich.recentRoles });
  });

  test('of 3,000 changes is on the disk at the end, which waits for the newest', async () => {
    const settings = await opened();
    configure(settings, 'corp');
    for (let usedAt = 1; usedAt <= 3000; usedAt++) {
      store.updateSession(corp, (session) => ({
        ...session,
        recentRoles: [{ ...role, usedAt }, ...session.recentRoles].slice(0, mostRecentRoles),
      }));
      if (usedAt % 1000 === 0) await new Promise(setImmediate);
    }
    await settings.saved();
    const { recentRoles } = await read();
    expect(recentRoles[corp].map((recent: RecentRole) => recent.usedAt)).toEqual(
      Array.from({ length: mostRecentRoles }, (_, index) => 3000 - index),
    );
  });
});

describe('a damaged file', () => {
  const kept = () => readFile(`${file}.damaged`, 'utf8');
  const loaded = async (text: string) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    return opened();
  };

  test('is kept, and told', async () => {
    const settings = await loaded('{"language": "ja');
    expect(settings.problems).toMatchObject([{ params: { file, kept: 'settings.json.damaged' } }]);
    speak('en');
    await settings.saved();
    expect(await kept()).toBe('{"language": "ja');
  });

  test('fields of a newer version are no damage, and stay', async () => {
    const settings = await loaded(json({ language: 'ja', colour: { of: 'the panel' } }));
    expect(settings.problems).toEqual([]);
    speak('en');
    await settings.saved();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ language: 'en', colour: { of: 'the panel' } });
  });
});
