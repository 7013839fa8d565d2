/** A session bus of a test's own, and on it the part of a desktop that knows of tray icons. Nobody's real bus is touched. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';

export interface TrayWatcher {
  /** The watcher takes or gives back its name; a host comes to it or goes. Resolves when it is done. */
  tell(command: 'own' | 'release' | 'host' | 'no host'): Promise<void>;
  /** How often it has been asked whether there is a host. */
  asked(): Promise<number>;
}

export interface SessionBus {
  /** For the environment of whoever is to use it. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  startWatcher(): TrayWatcher;
  close(): Promise<void>;
}

const watcherScript = path.join(import.meta.dirname, 'support/tray-watcher.py');
/** Debian's own, which sees Debian's packages, wherever another one comes first on the PATH. */
const python = '/usr/bin/python3';

/** Why there is no such bus here; null if there can be. */
export function whyNoSessionBus(): string | null {
  for (const [program, ...args] of [
    ['dbus-daemon', '--version'],
    ['gdbus', 'help'],
    [python, '-c', 'from gi.repository import Gio'],
  ] as const) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
    } catch {
      return `${program}${program === python ? ' with GLib' : ''} is not here`;
    }
  }
  return null;
}

export async function startSessionBus(): Promise<SessionBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(readline.createInterface(daemon.stdout), 'line')) as [string];
  const env = { DBUS_SESSION_BUS_ADDRESS: address };
  const children: ChildProcess[] = [daemon];
  return {
    env,
    startWatcher() {
      const child = spawn(python, [watcherScript], {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      children.unshift(child);
      const lines = readline.createInterface(child.stdout);
      const ask = async (command: string): Promise<string> => {
        const answer = once(lines, 'line');
        child.stdin.write(`${command}\n`);
        return String((await answer)[0]);
      };
      return {
        async tell(command) {
          await ask(command);
        },
        asked: async () => Number(await ask('asked')),
      };
    },
    async close() {
      for (const child of children) {
        const ended = once(child, 'exit');
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill();
        await ended;
      }
    },
  };
}
