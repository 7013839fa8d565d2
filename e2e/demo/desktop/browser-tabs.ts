/** The desktop's browser: each page that Daypass opens is a tab of it, and nothing that it shows leaves the machine. */
import type { Page, Route } from 'playwright';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { isElsewhere, simulatedPage } from '../aws-pages.ts';
import { framable, frameOf } from './framed-view.ts';
import type { Tab } from './state.ts';

export interface BrowserTabs {
  /** Those that are open, oldest first, once Daypass has opened these addresses in all. */
  after(openedUrls: readonly string[]): readonly Tab[];
  close(id: number): void;
}

/** `name` of the frame of a tab. */
const frameNameOf = /^tab-(\d+)$/;

export async function createBrowserTabs(page: Page, organisation: Organisation): Promise<BrowserTabs> {
  let opened = 0;
  let open: readonly Tab[] = [];
  page.on('framenavigated', (frame) => {
    const [, id] = frameNameOf.exec(frame.name()) ?? [];
    if (id === undefined || frame.url() === 'about:blank') return;
    open = open.map((tab) => (tab.id === Number(id) ? { ...tab, address: frame.url() } : tab));
  });
  /** The whole address of a portal's link stands after its "#", which no request carries. */
  const wholeAddress = (url: string): string =>
    open.findLast((tab) => tab.opened.split('#')[0] === url.split('#')[0])?.opened ?? url;
  await page.route('**/*', (route) => answer(page, route, (url) => simulatedPage(wholeAddress(url), organisation)));
  return {
    after(urls) {
      const fresh = urls.slice(opened).map((url, i) => ({ id: opened + i + 1, opened: url, address: url }));
      opened = urls.length;
      open = [...open, ...fresh];
      return open;
    },
    close: (id) => void (open = open.filter((tab) => tab.id !== id)),
  };
}

/** What a tab asks for: pages of this machine answer for themselves, every other one is simulated. */
async function answer(page: Page, route: Route, simulate: (url: string) => string): Promise<void> {
  const request = route.request();
  const frame = frameOf(request);
  if (frame === null || frame === page.mainFrame()) return route.continue();
  if (isElsewhere(new URL(request.url()))) return route.fulfill(html(simulate(request.url())));
  if (!request.isNavigationRequest()) return route.continue();
  try {
    const response = await route.fetch({ maxRedirects: 0 });
    const { location } = response.headers();
    // What follows a redirect would pass this function by.
    if (location !== undefined) return await route.fulfill(leadsTo(new URL(location, request.url()).href));
    await route.fulfill({ response, headers: framable(response.headers()) });
  } catch {
    await route.fulfill(html(noAnswer)).catch(() => {});
  }
}

function leadsTo(url: string) {
  return html(`<!doctype html><script>location.replace(${JSON.stringify(url).replaceAll('<', '\\u003c')})</script>`);
}

function html(body: string) {
  return { contentType: 'text/html; charset=utf-8', body };
}

const noAnswer =
  '<!doctype html><title>No answer</title><body style="font: 16px system-ui; padding: 2rem">This page does not answer. The simulated organization is offline, or the program behind the page has ended.';
