/** The lock of the first instance, as a file in userData, and the messages that later instances leave there for it. */
import fs from 'node:fs';
import path from 'node:path';

/** What a later instance tells the first one. */
export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Creates the lock file; false if a running process holds it. A lock left by a killed process is taken over. */
function acquire(file: string): boolean {
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isRunning(Number(fs.readFileSync(file, 'utf8')))) return false;
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
  fs.mkdirSync(inbox, { recursive: true });
  const lock = path.join(folder, 'SingletonLock');
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
