/**
 * Finds out whether another program has used up a session's refresh token and lost what it got for it: then nobody can renew
 * the session, although it goes on. No AWS tool takes a lock, so one that is killed or crashes between AWS's answer and its
 * write leaves the others with a dead token (aws-cli #10628).
 *
 * The evidence is what is left when everything else is excluded. AWS refuses a refresh token when the session has ended
 * (then the portal refuses the access token as well), or when it was used before: by Daypass (every request without an
 * answer is on record, renewal-journal.ts), or by somebody else. Where any of this cannot be known, nothing is claimed.
 */
import type { AppState, SessionId } from '../../../shared/app-state.ts';
import { problem } from '../../../shared/problems.ts';
import { placeOf } from '../../aws/api/aws-place.ts';
import type { Portal } from '../../aws/api/portal.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { now } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { addNotice, dismissNotice } from '../../core/notices.ts';
import type { Sessions } from '../sessions.ts';
import type { TokenScopes } from '../token-scopes.ts';
import type { Store } from '../../core/store.ts';

export interface UsedUpTokens {
  /**
   * AWS has refused to renew this token with `invalid_grant`, no request of any Daypass process can have used it up, and
   * whoever has renewed it had the time to write what it got (refusal-grace.ts). Resolves when it is known what that means; never rejects.
   */
  suspect(id: SessionId, token: Token): Promise<void>;
  /** Nothing is said any more: the app quits. */
  stop(): void;
}

export interface UsedUpTokensDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly portal: Portal;
  readonly tokenScopes: TokenScopes;
  readonly log: Log;
}

export function createUsedUpTokens({ store, sessions, portal, tokenScopes, log }: UsedUpTokensDeps): UsedUpTokens {
  const end = new AbortController();

  const isLost = async (id: SessionId, token: Token): Promise<boolean> => {
    const session = sessions.configuredSession(id);
    // Only a token that would be taken otherwise tells by its refusal that the session is over.
    if (!session || token.expiresAt <= now() || !(await tokenScopes.areForAccounts(id))) return false;
    const access = { ...placeOf(session, token), accessToken: token.accessToken };
    await portal.listAccounts(access, end.signal).next();
    await sessions.readTokens(id);
    return sessions.token(id)?.accessToken === token.accessToken;
  };

  store.subscribe((state) => {
    for (const { id } of state.notices) if (isSettled(state, id)) dismissNotice(store, id);
  });

  return {
    async suspect(id, token) {
      const lost = await isLost(id, token).catch((error: unknown) => {
        if (!end.signal.aborted) log.info('a refused renewal stays unexplained', { session: id, error });
        return false;
      });
      const name = sessions.configuredSession(id)?.name;
      if (!lost || end.signal.aborted || name === undefined) return;
      log.warn('refresh token used up by another program', { session: id });
      addNotice(store, `${source}${id}`, problem('token-lost-by-other-tool', { session: name }, 'user'));
    },
    stop: () => end.abort(),
  };
}

const source = 'token-lost ';

/** The next sign-in is there, or the session is gone. One that has ended meanwhile still needs the sign-in. */
function isSettled({ sessions }: AppState, noticeId: string): boolean {
  if (!noticeId.startsWith(source)) return false;
  const phase = sessions.find(({ id }) => noticeId === `${source}${id}`)?.phase;
  switch (phase?.step) {
    case undefined:
    case 'signing-out':
      return true;
    case 'signed-out':
      return phase.reason === 'asked';
    case 'active':
      return phase.renewal.kind !== 'impossible';
    case 'signing-in':
      return false;
  }
}
