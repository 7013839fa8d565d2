/**
 * Finds out what a 401 of the portal means. It says "Session token not found or invalid", and that may be the end of the
 * session, a token that was not made for what was asked (scopes), one that AWS's clock takes for ended, or one that somebody
 * has revoked while the session goes on.
 *
 * So it is believed only of a token that is good for accounts, and only if AWS says it again of a fresh one. A token that
 * nothing can renew is asked about once more as it is: there is no fresher one. The AWS CLI does none of this, it ends its
 * command; but it does not go on renewing either, and nothing of the user's ends with it.
 */
import type { SessionId } from '../../../shared/app-state.ts';
import { minute, type Ms } from '../../../shared/time.ts';
import { placeOf } from '../../aws/api/aws-place.ts';
import type { ConfiguredSession } from '../../aws/config/configured-sessions.ts';
import { AwsFailure } from '../../aws/api/failure.ts';
import type { Portal } from '../../aws/api/portal.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import type { Renewals } from './renewals.ts';
import { monotonic, now } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import { obstacleToRenewal } from '../renewal-obstacle.ts';
import { activeOf } from '../session-phase.ts';
import type { Sessions } from '../sessions.ts';
import { outlastsGracePeriod } from '../refusal-grace.ts';
import type { Store } from '../../core/store.ts';
import type { TokenScopes } from '../token-scopes.ts';

/**
 * `ended`: AWS has confirmed it, and the session is shown so. `ask-again`: there is a token that AWS takes. `refused-here`: AWS
 * takes this very token, but not for what was asked. `later`: it could not be found out now.
 */
export type RejectionMeaning = 'ended' | 'ask-again' | 'refused-here' | 'later';

export interface Rejections {
  /**
   * The portal has answered 401 to this token of the session, when it was asked for the list of accounts, or for something about
   * one of them. Never rejects.
   */
  heard(id: SessionId, accessToken: string, asked: 'accounts' | 'roles'): Promise<RejectionMeaning>;
}

export interface RejectionsDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly renewals: Pick<Renewals, 'renewNow'>;
  readonly portal: Portal;
  readonly tokenScopes: TokenScopes;
  readonly log: Log;
}

/** For how long AWS's yes to a token is taken for true without asking again. */
const trust: Ms = minute;
/**
 * So many renewals because of a 401 in so long, so that an odd portal makes no loop of them. The second one takes a second 401
 * of the same token: so a session that really ends soon after a doubt is not shown as signed in until the time is over.
 */
const mostRenewals = 2;
const renewalPeriod: Ms = 10 * minute;

export function createRejections(deps: RejectionsDeps): Rejections {
  const { store, sessions, log } = deps;
  const inquiry = new Inquiry(deps);
  const running = new Map<SessionId, Promise<RejectionMeaning>>();
  return {
    heard(id, accessToken, asked) {
      const before = running.get(id);
      if (before) return before;
      const token = sessions.token(id);
      if (!token || !activeOf(store.session(id)?.phase ?? gone)) return Promise.resolve('ended');
      // An answer about an older token says nothing about this one.
      if (token.accessToken !== accessToken) return Promise.resolve('ask-again');
      const found = inquiry
        .find(id, token, asked)
        .catch((error: unknown): RejectionMeaning => {
          log.warn('what a 401 means is not known', { session: id, error });
          return 'later';
        })
        .finally(() => running.delete(id));
      running.set(id, found);
      return found;
    },
  };
}

/** Asks AWS what its no means, and remembers what it has said a moment ago. */
class Inquiry {
  readonly #deps: RejectionsDeps;
  /** The tokens that AWS has taken for a list of accounts. */
  readonly #taken = new Map<SessionId, { readonly accessToken: string; readonly at: Ms }>();
  readonly #renewals = new Map<SessionId, readonly Ms[]>();

  constructor(deps: RejectionsDeps) {
    this.#deps = deps;
  }

  async find(id: SessionId, token: Token, asked: 'accounts' | 'roles'): Promise<RejectionMeaning> {
    const { store, sessions, tokenScopes } = this.#deps;
    const session = sessions.configuredSession(id);
    if (!session || !(await tokenScopes.areForAccounts(id))) return 'refused-here';
    const known = this.#taken.get(id);
    const isTrusted = known?.accessToken === token.accessToken && monotonic() - known.at < trust;
    if (asked === 'roles' && isTrusted) return 'refused-here';
    const wasDoubted = this.#recentRenewals(id).length > 0;
    // A portal that says no and yes in turn is not asked on and on.
    if (wasDoubted && isTrusted) return 'later';
    const canRenew = obstacleToRenewal(session.kind, token, now()) === null && !isRefused(store, id);
    // A list that was refused already need not be asked for again with the same token, where there will be another one.
    if (asked === 'roles' || !canRenew || wasDoubted) {
      const answer = await this.#isTaken(session, token);
      if (answer !== false) return answer ? 'ask-again' : 'later';
    }
    return canRenew ? this.#renewAndAsk(session, token) : confirmed(this.#deps, id, token);
  }

  /** Whether AWS takes this token for a list of accounts; null if it does not say. */
  async #isTaken(session: ConfiguredSession, token: Token): Promise<boolean | null> {
    const { accessToken } = token;
    try {
      await this.#deps.portal.listAccounts({ ...placeOf(session, token), accessToken }).next();
      this.#taken.set(session.id, { accessToken, at: monotonic() });
      return true;
    } catch (error) {
      return error instanceof AwsFailure && error.reason === 'unauthorized' ? false : null;
    }
  }

  async #renewAndAsk(session: ConfiguredSession, token: Token): Promise<RejectionMeaning> {
    const { store, sessions, renewals, log } = this.#deps;
    const { id } = session;
    const recent = this.#recentRenewals(id);
    if (recent.length >= mostRenewals) return 'later';
    this.#renewals.set(id, [...recent, monotonic()]);
    log.info('a token was refused, and is renewed', { session: id });
    await renewals.renewNow(id);
    const fresh = sessions.token(id);
    if (!fresh) return 'later';
    if (fresh.accessToken === token.accessToken) {
      return isRefused(store, id) ? confirmed(this.#deps, id, token) : 'later';
    }
    const answer = await this.#isTaken(session, fresh);
    if (answer === null) return 'later';
    return answer ? 'ask-again' : confirmed(this.#deps, id, fresh);
  }

  #recentRenewals(id: SessionId): readonly Ms[] {
    return (this.#renewals.get(id) ?? []).filter((at) => monotonic() - at < renewalPeriod);
  }
}

/** AWS has said no to this token, and there is no fresher one. */
async function confirmed(
  { store, sessions, log }: RejectionsDeps,
  id: SessionId,
  token: Token,
): Promise<RejectionMeaning> {
  // That is when it was said: the machine may fall asleep in the seconds that follow.
  const at = now();
  // Another tool may have signed out and in again a moment ago, and not have written its token yet.
  if (!isRefused(store, id) && !(await outlastsGracePeriod(sessions, id, token, never))) return 'ask-again';
  if (sessions.token(id)?.accessToken !== token.accessToken) return 'ask-again';
  log.info('AWS has ended the session', { session: id });
  sessions.recordVerdict(id, token.accessToken, 'rejected', at);
  return 'ended';
}

/** Nobody waits for it: a session that signs out ends it, as its token is gone then. */
const never = new AbortController().signal;

const gone = { step: 'signing-out' } as const;

function isRefused(store: Store, id: SessionId): boolean {
  const renewal = activeOf(store.session(id)?.phase ?? gone)?.renewal;
  return renewal?.kind === 'impossible' && renewal.why === 'refused';
}
