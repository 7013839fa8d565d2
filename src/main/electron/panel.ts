/** The one window: made when first shown, hidden when closed. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, type Rectangle, screen, type WebContents } from 'electron';
import { zoomed, type ZoomStep } from '../../shared/zoom.ts';
import type { Log } from '../system/log.ts';
import { panelPlacement } from '../surfaces/panel-placement.ts';
import { panelUrl } from './app-protocol.ts';

/** Where the tray icon is; asked for as late as can be: systems move their icons at the start. */
export type TrayBounds = () => Rectangle | undefined;

export interface Panel {
  /** Makes or shows the window, beside the tray icon where the desktop lets windows place themselves. */
  show(tray?: TrayBounds): void;
  toggle(tray?: TrayBounds): void;
  hide(): void;
  /** Draws the page larger or smaller. Chromium remembers the size for the app's own address, also over a restart. */
  zoom(step: ZoomStep): void;
  isVisible(): boolean;
  /** In front of everything else: what happens is seen there, a notification would be noise. */
  isInFront(): boolean;
  readonly contents: WebContents | undefined;
  onShow(listener: () => void): void;
  onHide(listener: () => void): void;
}

const windowIcon = path.join(import.meta.dirname, '../../assets/icon.png');
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
  /** Whether there is something in the panel that somebody needs while another window has the focus, such as a code to compare. */
  readonly staysOpen: () => boolean;
}

export function createPanel(deps: PanelDeps): Panel {
  return new PanelWindow(deps);
}

class PanelWindow implements Panel {
  readonly #deps: PanelDeps;
  readonly #showListeners: (() => void)[] = [];
  readonly #hideListeners: (() => void)[] = [];
  #window: BrowserWindow | undefined;
  /** Whether the listeners have been told of the window as shown. */
  #isShown = false;
  #quitting = false;
  #shownAt = 0;
  #hiddenByBlurAt = 0;
  #reloadedAt = -Infinity;

  constructor(deps: PanelDeps) {
    this.#deps = deps;
    app.on('before-quit', () => (this.#quitting = true));
  }

  show(tray?: TrayBounds): void {
    const isNew = this.#window === undefined;
    const made = (this.#window ??= this.#create());
    // On Wayland a window that is not shown has nothing to draw on: it would never be ready (electron#48859).
    if (isNew && process.platform !== 'linux') made.once('ready-to-show', () => this.#reveal(made, tray));
    else this.#reveal(made, tray);
  }

  toggle(tray?: TrayBounds): void {
    // The click that hid the panel by taking its focus is the same click that asks to toggle it.
    if (this.#deps.now() - this.#hiddenByBlurAt < blurGrace) return;
    if (this.isInFront()) this.hide();
    else this.show(tray);
  }

  hide(): void {
    this.#window?.hide();
    // What was in front before has the focus again, as after any menu.
    if (process.platform === 'darwin') app.hide();
  }

  zoom(step: ZoomStep): void {
    const { contents } = this;
    contents?.setZoomFactor(zoomed(contents.getZoomFactor(), step));
  }

  isVisible(): boolean {
    return this.#window?.isVisible() ?? false;
  }

  isInFront(): boolean {
    return (this.#window?.isVisible() && this.#window.isFocused()) ?? false;
  }

  get contents(): WebContents | undefined {
    return this.#window?.webContents;
  }

  onShow(listener: () => void): void {
    this.#showListeners.push(listener);
  }

  onHide(listener: () => void): void {
    this.#hideListeners.push(listener);
  }

  #reveal(made: BrowserWindow, tray: TrayBounds | undefined): void {
    if (made.isDestroyed()) return;
    place(made, tray?.());
    this.#shownAt = this.#deps.now();
    if (made.isMinimized()) made.restore();
    this.#isShown = true;
    made.show();
    made.focus();
    for (const listener of this.#showListeners) listener();
  }

  /** The system may show and hide the window as well, as macOS does with "Hide Others". */
  #followVisibility(made: BrowserWindow): void {
    made.on('show', () => {
      if (this.#isShown) return;
      this.#isShown = true;
      for (const listener of this.#showListeners) listener();
    });
    made.on('hide', () => {
      // Merely covered by another window, or on another Space of macOS: it is still open, and what it waits for goes on.
      if (!made.isDestroyed() && made.isVisible()) return;
      this.#isShown = false;
      for (const listener of this.#hideListeners) listener();
    });
  }

  #create(): BrowserWindow {
    const { log, onPageError } = this.#deps;
    const made = newWindow();
    made.on('close', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      // Deferred: hiding inside the event crashes some Wayland compositors.
      setImmediate(() => made.isDestroyed() || made.hide());
    });
    this.#followVisibility(made);
    made.on('closed', () => {
      this.#window = undefined;
      this.#isShown = false;
    });
    // Windows ends the session of its user: what must be written has a moment.
    if (process.platform === 'win32') made.on('session-end', () => app.quit());
    made.on('blur', () => this.#hideOnBlur(made));
    made.webContents.on('console-message', ({ level, message, sourceId, lineNumber }) => {
      if (level === 'error') onPageError(`${message} (${sourceId}:${lineNumber})`);
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('panel process gone', { reason });
      if (!this.#quitting && !made.isDestroyed()) this.#replacePage(made);
    });
    made.loadURL(panelUrl).catch((error: unknown) => log.error('panel not loaded', { error }));
    return made;
  }

  /** The page's process has crashed. */
  #replacePage(made: BrowserWindow): void {
    const { now } = this.#deps;
    if (now() - this.#reloadedAt > crashPause) {
      this.#reloadedAt = now();
      made.webContents.reload();
    } else {
      // It would go on crashing: whoever asks for the panel next gets a new window.
      setImmediate(() => made.isDestroyed() || made.destroy());
    }
  }

  /** Beside the tray it behaves like a menu; as a free window (Linux) it stays. */
  #hideOnBlur(made: BrowserWindow): void {
    const { now, staysOpen } = this.#deps;
    const isSoon = now() - this.#shownAt < blurGrace;
    if (process.platform === 'linux' || isSoon || staysOpen() || made.webContents.isDevToolsOpened()) return;
    this.#hiddenByBlurAt = now();
    made.hide();
  }
}

function newWindow(): BrowserWindow {
  const made = new BrowserWindow({
    ...size,
    ...smallest,
    show: false,
    title: 'Daypass',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181f' : '#f4f6f9',
    fullscreenable: false,
    maximizable: false,
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
  if (process.platform === 'darwin') followSpaces(made);
  else made.removeMenu();
  return made;
}

/** Opens where the user is, also over a program in full screen, and not on the Space where it was last. */
function followSpaces(made: BrowserWindow): void {
  // Daypass has no Dock icon already (LSUIElement): changing the kind of the process would make the window flicker.
  made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
}

function place(made: BrowserWindow, tray: Rectangle | undefined): void {
  if (!tray) return;
  const { workArea } = screen.getDisplayNearestPoint({ x: Math.round(tray.x), y: Math.round(tray.y) });
  const { width, height } = made.getBounds();
  const bounds = panelPlacement({ width, height }, { tray, workArea, platform: process.platform });
  if (bounds) made.setBounds(bounds);
}
