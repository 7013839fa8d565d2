/** The pages of a running sign-in: judged before anybody sees them, opened, and kept to be opened again. */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { Oidc } from '../aws/api/oidc.ts';
import type { OpenPage } from '../browsers/page-turns.ts';
import type { Log } from '../system/log.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { SessionPortal } from '../sessions/session-portals.ts';
import type { SignInContext } from './sign-in-context.ts';
import { isTrustedUrl } from '../browsers/trusted-url.ts';

export interface SignInPagesDeps {
  readonly oidc: Pick<Oidc, 'baseUrl'>;
  readonly log: Log;
  /** Opens the session's browser when it is its turn; rejects when it cannot. */
  readonly openBrowser: OpenPage;
}

export interface SignInPages {
  /** What the flows are given, once it is known at which portal the session signs in. */
  at(portal: SessionPortal): Pick<SignInContext, 'openPage' | 'offerPage'>;
  /** Before there is a page the first click is still at work. */
  reopen(): Promise<Result>;
}

export function createSignInPages(deps: SignInPagesDeps, id: SessionId, signal: AbortSignal): SignInPages {
  let kept: string | null = null;

  const open = async (url: string): Promise<void> => {
    try {
      await deps.openBrowser(url, id, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ProblemError) throw error;
      deps.log.warn('no browser opened', { error });
      throw new ProblemError(problem('browser-not-opened', { host: originOf(url) }, 'user'));
    }
  };

  return {
    at(portal) {
      const offerPage = async (url: string): Promise<string> => {
        // By the portal's own address: no page of a sign-in is at the company's domain that leads to it.
        if (!isTrustedUrl(url, portal.startUrl, await deps.oidc.baseUrl(portal))) {
          throw new ProblemError(problem('url-not-trusted', { url: originOf(url) }, 'user'));
        }
        // In the form in which it was judged: no other program's parser is to find another host in the same text.
        kept = new URL(url).href;
        return kept;
      };
      const openPage = async (url: string): Promise<void> => {
        const page = await offerPage(url);
        signal.throwIfAborted();
        await open(page);
      };
      return { offerPage, openPage };
    },
    async reopen() {
      if (kept === null) return ok;
      try {
        await open(kept);
        return ok;
      } catch (error) {
        if (error instanceof ProblemError) return failure(error.problem);
        // Cancelled while the page was waiting for its turn.
        if (signal.aborted) return ok;
        throw error;
      }
    },
  };
}

/** What people may see of a URL that can hold codes in its query: the host; of one without a host, as `file:`, the scheme. */
function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed?.host || parsed?.protocol || '?';
}
