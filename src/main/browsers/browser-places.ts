/** Knows the browsers with profiles: what they are called, where their program and their profiles lie on each system. */
import { posix, win32 } from 'node:path';
import type { PathSources } from '../aws/paths.ts';

/** How a browser lists its profiles and takes one on its command line. */
export type BrowserFamily = 'chromium' | 'firefox';

/** One browser as it may be installed here; whether it is, nobody has looked yet. */
export interface BrowserPlace {
  /** The first part of a `BrowserId`. */
  readonly key: string;
  readonly name: string;
  readonly family: BrowserFamily;
  /** Full names, the first that is there counts. On macOS these are app bundles. */
  readonly programs: readonly string[];
  /** Full names of files that list the profiles, the first that is there counts. */
  readonly profileLists: readonly string[];
}

interface Browser {
  readonly key: string;
  readonly name: string;
  readonly family: BrowserFamily;
  /** Commands in PATH, and folders below the home folder; packages of Snap and Flatpak have their own of each. */
  readonly linux: {
    readonly commands: readonly string[];
    readonly folders: readonly string[];
    /** The command in `/snap/bin`, and its folder. */
    readonly snap?: readonly [command: string, folder: string];
    /** Its id, which is its command as well, and the folders below `~/.var/app/<id>`. */
    readonly flatpak?: readonly [id: string, ...folders: readonly string[]];
  };
  /** The bundle's name, and a folder below `~/Library/Application Support`. */
  readonly mac: { readonly app: string; readonly folder: string };
  /** Below the folders for programs; below LOCALAPPDATA, or APPDATA for Firefox. */
  readonly windows: { readonly program: string; readonly folder: string };
}

/** The folders are each browser's `user-data-dir` (Chromium docs, user_data_dir.md) or hold Firefox's `profiles.ini`. */
const browsers: readonly Browser[] = [
  {
    key: 'chrome',
    name: 'Google Chrome',
    family: 'chromium',
    linux: {
      commands: ['google-chrome', 'google-chrome-stable'],
      folders: ['.config/google-chrome'],
      flatpak: ['com.google.Chrome', 'config/google-chrome'],
    },
    mac: { app: 'Google Chrome.app', folder: 'Google/Chrome' },
    windows: { program: 'Google/Chrome/Application/chrome.exe', folder: 'Google/Chrome/User Data' },
  },
  {
    key: 'chromium',
    name: 'Chromium',
    family: 'chromium',
    linux: {
      commands: ['chromium', 'chromium-browser'],
      folders: ['.config/chromium'],
      snap: ['chromium', 'snap/chromium/common/chromium'],
      flatpak: ['org.chromium.Chromium', 'config/chromium'],
    },
    mac: { app: 'Chromium.app', folder: 'Chromium' },
    windows: { program: 'Chromium/Application/chrome.exe', folder: 'Chromium/User Data' },
  },
  {
    key: 'edge',
    name: 'Microsoft Edge',
    family: 'chromium',
    linux: {
      commands: ['microsoft-edge', 'microsoft-edge-stable'],
      folders: ['.config/microsoft-edge'],
      flatpak: ['com.microsoft.Edge', 'config/microsoft-edge'],
    },
    mac: { app: 'Microsoft Edge.app', folder: 'Microsoft Edge' },
    windows: { program: 'Microsoft/Edge/Application/msedge.exe', folder: 'Microsoft/Edge/User Data' },
  },
  {
    key: 'brave',
    name: 'Brave',
    family: 'chromium',
    linux: {
      commands: ['brave-browser', 'brave'],
      folders: ['.config/BraveSoftware/Brave-Browser'],
      snap: ['brave', 'snap/brave/current/.config/BraveSoftware/Brave-Browser'],
      flatpak: ['com.brave.Browser', 'config/BraveSoftware/Brave-Browser'],
    },
    mac: { app: 'Brave Browser.app', folder: 'BraveSoftware/Brave-Browser' },
    windows: {
      program: 'BraveSoftware/Brave-Browser/Application/brave.exe',
      folder: 'BraveSoftware/Brave-Browser/User Data',
    },
  },
  {
    key: 'vivaldi',
    name: 'Vivaldi',
    family: 'chromium',
    linux: {
      commands: ['vivaldi', 'vivaldi-stable'],
      folders: ['.config/vivaldi'],
      flatpak: ['com.vivaldi.Vivaldi', 'config/vivaldi'],
    },
    mac: { app: 'Vivaldi.app', folder: 'Vivaldi' },
    windows: { program: 'Vivaldi/Application/vivaldi.exe', folder: 'Vivaldi/User Data' },
  },
  {
    key: 'firefox',
    name: 'Firefox',
    family: 'firefox',
    // Since version 147 new profiles lie in the XDG folder, unless the older one is there.
    linux: {
      commands: ['firefox', 'firefox-esr'],
      folders: ['.mozilla/firefox', '.config/mozilla/firefox'],
      snap: ['firefox', 'snap/firefox/common/.mozilla/firefox'],
      flatpak: ['org.mozilla.firefox', '.mozilla/firefox', 'config/mozilla/firefox'],
    },
    mac: { app: 'Firefox.app', folder: 'Firefox' },
    windows: { program: 'Mozilla Firefox/firefox.exe', folder: 'Mozilla/Firefox' },
  },
];

