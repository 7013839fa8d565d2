/** Opens pages one after the other: whoever asks, and however often, the browser is opened once a second at most. */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { type Ms, second } from '../../shared/time.ts';
import { createTurns } from '../system/turns.ts';
import { ProblemError } from '../core/problem-error.ts';

/**
 * Opens a page that the session may open (trusted-url.ts); null: a page of Daypass itself, in the system's browser. Rejects when no browser opens it, with the signal's reason when
 * it is aborted before its turn, and with `ProblemError` (`too-many-at-once`) when too many wait already.
 */
export type OpenPage = (
  url: string,
  id: SessionId | null,
  signal?: AbortSignal,
  browser?: WhichBrowser,
) => Promise<void>;

/** The session's browser, or that of a role where it has one of its own; `other`: the system's, whatever was chosen. */
export type WhichBrowser = 'own' | 'other' | RoleOfPage;

export interface RoleOfPage {
  readonly accountId: string;
  readonly roleName: string;
}

/** Between two openings, whatever they are. */
const distance: Ms = second;

/** More than anybody clicks for; of a page that asks without end the rest is refused. */
const mostWaiting = 20;

/**
 * Sign-ins that somebody starts together each get their page, a second apart, so pages wait rather than be refused. While a
 * page waits for its turn, further clicks for the same page are the same click: it opens once.
 */
export function createPageTurns(open: OpenPage): OpenPage {
  const takeTurn = createTurns(distance);
  const waiting = new Map<string, Promise<void>>();

  return (url, id, signal, browser = 'own') => {
    const key = JSON.stringify([id, url, browser]);
    const same = waiting.get(key);
    if (same) return same;
    if (waiting.size >= mostWaiting) {
      return Promise.reject(new ProblemError(problem('too-many-at-once', {}, 'user')));
    }
    const turn = takeTurn(signal).finally(() => waiting.delete(key));
    const opened = turn.then(() => open(url, id, signal, browser));
    waiting.set(key, opened);
    return opened;
  };
}
