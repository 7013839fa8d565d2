/** Watches single folders, each under its name, and knows when another folder has come under a name that is watched. */
import fs from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Log } from '../system/log.ts';

export interface FolderWatchers {
  /** Watches what is there under this name now; resolves to whether that is another folder than before, or none. */
  follow(folder: string): Promise<boolean>;
  /** The folder may have gone: whatever is there from now on is another one, whatever number the system gives it. */
  doubt(folder: string): void;
  /** Stops watching all but these. */
  keepOnly(folders: readonly string[]): void;
}

interface Watched {
  /** Which folder it is, whatever it is called by now; null if it may be gone. */
  readonly identity: string | null;
  readonly watcher: fs.FSWatcher;
}

/** `told`: a name in the folder has changed; null where the system does not say which, or cannot go on watching. */
export function createFolderWatchers(
  told: (folder: string, name: string | null) => void,
  signal: AbortSignal,
  log: Log,
): FolderWatchers {
  const watched = new Map<string, Watched>();

  const unwatch = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };

  const watch = (folder: string): fs.FSWatcher | null => {
    try {
      const watcher = fs.watch(folder, (_event, name) => told(folder, name));
      watcher.on('error', (error) => {
        if (watched.get(folder)?.watcher !== watcher) return;
        log.warn('watching failed', { error });
        unwatch(folder);
        told(folder, null);
      });
      return watcher;
    } catch (error) {
      // It has gone in this moment, or the system watches no more for this user.
      if (!isMissing(error)) log.warn('watching failed', { error });
      return null;
    }
  };

  return {
    async follow(folder) {
      let isOther = false;
      for (;;) {
        const identity = await identityOf(folder);
        const present = watched.get(folder);
        if (signal.aborted || (present ? present.identity === identity && identity !== null : identity === null))
          return isOther;
        isOther = true;
        unwatch(folder);
        const watcher = identity === null ? null : watch(folder);
        if (watcher === null) return true;
        watched.set(folder, { identity, watcher });
        // Once more: it may have been replaced between the two.
      }
    },
    doubt(folder) {
      const present = watched.get(folder);
      if (present) watched.set(folder, { ...present, identity: null });
    },
    keepOnly(folders) {
      for (const folder of watched.keys()) if (!folders.includes(folder)) unwatch(folder);
    },
  };
}

/** Null for what is no folder, and for one that cannot be reached. Follows links. */
async function identityOf(folder: string): Promise<string | null> {
  const found = await stat(folder, { bigint: true }).catch(() => null);
  // Numbers of removed folders are given to new ones.
  return found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeNs}` : null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
