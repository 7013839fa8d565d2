/** The pages of one running sign-in: judged before a browser or a person gets them, and remembered for "open again". */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { ConfiguredSession } from '../aws/config-reader.ts';
import type { Oidc } from '../aws/oidc.ts';
import type { Log } from '../machine/log.ts';
import { ProblemError } from '../problem-error.ts';
import type { SignInContext } from './sign-in-context.ts';
import { isTrustedUrl } from './trusted-url.ts';

export interface PageParts {
  readonly oidc: Oidc;
  /** Opens the session's browser; rejects when it cannot. */
  readonly openBrowser: (url: string, id: SessionId) => Promise<void>;
  readonly log: Log;
}

/** What a running sign-in has shown last. */
export interface ShownPage {
  page: string | null;
}

/** `session`: with the region that is in use. */
export function createPages(
  parts: PageParts,
  session: ConfiguredSession,
  shown: ShownPage,
  signal: AbortSignal,
): Pick<SignInContext, 'openPage' | 'offerPage'> {
  const offerPage = async (url: string): Promise<string> => {
    const base = await parts.oidc.baseUrl(session.region);
    if (!isTrustedUrl(url, session.startUrl, base)) {
      throw new ProblemError(problem('url-not-trusted', { url: originOf(url) }, 'user'));
    }
    // In the form in which it was judged: no other program's parser is to find another host in the same text.
    shown.page = new URL(url).href;
    return shown.page;
  };
  const openPage = async (url: string): Promise<void> => {
    const page = await offerPage(url);
    signal.throwIfAborted();
    await openBrowser(parts, page, session.id);
  };
  return { offerPage, openPage };
}

export async function reopen(parts: PageParts, { page }: ShownPage, id: SessionId): Promise<Result> {
  // Before there is a page the first click is still at work.
  if (page === null) return ok;
  try {
    await openBrowser(parts, page, id);
    return ok;
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem);
    throw error;
  }
}

async function openBrowser({ openBrowser: open, log }: PageParts, url: string, id: SessionId): Promise<void> {
  try {
    await open(url, id);
  } catch (error) {
    log.warn('no browser opened', { error });
    throw new ProblemError(problem('browser-not-opened', { host: originOf(url) }, 'user'));
  }
}

/** What people may see of a URL that can hold codes in its query: the host; of one without a host, as `file:`, the scheme. */
function originOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed?.host || parsed?.protocol || '?';
}
