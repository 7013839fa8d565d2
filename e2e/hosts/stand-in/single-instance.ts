/** The lock of the first instance, as a file in userData, and the messages that later instances leave there for it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a later instance tells the first one. */
export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/** As Chromium's: a link to `<computer>-<process id>`; Windows lets not everybody make links, there it is a file. */
const isLink = process.platform !== 'win32';

/** Chromium refuses the lock of another computer, whether it still runs there or not. */
const isHeld = (lock: string): boolean => {
  const [, computer, pid] = /^(.*)-(\d+)$/s.exec(isLink ? fs.readlinkSync(lock) : fs.readFileSync(lock, 'utf8')) ?? [];
  return computer !== os.hostname() || isRunning(Number(pid));
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Creates the lock; false if a running process holds it. A lock left by a killed process is taken over. */
function acquire(file: string): boolean {
  for (;;) {
    try {
      const holder = `${os.hostname()}-${process.pid}`;
      if (isLink) fs.symlinkSync(holder, file);
      else fs.writeFileSync(file, holder, { flag: 'wx' });
      return true;
    } catch (error) {
      // As Electron's, it says no more than no where the folder takes no files.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || isHeld(file)) return false;
      fs.rmSync(file, { force: true });
    }
  }
}

/**
 * Takes the lock in `folder`, or leaves `message` for the process that has it. Synchronous, as Electron's is: the
 * message is out even if the caller exits at once.
 */
export function requestLock(folder: string, message: SecondInstance, heard: (from: SecondInstance) => void): boolean {
  const inbox = path.join(folder, 'SingletonInbox');
  const lock = path.join(folder, 'SingletonLock');
  try {
    fs.mkdirSync(inbox, { recursive: true });
  } catch {
    return false;
  }
  if (!acquire(lock)) {
    const name = path.join(inbox, `${process.pid}-${performance.now()}`);
    fs.writeFileSync(`${name}.part`, JSON.stringify(message));
    fs.renameSync(`${name}.part`, `${name}.json`);
    return false;
  }
  process.on('exit', () => fs.rmSync(lock, { force: true }));
  const read = () => {
    for (const name of fs.readdirSync(inbox)) {
      if (!name.endsWith('.json')) continue;
      const file = path.join(inbox, name);
      const text = fs.readFileSync(file, 'utf8');
      fs.rmSync(file);
      heard(JSON.parse(text) as SecondInstance);
    }
  };
  fs.watch(inbox, { persistent: false }, read);
  return true;
}
