/** Where things that belong to an AWS file lie: beside it, or, if its folder takes nothing, in Daypass's own folder. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
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

/** One for each file: several may have the same name. */
export function folderFor(file: string): string {
  return join(daypassFolder(), createHash('sha1').update(file).digest('hex'));
}

/** Texts under names that differ in a number alone; nobody has met two. The last one is replaced then. */
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

/** As `keepBeside`, and never over another text: a second one is kept as `<suffix>-2`. */
export async function keepBesideOthers(
  file: string,
  suffix: string,
  text: string,
): Promise<Written & { readonly place: string }> {
  for (let count = 1; ; count++) {
    const name = count === 1 ? suffix : `${suffix}-${count}`;
    const kept = await Promise.all(placesBeside(file, name).map((place) => readText(place)));
    const isFree = kept.every((read) => read.kind === 'missing' || (read.kind === 'text' && read.text === text));
    if (isFree || count === mostKept) return keepBeside(file, name, text);
  }
}

/** Keeps a text of the file in the first place that takes it. */
export async function keepBeside(
  file: string,
  suffix: string,
  text: string,
): Promise<Written & { readonly place: string }> {
  return writeBesideOrHome(placesBeside(file, suffix), text, await copyOptions(file));
}
