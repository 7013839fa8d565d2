/** Where things that belong to an AWS file lie: beside it, or, if its folder takes nothing, in Daypass's own folder. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { daypassFolder, type WriteOptions, type Written, writeAtomically } from '../../system/files.ts';

/** In the order in which they are to be tried. `suffix` is appended to the name of the file. */
export function placesBeside(file: string, suffix: string): readonly [string, string] {
  return [`${file}${suffix}`, join(folderFor(file), `${basename(file)}${suffix}`)];
}

/** One for each file: several may have the same name. */
export function folderFor(file: string): string {
  return join(daypassFolder(), createHash('sha1').update(file).digest('hex'));
}

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
