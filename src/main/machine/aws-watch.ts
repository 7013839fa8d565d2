/** Tells when another program has changed the AWS config file, the token cache or the AWS CLI's role credentials. */
import fs from 'node:fs';
import path from 'node:path';
import type { FSWatcher } from 'chokidar';
import type { Ms } from '../../shared/time.ts';
import type { AwsPaths } from './aws-paths.ts';
import { wait } from './clock.ts';
import type { Log } from './log.ts';

export interface AwsWatch {
  stop(): Promise<void>;
}

export interface Changes {
  readonly config: () => void;
  /** Some file of `~/.aws/sso/cache` has come, changed or gone. */
  readonly tokens: () => void;
  /** The same for `~/.aws/cli/cache`. */
  readonly roles: () => void;
}

/** Folders below the home: `.aws`, then `sso` or `cli`, then `cache`. */
const depth = 3;

/**
 * Watches the folders rather than the files: a rename puts another file in a name's place, and neither `~/.aws` nor the
 * folders in it need to exist yet, or to stay. The library is loaded here, after the tray stands.
 */
export async function watchAws(
  { home, configFile, ssoCacheDir, cliCacheDir }: AwsPaths,
  changes: Changes,
  log: Log,
): Promise<AwsWatch> {
  const { watch } = await import('chokidar');
  const onTheWay = ancestors(configFile, home);
  // A root within another one is never found again if it is not there yet.
  const isWithin = onTheWay.length > 0 && onTheWay.length <= depth + 1;
  const roots = isWithin ? [home] : [home, path.dirname(configFile)];
  const caches = [ssoCacheDir, cliCacheDir];
  const aboveCaches = caches.flatMap((dir) => ancestors(dir, home));
  // Not the temporary files that come and go with each renewal: following them costs several timers each.
  const isCacheFile = (name: string): boolean => caches.includes(path.dirname(name)) && name.endsWith('.json');
  const followed = new Set([...roots, ...aboveCaches, ...onTheWay, configFile]);
  const watcher = watch(roots, {
    ignoreInitial: true,
    depth,
    ignored: (name) => !followed.has(name) && !isCacheFile(name),
  });
  const folders = [...new Set([...aboveCaches, ...onTheWay.slice(0, -1)])];
  const stopped = new AbortController();
  const config = lookTwice(changes.config, stopped.signal);
  const tokens = lookTwice(changes.tokens, stopped.signal);
  const roles = lookTwice(changes.roles, stopped.signal);
  const follow = lookLater(() => {
    if (!addLostFolders(watcher, folders)) return;
    config();
    tokens();
    roles();
    follow();
  }, stopped.signal);
  watcher.on('all', (_event, name) => {
    if (name === configFile) config();
    else if (name === ssoCacheDir || path.dirname(name) === ssoCacheDir) tokens();
    else if (name === cliCacheDir || path.dirname(name) === cliCacheDir) roles();
    if (folders.includes(name)) follow();
  });
  watcher.on('error', (error) => {
    log.warn('watching failed', { error });
    // What it cannot look at has changed, as a file that became a link in a circle.
    config();
    tokens();
    roles();
  });
  await new Promise<void>((ready) => void watcher.once('ready', ready));
  follow();
  return {
    stop() {
      stopped.abort();
      return watcher.close();
    },
  };
}

/**
 * chokidar never finds a folder that is made just after it has listed the one above and before it watches that. Adds such
 * folders, and tells whether it found any.
 */
function addLostFolders(watcher: FSWatcher, folders: readonly string[]): boolean {
  const watched = watcher.getWatched();
  const lost = folders.filter((folder) => !Object.hasOwn(watched, folder) && isFolder(folder));
  watcher.add(lost);
  return lost.length > 0;
}

function isFolder(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** chokidar drops a change that follows another within 50 ms, and a removal within 100 ms (its `_throttle`). */
const secondLook: Ms = 150;

/** Looks at once, and once more when no change can have been dropped any more. */
function lookTwice(look: () => void, signal: AbortSignal): () => void {
  const again = lookLater(look, signal);
  return () => {
    look();
    again();
  };
}

/** Looks when it has not been called for a moment. */
function lookLater(look: () => void, signal: AbortSignal): () => void {
  let next = new AbortController();
  return () => {
    next.abort();
    next = new AbortController();
    wait(secondLook, AbortSignal.any([signal, next.signal])).then(look, () => {});
  };
}

/** The folders from `home` down to the file, the file included; nothing for a file that is not below `home`. */
function ancestors(file: string, home: string): readonly string[] {
  const relative = path.relative(home, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return [];
  const parts = relative.split(path.sep);
  return parts.map((_, index) => path.join(home, ...parts.slice(0, index + 1)));
}
