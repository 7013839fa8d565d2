/**
 * Folders that only their user makes anew: an empty one in the place of one that was renamed or unmounted under the app would keep
 * it from coming back, and what was in it would count as removed.
 */
import { join, sep } from 'node:path';
import { homeFolder } from './home-folder.ts';

const awsFolders = new Set<string>();

/** Somebody is signed in by a file of this `~/.aws`. */
export function rememberAwsFolder(folder: string): void {
  awsFolders.add(folder);
}

/**
 * The folder above `folder` that is not made with it; null if there is none. It is the user's home or, for Daypass's own notes and
 * locks, an `~/.aws` that was there. A token or a config file that the user asks for may make that one.
 */
export function keptFolderAbove(folder: string): string | null {
  for (const aws of awsFolders) if (isWithin(folder, daypassFolderIn(aws))) return aws;
  const home = homeFolder();
  return isWithin(folder, home) ? home : null;
}

/** Of an `~/.aws`. */
export function daypassFolderIn(awsFolder: string): string {
  return join(awsFolder, 'sso', 'daypass');
}

function isWithin(folder: string, other: string): boolean {
  return `${folder}${sep}`.startsWith(`${other}${sep}`);
}
