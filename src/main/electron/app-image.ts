/** Which AppImage this program runs from, if it does. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { withoutTrailing } from '../../shared/text-ends.ts';

/**
 * The file of the AppImage; null: `program` lies in none. A program that an AppImage has started inherits that one's variables, so the
 * image counts only where the program lies in its mount.
 */
export function appImageOf(env: Readonly<Record<string, string | undefined>>, program: string): string | null {
  const { APPIMAGE: image, APPDIR: mount } = env;
  if (image === undefined || !path.isAbsolute(image)) return null;
  return mount === undefined || isIn(real(program), real(mount)) ? image : null;
}

/** The system tells of a program by its real path; the mount is named as the runtime was told where to put it, by TMPDIR perhaps. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Gone, as the mount of an AppImage that has ended meanwhile.
    return file;
  }
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${withoutTrailing(folder, '/')}/`);
}
