/** The one window: made when first shown, hidden when closed. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle, screen, type WebContents } from 'electron';
import type { Log } from '../system/log.ts';
import { panelPlacement } from '../surfaces/panel-placement.ts';
import { panelUrl } from './app-protocol.ts';

export interface Panel {
  /** Makes or shows the window, beside the tray icon where the desktop lets windows place themselves. */
  show(trayBounds?: Rectangle): void;
  toggle(trayBounds?: Rectangle): void;
  hide(): void;
  isVisible(): boolean;
  /** In front of everything else: what happens is seen there, a notification would be noise. */
  isInFront(): boolean;
  readonly contents: WebContents | undefined;
  onShow(listener: () => void): void;
  onHide(listener: () => void): void;
}

const size = { width: 440, height: 640 };
const smallest = { minWidth: 360, minHeight: 420 };

/** Windows takes the focus away once, right after the tray was clicked: a blur that soon is not the user's. */
const blurGrace = 400;

/** A page that crashes sooner than this after a reload (ms) is not reloaded again by itself. */
const crashPause = 60_000;

interface PanelDeps {
  readonly log: Log;
  readonly now: () => number;
  /** Hears what the page prints as an error, with the errors that it did not catch. */
  readonly onPageError: (text: string) => void;
}

export function createPanel({ log, now, onPageError }: PanelDeps): Panel {
  let window: BrowserWindow | undefined;
  let quitting = false;
  let shownAt = 0;
  let hiddenByBlurAt = 0;
  let reloadedAt = -Infinity;
  const showListeners: (() => void)[] = [];
  const hideListeners: (() => void)[] = [];
  app.on('before-quit', () => (quitting = true));

  const create = (): BrowserWindow => {
    const made = new BrowserWindow({
      ...size,
      ...smallest,
      show: false,
      title: 'Daypass',
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181f' : '#f4f6f9',
      fullscreenable: false,
      maximizable: false,
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
    made.on('close', (event) => {
      if (quitting) return;
      event.preventDefault();
      // Deferred: hiding inside the event crashes some Wayland compositors.
      setImmediate(() => made.isDestroyed() || made.hide());
    });
    made.on('hide', () => hideListeners.forEach((listener) => listener()));
    made.on('closed', () => (window = undefined));
    made.on('blur', () => hideOnBlur(made));
    made.webContents.on('console-message', ({ level, message, sourceId, lineNumber }) => {
      if (level === 'error') onPageError(`${message} (${sourceId}:${lineNumber})`);
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('panel process gone', { reason });
      if (quitting || made.isDestroyed()) return;
      if (now() - reloadedAt > crashPause) {
        reloadedAt = now();
        made.webContents.reload();
      } else {
        // It would go on crashing: whoever asks for the panel next gets a new window.
        setImmediate(() => made.isDestroyed() || made.destroy());
      }
    });
    made.loadURL(panelUrl).catch((error: unknown) => log.error('panel not loaded', { error }));
    return made;
  };

  /** Beside the tray it behaves like a menu; as a free window (Linux) it stays. */
  const hideOnBlur = (made: BrowserWindow): void => {
    if (process.platform === 'linux' || now() - shownAt < blurGrace || made.webContents.isDevToolsOpened()) return;
    hiddenByBlurAt = now();
    made.hide();
  };

  const place = (made: BrowserWindow, tray: Rectangle | undefined): void => {
    if (!tray) return;
    const { workArea } = screen.getDisplayNearestPoint({ x: Math.round(tray.x), y: Math.round(tray.y) });
    const { width, height } = made.getBounds();
    const bounds = panelPlacement({ width, height }, { tray, workArea, platform: process.platform });
    if (bounds) made.setBounds(bounds);
  };

  const panel: Panel = {
    show(tray) {
      const isNew = window === undefined;
      window ??= create();
      const made = window;
      const reveal = (): void => {
        place(made, tray);
        shownAt = now();
        if (made.isMinimized()) made.restore();
        made.show();
        made.focus();
        for (const listener of showListeners) listener();
      };
      if (isNew) made.once('ready-to-show', reveal);
      else reveal();
    },
    toggle(tray) {
      // The click that hid the panel by taking its focus is the same click that asks to toggle it.
      if (now() - hiddenByBlurAt < blurGrace) return;
      if (panel.isInFront()) panel.hide();
      else panel.show(tray);
    },
    hide: () => window?.hide(),
    isVisible: () => window?.isVisible() ?? false,
    isInFront: () => (window?.isVisible() && window.isFocused()) ?? false,
    get contents() {
      return window?.webContents;
    },
    onShow: (listener) => void showListeners.push(listener),
    onHide: (listener) => void hideListeners.push(listener),
  };
  return panel;
}
