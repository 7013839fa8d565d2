/** What the check tells of Daypass's own settings: each bad value with what counts instead, from the files as they are now. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import type { ManagedSource } from '../system/managed-source.ts';
import { createOwnFaults } from './own-faults.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-own-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => removeFolder(folder));

const none: ManagedSource = { kind: 'none' };
const faults = (source: ManagedSource = none) => createOwnFaults(file, async () => source)();
const faultsIn = async (text: string) => {
  await writeFile(file, text);
  return faults();
};

describe('the user’s settings', () => {
  test('a bad value is named, with what counts in its place, and is gone once it is right', async () => {
    const bad = { theme: 'blue', warnMinutes: [15, 0], servedHours: 8, fromANewerVersion: 1 };
    expect(await faultsIn(JSON.stringify(bad))).toEqual([
      { code: 'setting-invalid', params: { file, name: 'theme', value: '"blue"', used: '"system"' } },
      { code: 'setting-invalid', params: { file, name: 'warnMinutes', value: '[15,0]', used: '[15,5]' } },
    ]);
    expect(await faultsIn(JSON.stringify({ ...bad, theme: 'dark', warnMinutes: [3] }))).toEqual([]);
  });

  test('where only entries are bad, the setting is named', async () => {
    const text = JSON.stringify({ browsers: { 'sso-session:corp': { id: '/bin/sh', label: 'sh' } } });
    expect(await faultsIn(text)).toEqual([{ code: 'setting-partly-invalid', params: { file, name: 'browsers' } }]);
  });

  test('every one of very many is named, where the panel has one notice for all', async () => {
    const names = ['theme', 'language', 'shortcut', 'showUser', 'openAtStart', 'quietHours', 'pausedUntil'];
    const found = await faultsIn(JSON.stringify(Object.fromEntries(names.map((name) => [name, { x: 1 }]))));
    expect(found.map(({ params }) => 'name' in params && params.name)).toEqual(names);
  });

  test.each(['{"theme": ', '[]', 'null', '\0', '"x"'])('what is no settings at all: %j', async (text) => {
    expect(await faultsIn(text)).toEqual([{ code: 'settings-unreadable', params: { file } }]);
  });

  test('a folder in its place', async () => {
    await mkdir(file);
    expect(await faults()).toEqual([{ code: 'settings-unreadable', params: { file } }]);
    await rm(file, { recursive: true });
  });

  test('nothing is wrong with no file, and with an empty one', async () => {
    expect(await faults()).toEqual([]);
    expect(await faultsIn(' \n')).toEqual([]);
  });
});

describe('an administrator’s', () => {
  const place = '/etc/daypass/managed.json';

  test.each<readonly [string, ManagedSource, object]>([
    [
      'others may write it',
      { kind: 'refused', place, why: 'others' },
      { code: 'managed-not-trusted', params: { place } },
    ],
    [
      'not to be read',
      { kind: 'refused', place, why: 'EACCES' },
      { code: 'managed-unreadable', params: { place, reason: 'EACCES' } },
    ],
    [
      'a bad value',
      { kind: 'found', place, values: { credentialFeatures: 'no', checkForUpdates: false } },
      { code: 'managed-value-invalid', params: { place, name: 'credentialFeatures' } },
    ],
  ])('%s', async (_, source, fault) => {
    expect(await faults(source)).toEqual([fault]);
  });

  test('nothing is wrong with good ones', async () => {
    expect(await faults({ kind: 'found', place, values: { checkForUpdates: false } })).toEqual([]);
  });
});
