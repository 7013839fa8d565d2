/** Where pages open: which browser, which profile of it, and in which window of that. */

/** `<browser>:<profile as the browser itself names it>`; without a profile, the one that the browser takes by itself. */
export type BrowserId = `${string}:${string}`;

/** A window that is not the usual one: a private one, or a tab in a container of Firefox, by the container's name. */
export type BrowserWindow =
  | { readonly kind: 'private' }
  /** Plain text on one line. */
  | { readonly kind: 'container'; readonly name: string };

/** A browser, with the profile of it that is meant. */
export interface BrowserChoice {
  readonly id: BrowserId;
  /** "Google Chrome · Work": the names that people know it by. */
  readonly label: string;
  /** Absent: as the browser itself opens pages. */
  readonly window?: BrowserWindow;
}

/** One of the browsers that are there. */
export interface FoundBrowser extends Pick<BrowserChoice, 'id' | 'label'> {
  /** The windows that it can be told to open a page in, beside the usual one. */
  readonly windows: readonly BrowserWindow['kind'][];
}

/** In UTF-16 units. */
export const longestContainer = 60;
