/** Opens the pages of each session in the browser that was chosen for it, so that each keeps to its own identity (aws-cli #4715). */
import type { BrowserId, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Browsers } from './browsers.ts';
import type { OpenPage } from './page-turns.ts';
import { invalidCommand } from '../core/dispatch.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';

export interface SessionBrowsers {
  /** Opens a page that the session may open (trusted-url.ts); rejects when not even the system's browser opens it. */
  readonly open: OpenPage;
  /** Looks which browsers there are, for somebody who wants to choose. */
  load(): Promise<void>;
  /** Null: the system's browser. Refused if there is no such browser. */
  choose(id: SessionId, browserId: BrowserId | null): Promise<Result>;
}

export interface SessionBrowsersDeps {
  readonly store: Store;
  readonly browsers: Browsers;
  /** Opens the system's browser; rejects when it cannot. */
  readonly openBrowser: (url: string) => Promise<void>;
}

export function createSessionBrowsers(deps: SessionBrowsersDeps): SessionBrowsers {
  const { store, browsers, openBrowser } = deps;

  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const found = await browsers.list();
    store.update((state) => ({ ...state, browsers: found }));
  };
  // Whoever asks while somebody looks gets that answer: a flood of questions costs one look at the disk after the other.
  const load = (): Promise<void> => (looking ??= look().finally(() => (looking = undefined)));

  return {
    load,
    async open(url, id, _signal, which = 'own') {
      const session = store.session(id);
      const browser = session?.browser;
      if (!browser || which === 'other') return openBrowser(url);
      if (await browsers.open(browser.id, url)) return dismissNotice(store, noticeId(id));
      addNotice(
        store,
        noticeId(id),
        problem('browser-gone', { session: session.name, browser: browser.label }, 'user'),
      );
      await openBrowser(url);
    },
    async choose(id, browserId) {
      await load();
      const browser = store.state.browsers?.find((found) => found.id === browserId) ?? null;
      if (browserId !== null && browser === null) return invalidCommand();
      store.updateSession(id, (session) => ({ ...session, browser }));
      dismissNotice(store, noticeId(id));
      return ok;
    },
  };
}

function noticeId(id: SessionId): string {
  return `browser ${id}`;
}
