/** A Google Chrome and a Firefox that only write down what they are started with, and their lists of profiles. */
import fs from 'node:fs';
import type { Home } from './home.ts';

export interface FakeBrowser {
  /** The folder that has to stand first in PATH. */
  readonly bin: string;
  /** The command line of each start, oldest first, without the program's name. */
  starts(): readonly string[];
  /** What the environment of the last start held. */
  environment(): string;
  uninstall(): void;
}

/** `profiles`: the names that people gave them, by the names of their folders. */
export function installFakeBrowser(home: Home, profiles: Readonly<Record<string, string>>): FakeBrowser {
  const cache = Object.fromEntries(Object.entries(profiles).map(([folder, name]) => [folder, { name }]));
  home.write(JSON.stringify({ profile: { info_cache: cache } }), '.config', 'google-chrome', 'Local State');
  return installProgram(home, 'google-chrome', 'chrome');
}

/** `profiles`: their names. Each has the extension that opens links in containers. */
export function installFakeFirefox(home: Home, profiles: readonly string[]): FakeBrowser {
  const folder = ['.mozilla', 'firefox'] as const;
  home.write(profilesIni(profiles), ...folder, 'profiles.ini');
  const addons = [{ id: '{f069aec0-43c5-4bbf-b6b4-df95c4326b98}', active: true }];
  for (const at of profiles.keys()) home.write(JSON.stringify({ addons }), ...folder, `p${at}`, 'extensions.json');
  return installProgram(home, 'firefox', 'firefox');
}

/** The same as a Flatpak of the user's, which is found whatever stands in PATH. */
export function installFakeFlatpak(home: Home, profiles: readonly string[]): FakeBrowser {
  const id = 'org.mozilla.firefox';
  home.write(profilesIni(profiles), '.var', 'app', id, '.mozilla', 'firefox', 'profiles.ini');
  return installProgram(home, id, 'flatpak', ['.local', 'share', 'flatpak', 'exports', 'bin']);
}

function profilesIni(profiles: readonly string[]): string {
  return profiles.map((name, at) => `[Profile${at}]\nName=${name}\nIsRelative=1\nPath=p${at}\n`).join('\n');
}

function installProgram(home: Home, command: string, name: string, folder: readonly string[] = ['bin']): FakeBrowser {
  const program = home.path(...folder, command);
  const [started, environment] = [home.path(`${name}-starts`), home.path(`${name}-environment`)];
  home.write(`#!/bin/sh\nenv > "${environment}"\nprintf '%s\\n' "$*" >> "${started}"\n`, ...folder, command);
  fs.chmodSync(program, 0o755);
  const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  return {
    bin: home.path(...folder),
    starts: () => read(started).split('\n').filter(Boolean),
    environment: () => read(environment),
    uninstall: () => fs.rmSync(program),
  };
}
