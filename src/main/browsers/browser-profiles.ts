/** Reads the lists in which browsers keep their profiles; what cannot be read is a browser without known profiles. */
import * as v from 'valibot';
import type { BrowserFamily } from './known-browsers.ts';

export interface BrowserProfile {
  /** What the browser's command line takes: a folder's name for Chromium, the profile's own name for Firefox. */
  readonly key: string;
  /** What people called it. */
  readonly name: string;
  /** Of Firefox: its folder, absolute or below that of the list. */
  readonly folder?: string;
}

/** Nobody has that many; a file that says so is not worth a menu. */
const mostProfiles = 50;
const longestName = 100;

/** `family`: of a browser that has a list. */
export function readProfiles(family: BrowserFamily, text: string): readonly BrowserProfile[] {
  const profiles = family === 'chromium' ? chromiumProfiles(text) : firefoxProfiles(text);
  return profiles.filter(({ key, name }) => isPlain(key) && isPlain(name)).slice(0, mostProfiles);
}

const localState = v.object({
  profile: v.object({
    info_cache: v.record(v.string(), v.object({ name: v.fallback(v.string(), '') })),
  }),
});

/** `Local State`, by the names of the profiles' folders (Chromium, profile_attributes_storage.cc). */
function chromiumProfiles(text: string): readonly BrowserProfile[] {
  const read = v.safeParse(localState, parseJson(text));
  if (!read.success) return [];
  return Object.entries(read.output.profile.info_cache)
    .filter(([folder]) => !/[/\\]|^\.|^(Guest|System) Profile$/.test(folder))
    .map(([folder, { name }]) => ({ key: folder, name: name || folder }));
}

/** `profiles.ini`, as Firefox reads it (nsINIParser): a value is the rest of its line, whatever stands in it. */
function firefoxProfiles(text: string): readonly BrowserProfile[] {
  const sections = new Map<string, Map<string, string>>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const [, header] = /^\[([^\]]*)\]/.exec(line) ?? [];
    if (header !== undefined) section = header;
    const equals = line.indexOf('=');
    if (header !== undefined || equals <= 0 || /^[;#]/.test(line)) continue;
    const values = sections.get(section) ?? new Map<string, string>();
    sections.set(section, values.set(line.slice(0, equals), line.slice(equals + 1)));
  }
  return [...sections].flatMap(([header, values]) => {
    const [name, folder] = [values.get('Name'), values.get('Path')];
    // Firefox takes what begins with a dash (on Windows also with a slash) for an option, and no name for it.
    if (!/^Profile\d+$/.test(header) || !name || !folder || /^[-/]/.test(name)) return [];
    return [{ key: name, name, folder }];
  });
}

/** Fit for a menu, a command line and a settings file. */
function isPlain(text: string): boolean {
  return text.length > 0 && text.length <= longestName && !/\p{Cc}/u.test(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
