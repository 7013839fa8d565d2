/** Every browser of the table on every system: where it is found with its profiles, and what opens a page in each of its windows. */
import { describe, expect, test } from 'vitest';
import type { BrowserWindow } from '../../shared/browser-choice.ts';
import type { PathSources } from '../aws/paths.ts';
import { type BrowserFiles, findBrowsers, type StartedBrowser } from './browsers.ts';
import { opensContainers } from './browser-windows.ts';
import { knownBrowsers } from './known-browsers.ts';

const page = 'https://d-1234567890.awsapps.com/start/#/console?account_id=1&role_name=A';
const localState = JSON.stringify({ profile: { info_cache: { Default: { name: 'A' }, 'Profile 1': { name: 'B' } } } });
const profilesIni = '[Profile0]\nName=A\nPath=a\n[Profile1]\nName=B\nPath=b\n';

const home = '/home/ana';
const users = '/Users/ana';
const support = `${users}/Library/Application Support`;
const programs = 'C:\\Program Files';
const local = 'C:\\Users\\ana\\AppData\\Local';
const roaming = 'C:\\Users\\ana\\AppData\\Roaming';
const exported = '/var/lib/flatpak/exports/bin';
const machines: Readonly<Record<string, PathSources>> = {
  linux: { platform: 'linux', homedir: home, env: { PATH: '/usr/bin' } },
  mac: { platform: 'darwin', homedir: users, env: {} },
  windows: {
    platform: 'win32',
    homedir: 'C:\\Users\\ana',
    env: { ProgramFiles: programs, LOCALAPPDATA: local, APPDATA: roaming },
  },
};

const filesOf = (files: Readonly<Record<string, string>>): BrowserFiles => ({
  isProgram: async (file) => file in files,
  read: async (file) => files[file] ?? null,
});

type Row = readonly [system: string, key: string, program: string, list: string | null];
const rows: readonly Row[] = [
  ['linux', 'chrome', '/usr/bin/google-chrome', `${home}/.config/google-chrome/Local State`],
  ['linux', 'chromium', '/usr/bin/chromium', `${home}/.config/chromium/Local State`],
  ['linux', 'chromiumsnap', '/snap/bin/chromium', `${home}/snap/chromium/common/chromium/Local State`],
  ['linux', 'edge', '/usr/bin/microsoft-edge', `${home}/.config/microsoft-edge/Local State`],
  ['linux', 'brave', '/usr/bin/brave-browser', `${home}/.config/BraveSoftware/Brave-Browser/Local State`],
  ['linux', 'vivaldi', '/usr/bin/vivaldi', `${home}/.config/vivaldi/Local State`],
  ['linux', 'firefox', '/usr/bin/firefox', `${home}/.mozilla/firefox/profiles.ini`],
  ['linux', 'firefox', '/usr/bin/firefox', `${home}/.config/mozilla/firefox/profiles.ini`],
  ['linux', 'firefoxsnap', '/snap/bin/firefox', `${home}/snap/firefox/common/.mozilla/firefox/profiles.ini`],
  [
    'linux',
    'firefoxflatpak',
    `${exported}/org.mozilla.firefox`,
    `${home}/.var/app/org.mozilla.firefox/.mozilla/firefox/profiles.ini`,
  ],
  ['linux', 'zen', '/usr/bin/zen-browser', `${home}/.zen/profiles.ini`],
  ['linux', 'zen', '/usr/bin/zen', `${home}/.config/zen/profiles.ini`],
  ['linux', 'zenflatpak', `${exported}/app.zen_browser.zen`, `${home}/.var/app/app.zen_browser.zen/.zen/profiles.ini`],
  ['linux', 'opera', '/usr/bin/opera', null],
  ['linux', 'operasnap', '/snap/bin/opera', null],
  ['linux', 'operaflatpak', `${home}/.local/share/flatpak/exports/bin/com.opera.Opera`, null],

  ['mac', 'chrome', '/Applications/Google Chrome.app', `${support}/Google/Chrome/Local State`],
  ['mac', 'chromium', '/Applications/Chromium.app', `${support}/Chromium/Local State`],
  ['mac', 'edge', '/Applications/Microsoft Edge.app', `${support}/Microsoft Edge/Local State`],
  ['mac', 'brave', `${users}/Applications/Brave Browser.app`, `${support}/BraveSoftware/Brave-Browser/Local State`],
  ['mac', 'vivaldi', '/Applications/Vivaldi.app', `${support}/Vivaldi/Local State`],
  ['mac', 'firefox', '/Applications/Firefox.app', `${support}/Firefox/profiles.ini`],
  ['mac', 'zen', '/Applications/Zen.app', `${support}/zen/profiles.ini`],
  ['mac', 'zen', `${users}/Applications/Zen Browser.app`, `${support}/zen/profiles.ini`],
  ['mac', 'opera', '/Applications/Opera.app', null],
  ['mac', 'arc', '/Applications/Arc.app', null],
  ['mac', 'safari', '/Applications/Safari.app', null],
  ['mac', 'safari', '/System/Cryptexes/App/System/Applications/Safari.app', null],

  [
    'windows',
    'chrome',
    `${programs}\\Google\\Chrome\\Application\\chrome.exe`,
    `${local}\\Google\\Chrome\\User Data\\Local State`,
  ],
  ['windows', 'chromium', `${local}\\Chromium\\Application\\chrome.exe`, `${local}\\Chromium\\User Data\\Local State`],
  [
    'windows',
    'edge',
    `${programs}\\Microsoft\\Edge\\Application\\msedge.exe`,
    `${local}\\Microsoft\\Edge\\User Data\\Local State`,
  ],
  [
    'windows',
    'brave',
    `${programs}\\BraveSoftware\\Brave-Browser\\Application\\brave.exe`,
    `${local}\\BraveSoftware\\Brave-Browser\\User Data\\Local State`,
  ],
  ['windows', 'vivaldi', `${local}\\Vivaldi\\Application\\vivaldi.exe`, `${local}\\Vivaldi\\User Data\\Local State`],
  ['windows', 'firefox', `${programs}\\Mozilla Firefox\\firefox.exe`, `${roaming}\\Mozilla\\Firefox\\profiles.ini`],
  ['windows', 'zen', `${programs}\\Zen Browser\\zen.exe`, `${roaming}\\zen\\profiles.ini`],
  ['windows', 'zen', `${local}\\Programs\\Zen Browser\\zen.exe`, `${roaming}\\zen\\profiles.ini`],
  ['windows', 'opera', `${local}\\Programs\\Opera\\opera.exe`, null],
  ['windows', 'opera', `${programs}\\Opera\\launcher.exe`, null],
  ['windows', 'arc', `${local}\\Microsoft\\WindowsApps\\Arc.exe`, null],
];

