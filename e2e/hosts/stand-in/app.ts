/** app: the life of the process, its paths, its languages, and what it asks of the desktop. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type * as Electron from 'electron';
import { appEvents, cancellable, emitter, type Like, strict, todo } from './base.ts';
import { applicationMenu, setApplicationMenu } from './menu-bar.ts';
import { startSessions } from './session.ts';
import { requestLock } from './single-instance.ts';
import { isPackaged } from './systems.ts';
import { BrowserWindow } from './windows.ts';

const appPath = process.argv[1] ?? '';
const manifest = JSON.parse(fs.readFileSync(path.join(appPath, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
};
const home = os.homedir();
const { env } = process;
const appData =
  process.platform === 'darwin'
    ? path.join(home, 'Library', 'Application Support')
    : process.platform === 'win32'
      ? (env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'))
      : env['XDG_CONFIG_HOME'] || path.join(home, '.config');
const paths = new Map<string, string>([
  ['home', home],
  ['appData', appData],
  ['temp', os.tmpdir()],
  ['exe', process.execPath],
  ['desktop', path.join(home, 'Desktop')],
  ['documents', path.join(home, 'Documents')],
  ['downloads', path.join(home, 'Downloads')],
]);
const switches = new Map<string, string>();
for (const argument of process.argv.slice(2)) {
  const [, key, value] = /^--([^=]+)(?:=(.*))?$/.exec(argument) ?? [];
  if (key !== undefined) switches.set(key, value ?? '');
}
const readiness = Promise.withResolvers<void>();
let name = manifest.productName ?? manifest.name;
let ready = false;
let quitting = false;
let locked = false;

function getPath(key: string): string {
  const known = paths.get(key);
  if (known !== undefined) return known;
  if (key === 'userData') return switches.get('user-data-dir') ?? path.join(appData, name);
  if (key === 'sessionData') return getPath('userData');
  if (key === 'logs')
    return process.platform === 'darwin'
      ? path.join(home, 'Library/Logs', name)
      : path.join(getPath('userData'), 'logs');
  return todo(`app.getPath('${key}')`);
}

const commandLine = strict('app.commandLine', {
  appendSwitch: (key: string, value = '') => void switches.set(key, value),
  removeSwitch: (key: string) => void switches.delete(key),
  hasSwitch: (key: string) => switches.has(key),
  getSwitchValue: (key: string) => switches.get(key) ?? '',
  appendArgument() {},
} satisfies Partial<Electron.CommandLine>);

let dockVisible = true;
const dock = strict('app.dock', {
  hide: () => void (dockVisible = false),
  show: async () => void (dockVisible = true),
  isVisible: () => dockVisible,
  setMenu() {},
  setBadge() {},
  setIcon() {},
} satisfies Partial<Electron.Dock>);

/** As browser.cc's: a wish to quit that comes while another one is being carried out is none. */
function quit(): void {
  if (quitting) return;
  const before = cancellable({});
  app.emit('before-quit', before);
  if (before.defaultPrevented) return;
  quitting = true;
  const windows = BrowserWindow.getAllWindows();
  if (windows.length === 0) setImmediate(leave);
  // Each page is asked, and answers in a later turn; one that refuses ends the quitting (windows.ts tells of both).
  else for (const window of windows) window.close();
}

/**
 * Electron is the one that calls here: it lets promises settle before its call of the listeners is over, and takes note only then that
 * the end was refused.
 */
function leave(): void {
  const will = cancellable({});
  // The first thing in the next turn, before whatever the listeners leave for it.
  setImmediate(() => (quitting &&= !will.defaultPrevented));
  app.emit('will-quit', will);
  if (!will.defaultPrevented) exit(0);
}

function exit(code = 0): void {
  app.emit('quit', {}, code);
  // Answers on their way to the test go first; before 'ready' there are none, and nothing more of the app may run.
  if (ready) setImmediate(() => process.exit(code));
  else process.exit(code);
}

export const app = emitter(
  'app',
  {
    isPackaged,
    commandLine: commandLine as Electron.CommandLine,
    dock: process.platform === 'darwin' ? (dock as Partial<Electron.Dock> as Electron.Dock) : undefined,
    get name() {
      return name;
    },
    set name(value) {
      name = value;
    },
    get applicationMenu() {
      return applicationMenu() as Electron.Menu | null;
    },
    set applicationMenu(menu) {
      setApplicationMenu(menu);
    },
    whenReady: () => readiness.promise,
    isReady: () => ready,
    getName: () => name,
    setName: (value) => void (name = value),
    getVersion: () => manifest.version,
    getAppPath: () => appPath,
    // The languages of a test are set by the probe, in either host.
    getLocale: () => 'en-US',
    getSystemLocale: () => 'en-US',
    getPreferredSystemLanguages: () => ['en-US'],
    getPath,
    setPath: (key, value) => void paths.set(key, value),
    requestSingleInstanceLock(additionalData) {
      const message = { argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null };
      locked ||= requestLock(getPath('userData'), message, (from) => {
        app.emit('second-instance', {}, from.argv, from.workingDirectory, from.additionalData);
      });
      return locked;
    },
    hasSingleInstanceLock: () => locked,
    setAppUserModelId() {},
    setActivationPolicy() {},
    setDesktopName() {},
    disableHardwareAcceleration() {},
    enableSandbox() {
      if (ready) throw new Error('app.enableSandbox() can only be called before app is ready');
      // Electron removes the switch here, and Chromium's helpers, which were started without a sandbox, crash one after the other.
      if (process.platform === 'linux' && switches.has('no-sandbox')) {
        console.error('Uncaught Exception: Network service crashed, restarting service.');
        process.exit(1);
      }
    },
    focus() {},
    hide() {},
    show() {},
    setLoginItemSettings() {},
    getLoginItemSettings: () => ({
      openAtLogin: false,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: false,
      launchItems: [],
    }),
    quit,
    exit,
  } satisfies Like<Electron.App>,
  appEvents,
);

appEvents.on('stand-in: close refused', () => (quitting = false));
appEvents.on('stand-in: last window closed', () => {
  if (quitting) setImmediate(leave);
  else if (app.listenerCount('window-all-closed') === 0) quit();
  else app.emit('window-all-closed');
});
process.on('disconnect', () => process.exit(1));

/** Electron's order: 'ready' comes only after the app's entry module has been evaluated, top-level awaits included. */
export async function start(main: string): Promise<void> {
  performance.mark('app begins', { detail: process.cpuUsage() });
  await import(main);
  startSessions();
  ready = true;
  readiness.resolve();
  app.emit('ready', {}, {});
}
