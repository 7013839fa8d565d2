/** Which browsers are found with which profiles on each system, and the command lines that open a page in them. */
import { describe, expect, test } from 'vitest';
import type { PathSources } from '../aws/paths.ts';
import { type BrowserFiles, findBrowsers, type StartedBrowser } from './browsers.ts';

const page = 'https://d-1234567890.awsapps.com/start/#/console?account_id=1';
const chromium = (profiles: object): string => JSON.stringify({ profile: { info_cache: profiles }, other: [1] });
const work = chromium({ Default: { name: 'Ana', user_name: 'ana@example.com' }, 'Profile 1': { name: 'Admin' } });
const firefoxProfiles = `[Install4F96D1932A9F858E]
Default=Profiles/abc.default-release
Locked=1

[Profile1]
Name=default
IsRelative=1
Path=Profiles/xyz.default
Default=1

[Profile0]
Name=Work & Play
IsRelative=1
Path=Profiles/abc.default-release

[General]
StartWithLastProfile=1
`;

/** Files by their names; a program is a file without text. */
const filesOf = (files: Readonly<Record<string, string>>): BrowserFiles => ({
  isProgram: async (file) => file in files,
  read: async (file) => files[file] ?? null,
});

function lineOf(command: ReturnType<StartedBrowser['command']>): string {
  return command === null ? 'none' : [command.program, ...command.args].join(' | ').replace(page, 'PAGE');
}

/** Each browser that was found, and the command line that opens `page`. */
async function found(
  machine: PathSources,
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const browsers = await findBrowsers(machine, filesOf(files));
  return Object.fromEntries(
    browsers.map(({ id, label, command }) => {
      return [`${id} | ${label}`, lineOf(command(page))];
    }),
  );
}

const linux: PathSources = { platform: 'linux', homedir: '/home/ana', env: { PATH: '/usr/local/bin:bin:/usr/bin' } };
const mac: PathSources = { platform: 'darwin', homedir: '/Users/ana', env: {} };
const windows: PathSources = {
  platform: 'win32',
  homedir: 'C:\\Users\\ana',
  env: {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local',
    APPDATA: 'C:\\Users\\ana\\AppData\\Roaming',
  },
};

