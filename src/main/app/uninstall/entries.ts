/** What is found when everything of Daypass's is looked for, and reading of folders without following links. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** What a file of Daypass's is, in the words that people read (`uninstall.kind.*`). */
export type OwnKind =
  | 'settings'
  | 'history'
  | 'notifications'
  | 'updates'
  | 'updater'
  | 'accounts'
  | 'log'
  | 'damaged'
  | 'serving'
  | 'window'
  | 'lock'
  | 'renewal'
  | 'writtenKeys'
  | 'rate'
  | 'note'
  | 'backup'
  | 'beforeChange'
  | 'halfWritten'
  | 'temporary'
  | 'loginItem'
  | 'folder';

export interface OwnEntry {
  readonly path: string;
  readonly kind: OwnKind;
  /** Removed only if it is empty. */
  readonly isFolder: boolean;
}

/** Why something that looks like Daypass's stays: `uninstall.left.*`. */
export type LeftReason =
  /** Nothing that Daypass is known to make. */
  | 'unknown'
  /** Text of the user's or of another program that is nowhere else. */
  | 'unmerged'
  /** The end of a link of the user's: only the link is removed. */
  | 'linkEnd';

export interface LeftEntry {
  readonly path: string;
  readonly why: LeftReason;
}

/** In the order in which it is to be removed: what is in a folder before the folder. */
export interface Found {
  readonly own: OwnEntry[];
  readonly left: LeftEntry[];
}

export type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/** None where there is no such folder, or none that can be read. In the order of their names. */
export async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** Everything below a folder, and the folder itself, without following a link. */
export async function addTree(found: Found, folder: string, kind: OwnKind): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) await addTree(found, place, kind);
    else found.own.push({ path: place, kind, isFolder: false });
  }
  found.own.push({ path: folder, kind, isFolder: true });
}
