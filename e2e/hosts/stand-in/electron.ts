/** The stand-in for the module `electron` in the main process (boot.ts puts it in its place). */
import { strict } from './base.ts';
import * as baseWindow from './base-window.ts';
import * as menus from './menus.ts';
import * as windows from './windows.ts';

export { app } from './app.ts';
export * from './desktop.ts';
export { nativeImage } from './images.ts';
export { ipcMain } from './ipc.ts';
export { net, protocol, session } from './session.ts';
export { webContents } from './windows.ts';
export { nativeTheme } from './native-theme.ts';
export const BaseWindow = strict('BaseWindow', baseWindow.BaseWindow);
export const BrowserWindow = strict('BrowserWindow', windows.BrowserWindow);
export const Menu = strict('Menu', menus.Menu);
export const MenuItem = strict('MenuItem', menus.MenuItem);
export const Notification = strict('Notification', menus.Notification);
export const Tray = strict('Tray', menus.Tray);
// `import electron from 'electron'` works as well.
// oxlint-disable-next-line import/no-default-export
export * as default from './electron.ts';