async function foundIn([system, , program, list]: Row): Promise<readonly StartedBrowser[]> {
  const text = list?.endsWith('profiles.ini') === true ? profilesIni : localState;
  const machine = machines[system];
  if (!machine) throw new Error(`no such system: ${system}`);
  return findBrowsers(machine, filesOf({ [program]: '', ...(list !== null && { [list]: text }) }));
}

/** What stands behind the program; on macOS, behind what starts it. */
async function lineFor(row: Row, window?: BrowserWindow): Promise<string | null> {
  const command = (await foundIn(row))[0]?.command(page, window) ?? null;
  return command && [command.program, ...command.args].join(' | ');
}

test.each(rows)('%s: %s is %s, its profiles in %s', async (...row) => {
  const [, key, , list] = row;
  const isFirefox = list?.endsWith('profiles.ini') === true;
  const keys = list === null ? [''] : isFirefox ? ['A', 'B'] : ['Default', 'Profile 1'];
  expect((await foundIn(row)).map(({ id }) => id)).toEqual(keys.map((profile) => `${key}:${profile}`));
});

test('no browser of the table, on none of its systems, is left out here', () => {
  const bare = (key: string): string => key.replace(/(snap|flatpak)$/, '');
  for (const { key, linux, mac, windows } of knownBrowsers) {
    const there = Object.entries({ linux, mac, windows }).filter(([, places]) => places !== null);
    const shown = rows.filter(([, shownKey]) => bare(shownKey) === key).map(([system]) => system);
    expect([...new Set(shown)].toSorted(), key).toEqual(there.map(([system]) => system).toSorted());
  }
});

const rowOf = (system: string, key: string): Row => rows.find(([one, other]) => one === system && other === key)!;
const inPrivate = { kind: 'private' } as const;
const profile = '--profile-directory=Default';
const app = (name: string) => `/usr/bin/open | -n | -a | /Applications/${name}.app | --args`;

