/** The one window: made when it is shown, hidden when closed, given up when nobody has looked at it for a while. */
import { app, type BrowserWindow, type Rectangle, type WebContents } from 'electron';
import type { Translate } from '../../shared/messages/index.ts';
import { zoomed, type ZoomStep } from '../../shared/zoom.ts';
import { PanelSize } from '../surfaces/panel-size.ts';
import type { Log } from '../system/log.ts';
import { panelUrl } from './app-protocol.ts';
import { onBeforeInstall, onBeforeQuit } from './application.ts';
import { GivingUp } from './giving-up.ts';
import { newWindow, type PanelBounds, place, usualSize } from './panel-window.ts';

/** Where the tray icon is; asked for as late as can be: systems move their icons at the start. */
export type TrayBounds = () => Rectangle | undefined;

export interface Panel {
  /** Makes or shows the window, beside the tray icon where the desktop lets windows place themselves. */
  show(tray?: TrayBounds): void;
  toggle(tray?: TrayBounds): void;
  hide(): void;
  /** Draws the page larger or smaller. Chromium remembers the size for the app's own address, also over a restart. */
  zoom(step: ZoomStep): void;
  /** The hidden page has told whether one that begins anew would lose nothing; its last word counts. */
  left(mayClose: boolean): void;
  isVisible(): boolean;
  /** Visible, or about to be as soon as it has something to show. */
  isWanted(): boolean;
  /** In front of everything else: what happens is seen there, a notification would be noise. */
  isInFront(): boolean;
  readonly contents: WebContents | undefined;
  onShow(listener: () => void): void;
  onHide(listener: () => void): void;
}

/** Windows takes the focus away once, right after the tray was clicked: a blur that soon is not the user's. */
const blurGrace = 400;

/** A page that crashes sooner than this after a reload (ms) is not reloaded again by itself. */
const crashPause = 60_000;

interface PanelDeps {
  readonly log: Log;
  readonly now: () => number;
  /** Calls `act` after `ms` in which the computer was awake; returns what cancels it. */
  readonly later: (ms: number, act: () => void) => () => void;
  /** Hears what the page prints as an error, with the errors that it did not catch. */
  readonly onPageError: (text: string) => void;
  readonly translate: () => Translate;
  /**
   * Whether there is something in the panel that somebody needs while another window has the focus: a code that has to be compared
   * with AWS's page, or the words about that page.
   */
  readonly staysOpen: () => boolean;
  /** Whether a dialog of the system belongs to the panel, which shows what comes of it. */
  readonly hasDialog: () => boolean;
}

export function createPanel(deps: PanelDeps): Panel {
  return new PanelWindow(deps);
}

class PanelWindow implements Panel {
  readonly #deps: PanelDeps;
  readonly #showListeners: (() => void)[] = [];
  readonly #hideListeners: (() => void)[] = [];
  #window: BrowserWindow | undefined;
  #isToldAsShown = false;
  #quitting = false;
  #shownAt = 0;
  #hiddenByBlurAt = 0;
  #reloadedAt = -Infinity;
  /** Whether the window has something to show; one on Linux is shown in any case. */
  #isReady = false;
  /** Shown as soon as the window is ready. */
  #wish: { readonly tray: TrayBounds | undefined } | null = null;
  readonly #givingUp: GivingUp;
  #givenUpBounds: PanelBounds | undefined;
  readonly #size = new PanelSize(usualSize);

