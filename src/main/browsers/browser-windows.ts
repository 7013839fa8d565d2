/** What a browser is told for a page: its profile, the window, and the address, in the order and the words of its family. */
import * as v from 'valibot';
import type { BrowserWindow } from '../../shared/browser-choice.ts';
import type { BrowserPlace } from './browser-places.ts';

/** The windows of a browser that can be named on its command line, beside the usual one. */
export function windowsOf({
  family,
  privateWindow,
}: Pick<BrowserPlace, 'family' | 'privateWindow'>): readonly BrowserWindow['kind'][] {
  return [
    ...(privateWindow === null ? [] : (['private'] as const)),
    ...(family === 'firefox' ? (['container'] as const) : []),
  ];
}

/**
 * What stands last on the command line: the address, and before it what opens it in this window. Null if the browser has no such window.
 * `url` must be an address of a web page (trusted-url.ts).
 */
export function pageArguments(
  { family, privateWindow }: Pick<BrowserPlace, 'family' | 'privateWindow'>,
  url: string,
  window: BrowserWindow | undefined,
): readonly string[] | null {
  switch (window?.kind) {
    case undefined:
      return [url];
    case 'private':
      return privateWindow === null ? null : [privateWindow, url];
    case 'container':
      return family === 'firefox' ? [containerAddress(window.name, url)] : null;
  }
}

/**
 * The address by which the extension "Open external links in a container" is asked for a tab: it makes a container that is not there
 * yet. Name and address are encoded, so that neither adds a parameter of its own.
 */
function containerAddress(name: string, url: string): string {
  return `ext+container:name=${encodeURIComponent(name.toWellFormed())}&url=${encodeURIComponent(url)}`;
}

/** The id of that extension at addons.mozilla.org, for the original and for the version that is kept up there today. */
const containerExtension = '{f069aec0-43c5-4bbf-b6b4-df95c4326b98}';

/** The file in a profile's folder in which Firefox itself keeps which extensions it has. */
export const extensionsFile = 'extensions.json';

const extensionList = v.object({
  addons: v.array(v.object({ id: v.fallback(v.string(), ''), active: v.fallback(v.boolean(), false) })),
});

/**
 * Whether a profile has that extension, by the text of its `extensions.json`. Without it Firefox would take the address for words to
 * search for, and send them to a search engine.
 */
export function opensContainers(text: string): boolean {
  try {
    const read = v.safeParse(extensionList, JSON.parse(text));
    return read.success && read.output.addons.some(({ id, active }) => id === containerExtension && active);
  } catch {
    return false;
  }
}
