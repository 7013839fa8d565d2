/** The settings file: what a damaged one costs, and that it is written privately, in order, and never with an exception. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecentRole } from '../shared/app-state.ts';
import type { Log } from './log.ts';
import { createSettingsFile, type Settings } from './settings.ts';
import { eventually } from './test-support/eventually.ts';

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
const none: Settings = { language: 'system', recentRoles: {} };
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
    ['a byte order mark', '\ufeff{"language":"ja"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '5'],
    ['nothing in it', '{}'],
  ])('%s: as at the first start', async (_, text) => expect(await load(text)).toEqual(none));

  test('a folder in its place', async () => {
    await mkdir(file, { recursive: true });
    expect(await load()).toEqual(none);
  });

  test('everything as it was saved', async () => {
    const saved = { language: 'ja', recentRoles: { [corp]: [role, { ...role, accountName: '決済' }] } };
    expect(await load(json(saved))).toEqual(saved);
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
    expect(await load()).toEqual({ ...none, language: 'ja' });
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
