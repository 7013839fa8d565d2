/**
 * Whether a Linux desktop shows tray icons: whether a host of the StatusNotifier protocol is there (freedesktop.org, StatusNotifierItem).
 * A tray icon that is made before there is one is never shown, and panels may come up after what starts at login. Asked by `gdbus`,
 * GLib's own program, which the deb asks for (electron-builder.yml).
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import PQueue from 'p-queue';
import { type Ms, second } from '../../shared/time.ts';

const watcher = 'org.kde.StatusNotifierWatcher';

/** Of a question to the session bus, which answers within some ms. */
const longestAnswer: Ms = 10 * second;

export interface TrayHost {
  /** Resolves when there is a host, or nobody can be asked for one; perhaps never. */
  readonly there: Promise<void>;
  /** Asks no more. */
  stop(): void;
}

export function createTrayHost(env: Readonly<NodeJS.ProcessEnv>): TrayHost {
  const { promise: there, resolve } = Promise.withResolvers<void>();
  if (!hasSessionBus(env)) {
    resolve();
    return { there, stop() {} };
  }
  const questions = new PQueue({ concurrency: 1 });
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  /** The watcher has come or gone, or says something: what is true is asked for. */
  const look = async (): Promise<void> => {
    if (stopped.signal.aborted || !(await hasHost(env))) return;
    stop();
    resolve();
  };
  const monitor = spawn('gdbus', ['monitor', '--session', '--dest', watcher], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: stopped.signal,
  });
  // Without gdbus, or when the bus ends, nothing is known: the icon is made as if there were a host.
  const giveUp = (): void => {
    if (!stopped.signal.aborted) resolve();
  };
  monitor.on('error', giveUp);
  monitor.on('exit', giveUp);
  monitor.stdout.on('data', () => {
    // One that waits sees whatever has happened until it begins.
    if (questions.size === 0) void questions.add(look);
  });
  return { there, stop };
}

/** As GLib looks for it. */
function hasSessionBus(env: Readonly<NodeJS.ProcessEnv>): boolean {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = env;
  return Boolean(address) || (Boolean(folder) && existsSync(path.join(folder ?? '', 'bus')));
}

/** False without a watcher as well. */
async function hasHost(env: Readonly<NodeJS.ProcessEnv>): Promise<boolean> {
  const get = ['--method', 'org.freedesktop.DBus.Properties.Get', watcher, 'IsStatusNotifierHostRegistered'];
  const call = ['call', '--session', '--dest', watcher, '--object-path', '/StatusNotifierWatcher', ...get];
  return promisify(execFile)('gdbus', call, { env, timeout: longestAnswer }).then(
    ({ stdout }) => stdout.includes('<true>'),
    () => false,
  );
}
