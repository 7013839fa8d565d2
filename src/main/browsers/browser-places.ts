/** Knows the browsers with profiles: what they are called, where their program and their profiles lie on each system. */
import { posix, win32 } from 'node:path';
import type { PathSources } from '../aws/paths.ts';
import { type BrowserFamily, type KnownBrowser, knownBrowsers } from './known-browsers.ts';

/** One browser as it may be installed here; whether it is, nobody has looked yet. */
export interface BrowserPlace extends Pick<KnownBrowser, 'name' | 'family' | 'privateWindow'> {
  /** The first part of a `BrowserId`. */
  readonly key: string;
  /** Full names, the first that is there counts. On macOS these are app bundles. */
  readonly programs: readonly string[];
  /** Full names of files that list the profiles, the first that is there counts. */
  readonly profileLists: readonly string[];
}

/** The name of the file in a folder of profiles; null for a browser that cannot be told a profile. */
const listOf = {
  chromium: 'Local State',
  firefox: 'profiles.ini',
  plain: null,
} as const satisfies Record<BrowserFamily, string | null>;

/** Pure: all places on a machine like this one. Each program stands with the lists that it reads itself. */
export function browserPlaces(machine: PathSources): readonly BrowserPlace[] {
  const { platform } = machine;
  const placesOf = platform === 'win32' ? onWindows : platform === 'darwin' ? onMac : onLinux;
  return knownBrowsers.flatMap((browser) => placesOf(browser, machine));
}

function onLinux(browser: KnownBrowser, { env, homedir }: PathSources): readonly BrowserPlace[] {
  const { key, name, family, privateWindow, linux } = browser;
  if (linux === null) return [];
  // An entry that is not absolute would depend on where Daypass was started; those of packages are places of their own.
  const dirs = (env['PATH'] ?? '')
    .split(':')
    .filter((dir) => posix.isAbsolute(dir) && !/^\/snap\/|\/flatpak\//.test(dir));
  const config = env['XDG_CONFIG_HOME'];
  const below = (folder: string): string =>
    config && posix.isAbsolute(config) && folder.startsWith('.config/')
      ? posix.join(config, folder.slice('.config/'.length))
      : posix.join(homedir, folder);
  const lists = (folders: readonly string[]) => listsIn(posix, family, folders);
  const inHome = (folder: string): string => posix.join(homedir, folder);
  const common = { family, privateWindow };
  const places: BrowserPlace[] = [
    {
      ...common,
      key,
      name,
      programs: linux.commands.flatMap((command) => dirs.map((dir) => posix.join(dir, command))),
      profileLists: lists(linux.folders.map(below)),
    },
  ];
  if (linux.snap) {
    const [command, ...folders] = linux.snap;
    const programs = [`/snap/bin/${command}`];
    const profileLists = lists(folders.map(inHome));
    places.push({ ...common, key: `${key}snap`, name: `${name} (Snap)`, programs, profileLists });
  }
  if (linux.flatpak) {
    const [id, ...folders] = linux.flatpak;
    const exported = ['/var/lib/flatpak', posix.join(homedir, '.local/share/flatpak')];
    const programs = exported.map((root) => posix.join(root, 'exports/bin', id));
    const profileLists = lists(folders.map((folder) => inHome(posix.join('.var/app', id, folder))));
    places.push({ ...common, key: `${key}flatpak`, name: `${name} (Flatpak)`, programs, profileLists });
  }
  return places;
}

function onMac(browser: KnownBrowser, { homedir }: PathSources): readonly BrowserPlace[] {
  const { key, name, family, privateWindow, mac } = browser;
  if (mac === null) return [];
  const roots = ['/Applications', posix.join(homedir, 'Applications')];
  const support = posix.join(homedir, 'Library/Application Support');
  return [
    {
      key,
      name,
      family,
      privateWindow,
      programs: mac.apps.flatMap((app) => (posix.isAbsolute(app) ? app : roots.map((root) => posix.join(root, app)))),
      profileLists: listsIn(posix, family, mac.folder === null ? [] : [posix.join(support, mac.folder)]),
    },
  ];
}

function onWindows(browser: KnownBrowser, { env, homedir }: PathSources): readonly BrowserPlace[] {
  const { key, name, family, privateWindow, windows } = browser;
  if (windows === null) return [];
  const local = env['LOCALAPPDATA'] ?? win32.join(homedir, 'AppData', 'Local');
  const roaming = env['APPDATA'] ?? win32.join(homedir, 'AppData', 'Roaming');
  const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], local].filter((root) => root !== undefined);
  const { folder } = windows;
  const data = family === 'firefox' ? roaming : local;
  return [
    {
      key,
      name,
      family,
      privateWindow,
      programs: windows.programs.flatMap((program) => roots.map((root) => win32.join(root, program))),
      profileLists: listsIn(win32, family, folder === null ? [] : [win32.join(data, folder)]),
    },
  ];
}

function listsIn(paths: typeof posix, family: BrowserFamily, folders: readonly string[]): readonly string[] {
  const list = listOf[family];
  return list === null ? [] : folders.map((folder) => paths.join(folder, list));
}
