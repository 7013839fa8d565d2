/** What `daypass uninstall` removes outside of Daypass's own folder, on each system: by the names of the packages, and as Homebrew does. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { homebrew } from '../../../../scripts/channel-texts.mjs';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { awsPaths } from '../../aws/paths.ts';
import { findOwnFiles } from './find.ts';
import { keptPlaces } from './kept-places.ts';

const setting = (file: string, name: RegExp): string => name.exec(readFileSync(file, 'utf8'))?.[1] ?? expect.fail(file);
const id = setting('electron-builder.yml', /^appId: (\S+)/m);
/** electron-builder names the folder for downloads by the package. */
const downloads = `${setting('package.json', /^ {2}"name": "(\w+)"/m)}-updater`;

const onMac = keptPlaces({}, 'darwin', '/Users/ana');

test('macOS: what the system and the updater keep, by the names that they take', () => {
  expect(onMac.map(({ path: place, kind }) => `${kind} ${path.posix.relative('/Users/ana/Library', place)}`)).toEqual([
    `window Preferences/${id}.plist`,
    `window Saved Application State/${id}.savedState`,
    `updater Caches/${downloads}`,
    `updater Caches/${id}.ShipIt`,
    `updater Caches/${id}`,
    `updater HTTPStorages/${id}`,
  ]);
});

test('macOS: Homebrew removes the same', () => {
  const file = { name: '', sha256: '' };
  const release = { version: '1.2.3', files: { dmgArm: file, dmgIntel: file } };
  const [cask = ''] = Object.values(homebrew(release as unknown as Parameters<typeof homebrew>[0]));
  const zapped = [...cask.matchAll(/"~\/(Library\/.*?)"/g)].map(([, place]) => `/Users/ana/${place}`);
  const own = '/Users/ana/Library/Application Support/Daypass';
  expect(zapped.toSorted()).toEqual([own, ...onMac.map((kept) => kept.path)].toSorted());
});

test('Windows: what the updater keeps; Linux: nothing', () => {
  const local = { LOCALAPPDATA: '/local' };
  expect(keptPlaces(local, 'win32', '/home/ana')).toEqual([{ path: path.join('/local', downloads), kind: 'updater' }]);
  expect(keptPlaces({}, 'linux', '/home/ana')).toEqual([]);
});

test.skipIf(process.platform === 'win32')('all of it is found, and nothing beside it', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'daypass-kept-'));
  try {
    const kept = keptPlaces({}, 'darwin', home);
    for (const { path: place } of kept) {
      const file = place.endsWith('.plist') ? place : path.join(place, 'update.abc', 'part');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '');
      writeFileSync(`${place}.other`, '');
    }
    const paths = awsPaths({ env: {}, platform: 'linux', homedir: home });
    const folders = { appFolder: path.join(home, 'app'), commandFolder: path.join(home, 'app', 'command') };
    const { own, left } = await findOwnFiles({ paths, ...folders, loginItem: null, kept });
    expect(left).toEqual([]);
    expect(own.map((entry) => entry.path)).toEqual(expect.arrayContaining(kept.map((one) => one.path)));
    expect(own.filter((entry) => !kept.some((one) => entry.path.startsWith(one.path)))).toEqual([]);
    expect(own.filter((entry) => entry.path.endsWith('.other'))).toEqual([]);
  } finally {
    await removeFolder(home);
  }
});
