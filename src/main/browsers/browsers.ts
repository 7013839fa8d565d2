/** Finds the browsers of this machine with their profiles, and opens pages in them. */
import { stat } from 'node:fs/promises';
import type { BrowserChoice, BrowserId } from '../../shared/app-state.ts';
import type { PathSources } from '../aws/paths.ts';
import { type BrowserCommand, launch } from './browser-launch.ts';
import { type BrowserFamily, type BrowserPlace, browserPlaces } from './browser-places.ts';
import { type BrowserProfile, readProfiles } from './browser-profiles.ts';
import { isProgram, readText } from '../system/files.ts';
import { webAddress } from './trusted-url.ts';

export interface Browsers {
  /** All that are there now, in a fixed order; looks at some dozens of files. */
  list(): Promise<readonly BrowserChoice[]>;
  /** False if the browser or its profile is gone, or does not start. The caller has checked the URL (trusted-url.ts). */
  open(id: BrowserId, url: string): Promise<boolean>;
}

/** What detection reads; tests give it the files of other systems. */
export interface BrowserFiles {
  isProgram(file: string): Promise<boolean>;
  /** Null if it is not there or cannot be read. */
  read(file: string): Promise<string | null>;
}

/** Chrome keeps much else in the same file: some hundred kB of an honest one. */
const largestList = 8 * 1024 * 1024;

const realFiles: BrowserFiles = {
  isProgram,
  async read(file) {
    const text = await readText(file, largestList);
    return text.kind === 'text' ? text.text : null;
  },
};

/** macOS has bundles, which are folders. */
const macFiles: BrowserFiles = {
  ...realFiles,
  isProgram: (file) =>
    stat(file).then(
      (found) => found.isDirectory(),
      () => false,
    ),
};

export interface FoundBrowser extends BrowserChoice {
  /** What opens `url` in it. */
  readonly command: (url: string) => BrowserCommand;
}

export function createBrowsers(
  machine: PathSources,
  files: BrowserFiles = machine.platform === 'darwin' ? macFiles : realFiles,
): Browsers {
  return {
    async list() {
      return (await findBrowsers(machine, files)).map(({ id, label }) => ({ id, label }));
    },
    async open(id, url) {
      // Once more, because a command line takes much more than addresses.
      const address = webAddress(url);
      if (address === null) throw new Error('not an address of a web page');
      const found = (await findBrowsers(machine, files)).find((browser) => browser.id === id);
      return found ? launch(found.command(address), machine.env) : false;
    },
  };
}

export async function findBrowsers(machine: PathSources, files: BrowserFiles): Promise<readonly FoundBrowser[]> {
  const found = await Promise.all(browserPlaces(machine).map((place) => look(place, machine, files)));
  const all = found.flat();
  // Ubuntu's /usr/bin/firefox starts the snap: without profiles of its own, it is the same browser once more.
  return all.filter(
    ({ id }) => !(id.endsWith(':') && all.some((other) => other.id.startsWith(`${id.slice(0, -1)}snap:`))),
  );
}

async function look(
  place: BrowserPlace,
  { platform }: PathSources,
  files: BrowserFiles,
): Promise<readonly FoundBrowser[]> {
  const { key, name, family } = place;
  const program = await firstOf(place.programs, async (file) => ((await files.isProgram(file)) ? file : null));
  if (program === null) return [];
  const commandWith = (args: readonly string[]) => commandOf(program, args, platform);
  const list = await firstOf(place.profileLists, (file) => files.read(file));
  const profiles = list === null ? [] : readProfiles(family, list);
  if (profiles.length === 0) return [{ id: `${key}:`, label: name, command: commandWith([]) }];
  return profiles.map((profile) => ({
    id: `${key}:${profile.key}`,
    label: profiles.length === 1 ? name : `${name} · ${nameAmong(profiles, profile)}`,
    command: commandWith(profileArguments(family, profile)),
  }));
}

function profileArguments(family: BrowserFamily, { key }: BrowserProfile): readonly string[] {
  // A running Firefox of this profile takes the page; if there is none, one is started beside those of other profiles.
  return family === 'chromium' ? [`--profile-directory=${key}`] : ['-P', key];
}

/** macOS starts programs by their bundle: `-n`, because a running one would not be told its arguments. */
function commandOf(program: string, args: readonly string[], platform: NodeJS.Platform): FoundBrowser['command'] {
  if (platform !== 'darwin') return (url) => ({ program, args: [...args, url], isStarter: false });
  const starter = { program: '/usr/bin/open', isStarter: true };
  return (url) => ({ ...starter, args: ['-n', '-a', program, '--args', ...args, url] });
}

/** People give two profiles the same name. */
function nameAmong(profiles: readonly BrowserProfile[], { key, name }: BrowserProfile): string {
  return profiles.some((other) => other.key !== key && other.name === name) ? `${name} (${key})` : name;
}

async function firstOf<Found>(
  files: readonly string[],
  look: (file: string) => Promise<Found | null>,
): Promise<Found | null> {
  for (const file of files) {
    const found = await look(file);
    if (found !== null) return found;
  }
  return null;
}
