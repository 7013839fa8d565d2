/** Finds the browsers of this machine with their profiles, and opens pages in them. */
import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { BrowserChoice, BrowserWindow, FoundBrowser } from '../../shared/browser-choice.ts';
import type { PathSources } from '../aws/paths.ts';
import { type BrowserCommand, launch } from './browser-launch.ts';
import { type BrowserPlace, browserPlaces } from './browser-places.ts';
import { type BrowserProfile, readProfiles } from './browser-profiles.ts';
import { extensionsFile, opensContainers, pageArguments, windowsOf } from './browser-windows.ts';
import type { BrowserFamily } from './known-browsers.ts';
import { isProgram, readText } from '../system/files.ts';
import { webAddress } from './trusted-url.ts';

export interface Browsers {
  /** All that are there now, in a fixed order; looks at some dozens of files. */
  list(): Promise<readonly FoundBrowser[]>;
  /** Rejects for what is no address of a web page; the caller has checked more (trusted-url.ts). */
  open(choice: Pick<BrowserChoice, 'id' | 'window'>, url: string): Promise<Opened>;
}

/**
 * `gone`: the browser, its profile or such a window is not there, or it does not start. `no-containers`: nothing in this profile of
 * Firefox opens links in containers.
 */
export type Opened = 'opened' | 'gone' | 'no-containers';

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

export interface StartedBrowser extends FoundBrowser {
  /** What opens `url` in it; null if it has no such window. */
  readonly command: (url: string, window?: BrowserWindow) => BrowserCommand | null;
  /** The file that lists the extensions of the profile; null if it is not known. */
  readonly extensions: string | null;
}

export function createBrowsers(
  machine: PathSources,
  files: BrowserFiles = machine.platform === 'darwin' ? macFiles : realFiles,
): Browsers {
  return {
    async list() {
      return (await findBrowsers(machine, files)).map(({ id, label, windows }) => ({ id, label, windows }));
    },
    async open({ id, window }, url) {
      // Once more, because a command line takes much more than addresses.
      const address = webAddress(url);
      if (address === null) throw new Error('not an address of a web page');
      const found = (await findBrowsers(machine, files)).find((browser) => browser.id === id);
      const command = found?.command(address, window) ?? null;
      if (found === undefined || command === null) return 'gone';
      if (window?.kind === 'container' && !(await hasContainers(found, files))) return 'no-containers';
      return (await launch(command, machine.env)) ? 'opened' : 'gone';
    },
  };
}

async function hasContainers({ extensions }: StartedBrowser, files: BrowserFiles): Promise<boolean> {
  const text = extensions === null ? null : await files.read(extensions);
  return text !== null && opensContainers(text);
}

export async function findBrowsers(machine: PathSources, files: BrowserFiles): Promise<readonly StartedBrowser[]> {
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
): Promise<readonly StartedBrowser[]> {
  const { key, name, family } = place;
  const program = await firstOf(place.programs, async (file) => ((await files.isProgram(file)) ? file : null));
  if (program === null) return [];
  const windows = windowsOf(place);
  const commandWith =
    (args: readonly string[]): StartedBrowser['command'] =>
    (url, window) => {
      const page = pageArguments(place, url, window);
      return page === null ? null : commandOf(program, [...args, ...page], place, platform);
    };
  const list = await firstOf(place.profileLists, async (file) => {
    const text = await files.read(file);
    return text === null ? null : { file, text };
  });
  const profiles = list === null ? [] : readProfiles(family, list.text);
  if (list === null || profiles.length === 0) {
    return [{ id: `${key}:`, label: name, windows, command: commandWith([]), extensions: null }];
  }
  const paths = platform === 'win32' ? win32 : posix;
  return profiles.map((profile) => ({
    id: `${key}:${profile.key}`,
    label: profiles.length === 1 ? name : `${name} · ${nameAmong(profiles, profile)}`,
    windows,
    command: commandWith(profileArguments(family, profile)),
    extensions:
      profile.folder === undefined ? null : paths.resolve(paths.dirname(list.file), profile.folder, extensionsFile),
  }));
}

function profileArguments(family: BrowserFamily, { key }: BrowserProfile): readonly string[] {
  // A running Firefox of this profile takes the page; if there is none, one is started beside those of other profiles.
  return family === 'chromium' ? [`--profile-directory=${key}`] : ['-P', key];
}

/** macOS starts programs by their bundle: `-n`, because a running one would not be told its arguments. */
function commandOf(
  program: string,
  args: readonly string[],
  { privateWindow, family }: BrowserPlace,
  platform: NodeJS.Platform,
): BrowserCommand {
  if (platform !== 'darwin') return { program, args, isStarter: false };
  const starter = { program: '/usr/bin/open', isStarter: true };
  // One that is told nothing but an address takes it as from every other program, and is not started once more for it.
  if (family === 'plain' && privateWindow === null) return { ...starter, args: ['-a', program, ...args] };
  return { ...starter, args: ['-n', '-a', program, '--args', ...args] };
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
