/** webContents and its frames: one page of the browser, as the main process sees it. */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { appEvents, cancellable, forget, type Like, strict } from './base.ts';
import { parent } from './link.ts';

/** As Chromium keeps it: for all pages of an origin, those of later windows as well. */
const zoomFactors = new Map<string, number>();
const originOf = (url: string): string => url.split('/', 3).join('/');

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

/** A frame of a page: the main one lives as long as its page, so that `event.senderFrame === sender.mainFrame` holds. */
export class WebFrameMain extends EventEmitter implements Like<Electron.WebFrameMain, 'top' | 'parent'> {
  url = '';
  readonly parent: WebFrameMain | null;
  constructor(parentFrame: WebFrameMain | null, url = '') {
    super();
    this.parent = parentFrame;
    this.url = url;
  }
  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }
  get origin(): string {
    return originOf(this.url);
  }
  get detached(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
}

export class WebContents extends EventEmitter implements Like<Electron.WebContents, 'mainFrame' | 'session'> {
  readonly id: number;
  readonly session: object;
  readonly mainFrame = strict('WebFrameMain', new WebFrameMain(null));
  openHandler: OpenHandler = () => ({ action: 'allow' });
  private destroyed = false;
  private loading = false;

  constructor(id: number, session: object) {
    super();
    this.id = id;
    this.session = session;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isLoading(): boolean {
    return this.loading;
  }
  isCrashed(): boolean {
    return false;
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  focus(): void {
    this.emit('focus');
  }
  setIgnoreMenuShortcuts(): void {}
  setBackgroundThrottling(): void {}
  getZoomFactor(): number {
    return zoomFactors.get(originOf(this.mainFrame.url)) ?? 1;
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    zoomFactors.set(originOf(this.mainFrame.url), factor);
    forget(parent.zoom(this.id, factor));
  }
  async setVisualZoomLevelLimits(): Promise<void> {}
  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    forget(parent.deliver(this.id, channel, structuredClone(args)));
  }
  async loadURL(url: string): Promise<void> {
    await this.load(() => parent.load(this.id, url), url);
  }
  reload(): void {
    forget(this.load(() => parent.reload(this.id), this.mainFrame.url));
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  private async load(act: () => Promise<string>, url: string): Promise<void> {
    this.loading = true;
    this.emit('did-start-loading');
    try {
      const title = await act();
      if (this.destroyed) return;
      if (this.getZoomFactor() !== 1) forget(parent.zoom(this.id, this.getZoomFactor()));
      this.emit('dom-ready', {});
      this.emit('page-title-updated', cancellable({}), title, true);
      this.emit('did-finish-load');
    } catch (error) {
      if (!this.destroyed) this.emit('did-fail-load', {}, -2, 'ERR_FAILED', url, true);
      throw error;
    } finally {
      this.loading = false;
    }
  }
  /** Asked before the page goes elsewhere by itself; tells whether it may. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const details = { url, isSameDocument: false, isMainFrame, frame: this.mainFrame, initiator: this.mainFrame };
    const inFrame = cancellable({ ...details });
    this.emit('will-frame-navigate', inFrame);
    if (!isMainFrame) return !inFrame.defaultPrevented;
    const event = cancellable({ ...details });
    this.emit('will-navigate', event, url, false, true);
    return !inFrame.defaultPrevented && !event.defaultPrevented;
  }
  markDestroyed(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }
}

/** As Electron does for each page, before anything is loaded into it. */
export function createWebContents(id: number, session: object): WebContents {
  const contents = strict('webContents', new WebContents(id, session));
  appEvents.emit('web-contents-created', {}, contents);
  return contents;
}
