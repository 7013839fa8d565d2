/**
 * Tells why Electron's single-instance lock was refused. Electron only says that it was: because another Daypass runs and has
 * been told, but also where its folder takes no files, or where a lock was left by another computer (a home folder on a
 * network drive, a copied one). Only in the first case may this process end without a word.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from './is-alive.ts';
import { makeFolderNow } from './make-folder.ts';

export type LockRefusal =
  /** Another Daypass of this computer has it, and shows its panel now. */
  | { readonly kind: 'running' }
  /** Left behind by, or in use on, the computer of that name. */
  | { readonly kind: 'other-computer'; readonly name: string }
  /** The folder takes no files; `reason` is the system's code. */
  | { readonly kind: 'folder'; readonly reason: string };

/** Chromium's lock on Linux and macOS: a link to `<computer>-<process id>` (process_singleton_posix.cc). */
const lockName = 'SingletonLock';

/** @param folder Electron's `userData`. */
export function whyLocked(folder: string, platform: NodeJS.Platform): LockRefusal {
  const holder = platform === 'win32' ? null : holderOf(folder);
  if (holder !== null) {
    if (holder.computer !== os.hostname()) return { kind: 'other-computer', name: holder.computer };
    if (isAlive(holder.pid)) return { kind: 'running' };
  }
  const reason = refusalOf(folder);
  // On Windows, or where the lock has gone meanwhile: somebody had it.
  return reason === null ? { kind: 'running' } : { kind: 'folder', reason };
}

/** Whether the app runs on this computer. `folder`: Electron's `userData`. */
export function isAppRunning(folder: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return isOpenElsewhere(path.join(folder, 'lockfile'));
  const holder = holderOf(folder);
  return holder !== null && holder.computer === os.hostname() && isAlive(holder.pid);
}

/** Chromium has it open as long as it runs, and lets nobody write to it (process_singleton_win.cc). */
function isOpenElsewhere(file: string): boolean {
  try {
    fs.closeSync(fs.openSync(file, 'r+'));
    return false;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

function holderOf(folder: string): { readonly computer: string; readonly pid: number } | null {
  try {
    const [, computer, pid] = /^(.*)-(\d+)$/s.exec(fs.readlinkSync(path.join(folder, lockName))) ?? [];
    return computer === undefined ? null : { computer, pid: Number(pid) };
  } catch {
    return null;
  }
}

/** Why the folder takes no files, as the system says it; null if it does take them. */
export function refusalOf(folder: string): string | null {
  try {
    makeFolderNow(folder, 0o700);
    const probe = fs.mkdtempSync(path.join(folder, '.daypass-'));
    fs.rmdirSync(probe);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
