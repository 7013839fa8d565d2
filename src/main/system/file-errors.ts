/** The system's words about files: their codes, and the refusals of Windows that pass. */
import type { Ms } from '../../shared/time.ts';
import { wait } from './clock.ts';

/** The system's code, such as `EACCES`; holds nothing of the file's content. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

/** Windows refuses to open, replace or remove a file that a virus scanner, an indexer or another tool has open. */
const busy: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const pauses: readonly Ms[] = [10, 20, 50, 100, 200];

/** Everywhere: too many files are open, in this process or on this machine. That says nothing about the file. */
const crowded: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE']);
const crowdedPauses: readonly Ms[] = [...pauses, 400, 800, 1600];

/** Tries again a few times while the file is in use (Windows; elsewhere these codes are final) or too many are open. */
export async function whileBusy<T>(attempt: () => Promise<T>, platform = process.platform): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const reason = reasonOf(error);
      const isBusy = platform === 'win32' && busy.has(reason);
      const pause = (crowded.has(reason) ? crowdedPauses : isBusy ? pauses : [])[tries];
      if (pause === undefined) throw error;
      await wait(pause);
    }
  }
}
