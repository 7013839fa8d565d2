/**
 * Finds everything that Daypass has made on this computer and nobody else uses, for `daypass uninstall`. Files are told by their exact
 * names in their exact folders; what is not known stays and is named, as does what is the user's own.
 */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { AwsPaths } from '../../aws/paths.ts';
import { isOwnLoginItem } from '../../system/login-item.ts';
import { baseOfTemporary, isTemporaryOf } from '../../system/whole-file.ts';
import { findBesideAwsFiles } from './beside-aws-files.ts';
import { addTree, entriesOf, type Found } from './entries.ts';
import type { KeptPlace } from './kept-places.ts';
import { findInOwnFolder } from './own-folder.ts';

export interface OwnPlaces {
  readonly paths: AwsPaths;
  /** The folder of the app; that of the command is in it. */
  readonly appFolder: string;
  readonly commandFolder: string;
  /** Of a Linux desktop; null elsewhere. */
  readonly loginItem: string | null;
  readonly kept: readonly KeptPlace[];
}

export async function findOwnFiles({ paths, appFolder, commandFolder, loginItem, kept }: OwnPlaces): Promise<Found> {
  const found: Found = { own: [], left: [] };
  await findBesideAwsFiles(found, paths);
  if (loginItem !== null) await findLoginItem(found, loginItem);
  await findInOwnFolder(found, appFolder, commandFolder);
  for (const { path: place, kind } of kept) {
    const stats = await lstat(place).catch(() => null);
    if (stats?.isDirectory()) await addTree(found, place, kind);
    else if (stats) found.own.push({ path: place, kind, isFolder: false });
  }
  return found;
}

async function findLoginItem(found: Found, file: string): Promise<void> {
  const folder = path.dirname(file);
  const isOurs = (base: string): boolean => base === baseOfTemporary(file);
  for (const { name } of await entriesOf(folder)) {
    const place = path.join(folder, name);
    if (isTemporaryOf(name, isOurs)) found.own.push({ path: place, kind: 'temporary', isFolder: false });
    if (place !== file) continue;
    if (await isOwnLoginItem(file)) found.own.push({ path: file, kind: 'loginItem', isFolder: false });
    else found.left.push({ path: file, why: 'unknown' });
  }
}
