/** Opens pages whose addresses are secrets, through one that leads there once (one-time-page.ts). */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { ProblemError } from '../core/problem-error.ts';
import { openOneTimePage } from './one-time-page.ts';
import type { OpenPage, WhichBrowser } from './page-turns.ts';

/**
 * Resolves when a browser has the page. Rejects as `OpenPage` does, with `ProblemError` (`console-not-fetched`) when no browser asks for
 * it within a minute, and with Node's error where no port can be opened.
 */
export type OpenSecretPage = (url: string, id: SessionId, browser?: WhichBrowser) => Promise<void>;

export function createSecretPages(openPage: OpenPage): OpenSecretPage {
  return async (url, id, browser) => {
    const page = await openOneTimePage(url);
    try {
      await openPage(page.url, id, undefined, browser);
      if (!(await page.isTaken)) throw new ProblemError(problem('console-not-fetched', {}, 'user'));
    } finally {
      page.close();
    }
  };
}
