/** Finds what Daypass has in the folder of its own, that of the app with that of the command in it. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { keptFile } from '../../roles/kept-list.ts';
import { isServedToken, tokenFolder } from '../../serving/token-files.ts';
import { isTemporaryOf } from '../../system/whole-file.ts';
import { keptAccountsFolder } from '../own-files.ts';
import { addTree, entriesOf, type Entry, type Found, type OwnKind } from './entries.ts';
import { isWindowFile } from './window-files.ts';

/** In the folder itself; each may have copies that could not be read, and temporary files. */
const files: Readonly<Record<string, OwnKind>> = {
  'settings.json': 'settings',
  'history.json': 'history',
  'notifications.json': 'notifications',
  'updates.json': 'updates',
};
const logs = /^daypass(\.old)?\.log$/;

/** Folders of which each file is told by its name. */
function foldersIn(folder: string): readonly (readonly [folder: string, kind: OwnKind, isOurs: Names])[] {
  return [
    [path.join(folder, keptAccountsFolder), 'accounts', (name) => keptFile.test(name)],
    [path.join(folder, 'logs'), 'log', (name) => logs.test(name)],
    [tokenFolder(folder), 'serving', isServedToken],
  ];
}

type Names = (name: string) => boolean;

/** `command`: the folder of the command in it; null where this is that one. */
export async function findInOwnFolder(found: Found, folder: string, command: string | null): Promise<void> {
  const inside = foldersIn(folder);
  for (const [place, kind, isOurs] of inside) {
    for (const entry of await entriesOf(place)) await addFile(found, place, entry, kindIn(kind, isOurs));
    await addFolder(found, place);
  }
  if (command !== null) await findInOwnFolder(found, command, null);
  const known = new Set([...inside.map(([place]) => place), ...(command === null ? [] : [command])]);
  for (const entry of await entriesOf(folder)) {
    const place = path.join(folder, entry.name);
    if (known.has(place)) continue;
    if (command !== null && isWindowFile(entry.name)) {
      if (entry.isDirectory()) await addTree(found, place, 'window');
      else found.own.push({ path: place, kind: 'window', isFolder: false });
    } else await addFile(found, folder, entry, kindOfOwn);
  }
  await addFolder(found, folder);
}

function kindIn(kind: OwnKind, isOurs: Names) {
  return (name: string): OwnKind | null => {
    if (isOurs(name)) return kind;
    return isTemporaryOf(name, isOurs) ? 'temporary' : null;
  };
}

function kindOfOwn(name: string): OwnKind | null {
  const copied = /^(.+)\.damaged(-\d)?$/.exec(name)?.[1];
  const isOurs: Names = (base) => Object.hasOwn(files, base);
  if (copied !== undefined && isOurs(copied)) return 'damaged';
  if (isTemporaryOf(name, (base) => isOurs(base) || isOurs(base.replace(/\.damaged(-\d)?$/, '')))) return 'temporary';
  return files[name] ?? null;
}

/** A file or a link; what is none of Daypass's is left. The end of a link is the user's (dotfile managers). */
export async function addFile(
  found: Found,
  folder: string,
  entry: Entry,
  kindOf: (name: string) => OwnKind | null,
): Promise<void> {
  const place = path.join(folder, entry.name);
  const kind = entry.isFile() || entry.isSymbolicLink() ? kindOf(entry.name) : null;
  if (kind === null) return void found.left.push({ path: place, why: 'unknown' });
  found.own.push({ path: place, kind, isFolder: false });
  if (!entry.isSymbolicLink()) return;
  const end = await realpath(place).catch(() => null);
  if (end !== null) found.left.push({ path: end, why: 'linkEnd' });
}

/** A folder that is there, and no link to one: that is the user's, and stays. */
export async function addFolder(found: Found, folder: string): Promise<void> {
  const siblings = await entriesOf(path.dirname(folder));
  const entry = siblings.find(({ name }) => name === path.basename(folder));
  if (entry?.isDirectory() === true) found.own.push({ path: folder, kind: 'folder', isFolder: true });
}
