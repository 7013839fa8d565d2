/** How the panel's window is made, with all that a page could misuse switched off, and where it is placed. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import type { Translate } from '../../shared/messages/index.ts';
import { panelPlacement } from '../surfaces/panel-placement.ts';
import type { PanelSize } from '../surfaces/panel-size.ts';
import { offerTextMenu } from './context-menu.ts';

const windowIcon = path.join(import.meta.dirname, '../../assets/icon.png');
export const usualSize = { width: 440, height: 640 };
const smallest = { minWidth: 360, minHeight: 420 };

/** Without a place where that is the desktop's to choose. */
export type PanelBounds = Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle>;

/** Behind the page, until it is drawn and at its edges while the window changes. */
export function windowBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#14181f' : '#f4f6f9';
}

/** Hidden, with nothing loaded. `bounds`: of the window in whose place it comes; the desktop places one that is the first. */
export function newWindow(bounds: PanelBounds | undefined, translate: () => Translate): BrowserWindow {
  const made = new BrowserWindow({
    ...usualSize,
    ...bounds,
    ...smallest,
    show: false,
    title: 'Daypass',
    backgroundColor: windowBackground(),
    fullscreenable: false,
    maximizable: false,
    // It is hidden and shown by the tray; on Linux it is a window like others.
    minimizable: process.platform === 'linux',
    // A menu has no button in the task bar. On Linux the panel is a window like others.
    skipTaskbar: process.platform === 'win32',
    // Linux desktops find the icon by the desktop entry; an AppImage that nobody has integrated has none.
    ...(process.platform === 'linux' && { icon: windowIcon }),
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      // Electron's security guide, items 2, 3 and 4: said here although they are the defaults.
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  // On macOS the menu bar belongs to the system; elsewhere an Alt key would show Electron's own menu.
  if (process.platform !== 'darwin') made.removeMenu();
  followSpaces(made);
  offerTextMenu(made, translate);
  return made;
}

/** Opens where the user is, also over a program in full screen, and not on the Space where it was last. */
function followSpaces(made: BrowserWindow): void {
  if (process.platform !== 'darwin') return;
  // Daypass has no Dock icon already (LSUIElement): changing the kind of the process would make the window flicker.
  made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
}

/** Beside the tray icon, where that is known and the desktop lets windows place themselves. */
export function place(made: BrowserWindow, tray: Rectangle | undefined, size: PanelSize): void {
  if (!tray) return;
  const { workArea } = screen.getDisplayNearestPoint({ x: Math.round(tray.x), y: Math.round(tray.y) });
  const bounds = panelPlacement(size.wished(made.getBounds()), { tray, workArea, platform: process.platform });
  if (!bounds) return;
  made.setBounds(bounds);
  size.ask(bounds);
}