describe('a private window', () => {
  test.each([
    ['linux', 'chrome', `/usr/bin/google-chrome | ${profile} | --incognito`],
    ['linux', 'chromium', `/usr/bin/chromium | ${profile} | --incognito`],
    ['linux', 'edge', `/usr/bin/microsoft-edge | ${profile} | --inprivate`],
    ['linux', 'brave', `/usr/bin/brave-browser | ${profile} | --incognito`],
    ['linux', 'vivaldi', `/usr/bin/vivaldi | ${profile} | --incognito`],
    ['linux', 'opera', '/usr/bin/opera | --private'],
    ['linux', 'firefox', '/usr/bin/firefox | -P | A | -private-window'],
    ['linux', 'zenflatpak', `${exported}/app.zen_browser.zen | -P | A | -private-window`],
    ['mac', 'edge', `${app('Microsoft Edge')} | ${profile} | --inprivate`],
    ['mac', 'firefox', `${app('Firefox')} | -P | A | -private-window`],
    ['mac', 'opera', `${app('Opera')} | --private`],
    ['windows', 'edge', `${programs}\\Microsoft\\Edge\\Application\\msedge.exe | ${profile} | --inprivate`],
    ['windows', 'firefox', `${programs}\\Mozilla Firefox\\firefox.exe | -P | A | -private-window`],
  ])('%s, %s', async (system, key, line) => {
    expect(await lineFor(rowOf(system, key), inPrivate)).toBe(`${line} | ${page}`);
  });

  test.each(['safari', 'arc'])('%s has none that can be asked for, so none is offered', async (key) => {
    const row = rowOf('mac', key);
    expect((await foundIn(row))[0]?.windows).toEqual([]);
    expect(await lineFor(row, inPrivate)).toBeNull();
    expect(await lineFor(row)).toBe(`/usr/bin/open | -a | ${row[2]} | ${page}`);
  });
});

describe('a container', () => {
  const addressFor = async (row: Row, name: string) =>
    (await lineFor(row, { kind: 'container', name }))?.split(' | ').at(-1);

  test.each(['firefox', 'firefoxsnap', 'zen'])('of %s is asked for by the address of the extension', async (key) => {
    const address = await addressFor(rowOf('linux', key), 'Payments');
    expect(address).toBe(`ext+container:name=Payments&url=${encodeURIComponent(page)}`);
  });

  test.each(['a&url=https://evil.example', 'x=y', '決済 #1', '-P', '%26', '\ud800'])(
    'named %j is a name and no more',
    async (name) => {
      const address = (await addressFor(rowOf('linux', 'firefox'), name)) ?? '';
      const parameters = new URLSearchParams(address.replace('ext+container:', ''));
      expect(Object.fromEntries(parameters)).toEqual({ name: name.toWellFormed(), url: page });
    },
  );

  const id = '{f069aec0-43c5-4bbf-b6b4-df95c4326b98}';
  test.each([
    [
      {
        addons: [
          { id: 'other@x', active: true },
          { id, active: true, version: '1.0.3' },
        ],
      },
      true,
    ],
    [{ addons: [{ id, active: false }] }, false],
    [{ addons: [{ id }] }, false],
    [{ addons: [{ id: 'other@x', active: true }] }, false],
    [{ addons: { id } }, false],
    [[], false],
  ])('is known by the list of extensions: %j', (list, has) => expect(opensContainers(JSON.stringify(list))).toBe(has));

  test('has its extensions in the folder of its profile, wherever that is', async () => {
    const list = `${home}/.mozilla/firefox/profiles.ini`;
    const text = '[Profile0]\nName=A\nIsRelative=1\nPath=Profiles/a\n[Profile1]\nName=B\nIsRelative=0\nPath=/data/b\n';
    const found = await findBrowsers(machines['linux']!, filesOf({ '/usr/bin/firefox': '', [list]: text }));
    expect(found.map(({ extensions }) => extensions)).toEqual([
      `${home}/.mozilla/firefox/Profiles/a/extensions.json`,
      '/data/b/extensions.json',
    ]);
    const [onWindows] = await foundIn(rowOf('windows', 'firefox'));
    expect(onWindows?.extensions).toBe(`${roaming}\\Mozilla\\Firefox\\a\\extensions.json`);
    expect((await foundIn(rowOf('linux', 'chrome')))[0]?.extensions).toBeNull();
  });

  test.each(['chrome', 'edge', 'opera', 'brave'])('%s has none', async (key) => {
    const row = rowOf('linux', key);
    expect((await foundIn(row))[0]?.windows).toEqual(['private']);
    expect(await addressFor(row, 'Payments')).toBeUndefined();
  });
});