const listOf = { chromium: 'Local State', firefox: 'profiles.ini' } as const satisfies Record<BrowserFamily, string>;

/** Pure: all places on a machine like this one. Each program stands with the lists that it reads itself. */
export function browserPlaces(machine: PathSources): readonly BrowserPlace[] {
  const { platform } = machine;
  if (platform !== 'win32' && platform !== 'darwin') return browsers.flatMap((browser) => onLinux(browser, machine));
  const places = platform === 'win32' ? onWindows : onMac;
  return browsers.map((browser) => ({
    key: browser.key,
    name: browser.name,
    family: browser.family,
    ...places(browser, machine),
  }));
}

type Places = Pick<BrowserPlace, 'programs' | 'profileLists'>;

function onLinux({ key, name, family, linux }: Browser, { env, homedir }: PathSources): readonly BrowserPlace[] {
  // An entry that is not absolute would depend on where Daypass was started; those of packages are places of their own.
  const dirs = (env['PATH'] ?? '')
    .split(':')
    .filter((dir) => posix.isAbsolute(dir) && !/^\/snap\/|\/flatpak\//.test(dir));
  const config = env['XDG_CONFIG_HOME'];
  const below = (folder: string): string =>
    config && posix.isAbsolute(config) && folder.startsWith('.config/')
      ? posix.join(config, folder.slice('.config/'.length))
      : posix.join(homedir, folder);
  const inHome = (folder: string): string => posix.join(homedir, folder, listOf[family]);
  const places: BrowserPlace[] = [
    {
      key,
      name,
      family,
      programs: linux.commands.flatMap((command) => dirs.map((dir) => posix.join(dir, command))),
      profileLists: linux.folders.map((folder) => posix.join(below(folder), listOf[family])),
    },
  ];
  if (linux.snap) {
    const [command, folder] = linux.snap;
    const programs = [`/snap/bin/${command}`];
    places.push({ key: `${key}snap`, name: `${name} (Snap)`, family, programs, profileLists: [inHome(folder)] });
  }
  if (linux.flatpak) {
    const [id, ...folders] = linux.flatpak;
    const exported = ['/var/lib/flatpak', posix.join(homedir, '.local/share/flatpak')];
    const programs = exported.map((root) => posix.join(root, 'exports/bin', id));
    const profileLists = folders.map((folder) => inHome(posix.join('.var/app', id, folder)));
    places.push({ key: `${key}flatpak`, name: `${name} (Flatpak)`, family, programs, profileLists });
  }
  return places;
}

function onMac({ family, mac }: Browser, { homedir }: PathSources): Places {
  return {
    programs: ['/Applications', posix.join(homedir, 'Applications')].map((dir) => posix.join(dir, mac.app)),
    profileLists: [posix.join(homedir, 'Library/Application Support', mac.folder, listOf[family])],
  };
}

function onWindows({ family, windows }: Browser, { env, homedir }: PathSources): Places {
  const local = env['LOCALAPPDATA'] ?? win32.join(homedir, 'AppData', 'Local');
  const roaming = env['APPDATA'] ?? win32.join(homedir, 'AppData', 'Roaming');
  const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], local].filter((root) => root !== undefined);
  return {
    programs: roots.map((root) => win32.join(root, windows.program)),
    profileLists: [win32.join(family === 'firefox' ? roaming : local, windows.folder, listOf[family])],
  };
}
