/** The life of the application: one instance, ready, woken up, quit. */
import { app, Menu, powerMonitor } from 'electron';
import { second } from '../../shared/time.ts';
import { registerAppScheme } from './app-protocol.ts';
import { lockDown, lockSession } from './lockdown.ts';

/** The same as in electron-builder.yml: Windows shows notifications only under the id of the installed shortcut. */
const appId = 'app.daypass.desktop';

/**
 * Everything that has to happen before `ready`. False if another Daypass of this user runs already: it has been told, and
 * shows its panel; this one must end without touching a file.
 */
export function prepareApplication(onSecondLaunch: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.setAppUserModelId(appId);
  registerAppScheme();
  lockDown();
  app.on('second-instance', onSecondLaunch);
  // macOS: a click in the Dock or Launchpad on the running app.
  app.on('activate', onSecondLaunch);
  // Without a listener the app would quit with its last window; it lives in the tray.
  app.on('window-all-closed', () => {});
  return true;
}

/** Not a promise to await at the top level: Electron is ready only after the entry module has ended (electron#40719). */
export function whenReady(start: () => void): void {
  void app.whenReady().then(() => {
    lockSession();
    app.dock?.hide();
    setApplicationMenu();
    start();
  });
}

/** An agent app on macOS still needs an edit menu, or Cmd+C and Cmd+V do nothing. */
function setApplicationMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]));
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

/** The longest that the end of the app waits for what must still be written; as a rule it is a matter of milliseconds. */
const patience = 5 * second;

/** Calls `finish` once when the app is about to end, and waits for it. */
export function onQuit(finish: () => Promise<void>): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    const late = new Promise<void>((resolve) => void setTimeout(resolve, patience));
    void Promise.race([finish(), late]).finally(() => app.quit());
  });
}

export function quit(): void {
  app.quit();
}

/** Ends a second instance at once, without any handler. */
export function leave(): void {
  app.exit(0);
}
