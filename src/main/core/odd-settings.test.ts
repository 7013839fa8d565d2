/** A setting that is not usable falls back alone, is told by its name, and the file as it was is kept. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { recordingLog } from '../../../testing/support/recording-log.ts';
import { makeState } from '../../../testing/support/states.ts';
import { createSavedSettings } from './saved-settings.ts';
import { settingsIn, settingsSchema } from './settings.ts';
import { createStore } from './store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-odd-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => removeFolder(folder));

const kept = 'settings.json.damaged';
const load = async (text: string) => {
  await writeFile(file, text);
  const lines: string[] = [];
  const store = createStore(makeState([]));
  const settings = createSavedSettings(file, store, recordingLog(lines));
  return { found: await settings.load(), settings, store, lines };
};

/** Values that none of them may have, with what is told of each. */
const bad = {
  language: ['xx', '"xx"'],
  theme: ['blue', '"blue"'],
  warnMinutes: [[15, 0], '[15,0]'],
  shortcut: ['A', '"A"'],
  showUser: ['yes', '"yes"'],
  spareOtherTools: [1, '1'],
  clipboardSeconds: [46, '46'],
  servedHours: [-1, '-1'],
  checkForUpdates: ['no', '"no"'],
  identityProvider: [{ kind: 'x' }, '{"kind":"x"}'],
  openAtStart: [{ a: 'x'.repeat(60) }, `{"a":"${'x'.repeat(33)}…`],
  quietHours: [{ from: '25:00', until: '07:00' }, '{"from":"25:00","until":"07:00"}'],
  pausedUntil: ['tomorrow', '"tomorrow"'],
} as const satisfies Partial<Record<keyof typeof settingsSchema.entries, readonly [unknown, string]>>;

const inPart = {
  recentRoles: { 'sso-session:corp': [{ accountId: '1' }] },
  roleMarks: [{ accountId: 'x' }],
  warnings: { 'sso-session:corp': { muted: 'x' } },
  users: { 'sso-session:corp': 5 },
  browsers: { 'sso-session:corp': { id: '/bin/sh', label: 'sh' } },
};

test('there is a bad value of every setting', () => {
  expect([...Object.keys(bad), ...Object.keys(inPart)].toSorted()).toEqual(
    Object.keys(settingsSchema.entries).toSorted(),
  );
});

describe('one bad value', () => {
  test.each(Object.entries(bad))('%s', async (name, [value, shown]) => {
    const others = { theme: 'dark', language: 'ja', [name]: value };
    const { found, settings, lines } = await load(JSON.stringify(others));
    const usual = settingsIn('{}');
    expect(found).toEqual({ ...usual, theme: 'dark', language: 'ja', [name]: usual[name as keyof typeof usual] });
    expect(settings.problems).toEqual([
      { code: 'setting-invalid', params: { file, name, value: shown, kept }, retry: 'user' },
    ]);
    expect(JSON.stringify(lines)).toContain(name);
    expect(await readFile(path.join(folder, kept), 'utf8')).toBe(JSON.stringify(others));
    expect(await readFile(file, 'utf8'), 'nothing is written for it').toBe(JSON.stringify(others));
  });

  test.each(Object.entries(inPart))('among several: %s', async (name, value) => {
    const { settings } = await load(JSON.stringify({ theme: 'dark', [name]: value }));
    expect(settings.problems).toEqual([
      { code: 'setting-partly-invalid', params: { file, name, kept }, retry: 'user' },
    ]);
  });
});

test('several are told one by one, very many as one', async () => {
  const named = (count: number) =>
    Object.fromEntries(
      Object.entries(bad)
        .slice(0, count)
        .map(([name, [value]]) => [name, value]),
    );
  expect((await load(JSON.stringify(named(5)))).settings.problems.map(({ code }) => code)).toEqual(
    Array(5).fill('setting-invalid'),
  );
  expect((await load(JSON.stringify(named(6)))).settings.problems).toMatchObject([{ code: 'settings-damaged' }]);
});

test('a file that is no settings at all is told as one', async () => {
  expect((await load('{"theme": ')).settings.problems).toMatchObject([
    { code: 'settings-damaged', params: { file, kept } },
  ]);
});

test('the next change is written with the default in the bad value’s place, and the copy stays', async () => {
  const { store, settings } = await load('{"theme": "blue", "warnMinutes": [3]}');
  store.update((state) => ({ ...state, showUser: false }));
  await settings.saved();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    theme: 'system',
    warnMinutes: [3],
    showUser: false,
  });
  expect(await readFile(path.join(folder, kept), 'utf8')).toBe('{"theme": "blue", "warnMinutes": [3]}');
});
