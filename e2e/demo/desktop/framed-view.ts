/** Shows the app's window in a frame of the desktop's page. */
import type { Frame, Page, Request, Route } from 'playwright';
import type { PreloadCall, View, ViewEvents } from '../../hosts/stand-in/view.ts';
import { panelFrameName } from './state.ts';

/**
 * Makes room for one window at a time, each in a new frame of the page's `#panel`. Playwright puts scripts, functions and routes into a
 * page for good: they are put there with the first window, and lead to the one that is there now.
 */
export function createFramedViews(page: Page): () => Promise<View> {
  let current: Shown | null = null;
  const isOfPanel = (frame: Frame | null): boolean => frame !== null && frame === current?.frame;
  const scripts = new Set<string>();
  let isExposed = false;
  let isServed = false;
  const tell = (act: (events: ViewEvents) => void) => {
    if (current?.events) act(current.events);
  };
  page.on('close', () => tell(({ closed }) => closed()));
  page.on('crash', () => tell(({ crashed }) => crashed()));
  page.on('framenavigated', (frame) => isOfPanel(frame) && tell(({ navigated }) => navigated(frame.url())));
  // A desktop that is loaded again has lost it.
  page.on('framedetached', (frame) => isOfPanel(frame) && tell(({ closed }) => closed()));
  page.on('console', (message) => {
    const isPanel = message.location().url.includes('.stand-in/');
    if (message.type() === 'error' && isPanel) tell(({ printed }) => printed(message.text()));
  });

  return async () => {
    const shown: Shown = { frame: await openFrame(page), events: null, call: null, answer: null };
    current = shown;
    return {
      page,
      frame: shown.frame,
      frameName: panelFrameName,
      listen: (events) => void (shown.events = events),
      async expose(name, call) {
        shown.call = call;
        if (isExposed) return;
        isExposed = true;
        await page.exposeBinding(name, ({ frame }, ...args) => {
          if (!isOfPanel(frame)) throw new Error('Only the panel may ask.');
          return current?.call?.(frame, ...(args as never[]));
        });
      },
      async addInitScript(content) {
        if (!scripts.has(content)) await page.addInitScript({ content });
        scripts.add(content);
      },
      async serve(answer) {
        shown.answer = answer;
        if (isServed) return;
        isServed = true;
        await page.route('**/*', (route) => {
          const isPanels = isOfPanel(frameOf(route.request()));
          return isPanels && current?.answer ? current.answer(route.request(), route) : route.fallback();
        });
      },
      headersFor: framable,
      reload: () => shown.frame.goto(shown.frame.url()),
      setSize: ({ width, height }) =>
        page.evaluate(
          ([name, w, h]) => {
            const frame = document.getElementsByName(name)[0];
            if (frame) frame.style.cssText = `width: ${w}px; height: ${h}px`;
          },
          [panelFrameName, width, height] as const,
        ),
      front: async () => void (await shown.frame.frameElement()).focus().catch(() => {}),
      async close() {
        if (current === shown) current = null;
        const element = await shown.frame.frameElement().catch(() => null);
        await element?.evaluate((frame) => frame.parentElement?.removeChild(frame));
      },
    };
  };
}

interface Shown {
  readonly frame: Frame;
  events: ViewEvents | null;
  call: PreloadCall | null;
  answer: ((request: Request, route: Route) => Promise<void>) | null;
}

async function openFrame(page: Page): Promise<Frame> {
  const element = await page.evaluateHandle((name) => {
    const frame = document.createElement('iframe');
    frame.name = name;
    frame.title = 'Daypass';
    document.querySelector('#panel')?.append(frame);
    return frame;
  }, panelFrameName);
  const frame = await element.asElement()?.contentFrame();
  if (!frame) throw new Error('The desktop has no place for the panel.');
  return frame;
}

/** Null for a request that belongs to no frame yet. */
export function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** The same answer without its word that it must not be shown in a frame: here the frame stands for a window. */
export function framable(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'x-frame-options');
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      name.toLowerCase() === 'content-security-policy' ? value.replace(/;?\s*frame-ancestors [^;]*/, '') : value,
    ]),
  );
}
