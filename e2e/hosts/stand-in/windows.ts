/** BrowserWindow and webContents: windows are pages of a Chromium that the parent process owns. */
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import type * as Electron from 'electron';
import { appEvents, cancellable, forget, type Like, mortal, strict, todo } from './base.ts';
import { receive } from './ipc.ts';
import { parent } from './link.ts';
import { badArgument } from './arguments.ts';
import { requireSandbox } from './preferences.ts';
import { isReady, partitionOf } from './session.ts';
import { isWayland } from './systems.ts';
import { createWebContents, type WebContents, WebFrameMain } from './web-contents.ts';

export class BrowserWindow extends EventEmitter implements Like<Electron.BrowserWindow, 'webContents'> {
  static #all = new Map<number, BrowserWindow>();
  static #lastId = 0;
  static #focused: number | undefined;
  static getAllWindows = (): BrowserWindow[] => [...BrowserWindow.#all.values()];
  static fromId = (id: number): BrowserWindow | null => BrowserWindow.#all.get(id) ?? null;
  static fromWebContents = (contents: { readonly id: number }): BrowserWindow | null =>
    BrowserWindow.fromId(contents.id);
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.fromId(BrowserWindow.#focused ?? 0);

  readonly id = ++BrowserWindow.#lastId;
  readonly webContents: WebContents;
  title: string;
  private visible = false;
  private minimized = false;
  private onTop = false;
  private bounds: Electron.Rectangle;
  private readonly opened: Promise<void>;
  private readonly reached = new Set<'loaded' | 'shown' | 'ready'>();

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { width = 800, height = 600, x = 0, y = 0, title = 'Electron', show = true, webPreferences = {} } = options;
    requireSandbox(webPreferences);
    this.bounds = { width, height, x, y };
    this.title = title;
    const preload = webPreferences.preload === undefined ? '' : fs.readFileSync(webPreferences.preload, 'utf8');
    const background = options.backgroundColor ?? '#FFF';
    this.opened = parent.open(this.id, { width, height, preload, background });
    forget(this.opened);
    const self = mortal(strict('BrowserWindow', this));
    BrowserWindow.#all.set(this.id, self);
    this.webContents = createWebContents(this.id, webPreferences.session ?? partitionOf(webPreferences.partition));
    this.webContents.on('page-title-updated', (event: { defaultPrevented: boolean }, text: string) => {
      this.emit('page-title-updated', event, text, true);
      if (!event.defaultPrevented && text !== '') this.title = text;
    });
    this.webContents.on('did-finish-load', () => this.becomeReady('loaded'));
    appEvents.emit('browser-window-created', {}, self);
    if (show) this.show();
    return self;
  }
  async loadURL(url: string): Promise<void> {
    await this.opened;
    await this.webContents.loadURL(url);
  }
  reload(): void {
    this.webContents.reload();
  }
  /** Once, when there is something to see; on Wayland nothing is drawn for a window that is not shown (electron#48859). */
  private becomeReady(step: 'loaded' | 'shown'): void {
    this.reached.add(step);
    if (this.reached.has('ready') || !this.reached.has('loaded') || (isWayland && !this.reached.has('shown'))) return;
    this.reached.add('ready');
    this.emit('ready-to-show', {});
  }
  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    this.minimized = false;
    if (this.visible) return;
    this.visible = true;
    forget(parent.setVisible(this.id, true));
    this.emit('show', {});
    this.becomeReady('shown');
  }
  hide(): void {
    this.blur();
    if (!this.visible) return;
    this.visible = false;
    forget(parent.setVisible(this.id, false));
    this.emit('hide', {});
  }
  minimize(): void {
    this.blur();
    this.minimized = true;
    this.emit('minimize', {});
  }
  restore(): void {
    if (!this.minimized) return;
    this.minimized = false;
    this.emit('restore', {});
  }
  focus(): void {
    if (!this.visible || this.isFocused()) return;
    BrowserWindow.getFocusedWindow()?.blur();
    BrowserWindow.#focused = this.id;
    forget(parent.front(this.id));
    this.emit('focus', {});
    appEvents.emit('browser-window-focus', {}, this);
  }
  blur(): void {
    if (!this.isFocused()) return;
    BrowserWindow.#focused = undefined;
    this.emit('blur', {});
    appEvents.emit('browser-window-blur', {}, this);
  }
  /** The window is gone in a later turn, when the page has been asked. */
  close(): void {
    const event = cancellable({});
    this.emit('close', event);
    if (event.defaultPrevented) appEvents.emit('stand-in: close refused');
    // Nothing of the app is running then: promises settle between `closed` and the count of the windows that are left.
    else setImmediate(() => this.end(setImmediate));
  }
  destroy(): void {
    this.end((count) => count());
  }
  private end(then: (count: () => void) => void): void {
    if (this.isDestroyed()) return;
    this.blur();
    BrowserWindow.#all.delete(this.id);
    forget(parent.close(this.id));
    this.webContents.markDestroyed();
    this.emit('closed');
    then(() => BrowserWindow.#all.size > 0 || appEvents.emit('stand-in: last window closed'));
  }
  isVisible(): boolean {
    return this.visible && !this.minimized;
  }
  isFocused(): boolean {
    return BrowserWindow.#focused === this.id;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return !BrowserWindow.#all.has(this.id);
  }
  isAlwaysOnTop(): boolean {
    return this.onTop;
  }
  setAlwaysOnTop(flag: boolean): void {
    this.onTop = flag;
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getBounds(): Electron.Rectangle {
    return isWayland ? { ...this.bounds, x: 0, y: 0 } : { ...this.bounds };
  }
  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }
  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    // Stricter than Electron 45, which rounds: a fraction is a mistake of the app.
    if (typeof bounds !== 'object' || bounds === null) throw badArgument();
    for (const value of Object.values(bounds))
      if (!Number.isInteger(value)) throw new TypeError(`Error processing argument: ${value} is not an integer`);
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    const { width, height, x, y } = this.bounds;
    if (x !== before.x || y !== before.y) this.emit('move', {});
    if (width === before.width && height === before.height) return;
    this.emit('resize', {});
    forget(parent.resize(this.id, width, height));
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setBackgroundColor(background: string): void {
    forget(parent.paint(this.id, background));
  }
  center(): void {}
  moveTop(): void {}
  removeMenu(): void {}
  setMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setMinimumSize(): void {}
  setMaximumSize(): void {}
  setSkipTaskbar(): void {}
  setIcon(): void {}
  setVisibleOnAllWorkspaces(): void {}
  flashFrame(): void {}
}

const contentsOf = (id: number) => BrowserWindow.fromId(id)?.webContents;

export const webContents = strict('webContents', {
  getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
  fromId: (id: number) => contentsOf(id),
});

/** What the pages' process tells and asks this one about the windows. */
export const windowCalls = {
  async ipc(
    id: number,
    kind: 'invoke' | 'send',
    channel: string,
    args: unknown[],
    frame: { url: string; main: boolean },
  ) {
    const contents = contentsOf(id);
    if (!contents) throw new Error(`Window ${id} is closed`);
    if (frame.main) contents.mainFrame.url = frame.url;
    const senderFrame = frame.main ? contents.mainFrame : new WebFrameMain(contents.mainFrame, frame.url);
    return receive({ sender: contents, senderFrame }, kind, channel, args);
  },
  navigated(id: number, url: string) {
    const contents = contentsOf(id);
    if (!contents) return;
    contents.mainFrame.url = url;
    contents.emit('did-navigate', {}, url, 200, 'OK');
  },
  openWindow(id: number, url: string, disposition: Electron.HandlerDetails['disposition']) {
    const referrer = { url: '', policy: 'default' as const };
    const answer = contentsOf(id)?.openHandler({ url, frameName: '', features: '', disposition, referrer });
    if (answer?.action === 'allow') todo("setWindowOpenHandler with { action: 'allow' }");
  },
  pagePrinted(id: number, message: string) {
    contentsOf(id)?.emit('console-message', { level: 'error', message, lineNumber: 0, sourceId: '' });
  },
  pageCrashed(id: number) {
    const details = { reason: 'crashed', exitCode: 5 };
    contentsOf(id)?.emit('render-process-gone', {}, details);
    appEvents.emit('render-process-gone', {}, contentsOf(id), details);
  },
  mayNavigate: (id: number, url: string, isMainFrame: boolean) =>
    contentsOf(id)?.mayNavigate(url, isMainFrame) ?? false,
  pageClosed: (id: number) => BrowserWindow.fromId(id)?.destroy(),
};
