/** Where things that belong to an AWS file lie: beside it, or, if its folder takes nothing, in Daypass's own folder. */
import { createHash } from 'node:crypto';
import { lstat, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  daypassFolder,
  ownerOnly,
  readText,
  type WriteOptions,
  type Written,
  writeAtomically,
} from '../../system/files.ts';

/** In the order in which they are to be tried. `suffix` is appended to the name of the file. */
export function placesBeside(file: string, suffix: string): readonly [string, string] {
  return [`${file}${suffix}`, join(folderFor(file), `${basename(file)}${suffix}`)];
}

/** Of the folder beside the file that is its lock. */
export const lockSuffix = '.daypass-lock';

/** One for each file: several may have the same name. */
export function folderFor(file: string): string {
  return join(daypassFolder(), createHash('sha1').update(file).digest('hex'));
}

/** Texts under names that differ in a number alone; nobody has met two. */
const mostKept = 100;

/** Reasons for which a folder takes no new file at all, unlike a full disk. */
const closed: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Writes to the first of the places that takes it. */
export async function writeBesideOrHome(
  places: readonly [string, string],
  text: string,
  options: WriteOptions,
): Promise<Written & { readonly place: string }> {
  const [beside, home] = places;
  const written = await writeAtomically(beside, text, options);
  if (written.kind === 'written' || !closed.has(written.reason)) return { ...written, place: beside };
  return { ...(await writeAtomically(home, text, options)), place: home };
}

/** How a copy of an AWS file is written: with the file's own mode, and for the user alone where there is no file. */
export async function copyOptions(file: string): Promise<WriteOptions> {
  const found = await stat(file).catch(() => null);
  return { ...ownerOnly, mode: found ? found.mode & 0o777 : ownerOnly.mode, forceMode: true };
}

/** As `keepBeside`, and never over anything else: a second text is kept as `<suffix>-2`. */
export async function keepBesideOthers(
  file: string,
  suffix: string,
  text: string,
): Promise<Written & { readonly place: string }> {
  for (let count = 1; count <= mostKept; count++) {
    const name = count === 1 ? suffix : `${suffix}-${count}`;
    const free = await Promise.all(placesBeside(file, name).map((place) => isFreeFor(place, text)));
    if (free.every(Boolean)) return keepBeside(file, name, text);
  }
  return { kind: 'failed', reason: 'EEXIST', place: `${file}${suffix}` };
}

/** Whether nothing is there, not even a link, or the same text. What cannot be reached holds nothing that could be replaced. */
async function isFreeFor(place: string, text: string): Promise<boolean> {
  const found = await lstat(place).catch(() => null);
  if (!found) return true;
  const read = found.isFile() ? await readText(place) : null;
  return read?.kind === 'text' && read.text === text;
}

/** Keeps a text of the file in the first place that takes it. */
export async function keepBeside(
  file: string,
  suffix: string,
  text: string,
): Promise<Written & { readonly place: string }> {
  return writeBesideOrHome(placesBeside(file, suffix), text, await copyOptions(file));
}