  constructor(deps: PanelDeps) {
    this.#deps = deps;
    this.#givingUp = new GivingUp({ ...deps, giveUp: () => this.#giveUp() });
    onBeforeQuit(() => (this.#quitting = true));
    onBeforeInstall(() => this.#window?.destroy());
  }

  show(tray?: TrayBounds): void {
    // One that comes while the others end would keep the app, and a further wish to quit is none until it has ended (browser.cc).
    if (this.#quitting && !this.#window) return;
    const made = (this.#window ??= this.#create());
    // On Wayland a window that is not shown has nothing to draw on: it would never be ready (electron#48859).
    if (this.#isReady || process.platform === 'linux') this.#reveal(made, tray);
    else this.#wish = { tray };
  }

  toggle(tray?: TrayBounds): void {
    // The click that hid the panel by taking its focus is the same click that asks to toggle it.
    if (this.#deps.now() - this.#hiddenByBlurAt < blurGrace) return;
    if (this.isInFront()) this.hide();
    else this.show(tray);
  }

  hide(): void {
    this.#wish = null;
    this.#window?.hide();
    // What was in front before has the focus again, as after any menu.
    if (process.platform === 'darwin') app.hide();
  }

  zoom(step: ZoomStep): void {
    const { contents } = this;
    contents?.setZoomFactor(zoomed(contents.getZoomFactor(), step));
  }

  left(mayClose: boolean): void {
    this.#givingUp.left(mayClose);
  }

  isVisible(): boolean {
    return this.#window?.isVisible() ?? false;
  }

  isWanted(): boolean {
    return this.isVisible() || this.#wish !== null;
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
    place(made, tray?.(), this.#size);
    this.#wish = null;
    this.#shownAt = this.#deps.now();
    this.#givingUp.cancel();
    if (made.isMinimized()) made.restore();
    this.#isToldAsShown = true;
    made.show();
    // Told once, a task bar that starts again with Explorer forgets it (electron#29526).
    if (process.platform === 'win32') made.setSkipTaskbar(true);
    made.focus();
    for (const listener of this.#showListeners) listener();
  }

  /** The system may show and hide the window as well, as macOS does with "Hide Others". */
  #followVisibility(made: BrowserWindow): void {
    made.on('show', () => {
      this.#givingUp.cancel();
      if (this.#isToldAsShown) return;
      this.#isToldAsShown = true;
      for (const listener of this.#showListeners) listener();
    });
    made.on('hide', () => {
      // Merely covered by another window, or on another Space of macOS: it is still open, and what it waits for goes on.
      if (!made.isDestroyed() && made.isVisible()) return;
      this.#becomeHidden();
      this.#givingUp.hidden();
    });
  }

  #becomeHidden(): void {
    this.#isToldAsShown = false;
    for (const listener of this.#hideListeners) listener();
  }

  /** The next one who asks for the panel gets a new window, in its place and as large. */
  #giveUp(): void {
    const made = this.#window;
    if (!made || made.isVisible()) return;
    const { x, y, width, height } = made.getBounds();
    const size = this.#size.wished({ width, height });
    // Linux counts the title bar in when it tells where a window is, and not when it is told: each new one would sink by it.
    this.#givenUpBounds = process.platform === 'linux' ? size : { x, y, ...size };
    made.destroy();
  }

  #becomeReady(made: BrowserWindow): void {
    this.#isReady = true;
    if (this.#wish !== null) this.#reveal(made, this.#wish.tray);
  }

  #create(): BrowserWindow {
    const { log, onPageError, translate } = this.#deps;
    const made = newWindow(this.#givenUpBounds, translate);
    this.#size.ask(this.#givenUpBounds ?? usualSize);
    made.once('ready-to-show', () => this.#becomeReady(made));
    made.on('close', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      // Deferred: hiding inside the event crashes some Wayland compositors.
      setImmediate(() => made.isDestroyed() || this.hide());
    });
    this.#followVisibility(made);
    made.on('closed', () => {
      this.#window = undefined;
      this.#isReady = false;
      this.#givingUp.cancel();
      // One that ends while it is open, as before a newer version is installed, is not hidden first.
      if (this.#isToldAsShown) this.#becomeHidden();
    });
    made.on('blur', () => this.#hideOnBlur(made));
    made.webContents.on('console-message', ({ level, message, sourceId, lineNumber }) => {
      if (level === 'error') onPageError(`${message} (${sourceId}:${lineNumber})`);
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('panel process gone', { reason });
      if (!this.#quitting && !made.isDestroyed()) this.#replacePage(made);
    });
    made.loadURL(panelUrl).catch((error: unknown) => {
      log.error('panel not loaded', { error });
      if (!made.isDestroyed()) this.#becomeReady(made);
    });
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
    const { now, staysOpen, hasDialog } = this.#deps;
    const isSoon = now() - this.#shownAt < blurGrace;
    // A window that has been hidden may lose the focus after that.
    if (process.platform === 'linux' || isSoon || !made.isVisible()) return;
    if (staysOpen() || hasDialog() || made.webContents.isDevToolsOpened()) return;
    this.#hiddenByBlurAt = now();
    made.hide();
  }
}
