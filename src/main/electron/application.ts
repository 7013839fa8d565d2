/** The life of the application: one instance, ready, woken up, quit. */
import { app, autoUpdater, BaseWindow, dialog, Menu, powerMonitor } from 'electron';
import { second } from '../../shared/time.ts';
import type { Surroundings } from '../system/foreign-switches.ts';
import { registerAppScheme } from './app-protocol.ts';
import { hiddenArgument } from './hidden-start.ts';
import { lockDown, lockSession } from './lockdown.ts';

/** The same as in electron-builder.yml: Windows shows notifications only under the id of the installed shortcut. */
const appId = 'app.daypass.desktop';

/**
 * Everything that has to happen before `ready`. False if the single-instance lock was refused: mostly because another Daypass
 * of this user runs, which has been told and shows its panel (../system/instance-lock.ts knows the other reasons).
 */
export function prepareApplication(onSecondLaunch: () => void): boolean {
  const isAlone = app.requestSingleInstanceLock();
  app.setAppUserModelId(appId);
  registerAppScheme();
  if (process.platform === 'linux') enableShortcutsPortal();
  lockDown();
  // Started once more at login, by the autostart and by a desktop that restores its programs, nobody wants to see it.
  app.on('second-instance', (_event, argv) => argv.includes(hiddenArgument) || onSecondLaunch());
  // macOS: a click in the Dock or Launchpad on the running app.
  app.on('activate', onSecondLaunch);
  // Without a listener the app would quit with its last window; it lives in the tray.
  app.on('window-all-closed', () => {});
  quitOnSignals();
  return isAlone;
}

/**
 * Electron's own handlers for these serve once and are lost as soon as a library that watches signals lets go of them, as after each
 * write of a file: the app would end without a word to anybody.
 */
function quitOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

/** Wayland has global shortcuts through the desktop's portal alone (Electron, globalShortcut). */
function enableShortcutsPortal(): void {
  const features = app.commandLine.getSwitchValue('enable-features');
  const portal = 'GlobalShortcutsPortal';
  app.commandLine.appendSwitch('enable-features', features === '' ? portal : `${features},${portal}`);
}

/**
 * Not a promise to await at the top level: Electron is ready only after the entry module has ended (electron#40719).
 * `onFailure` hears of a start that threw.
 */
export function whenReady(start: () => void, onFailure: (error: unknown) => void): void {
  app
    .whenReady()
    .then(() => {
      lockSession();
      app.dock?.hide();
      setApplicationMenu();
      start();
      onShutdown();
    })
    .catch(onFailure);
}

/** Whether this is the app that users get, and no developer's. */
export function isPackaged(): boolean {
  return app.isPackaged;
}

export function surroundings(): Surroundings {
  return { env: process.env, commandLine: app.commandLine, outputs: [process.stdout, process.stderr] };
}

/** For what keeps the app from running at all; a dialog, or a line of output where there is no desktop. */
export function endWithWords(message: string): void {
  dialog.showErrorBox('Daypass', message);
  app.exit(1);
}

/** An agent app on macOS still needs these, or Cmd+C, Cmd+V and Cmd+W do nothing. */
function setApplicationMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'fileMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}

/** `resume` does not come on every system, `unlock-screen` on none but macOS and Windows: the alarm notices by itself too. */
export function onWakeUp(listener: () => void): void {
  powerMonitor.on('resume', listener);
  powerMonitor.on('unlock-screen', listener);
}

/** The machine is about to sleep; nobody waits for what is begun now. */
export function onSleep(listener: () => void): void {
  powerMonitor.on('suspend', listener);
}

/**
 * The system ends: it waits a little for an app that wants to end in order. macOS and Linux; Windows tells a window (`onSessionEnd`).
 * Not the first listener of powerMonitor: on Linux Electron counts those that are there when the first one comes, and would hold
 * up no shutdown.
 */
function onShutdown(): void {
  if (process.platform === 'win32') return;
  // Electron's types leave the event out, of which its documentation speaks.
  powerMonitor.on('shutdown', (...[event]: readonly { preventDefault(): void }[]) => {
    event?.preventDefault();
    app.quit();
  });
}

/** The windows are about to be closed for good: one that only hides would keep the app running. */
export function onBeforeQuit(listener: () => void): void {
  app.on('before-quit', listener);
}

/**
 * A newer version is about to be installed (macOS). Electron waits for the end of a window that is there still, and never ceases to:
 * where the system refuses the version, it would be installed again with each window that ends later (electron_api_auto_updater.cc).
 */
export function onBeforeInstall(endWindows: () => void): void {
  if (process.platform === 'darwin') autoUpdater.on('before-quit-for-update', endWindows);
}

/** The longest that the end of the app waits for what must still be written; as a rule it is a matter of milliseconds. */
const longestEnd = 5 * second;

interface End {
  /** Called once when the app is about to end, which waits for it. */
  readonly finish: () => Promise<void>;
  /** Called at the very end, and where the system waits for nothing. */
  readonly lastWords: () => void;
}

export function onQuit({ finish, lastWords }: End): void {
  let state: 'running' | 'finishing' | 'finished' = 'running';
  // Each time: the second one of two wishes to quit would not wait for what the first one has begun.
  app.on('will-quit', (event) => {
    if (state === 'finished') return;
    event.preventDefault();
    if (state === 'finishing') return;
    state = 'finishing';
    const late = new Promise<void>((resolve) => void setTimeout(resolve, longestEnd));
    void Promise.race([finish(), late]).finally(() => {
      state = 'finished';
      // In a turn of its own. Electron lets promises settle before `will-quit` is over, and until then a wish to quit is none
      // (browser.cc, Quit): where nothing had to be written, the app would have stopped everything and gone on.
      setImmediate(() => app.quit());
    });
  });
  // Also where the desktop is gone, as after a sign-out from it on Linux: then this is the only event (electron_browser_main_parts.cc).
  app.on('quit', lastWords);
  onSessionEnd(lastWords);
}

/** Kept for good, as a window that is garbage-collected hears nothing. */
let listener: BaseWindow | undefined;

/**
 * Windows tells windows alone that the session of its user ends, and takes the process away once they have heard it. So there is an
 * empty one that nobody ever sees, without a page.
 */
function onSessionEnd(lastWords: () => void): void {
  if (process.platform !== 'win32') return;
  listener = new BaseWindow({ show: false, width: 1, height: 1, skipTaskbar: true });
  // Programs that are asked to end, as by `taskkill`, are told by their windows.
  listener.on('close', () => app.quit());
  listener.on('session-end', () => {
    lastWords();
    app.quit();
  });
}

export function quit(): void {
  app.quit();
}

/** Ends a second instance at once, without any handler. */
export function leave(): void {
  app.exit(0);
}
