/**
 * Finds out who is signed in to each session, once for each sign-in, and tells when it is not the one who was before: a
 * browser that is still signed in to the access portal answers for its own user (aws-cli #4715).
 *
 * A user's name may be an e-mail address: it is shown in the panel and kept in the settings, and it stands in no log and in no
 * notification.
 */
import type { Session, SessionId } from '../../shared/app-state.ts';
import { type Ms, second } from '../../shared/time.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { Store } from '../core/store.ts';
import type { SessionHistory } from '../sessions/session-history.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { TokenScopes } from '../sessions/token-scopes.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { type FindUserDeps, findUser, rolesToAsk } from './find-user.ts';
import { type KnownSignIn, KnownSignIns } from './known-sign-ins.ts';
import { acceptUser, rememberUser, settleUser } from './shown-user.ts';

export interface SignedInUsers {
  /** Somebody looks: where no answer came, AWS is asked again. */
  panelShown(): void;
  /** The one who is signed in now is the right one. */
  accept(id: SessionId): void;
  /** Without it AWS is asked nothing, and what is known is forgotten. */
  setShown(enabled: boolean): void;
  /** Ends what runs. */
  stop(): void;
}

export interface SignedInUsersDeps extends FindUserDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly history: SessionHistory;
  readonly tokenScopes: TokenScopes;
  readonly log: Log;
  readonly isPanelVisible: () => boolean;
  readonly showPanel: () => void;
}

/** How often AWS is asked about one sign-in, if the network fails. */
const mostAsks = 3;
const longestAsk: Ms = 30 * second;

export function createSignedInUsers(deps: SignedInUsersDeps): SignedInUsers {
  const { store, sessions, isPanelVisible } = deps;
  const signIns = new KnownSignIns(store, deps.history);

  const look = (): void => {
    if (!store.state.showUser) return;
    signIns.forgetAll({ but: store.state.sessions });
    for (const session of store.state.sessions) {
      const token = activeOf(session.phase) && sessions.token(session.id);
      if (!token) {
        signIns.forget(session.id);
        continue;
      }
      const signIn = signIns.follow(session, token);
      const isDue = signIn.step === 'open' && signIn.asks < mostAsks && token.expiresAt > now();
      // A hidden panel asks AWS for nothing, except about a sign-in that was made here a moment ago.
      if (isDue && (isPanelVisible() ? hasRoles(session) : signIn.isOwn)) void ask(deps, session, signIn);
    }
  };

  sessions.onSignIn((id) => signIns.madeHere(id));
  store.subscribe(look);

  return {
    panelShown() {
      for (const signIn of signIns.all) if (signIn.step === 'failed') signIn.step = 'open';
      look();
    },
    accept: (id) => acceptUser(store, id),
    setShown(enabled) {
      store.update((state) => ({
        ...state,
        showUser: enabled,
        sessions: enabled ? state.sessions : state.sessions.map(withoutUser),
      }));
      if (!enabled) signIns.forgetAll();
    },
    stop() {
      for (const { abort } of signIns.all) abort.abort();
    },
  };
}

function withoutUser(session: Session): Session {
  return { ...session, rememberedUser: null, accounts: { ...session.accounts, user: null } };
}

/** Asks AWS who has made the sign-in. Never rejects. */
async function ask(deps: SignedInUsersDeps, session: Session, signIn: KnownSignIn): Promise<void> {
  const { store } = deps;
  const { id } = session;
  const configured = deps.sessions.configuredSession(id);
  if (!configured) return;
  signIn.step = 'asking';
  signIn.asks += 1;
  const ended = signIn.abort.signal;
  const { token } = signIn;
  const access = { ...placeOf(configured, token), accessToken: token.accessToken };
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(longestAsk)]);
    // Scopes for something else give no role whose name could tell.
    const isGiven = await deps.tokenScopes.areForAccounts(id);
    const user = isGiven ? await findUser(deps, session, access, signal) : null;
    if (ended.aborted) return;
    signIn.step = 'done';
    if (user === null) return;
    const isAnother = settleUser(store, session, user, signIn.userBefore);
    rememberUser(store, id, { user, signIn: signIn.key });
    // Whoever has clicked waits for what comes of it; no notification may tell a name.
    if (isAnother && signIn.isOwn) deps.showPanel();
  } catch (error) {
    if (ended.aborted) return;
    signIn.step = 'failed';
    // Not the error itself: what STS says to a refused caller has their name in it.
    const reason = error instanceof AwsFailure ? error.reason : 'unexpected';
    deps.log.info('who is signed in is not known', { session: id, reason });
  }
}

/** While the accounts are being listed anyway, their roles need not be asked for twice. */
function hasRoles({ accounts, profiles, recentRoles }: Session): boolean {
  const isSettled = accounts.status === 'failed' || (accounts.status === 'ready' && accounts.items.length === 0);
  return isSettled || rolesToAsk({ accounts, profiles, recentRoles }).length > 0;
}
