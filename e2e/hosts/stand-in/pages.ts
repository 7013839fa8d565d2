/** The windows of the stand-in: pages of a Chromium, or frames of one, in the process that owns the browser. */
import type { Page, Request, Route } from 'playwright/test';
import { shiftDate } from '../probe/shift-date.ts';
import { decode, encode } from './addresses.ts';
import type { ChildCalls } from './boot.ts';
import { deliver, pack, type Packed, preloadScript, setVisible } from './page.ts';
import type { Remote } from './rpc.ts';
import type { PageRequest } from './session.ts';
import type { View } from './view.ts';

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  /** The text of the preload script. */
  readonly preload: string;
  /** A CSS color. */
  readonly background: string;
}

interface PageWindow {
  readonly view: Promise<View>;
  size: { readonly width: number; readonly height: number };
  zoom: number;
  /** Whether the app itself is loading something, so that nobody has to be asked. */
  loading: boolean;
  /** Settles when that has come to its end. */
  loaded: Promise<unknown>;
  /** Settles when the last webContents.send has arrived. */
  delivered: Promise<unknown>;
}

export interface PageEvents {
  /** The app's process; asked for on each use, as the pages are set up before it runs. */
  readonly child: () => Remote<ChildCalls>;
  /** An error or an uncaught exception of a page, for the app's output. */
  readonly complain: (text: string) => void;
}

function viewportOf({ size: { width, height }, zoom }: PageWindow): { width: number; height: number } {
  return { width: Math.round(width / zoom), height: Math.round(height / zoom) };
}

const binding = '__host';
const resourceTypes = {
  image: 'image',
  stylesheet: 'stylesheet',
  script: 'script',
  font: 'font',
  media: 'media',
  fetch: 'xhr',
  xhr: 'xhr',
  ping: 'ping',
  cspreport: 'cspReport',
  websocket: 'webSocket',
} as const;

const resourceType = (request: Request, ofMainFrame: boolean): PageRequest['resourceType'] => {
  if (request.isNavigationRequest()) return ofMainFrame ? 'mainFrame' : 'subFrame';
  return resourceTypes[request.resourceType() as keyof typeof resourceTypes] ?? 'other';
};

