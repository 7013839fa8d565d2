/**
 * Tells when another program has changed the AWS config file, the credentials file, the token cache or the AWS CLI's role
 * credentials.
 *
 * A folder is watched first and looked into afterwards, from the home downwards, and again whenever one of them has come, gone
 * or been replaced. So no file falls between the making of its folder and the watch of it: it is found by the look, or it is
 * told by the watch. A library for watching files knows only the files that it has listed itself, and tells nothing of the
 * others.
 */
import fs from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Ms } from '../../shared/time.ts';
import type { AwsPaths } from './paths.ts';
import { wait } from '../system/clock.ts';
import type { Log } from '../system/log.ts';

export interface AwsWatch {
  /** Looks whether all folders are still watched that are there: for a change that the system has not told of. */
  check(): void;
  /** Nothing is told after this. */
  stop(): Promise<void>;
}

export interface Changes {
  readonly config: () => void;
  readonly credentials: () => void;
  /** Some file of `~/.aws/sso/cache` has come, changed or gone. */
  readonly tokens: () => void;
  /** The same for `~/.aws/cli/cache`. */
  readonly roles: () => void;
}

interface Watched {
  /** Which folder it is, whatever it is called by now; null if it may be gone. */
  readonly identity: string | null;
  readonly watcher: fs.FSWatcher;
}

/** One file that may lie anywhere. */
interface WatchedFile {
  readonly file: string;
  readonly tell: () => void;
  /** Where it lies, if `file` is a link to it. */
  target: string | null;
}

/** Resolves when everything is watched that is there: what changes from then on is told. */
export async function watchAws(
  { home, configFile, credentialsFile, ssoCacheDir, cliCacheDir }: AwsPaths,
  changes: Changes,
  log: Log,
): Promise<AwsWatch> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const files: readonly WatchedFile[] = [
    { file: configFile, tell: inBursts(changes.config, signal), target: null },
    { file: credentialsFile, tell: inBursts(changes.credentials, signal), target: null },
  ];
  const tokens = inBursts(changes.tokens, signal);
  const roles = inBursts(changes.roles, signal);
  /** Those on the way to the files, each after the one that it is in. */
  const folders = new Set([home, ...[ssoCacheDir, cliCacheDir].flatMap((dir) => foldersTo(dir, home))]);
  for (const { file } of files) for (const folder of foldersTo(path.dirname(file), home)) folders.add(folder);
  const watched = new Map<string, Watched>();
  let isFirst = true;

  const told = (folder: string, name: string | null): void => {
    if (signal.aborted) return;
    const full = name === null ? folder : path.join(folder, name);
    for (const { file, target, tell } of files) if (full === file || full === target) tell();
    // Not the temporary files that come and go with each renewal.
    if (folder === ssoCacheDir && full.endsWith('.json')) tokens();
    if (folder === cliCacheDir && full.endsWith('.json')) roles();
    // The system does not say what it is, or cannot go on watching.
    if (name === null) for (const look of [...files.map(({ tell }) => tell), tokens, roles]) look();
    // A folder that goes tells its own name. What is there from now on is another one, whatever number the system gives it.
    const isItself = name === path.basename(folder);
    const present = watched.get(folder);
    if (present && (name === null || isItself)) watched.set(folder, { ...present, identity: null });
    if (name === null || isItself || folders.has(full) || files.some(({ file }) => file === full)) follow();
  };

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

  /** Whether another folder is watched under this name than before. */
  const followOne = async (folder: string): Promise<boolean> => {
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
  };

  const followAll = async (): Promise<void> => {
    const before = files.map(({ target }) => target);
    for (const one of files) one.target = await targetOf(one.file);
    const others = files.flatMap(({ target }) => (target === null ? [] : path.dirname(target)));
    const changed = new Set<string>();
    for (const folder of [...folders, ...others]) if (await followOne(folder)) changed.add(folder);
    for (const folder of watched.keys()) if (!folders.has(folder) && !others.includes(folder)) unwatch(folder);
    if (isFirst) return;
    // What came, or went, before its folder was watched.
    for (const [index, { file, target, tell }] of files.entries()) {
      const isOther = target !== before[index] || (target !== null && changed.has(path.dirname(target)));
      if (isOther || changed.has(path.dirname(file))) tell();
    }
    if (changed.has(ssoCacheDir)) tokens();
    if (changed.has(cliCacheDir)) roles();
  };

  const { run: follow, idle } = oneAtATime(followAll);
  follow();
  await idle();
  isFirst = false;
  return {
    check: follow,
    async stop() {
      stopped.abort();
      for (const folder of watched.keys()) unwatch(folder);
      await idle();
      for (const folder of watched.keys()) unwatch(folder);
    },
  };
}

/** Runs `act`, and once more when it was called for meanwhile. */
function oneAtATime(act: () => Promise<void>): { readonly run: () => void; readonly idle: () => Promise<void> } {
  let isWanted = false;
  let running: Promise<void> | null = null;
  const runAll = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await act();
    }
    running = null;
  };
  return {
    run() {
      isWanted = true;
      running ??= runAll();
    },
    idle: () => running ?? Promise.resolve(),
  };
}

/** A writer that writes in place is told of several times within this. */
const burst: Ms = 100;

/** Looks at once, and once more after what came within a burst: the last change is always followed by a look. */
function inBursts(look: () => void, signal: AbortSignal): () => void {
  let isBurst = false;
  let isLate = false;
  return function told(): void {
    if (signal.aborted) return;
    if (isBurst) {
      isLate = true;
      return;
    }
    isBurst = true;
    look();
    wait(burst, signal).then(
      () => {
        isBurst = false;
        if (!isLate) return;
        isLate = false;
        told();
      },
      () => {},
    );
  };
}

/** Null for what is no folder, and for one that cannot be reached. Follows links. */
async function identityOf(folder: string): Promise<string | null> {
  const found = await stat(folder, { bigint: true }).catch(() => null);
  // Numbers of removed folders are given to new ones.
  return found?.isDirectory() ? `${found.dev} ${found.ino} ${found.birthtimeNs}` : null;
}

/** Where the file lies that this one is a link to; null if it is none, or leads nowhere. */
async function targetOf(file: string): Promise<string | null> {
  const [real, folder] = await Promise.all([file, path.dirname(file)].map((name) => realpath(name).catch(() => null)));
  if (!real || !folder || real === path.join(folder, path.basename(file))) return null;
  return real;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** From the one below `home` down to `dir` itself; for a folder elsewhere itself and the one that it is in. */
function foldersTo(dir: string, home: string): readonly string[] {
  const relative = path.relative(home, dir);
  if (relative === '') return [];
  if (relative.startsWith('..') || path.isAbsolute(relative)) return [path.dirname(dir), dir];
  const parts = relative.split(path.sep);
  return parts.map((_, index) => path.join(home, ...parts.slice(0, index + 1)));
}
