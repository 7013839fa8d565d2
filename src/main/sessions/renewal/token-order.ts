/**
 * Remembers which token followed which in each session's file. A backup, a sync tool or a slow writer can bring an older
 * token back over a newer one: AWS has rotated its refresh token long ago, and asking with it would end in a refusal.
 */
import type { SessionId } from '../../../shared/app-state.ts';
import type { Token } from '../../aws/cache/token-file.ts';

export interface TokenOrder {
  /** The file holds this token now, or is about to. */
  saw(id: SessionId, token: Token): void;
  /**
   * The newest token known, if this one was in the file before it and also ends sooner; null otherwise. Both, because two
   * Daypass processes that saw different parts of the story would put back each other's token for ever.
   */
  newerThan(id: SessionId, token: Token): Token | null;
  /** Signed out: what is known must not come back. Whoever has asked for this can still ask which one is newer. */
  forget(id: SessionId): (token: Pick<Token, 'accessToken'>) => Token | null;
}

interface Known {
  readonly newest: Token;
  /** Access tokens that were in the file before `newest`, the oldest first. */
  readonly earlier: readonly string[];
}

/** More than a day of hourly tokens. */
const mostEarlier = 30;

export function createTokenOrder(): TokenOrder {
  const known = new Map<SessionId, Known>();
  return {
    saw(id, token) {
      const { newest, earlier = [] } = known.get(id) ?? {};
      if (earlier.includes(token.accessToken)) return;
      const isNew = newest !== undefined && newest.accessToken !== token.accessToken;
      const past = isNew ? [...earlier, newest.accessToken].slice(-mostEarlier) : earlier;
      known.set(id, { newest: token, earlier: past });
    },
    newerThan(id, token) {
      const newest = newestAfter(known.get(id), token);
      return newest && newest.expiresAt > token.expiresAt ? newest : null;
    },
    forget(id) {
      const before = known.get(id);
      known.delete(id);
      return (token) => newestAfter(before, token);
    },
  };
}

function newestAfter(known: Known | undefined, { accessToken }: Pick<Token, 'accessToken'>): Token | null {
  return known?.earlier.includes(accessToken) ? known.newest : null;
}