describe('found', () => {
  test('on Linux, in PATH and below the home folder', async () => {
    const files = {
      '/usr/bin/google-chrome': '',
      '/home/ana/.config/google-chrome/Local State': work,
      '/usr/bin/chromium-browser': '',
      '/home/ana/snap/chromium/common/chromium/Local State': chromium({ Default: { name: 'Person 1' } }),
      '/usr/local/bin/firefox': '',
      '/home/ana/.mozilla/firefox/profiles.ini': firefoxProfiles,
      'bin/vivaldi': '',
    };
    expect(await found(linux, files)).toEqual({
      'chrome:Default | Google Chrome · Ana': '/usr/bin/google-chrome | --profile-directory=Default | PAGE',
      'chrome:Profile 1 | Google Chrome · Admin': '/usr/bin/google-chrome | --profile-directory=Profile 1 | PAGE',
      'chromium: | Chromium': '/usr/bin/chromium-browser | PAGE',
      'firefox:default | Firefox · default': '/usr/local/bin/firefox | -P | default | PAGE',
      'firefox:Work & Play | Firefox · Work & Play': '/usr/local/bin/firefox | -P | Work & Play | PAGE',
    });
  });

  test('on Linux, with the configuration in another place', async () => {
    const files = { '/usr/bin/brave': '', '/cfg/BraveSoftware/Brave-Browser/Local State': work };
    const machine = { ...linux, env: { ...linux.env, XDG_CONFIG_HOME: '/cfg' } };
    expect(Object.keys(await found(machine, files))).toEqual([
      'brave:Default | Brave · Ana',
      'brave:Profile 1 | Brave · Admin',
    ]);
  });

  test('on macOS, started by their bundles', async () => {
    const files = {
      '/Applications/Google Chrome.app': '',
      '/Users/ana/Library/Application Support/Google/Chrome/Local State': work,
      '/Users/ana/Applications/Firefox.app': '',
      '/Users/ana/Library/Application Support/Firefox/profiles.ini': firefoxProfiles,
      '/Applications/Microsoft Edge.app': '',
    };
    const open = '/usr/bin/open | -n | -a';
    expect(await found(mac, files)).toEqual({
      'chrome:Default | Google Chrome · Ana': `${open} | /Applications/Google Chrome.app | --args | --profile-directory=Default | PAGE`,
      'chrome:Profile 1 | Google Chrome · Admin': `${open} | /Applications/Google Chrome.app | --args | --profile-directory=Profile 1 | PAGE`,
      'edge: | Microsoft Edge': `${open} | /Applications/Microsoft Edge.app | --args | PAGE`,
      'firefox:default | Firefox · default': `${open} | /Users/ana/Applications/Firefox.app | --args | -P | default | PAGE`,
      'firefox:Work & Play | Firefox · Work & Play': `${open} | /Users/ana/Applications/Firefox.app | --args | -P | Work & Play | PAGE`,
    });
  });

  test('on Windows, for all users or for one', async () => {
    const files = {
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe': '',
      'C:\\Users\\ana\\AppData\\Local\\Microsoft\\Edge\\User Data\\Local State': work,
      'C:\\Users\\ana\\AppData\\Local\\Vivaldi\\Application\\vivaldi.exe': '',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe': '',
      'C:\\Users\\ana\\AppData\\Roaming\\Mozilla\\Firefox\\profiles.ini': firefoxProfiles.replaceAll('\n', '\r\n'),
    };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const firefox = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
    expect(await found(windows, files)).toEqual({
      'edge:Default | Microsoft Edge · Ana': `${edge} | --profile-directory=Default | PAGE`,
      'edge:Profile 1 | Microsoft Edge · Admin': `${edge} | --profile-directory=Profile 1 | PAGE`,
      'vivaldi: | Vivaldi': 'C:\\Users\\ana\\AppData\\Local\\Vivaldi\\Application\\vivaldi.exe | PAGE',
      'firefox:default | Firefox · default': `${firefox} | -P | default | PAGE`,
      'firefox:Work & Play | Firefox · Work & Play': `${firefox} | -P | Work & Play | PAGE`,
    });
  });

  test('nowhere', async () => {
    for (const machine of [linux, mac, windows, { ...linux, env: {} }]) expect(await found(machine, {})).toEqual({});
  });

  const idsWith = async (program: string, list: string, text: string): Promise<readonly string[]> =>
    (await findBrowsers(linux, filesOf({ [program]: '', [list]: text }))).map(({ id, label }) => `${id} | ${label}`);

  test.each([
    [
      'two profiles of one name',
      { Default: { name: 'Me' }, 'Profile 1': { name: 'Me' } },
      ['chrome:Default | Google Chrome · Me (Default)', 'chrome:Profile 1 | Google Chrome · Me (Profile 1)'],
    ],
    [
      'a profile without a name',
      { Default: {}, A: { name: 'B' } },
      ['chrome:Default | Google Chrome · Default', 'chrome:A | Google Chrome · B'],
    ],
    [
      'folders outside, guests, line breaks',
      {
        '../x': { name: 'a' },
        '..': { name: 'b' },
        'Guest Profile': { name: 'c' },
        'D\nE': { name: 'd' },
        F: { name: 'f\u0007' },
      },
      ['chrome: | Google Chrome'],
    ],
    [
      'more than a menu has room for',
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`P${i}`, { name: `${i}` }])),
      expect.objectContaining({ length: 50 }),
    ],
  ])('%s', async (_, profiles, ids) => {
    expect(
      await idsWith('/usr/bin/google-chrome', '/home/ana/.config/google-chrome/Local State', chromium(profiles)),
    ).toEqual(ids);
  });

  test.each(['', '{', '[]', '{"profile": {"info_cache": []}}', 'null'])('a list that is none: %s', async (text) => {
    expect(await idsWith('/usr/bin/google-chrome', '/home/ana/.config/google-chrome/Local State', text)).toEqual([
      'chrome: | Google Chrome',
    ]);
  });

  test('names with signs are names; what Firefox would take for an option is left out', async () => {
    const names = [
      'a;b',
      'c#d',
      '"q"',
      'true',
      ' x ',
      'a=b',
      '[z]',
      '-new-instance',
      '--headless',
      '-P',
      '/private',
      'ü',
    ];
    const text = names
      .map((name, index) => `[Profile${index}]\nName=${name}\nIsRelative=1\nPath=p${index}\n`)
      .join('\n');
    const kept = names.filter((name) => !/^[-/]/.test(name));
    expect(await idsWith('/usr/bin/firefox', '/home/ana/.mozilla/firefox/profiles.ini', text)).toEqual(
      kept.map((name) => `firefox:${name} | Firefox · ${name}`),
    );
  });

  test('each program with the profiles that it reads itself', async () => {
    const list = (name: string) => `[Profile0]\nName=${name}\nPath=x\n[Profile1]\nName=other\nPath=y\n`;
    const files = {
      '/usr/bin/firefox': '',
      '/snap/bin/firefox': '',
      '/var/lib/flatpak/exports/bin/org.mozilla.firefox': '',
      '/home/ana/.local/share/flatpak/exports/bin/com.google.Chrome': '',
      '/home/ana/.config/mozilla/firefox/profiles.ini': list('native'),
      '/home/ana/snap/firefox/common/.mozilla/firefox/profiles.ini': list('snap'),
      '/home/ana/.var/app/org.mozilla.firefox/.mozilla/firefox/profiles.ini': list('flatpak'),
      '/home/ana/.var/app/com.google.Chrome/config/google-chrome/Local State': chromium({ Default: { name: 'A' } }),
    };
    const ids = (await findBrowsers(linux, filesOf(files))).map(
      ({ id, command }) => `${id} | ${command(page)?.program}`,
    );
    expect(ids).toEqual([
      'chromeflatpak:Default | /home/ana/.local/share/flatpak/exports/bin/com.google.Chrome',
      'firefox:native | /usr/bin/firefox',
      'firefox:other | /usr/bin/firefox',
      'firefoxsnap:snap | /snap/bin/firefox',
      'firefoxsnap:other | /snap/bin/firefox',
      'firefoxflatpak:flatpak | /var/lib/flatpak/exports/bin/org.mozilla.firefox',
      'firefoxflatpak:other | /var/lib/flatpak/exports/bin/org.mozilla.firefox',
    ]);
  });

  const two = chromium({ Default: { name: 'A' }, 'Profile 1': { name: 'B' } });
  const flatpak = (id: string, folder: string) =>
    [`/var/lib/flatpak/exports/bin/${id}`, `/home/ana/.var/app/${id}/${folder}`] as const;
  test.each([
    ['/snap/bin/chromium', '/home/ana/snap/chromium/common/chromium', 'Chromium (Snap)'],
    ['/snap/bin/brave', '/home/ana/snap/brave/current/.config/BraveSoftware/Brave-Browser', 'Brave (Snap)'],
    ['/snap/bin/firefox', '/home/ana/snap/firefox/common/.mozilla/firefox', 'Firefox (Snap)'],
    [...flatpak('com.google.Chrome', 'config/google-chrome'), 'Google Chrome (Flatpak)'],
    [...flatpak('org.chromium.Chromium', 'config/chromium'), 'Chromium (Flatpak)'],
    [...flatpak('com.microsoft.Edge', 'config/microsoft-edge'), 'Microsoft Edge (Flatpak)'],
    [...flatpak('com.brave.Browser', 'config/BraveSoftware/Brave-Browser'), 'Brave (Flatpak)'],
    [...flatpak('com.vivaldi.Vivaldi', 'config/vivaldi'), 'Vivaldi (Flatpak)'],
    [...flatpak('org.mozilla.firefox', '.mozilla/firefox'), 'Firefox (Flatpak)'],
    [...flatpak('org.mozilla.firefox', 'config/mozilla/firefox'), 'Firefox (Flatpak)'],
  ])('%s, with the profiles in %s', async (program, folder, name) => {
    const list = name.startsWith('Firefox')
      ? { [`${folder}/profiles.ini`]: '[Profile0]\nName=A\nPath=a\n[Profile1]\nName=B\nPath=b\n' }
      : { [`${folder}/Local State`]: two };
    // As a login shell has it: the commands of packages are in PATH as well, and the native lists are another browser's.
    const env = { PATH: '/usr/bin:/var/lib/flatpak/exports/bin:/snap/bin', XDG_CONFIG_HOME: '/home/ana/.config' };
    const native = {
      '/home/ana/.mozilla/firefox/profiles.ini': firefoxProfiles,
      '/home/ana/.config/chromium/Local State': work,
    };
    const all = await findBrowsers({ ...linux, env }, filesOf({ ...native, [program]: '', ...list }));
    expect(all.map(({ label, command }) => [label, command(page)?.program])).toEqual([
      [`${name} · A`, program],
      [`${name} · B`, program],
    ]);
  });

  test.each([
    ['/home/ana/.mozilla/firefox', 'old'],
    ['/home/ana/.config/mozilla/firefox', 'new'],
  ])('Firefox’s profiles in %s: the older place counts where both are', async (folder, name) => {
    const list = (own: string) => `[Profile0]\nName=${own}\nPath=a\n[Profile1]\nName=other\nPath=b\n`;
    const files = {
      '/usr/bin/firefox': '',
      '/home/ana/.config/mozilla/firefox/profiles.ini': list('new'),
      [`${folder}/profiles.ini`]: list(name),
    };
    expect((await findBrowsers(linux, filesOf(files)))[0]?.id).toBe(`firefox:${name}`);
  });

  test('a wrapper in /usr/bin that starts the snap is no second browser', async () => {
    const files = { '/usr/bin/firefox': '', '/snap/bin/firefox': '' };
    expect((await findBrowsers(linux, filesOf(files))).map(({ id }) => id)).toEqual(['firefoxsnap:']);
  });
});
