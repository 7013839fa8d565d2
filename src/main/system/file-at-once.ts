/**
 * Reads a small file without giving anybody else a turn: for a command that does nothing else meanwhile, and whose caller waits for
 * it. It takes a file only where there is nothing to decide; whoever has more patience asks `files.ts`.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** A pipe in the file's place would make the caller wait for ever. Windows knows no such flag. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Null where it is no regular file, has more than `atMost` bytes, is not UTF-8, or cannot be read; `missing` where there is none. */
export function textAtOnce(file: string, atMost: number, missing: string | null = null): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, flags);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? missing : null;
  }
  try {
    const stats = fstatSync(descriptor);
    // /dev/null in a file's place, by which people say that there is none.
    if (stats.isCharacterDevice()) return missing;
    if (!stats.isFile() || stats.size > atMost) return null;
    const bytes = readFileSync(descriptor);
    return isUtf8(bytes) ? bytes.toString('utf8') : null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}
