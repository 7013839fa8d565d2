/** What runs in each page before the page's own scripts: the app's preload, with Electron's renderer modules. */
import { isDeepStrictEqual } from 'node:util';

type Post = (kind: 'invoke' | 'send' | 'open', channel: string, args?: unknown) => Promise<unknown>;

/**
 * Gives the preload a sandboxed `require('electron')` with contextBridge and ipcRenderer, in a function scope of its
 * own. It is sent to the browser as text, so it may use nothing from outside itself. Unlike Electron's, it shares the
 * page's JavaScript world.
 */
function runPreload(
  binding: string,
  frameName: string | null,
  preload: (...args: unknown[]) => void,
  processInfo: object,
): void {
  const globals = window as unknown as Record<string, unknown>;
  const post = globals[binding] as Post | undefined;
  delete globals[binding];
  if ((frameName === null ? window !== window.top : window.name !== frameName) || !post) return;

  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const add = (channel: string, listener: Listener) => {
    if (!listeners.has(channel)) listeners.set(channel, new Set());
    listeners.get(channel)?.add(listener);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    listeners.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  const ipcRenderer = {
    on: add,
    addListener: add,
    off: remove,
    removeListener: remove,
    once(channel: string, listener: Listener) {
      const wrapper: Listener = (...args) => (remove(channel, wrapper), listener(...args));
      return add(channel, wrapper);
    },
    removeAllListeners: (channel: string) => (listeners.delete(channel), ipcRenderer),
    send: (channel: string, ...args: unknown[]) => void post('send', channel, structuredClone(args)),
    invoke: (channel: string, ...args: unknown[]) => post('invoke', channel, structuredClone(args)),
  };
  Object.defineProperty(window, Symbol.for('stand-in deliver'), {
    value: (channel: string, args: unknown[]) => {
      for (const listener of new Set(listeners.get(channel))) listener({ sender: ipcRenderer, ports: [] }, ...args);
    },
  });

  /** What contextBridge does: copies values, proxies functions, refuses the rest. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)));
    if (value instanceof Promise) return value.then(cross);
    if (Array.isArray(value)) return value.map(cross);
    if (value && Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cross(item)]));
    return structuredClone(value);
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(window, key, { value: Object.freeze(cross(api)), enumerable: true });
    },
  };

  // New windows are the main process's decision (webContents.setWindowOpenHandler).
  const open = (url: string | URL | undefined, disposition: string) => {
    void post('open', new URL(url ?? '', document.baseURI).href, disposition);
    return null;
  };
  window.open = (url) => open(url, 'new-window');
  const openLink = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const aside = event.button === 1 || event.ctrlKey || event.metaKey;
    if (!link?.href || event.defaultPrevented || event.button > 1 || (link.target !== '_blank' && !aside)) return;
    event.preventDefault();
    open(link.href, aside ? 'background-tab' : 'foreground-tab');
  };
  window.addEventListener('click', openLink);
  window.addEventListener('auxclick', openLink);

  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name} (a sandboxed preload may only require electron)`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, processInfo);
}

/** The init script for a window, for its frame of that name or its page's own: no `eval`, so that the page's own Content-Security-Policy can stay in force. */
export function preloadScript(source: string, binding: string, frameName: string | null): string {
  const processInfo = { type: 'renderer', sandboxed: true, contextIsolated: true, platform: process.platform, env: {} };
  const preload = `function (require, module, exports, process) {\n${source}\n}`;
  const names = [binding, frameName].map((name) => JSON.stringify(name)).join(', ');
  return `(${runPreload.toString()})(${names}, ${preload}, ${JSON.stringify(processInfo)});`;
}

/** A message's arguments on their way into a page: as JSON where that loses nothing. */
export type Packed = string | unknown[];

/** Playwright's own encoding takes ten times as long, which is seconds for the state of a large organisation. */
export function pack(args: unknown[]): Packed {
  const text = JSON.stringify(args);
  return isDeepStrictEqual(JSON.parse(text), args) ? text : args;
}

/** Runs in the page: hands a message of webContents.send to ipcRenderer's listeners. */
export function deliver([channel, packed]: [string, Packed]): void {
  const args = typeof packed === 'string' ? (JSON.parse(packed) as unknown[]) : packed;
  const receive = Reflect.get(window, Symbol.for('stand-in deliver')) as ((...message: unknown[]) => void) | undefined;
  receive?.(channel, args);
}

/**
 * Runs in the page: `document.visibilityState` as Electron's pages have it (headless ones always count as visible). A window
 * that was never shown counts as visible there too.
 */
export function setVisible(visible: boolean): void {
  const state = visible ? 'visible' : 'hidden';
  if (document.visibilityState === state) return;
  Object.defineProperties(document, {
    visibilityState: { get: () => state, configurable: true },
    hidden: { get: () => !visible, configurable: true },
  });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