export function createPages(newView: () => Promise<View>, { child, complain }: PageEvents) {
  const windows = new Map<number, PageWindow>();
  /** What the app has answered with so far, by its digest. */
  const bodies = new Map<string, Buffer>();
  let clockOffset = 0;
  let colorScheme: 'light' | 'dark' | null = null;

  const find = async (id: number) => {
    const window = windows.get(id);
    if (!window) throw new Error(`Window ${id} is closed`);
    return { window, view: await window.view };
  };
  const quietly = (promise: Promise<unknown>) => void promise.catch(() => {});

  const serve = async (id: number, view: View, request: Request, route: Route) => {
    const url = decode(request.url());
    const ofMainFrame = request.isNavigationRequest() && request.frame() === view.frame;
    // Electron does not ask about what the main process or the developer tools load, nor about a reload by them.
    const ownLoad = ofMainFrame && (windows.get(id)?.loading || request.url() === view.frame.url());
    if (request.isNavigationRequest() && !ownLoad && !(await child().mayNavigate(id, url, ofMainFrame)))
      return route.abort('aborted');
    const type = resourceType(request, ofMainFrame);
    const details = { url, method: request.method(), headers: request.headers(), resourceType: type };
    const answer = await child().request(id, details);
    if (answer.kind === 'cancel') return route.abort('blockedbyclient');
    if (answer.kind === 'redirect') return route.fulfill({ status: 307, headers: { location: encode(answer.url) } });
    if (answer.kind === 'network') return route.continue();
    const headers = view.headersFor(answer.headers);
    const body = answer.body === null ? bodies.get(answer.digest) : Buffer.from(answer.body);
    if (body === undefined) throw new Error(`No body ${answer.digest} was sent for ${url}`);
    bodies.set(answer.digest, body);
    return route.fulfill({ status: answer.status, headers, body });
  };

  const listen = (id: number, view: View) =>
    view.listen({
      closed: () => windows.delete(id) && quietly(child().pageClosed(id)),
      crashed: () => quietly(child().pageCrashed(id)),
      failed(error) {
        complain(`Uncaught error in the page: ${error.stack ?? error.message}`);
        // Chromium prints such errors on the console, which Playwright tells apart.
        quietly(child().pagePrinted(id, `Uncaught ${error.stack ?? error.message}`));
      },
      printed(text) {
        complain(`Console of the page: ${text}`);
        quietly(child().pagePrinted(id, text));
      },
      navigated: (url) => quietly(child().navigated(id, decode(url))),
    });

  /** The way from the page's preload to the app's process. */
  const bind = (id: number, view: View) =>
    view.expose(binding, async (frame, kind: 'invoke' | 'send' | 'open', name: string, rest: unknown) => {
      if (kind === 'open') return child().openWindow(id, name, rest as 'foreground-tab');
      const from = { url: decode(frame.url()), main: frame === view.frame };
      try {
        const reply = await child().ipc(id, kind, name, rest as unknown[], from);
        await windows.get(id)?.delivered; // a reply never overtakes an earlier webContents.send
        return reply;
      } catch (error) {
        if (windows.has(id)) throw error;
        // Electron ends a page with its window; ours may live a moment longer, and nobody answers it any more.
        return new Promise(() => {});
      }
    });

  const createView = async (id: number, { width, height, preload, background }: WindowOptions) => {
    const view = await newView();
    const { page, frame } = view;
    listen(id, view);
    // One after the other, as each finds what the one before has put into the page.
    const scripts = async () => {
      await bind(id, view);
      // In one: each of them is a way to the browser and back, which is a twentieth of a window's opening.
      const clock = clockOffset === 0 ? '' : `(${shiftDate.toString()})(${clockOffset});\n`;
      await view.addInitScript(clock + preloadScript(preload, binding, view.frameName));
    };
    await Promise.all([
      scripts(),
      view.setSize({ width, height }),
      colorScheme !== null && page.emulateMedia({ colorScheme }),
      view.serve((request, route) => serve(id, view, request, route).catch(() => route.abort().catch(() => {}))),
      frame.evaluate((color) => void (document.documentElement.style.background = color), background),
    ]);
    return view;
  };

  /** Lets the app load something; resolves to the title. */
  const loading = async (id: number, act: (view: View) => Promise<unknown>) => {
    const { window, view } = await find(id);
    window.loading = true;
    try {
      await (window.loaded = act(view));
      return await view.frame.title();
    } finally {
      window.loading = false;
    }
  };

  const calls = {
    async open(id: number, options: WindowOptions) {
      const view = createView(id, options);
      const { width, height } = options;
      windows.set(id, { view, size: { width, height }, zoom: 1, loading: false, loaded: view, delivered: view });
      await view;
    },
    load: (id: number, url: string) => loading(id, ({ frame }) => frame.goto(encode(url))),
    reload: (id: number) => loading(id, (view) => view.reload()),
    deliver(id: number, channel: string, args: unknown[]) {
      const window = windows.get(id);
      if (!window) return;
      const act = async () => (await window.view).frame.evaluate(deliver, [channel, pack(args)] as [string, Packed]);
      window.delivered = window.delivered.then(act).catch(() => {});
    },
    setVisible(id: number, visible: boolean) {
      const window = windows.get(id);
      if (!window) return;
      // In its place among the messages: what is sent after it may be drawn for nobody otherwise.
      const act = async () => (await window.view).frame.evaluate(setVisible, visible);
      window.delivered = window.delivered.then(act).catch(() => {});
    },
    async resize(id: number, width: number, height: number) {
      const { window, view } = await find(id);
      window.size = { width, height };
      await view.setSize(viewportOf(window));
    },
    /** As a browser zooms: the window stays as large, and so has fewer CSS pixels. */
    async zoom(id: number, factor: number) {
      const { window, view } = await find(id);
      window.zoom = factor;
      await view.setSize(viewportOf(window));
    },
    paint: async (id: number, color: string) => {
      const { frame } = (await find(id)).view;
      if (frame.url() === 'about:blank')
        await frame.evaluate((value) => void (document.documentElement.style.background = value), color);
    },
    front: async (id: number) => (await find(id)).view.front(),
    async setTheme(source: 'system' | 'light' | 'dark') {
      colorScheme = source === 'system' ? null : source;
      for (const { view } of windows.values()) await (await view).page.emulateMedia({ colorScheme });
    },
    async close(id: number) {
      const { window, view } = await find(id);
      windows.delete(id);
      // A page that is closed while Playwright hands over the answer of a navigation fails the test that is running
      // ("Object with guid response@… was not bound in the connection").
      await window.loaded.catch(() => {});
      await view.close();
    },
  };

  return {
    calls,
    page: async (id: number): Promise<Page> => (await find(id)).view.page,
    /** Moves the wall clock of all pages, now and later, by `offset` ms. */
    shiftClock: async (offset: number) => {
      clockOffset = offset;
      for (const { view } of windows.values()) {
        const { page, frame } = await view;
        await page.addInitScript(shiftDate, offset);
        await frame.evaluate(shiftDate, offset);
      }
    },
    async closeAll() {
      for (const id of windows.keys()) await calls.close(id).catch(() => {});
    },
  };
}

export type ParentCalls = ReturnType<typeof createPages>['calls'];
