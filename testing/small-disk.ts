/** A disk of its own under a folder, to be full or read-only: only where the machine lets us mount one (Linux, as root). */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface SmallDisk {
  makeReadOnly(isReadOnly: boolean): void;
  /** Takes all the room that is left, or gives it back. */
  fill(isFull: boolean): void;
  /** Leaves room for so many blocks of 4 kB and no more. */
  leave(blocks: number): void;
  /** To be called before the folder is removed. */
  unmount(): void;
}

const run = (command: string, ...args: string[]): void =>
  void execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Why there can be none here; null if there can. */
export function noSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may mount a disk';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-mount-'));
  try {
    run('mount', '-t', 'tmpfs', 'tmpfs', folder);
    run('umount', folder);
    return null;
  } catch {
    return 'this machine does not let us mount a disk';
  } finally {
    fs.rmdirSync(folder);
  }
}

/** What is in the folder is hidden by the disk. */
export function mountSmallDisk(folder: string): SmallDisk {
  run('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder);
  const ballast = path.join(folder, 'ballast');
  return {
    makeReadOnly: (isReadOnly) => run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder),
    fill(isFull) {
      if (!isFull) return fs.rmSync(ballast);
      const file = fs.openSync(ballast, 'w');
      try {
        for (;;) fs.writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        fs.closeSync(file);
      }
    },
    leave(blocks) {
      if (fs.existsSync(ballast)) fs.rmSync(ballast);
      this.fill(true);
      fs.truncateSync(ballast, Math.max(fs.statSync(ballast).size - blocks * 4096, 0));
    },
    unmount: () => run('umount', '--lazy', folder),
  };
}
