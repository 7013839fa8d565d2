/**
 * Tells when another program has changed the AWS config file, the credentials file, the token cache, the AWS CLI's role
 * credentials or the notes of Daypass's own processes.
 *
 * A folder is watched first and looked into afterwards, from the home downwards, and again whenever one of them has come, gone
 * or been replaced. So no file falls between the making of its folder and the watch of it: it is found by the look, or it is
 * told by the watch. A library for watching files knows only the files that it has listed itself, and tells nothing of the
 * others.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Ms } from '../../shared/time.ts';
import { createFolderWatchers } from './folder-watchers.ts';
import type { AwsPaths } from './paths.ts';
import { wait } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { oneAtATime } from '../system/one-at-a-time.ts';
import { notesFolder } from '../system/process-notes.ts';

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
  /** The same for the notes that processes of Daypass leave for each other (system/process-notes.ts). */
  readonly notes?: () => void;
}

/** One file that may lie anywhere. */
interface WatchedFile {
  readonly file: string;
  readonly tell: () => void;
  /** Where it lies, if `file` is a link to it. */
  target: string | null;
  readonly looks: Looks;
}

/** A folder of caches, of which the JSON files count: not the temporary ones that come and go with each renewal. */
interface WatchedCache {
  readonly folder: string;
  readonly tell: () => void;
  readonly looks: Looks;
}

/** Whether somebody has looked since all folders were followed last. */
interface Looks {
  isNew: boolean;
}

/** Resolves when everything is watched that is there: what changes from then on is told. */
export async function watchAws(paths: AwsPaths, changes: Changes, log: Log): Promise<AwsWatch> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const whole = whatIsWatched(paths, changes, signal);
  const { files, caches, folders } = whole;
  let isFirst = true;
  /** Folders that have come, gone or been replaced since the last time that all were followed. */
  let touched = new Set<string>();

  const told = (folder: string, name: string | null): void => {
    if (signal.aborted) return;
    const full = name === null ? folder : path.join(folder, name);
    tellOf(whole, folder, name);
    if (folders.has(full)) touched.add(full);
    // A folder that goes tells its own name.
    const isDoubtful = name === null || name === path.basename(folder);
    if (isDoubtful) watchers.doubt(folder);
    if (isDoubtful || folders.has(full) || files.some(({ file }) => file === full)) follow();
  };
  const watchers = createFolderWatchers(told, signal, log);

  const followAll = async (): Promise<void> => {
    const before = files.map(({ target }) => target);
    const changed = new Set<string>();
    const seen = [...files, ...caches].filter(({ looks }) => looks.isNew).map(({ looks }) => looks);
    const cameOrWent = touched;
    touched = new Set();
    for (const looks of seen) looks.isNew = false;
    for (const one of files) one.target = await targetOf(one.file);
    const others = files.flatMap(({ target }) => (target === null ? [] : path.dirname(target)));
    for (const folder of [...folders, ...others]) if (await watchers.follow(folder)) changed.add(folder);
    watchers.keepOnly([...folders, ...others]);
    if (isFirst) return;
    // What came, or went, before its folder was watched; and what somebody has seen in a folder that came and went meanwhile.
    const isOther = (folder: string, looks: Looks): boolean =>
      changed.has(folder) || (seen.includes(looks) && [...cameOrWent].some((one) => isWithin(folder, one)));
    for (const [index, { file, target, tell, looks }] of files.entries()) {
      const isElsewhere = target !== before[index] || (target !== null && isOther(path.dirname(target), looks));
      if (isElsewhere || isOther(path.dirname(file), looks)) tell();
    }
    for (const { folder, tell, looks } of caches) if (isOther(folder, looks)) tell();
  };

  const { run: follow, idle } = oneAtATime(followAll);
  follow();
  await idle();
  isFirst = false;
  return {
    check: follow,
    async stop() {
      stopped.abort();
      watchers.keepOnly([]);
      await idle();
      watchers.keepOnly([]);
    },
  };
}

interface WhatIsWatched {
  readonly files: readonly WatchedFile[];
  readonly caches: readonly WatchedCache[];
  /** Those on the way to the files, each after the one that it is in. */
  readonly folders: ReadonlySet<string>;
}

function whatIsWatched(
  { home, configFile, credentialsFile, ssoCacheDir, cliCacheDir }: AwsPaths,
  changes: Changes,
  signal: AbortSignal,
): WhatIsWatched {
  const told = (change: () => void) => {
    const looks: Looks = { isNew: false };
    const look = (): void => {
      looks.isNew = true;
      change();
    };
    return { looks, tell: inBursts(look, signal) };
  };
  const files = [
    { file: configFile, target: null, ...told(changes.config) },
    { file: credentialsFile, target: null, ...told(changes.credentials) },
  ];
  const caches = [
    { folder: ssoCacheDir, ...told(changes.tokens) },
    { folder: cliCacheDir, ...told(changes.roles) },
    ...(changes.notes ? [{ folder: notesFolder(home), ...told(changes.notes) }] : []),
  ];
  const ends = [...caches.map(({ folder }) => folder), ...files.map(({ file }) => path.dirname(file))];
  return { files, caches, folders: new Set([home, ...ends.flatMap((folder) => foldersTo(folder, home))]) };
}

/** Without a name anything may have changed. */
function tellOf({ files, caches }: WhatIsWatched, folder: string, name: string | null): void {
  const full = name === null ? null : path.join(folder, name);
  for (const { file, target, tell } of files) if (full === null || full === file || full === target) tell();
  for (const cache of caches) if (full === null || (cache.folder === folder && full.endsWith('.json'))) cache.tell();
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

/** Where the file lies that this one is a link to; null if it is none, or leads nowhere. */
async function targetOf(file: string): Promise<string | null> {
  const [real, folder] = await Promise.all([file, path.dirname(file)].map((name) => realpath(name).catch(() => null)));
  if (!real || !folder || real === path.join(folder, path.basename(file))) return null;
  return real;
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(other + path.sep);
}

/** From the one below `home` down to `dir` itself; for a folder elsewhere itself and the one that it is in. */
function foldersTo(dir: string, home: string): readonly string[] {
  const relative = path.relative(home, dir);
  if (relative === '') return [];
  if (relative.startsWith('..') || path.isAbsolute(relative)) return [path.dirname(dir), dir];
  const parts = relative.split(path.sep);
  return parts.map((_, index) => path.join(home, ...parts.slice(0, index + 1)));
}
