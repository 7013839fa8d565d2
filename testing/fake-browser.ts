/** A Google Chrome that only writes down what it is started with, and its list of profiles. */
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
  const program = home.path('bin', 'google-chrome');
  const [started, environment] = [home.path('chrome-starts'), home.path('chrome-environment')];
  home.write(`#!/bin/sh\nenv > "${environment}"\nprintf '%s\\n' "$*" >> "${started}"\n`, 'bin', 'google-chrome');
  fs.chmodSync(program, 0o755);
  const cache = Object.fromEntries(Object.entries(profiles).map(([folder, name]) => [folder, { name }]));
  home.write(JSON.stringify({ profile: { info_cache: cache } }), '.config', 'google-chrome', 'Local State');
  const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  return {
    bin: home.path('bin'),
    starts: () => read(started).split('\n').filter(Boolean),
    environment: () => read(environment),
    uninstall: () => fs.rmSync(program),
  };
}
