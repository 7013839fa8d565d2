/** The settings file: what a damaged one costs, and that it is written privately, in order, and never with an exception. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecentRole } from '../../shared/app-state.ts';
import type { Log } from '../system/log.ts';
import { createSettingsFile, type Settings } from './settings.ts';
import { eventually } from '../../../testing/support/eventually.ts';

let dir: string;
let file: string;
const logged: unknown[] = [];
const log: Log = { debug() {}, info() {}, warn: (message, details) => logged.push([message, details]), error() {} };
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-settings-'));
  file = path.join(dir, 'Daypass', 'settings.json');
  logged.length = 0;
});
afterEach(() => rm(dir, { recursive: true }));

const role: RecentRole = { accountId: '012345678901', accountName: null, roleName: 'ReadOnly', usedAt: 1 };
const corp = 'sso-session:corp';
const user = { expected: 'ana.lima', current: { user: 'kenji@example.com', signIn: 'since 1' } };
const none: Partial<Settings> = {
  language: 'system',
  recentRoles: {},
  warnMinutes: [15, 5],
  warnings: {},
  showUser: true,
  spareOtherTools: false,
  users: {},
  browsers: {},
};
const load = async (text?: string): Promise<Settings> => {
  if (text !== undefined) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const settings = createSettingsFile(file, log);
  await settings.load();
  return settings.settings;
};
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
      recentRoles: { [corp]: [role, { ...role, accountName: '決済' }] },
      warnMinutes: [30, 10, 1],
      warnings: { [corp]: { muted: true, snoozed: null }, 'sso-session:labs': { muted: false, snoozed: 5 } },
      showUser: false,
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
      { recentRoles: { [corp]: [{ ...role, roleName: 'x'.repeat(65) }, ...Array<RecentRole>(20).fill(role)] } },
      { recentRoles: { [corp]: Array<RecentRole>(10).fill(role) } },
    ],
    [
      'a broken role among others',
      { recentRoles: { [corp]: [role, { ...role, accountId: '1' }, role] } },
      { recentRoles: { [corp]: [role, role] } },
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
    const settings = createSettingsFile(file, log);
    settings.change((before) => ({ ...before, language: 'ja' }));
    expect(settings.settings.language).toBe('ja');
    await written({ language: 'ja' });
    expect(await load()).toMatchObject({ ...none, language: 'ja' });
  });

  test.skipIf(process.platform === 'win32')('is for the user’s eyes only', async () => {
    createSettingsFile(file, log).change((before) => before);
    await written({});
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  });

  test('the last of many changes is the one that stays', async () => {
    const settings = createSettingsFile(file, log);
    for (let usedAt = 0; usedAt < 50; usedAt++) {
      settings.change((before) => ({ ...before, recentRoles: { [corp]: [{ ...role, usedAt }] } }));
    }
    await written({ recentRoles: { [corp]: [{ ...role, usedAt: 49 }] } });
  });

  test('that fails is logged, and the next one is tried all the same', async () => {
    await mkdir(file, { recursive: true });
    const settings = createSettingsFile(file, log);
    settings.change((before) => ({ ...before, language: 'ja' }));
    await eventually(() => expect(logged).toEqual([['settings not saved', { reason: expect.any(String) }]]));
    expect(settings.settings.language).toBe('ja');
    await rm(file, { recursive: true });
    settings.change((before) => ({ ...before, language: 'en' }));
    await written({ language: 'en' });
  });
});

describe('a damaged file', () => {
  const kept = () => readFile(`${file}.damaged`, 'utf8');
  const loaded = async (text: string) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    const settings = createSettingsFile(file, log);
    await settings.load();
    return settings;
  };

  test('is kept, and told', async () => {
    const settings = await loaded('{"language": "ja');
    expect(settings.damage).toEqual({ file, kept: 'settings.json.damaged' });
    settings.change((before) => ({ ...before, language: 'en' }));
    await settings.saved();
    expect(await kept()).toBe('{"language": "ja');
  });

  test('so is one of which a single value was not understood', async () => {
    const text = json({ language: 'ja', warnMinutes: [15, 0] });
    const settings = await loaded(text);
    expect([settings.settings.language, settings.damage?.kept]).toEqual(['ja', 'settings.json.damaged']);
    expect(await kept()).toBe(text);
  });

  test('fields of a newer version are no damage, and stay', async () => {
    const settings = await loaded(json({ language: 'ja', colour: { of: 'the panel' } }));
    expect(settings.damage).toBeNull();
    settings.change((before) => ({ ...before, language: 'en' }));
    await settings.saved();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ language: 'en', colour: { of: 'the panel' } });
  });
});
