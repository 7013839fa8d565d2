/** The browsers that Daypass knows, as a table: what they are called, where they lie on each system, and what they can be told. */

/** How a browser lists its profiles and takes one on its command line; `plain`: it can be told an address and not much else. */
export type BrowserFamily = 'chromium' | 'firefox' | 'plain';

export interface KnownBrowser {
  /** The first part of a `BrowserId`; packages of Snap and Flatpak have one of their own. */
  readonly key: string;
  readonly name: string;
  readonly family: BrowserFamily;
  /** What stands before an address that is to open in a private window; null: it cannot be told to. */
  readonly privateWindow: string | null;
  /** Null: there is none for this system. */
  readonly linux: {
    /** In PATH. */
    readonly commands: readonly string[];
    /** Below the home folder; packages of Snap and Flatpak have their own. */
    readonly folders: readonly string[];
    /** The command in `/snap/bin`, and folders below the home folder. */
    readonly snap?: readonly [command: string, ...folders: readonly string[]];
    /** Its id, which is its command as well, and the folders below `~/.var/app/<id>`. */
    readonly flatpak?: readonly [id: string, ...folders: readonly string[]];
  } | null;
  /** Names of bundles, or full names of them, and a folder below `~/Library/Application Support`. */
  readonly mac: { readonly apps: readonly string[]; readonly folder: string | null } | null;
  /** Below the folders for programs; below LOCALAPPDATA, or APPDATA for the family of Firefox. */
  readonly windows: { readonly programs: readonly string[]; readonly folder: string | null } | null;
}

/** The folders are each browser's `user-data-dir` (Chromium docs, user_data_dir.md) or hold Firefox's `profiles.ini`. */
export const knownBrowsers: readonly KnownBrowser[] = [
  {
    key: 'chrome',
    name: 'Google Chrome',
    family: 'chromium',
    privateWindow: '--incognito',
    linux: {
      commands: ['google-chrome', 'google-chrome-stable'],
      folders: ['.config/google-chrome'],
      flatpak: ['com.google.Chrome', 'config/google-chrome'],
    },
    mac: { apps: ['Google Chrome.app'], folder: 'Google/Chrome' },
    windows: { programs: ['Google/Chrome/Application/chrome.exe'], folder: 'Google/Chrome/User Data' },
  },
  {
    key: 'chromium',
    name: 'Chromium',
    family: 'chromium',
    privateWindow: '--incognito',
    linux: {
      commands: ['chromium', 'chromium-browser'],
      folders: ['.config/chromium'],
      snap: ['chromium', 'snap/chromium/common/chromium'],
      flatpak: ['org.chromium.Chromium', 'config/chromium'],
    },
    mac: { apps: ['Chromium.app'], folder: 'Chromium' },
    windows: { programs: ['Chromium/Application/chrome.exe'], folder: 'Chromium/User Data' },
  },
  {
    key: 'edge',
    name: 'Microsoft Edge',
    family: 'chromium',
    privateWindow: '--inprivate',
    linux: {
      commands: ['microsoft-edge', 'microsoft-edge-stable'],
      folders: ['.config/microsoft-edge'],
      flatpak: ['com.microsoft.Edge', 'config/microsoft-edge'],
    },
    mac: { apps: ['Microsoft Edge.app'], folder: 'Microsoft Edge' },
    windows: { programs: ['Microsoft/Edge/Application/msedge.exe'], folder: 'Microsoft/Edge/User Data' },
  },
  {
    key: 'brave',
    name: 'Brave',
    family: 'chromium',
    privateWindow: '--incognito',
    linux: {
      commands: ['brave-browser', 'brave'],
      folders: ['.config/BraveSoftware/Brave-Browser'],
      snap: ['brave', 'snap/brave/current/.config/BraveSoftware/Brave-Browser'],
      flatpak: ['com.brave.Browser', 'config/BraveSoftware/Brave-Browser'],
    },
    mac: { apps: ['Brave Browser.app'], folder: 'BraveSoftware/Brave-Browser' },
    windows: {
      programs: ['BraveSoftware/Brave-Browser/Application/brave.exe'],
      folder: 'BraveSoftware/Brave-Browser/User Data',
    },
  },
  {
    key: 'vivaldi',
    name: 'Vivaldi',
    family: 'chromium',
    privateWindow: '--incognito',
    linux: {
      commands: ['vivaldi', 'vivaldi-stable'],
      folders: ['.config/vivaldi'],
      flatpak: ['com.vivaldi.Vivaldi', 'config/vivaldi'],
    },
    mac: { apps: ['Vivaldi.app'], folder: 'Vivaldi' },
    windows: { programs: ['Vivaldi/Application/vivaldi.exe'], folder: 'Vivaldi/User Data' },
  },
  {
    key: 'firefox',
    name: 'Firefox',
    family: 'firefox',
    privateWindow: '-private-window',
    // Since version 147 new profiles lie in the XDG folder, unless the older one is there.
    linux: {
      commands: ['firefox', 'firefox-esr'],
      folders: ['.mozilla/firefox', '.config/mozilla/firefox'],
      snap: ['firefox', 'snap/firefox/common/.mozilla/firefox'],
      flatpak: ['org.mozilla.firefox', '.mozilla/firefox', 'config/mozilla/firefox'],
    },
    mac: { apps: ['Firefox.app'], folder: 'Firefox' },
    windows: { programs: ['Mozilla Firefox/firefox.exe'], folder: 'Mozilla/Firefox' },
  },
  {
    key: 'zen',
    name: 'Zen',
    family: 'firefox',
    privateWindow: '-private-window',
    linux: {
      commands: ['zen-browser', 'zen'],
      folders: ['.zen', '.config/zen'],
      flatpak: ['app.zen_browser.zen', '.zen', 'config/zen'],
    },
    mac: { apps: ['Zen.app', 'Zen Browser.app'], folder: 'zen' },
    windows: { programs: ['Zen Browser/zen.exe', 'Programs/Zen Browser/zen.exe'], folder: 'zen' },
  },
  {
    key: 'opera',
    name: 'Opera',
    // Built on Chromium, but its profiles cannot be told on the command line.
    family: 'plain',
    privateWindow: '--private',
    linux: { commands: ['opera', 'opera-stable'], folders: [], snap: ['opera'], flatpak: ['com.opera.Opera'] },
    mac: { apps: ['Opera.app'], folder: null },
    // The launcher starts the newest of several versions beside each other.
    windows: {
      programs: ['Opera/opera.exe', 'Programs/Opera/opera.exe', 'Opera/launcher.exe', 'Programs/Opera/launcher.exe'],
      folder: null,
    },
  },
  {
    key: 'arc',
    name: 'Arc',
    // As Opera; and nothing on its command line opens a private window.
    family: 'plain',
    privateWindow: null,
    linux: null,
    mac: { apps: ['Arc.app'], folder: null },
    // An alias of the system for a program from its store.
    windows: { programs: ['Microsoft/WindowsApps/Arc.exe'], folder: null },
  },
  {
    key: 'safari',
    name: 'Safari',
    family: 'plain',
    privateWindow: null,
    linux: null,
    // It lies on a volume of its own; the name in the folder of the applications leads there, but is not on every system.
    mac: { apps: ['Safari.app', '/System/Cryptexes/App/System/Applications/Safari.app'], folder: null },
    windows: null,
  },
];
