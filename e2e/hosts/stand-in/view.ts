/** Where the stand-in shows a window: a page of a Chromium, or a frame of one, as on the desktop of the demo. */
import type { ConsoleMessage, Frame, Page, Request, Route } from 'playwright/test';

/** What happens in a view, to whoever runs its window. */
export interface ViewEvents {
  /** A person has closed it. */
  readonly closed: () => void;
  readonly crashed: () => void;
  /** An uncaught exception of its scripts. */
  readonly failed: (error: Error) => void;
  /** An error on its console. */
  readonly printed: (text: string) => void;
  readonly navigated: (url: string) => void;
}

/** A call of the page's preload: the frame that it comes from, and what it says. */
export type PreloadCall = (frame: Frame, ...args: never[]) => unknown;

export interface View {
  /** The page that it is, or that it lies in. */
  readonly page: Page;
  /** What takes the place of the window's main frame. */
  readonly frame: Frame;
  /** The name of that frame; null: it is the page's own. */
  readonly frameName: string | null;
  listen(events: ViewEvents): void;
  /** Puts a function into its scripts' reach, before any of them runs. */
  expose(name: string, call: PreloadCall): Promise<void>;
  addInitScript(script: string): Promise<void>;
  /** Every request that its frames make goes there. */
  serve(answer: (request: Request, route: Route) => Promise<void>): Promise<void>;
  /** The headers with which something may be shown in it. */
  headersFor(headers: Readonly<Record<string, string>>): Record<string, string>;
  reload(): Promise<unknown>;
  setSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  front(): Promise<void>;
  close(): Promise<void>;
}

/** A window that is a page of its own. */
export function pageView(page: Page): View {
  return {
    page,
    frame: page.mainFrame(),
    frameName: null,
    listen({ closed, crashed, failed, printed, navigated }) {
      page.on('close', closed);
      page.on('crash', crashed);
      page.on('popup', (popup) => void popup.close().catch(() => {}));
      page.on('pageerror', failed);
      page.on('console', (message: ConsoleMessage) => message.type() === 'error' && printed(message.text()));
      page.on('framenavigated', (frame) => frame === page.mainFrame() && navigated(frame.url()));
    },
    expose: async (name, call) =>
      void (await page.exposeBinding(name, ({ frame }, ...args) => call(frame, ...(args as never[])))),
    addInitScript: async (content) => void (await page.addInitScript({ content })),
    serve: async (answer) => void (await page.route('**/*', (route) => answer(route.request(), route))),
    headersFor: (headers) => ({ ...headers }),
    reload: () => page.reload(),
    setSize: (size) => page.setViewportSize(size),
    front: () => page.bringToFront(),
    close: () => page.close(),
  };
}
