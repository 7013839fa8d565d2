/**
 * Asks AWS about a token that has ended by this computer's clock, where that is known to be ahead of AWS's and nothing can
 * renew the token: it may have been issued by the right clock, and then AWS takes it for hours more. One request a token.
 */
import type { SessionId } from '../../../shared/app-state.ts';
import { placeOf } from '../../aws/api/aws-place.ts';
import type { ConfiguredSession } from '../../aws/config/configured-sessions.ts';
import { AwsFailure } from '../../aws/api/failure.ts';
import type { Portal } from '../../aws/api/portal.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import type { Log } from '../../system/log.ts';
import type { Rejections } from './rejections.ts';
import type { Sessions } from '../sessions.ts';
import type { TokenScopes } from '../token-scopes.ts';
import type { Store } from '../../core/store.ts';

export interface SkewedEndsDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly portal: Portal;
  readonly tokenScopes: TokenScopes;
  readonly rejections: Rejections;
  readonly log: Log;
}

export function followSkewedEnds(deps: SkewedEndsDeps): void {
  const { store, sessions, portal, tokenScopes, rejections, log } = deps;
  const asked = new Map<SessionId, string>();

  const ask = async (session: ConfiguredSession, token: Token): Promise<void> => {
    const { id } = session;
    const { accessToken } = token;
    // A token for something else gets a 401 whether it is good or not.
    if (!(await tokenScopes.areForAccounts(id))) return;
    try {
      await portal.listAccounts({ ...placeOf(session, token), accessToken }).next();
      log.info('AWS takes a token whose time is over by this clock', { session: id });
    } catch (error) {
      // Only AWS's own word ends it; without one it goes on to the end by AWS's clock.
      const isRejected = error instanceof AwsFailure && error.reason === 'unauthorized';
      if (isRejected) await rejections.heard(id, accessToken, 'accounts');
    }
  };

  store.subscribe((state) => {
    for (const { id, phase } of state.sessions) {
      if (phase.step !== 'active' || phase.renewal.kind !== 'impossible') continue;
      const token = sessions.token(id);
      // The phase has given it time beyond its end (session-phase.ts).
      if (!token || phase.accessTokenEndsAt <= token.expiresAt || asked.get(id) === token.accessToken) continue;
      asked.set(id, token.accessToken);
      const session = sessions.configuredSession(id);
      if (session) void ask(session, token);
    }
  });
}
