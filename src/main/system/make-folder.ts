/**
 * Makes a folder and those above it, as `mkdir -p`. Node's own `recursive` tries for ever where a file system knows a folder
 * and takes none in it (`/proc`): a variable such as XDG_CONFIG_HOME may lead there.
 */
import fs from 'node:fs';
import path from 'node:path';
import { reasonOf, systemError } from './file-errors.ts';
import { syncFolder } from './whole-file.ts';

/**
 * Rejects with the system's error; a folder that is there already is none. Each new one outlasts a power cut: what is written
 * into it would go with it. @param mode Of the new ones. @param kept A folder above that is not made: ENOENT where it is missing.
 */
export async function makeFolder(folder: string, mode: number, kept: string | null = null): Promise<void> {
  const missing: string[] = [];
  for (let next = folder; !(await isFolder(next)); next = path.dirname(next)) {
    if (next === kept) throw systemError('ENOENT');
    missing.push(next);
    if (path.dirname(next) === next) break;
  }
  for (const next of missing.toReversed()) {
    await fs.promises.mkdir(next, { mode }).catch(unlessFolder(next));
    await syncFolder(path.dirname(next));
  }
}

/** The same for the start, which cannot wait. */
export function makeFolderNow(folder: string, mode: number): void {
  const missing: string[] = [];
  for (let next = folder; !isFolderNow(next); next = path.dirname(next)) {
    missing.push(next);
    if (path.dirname(next) === next) break;
  }
  for (const next of missing.toReversed()) {
    try {
      fs.mkdirSync(next, { mode });
    } catch (error) {
      if (!isFolderNow(next)) throw inTheWay(error);
    }
  }
}

/** Another program may have made it meanwhile. */
const unlessFolder =
  (folder: string) =>
  async (error: unknown): Promise<void> => {
    if (!(await isFolder(folder))) throw inTheWay(error);
  };

/** The system says of a file, or of a link that leads nowhere, only that it exists; what helps is that it is no folder. */
const inTheWay = (error: unknown): unknown => (reasonOf(error) === 'EEXIST' ? systemError('ENOTDIR') : error);

async function isFolder(name: string): Promise<boolean> {
  return fs.promises.stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function isFolderNow(name: string): boolean {
  try {
    return fs.statSync(name).isDirectory();
  } catch {
    return false;
  }
}
