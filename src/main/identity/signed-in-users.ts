/**
 * Finds out who is signed in to each session, once for each sign-in, and tells when it is not the one who was before: a
 * browser that is still signed in to the access portal answers for its own user (aws-cli #4715).
 *
 * A user's name may be an e-mail address: it is shown in the panel and kept in the settings, and it stands in no log and in no
 * notification.
 */
import type { RememberedUser, Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { type Ms, second } from '../../shared/time.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { now } from '../system/clock.ts';
import { type FindUserDeps, findUser, rolesToAsk } from './find-user.ts';
import type { Log } from '../system/log.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { SessionHistory } from '../sessions/session-history.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { fingerprint } from '../sessions/session-record.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { noAccounts } from '../sessions/shown-session.ts';
import type { Store } from '../core/store.ts';
import type { TokenScopes } from '../sessions/token-scopes.ts';

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
const patience: Ms = 30 * second;

/** One sign-in, through all the renewals of its token. */
interface SignIn {
  key: string;
  token: Token;
  /** `open`: to be asked. `failed`: to be asked when somebody looks. */
  step: 'open' | 'asking' | 'failed' | 'done';
  asks: number;
  /** Made here, by a click: its user waits for what comes of it. */
  isOwn: boolean;
  /** Who was signed in until this one replaced it. */
  readonly userBefore: string | null;
  readonly abort: AbortController;
}

export function createSignedInUsers(deps: SignedInUsersDeps): SignedInUsers {
  const { store, sessions, isPanelVisible } = deps;
  const known = new Map<SessionId, SignIn>();
  const ownSignIns = new Set<SessionId>();

  const show = (id: SessionId, user: string | null): void =>
    store.updateSession(id, (session) => (session.user === user ? session : { ...session, user }));

  const remember = (id: SessionId, rememberedUser: RememberedUser): void =>
    store.updateSession(id, (session) => ({ ...session, rememberedUser }));

  const forget = (id: SessionId): void => {
    known.get(id)?.abort.abort();
    known.delete(id);
    show(id, null);
    dismissNotice(store, noticeId(id));
  };

  /** Compares with whom the session had before; without such a one, this is the right one. */
  const settle = ({ id, name }: Session, user: string, { key, isOwn, userBefore }: SignIn, isAnswer: boolean): void => {
    const expected = store.session(id)?.rememberedUser?.expected ?? user;
    show(id, user);
    if (isAnswer) remember(id, { expected, current: { user, signIn: key } });
    if (userBefore !== null && !isSameUser(userBefore, user)) {
      // The list on screen is another person's. It is loaded anew where somebody looks at it.
      store.updateSession(id, (session) => ({ ...session, accounts: noAccounts }));
    }
    if (isSameUser(user, expected)) return dismissNotice(store, noticeId(id));
    addNotice(store, noticeId(id), problem('other-identity', { session: name, sessionId: id, user, expected }, 'user'));
    // Whoever has clicked waits for what comes of it; no notification may tell a name.
    if (isAnswer && isOwn) deps.showPanel();
  };

  const begin = (session: Session, key: string, token: Token): SignIn => {
    const { id } = session;
    const userBefore = known.get(id) ? session.user : null;
    forget(id);
    const isOwn = ownSignIns.delete(id);
    const signIn: SignIn = { key, token, step: 'open', asks: 0, isOwn, userBefore, abort: new AbortController() };
    known.set(id, signIn);
    const current = session.rememberedUser?.current;
    if (current?.signIn === key) {
      signIn.step = 'done';
      settle(session, current.user, signIn, false);
    }
    return signIn;
  };

  /** What the session's sign-in is now: the known one, also with a renewed token, or a new one. */
  const follow = (session: Session, token: Token): SignIn => {
    const { id } = session;
    const before = known.get(id);
    const key = keyOf(deps.history, id, token);
    if (!before || !isSameSignIn(before, key, token)) return begin(session, key, token);
    before.token = token;
    before.isOwn ||= ownSignIns.delete(id);
    if (before.key === key) return before;
    before.key = key;
    const { rememberedUser } = session;
    if (before.step === 'done' && rememberedUser) {
      remember(id, { ...rememberedUser, current: { ...rememberedUser.current, signIn: key } });
    }
    return before;
  };

  const ask = (session: Session, signIn: SignIn): void => {
    const { id } = session;
    const configured = deps.sessions.configuredSession(id);
    if (!configured) return;
    signIn.step = 'asking';
    signIn.asks += 1;
    const signal = AbortSignal.any([signIn.abort.signal, AbortSignal.timeout(patience)]);
    const { token } = signIn;
    const access = { ...placeOf(configured, token), accessToken: token.accessToken };
    // Scopes for something else give no role whose name could tell.
    const asked = deps.tokenScopes
      .areForAccounts(id)
      .then((isGiven) => (isGiven ? findUser(deps, session, access, signal) : null));
    void asked.then(
      (user) => {
        if (signIn.abort.signal.aborted) return;
        signIn.step = 'done';
        if (user !== null) settle(session, user, signIn, true);
      },
      (error: unknown) => {
        if (signIn.abort.signal.aborted) return;
        signIn.step = 'failed';
        // Not the error itself: what STS says to a refused caller has their name in it.
        const reason = error instanceof AwsFailure ? error.reason : 'unexpected';
        deps.log.info('who is signed in is not known', { session: id, reason });
      },
    );
  };

  const look = (): void => {
    if (!store.state.showUser) return;
    for (const id of known.keys()) if (!store.session(id)) forget(id);
    for (const session of store.state.sessions) {
      const token = activeOf(session.phase) && sessions.token(session.id);
      if (!token) {
        if (known.has(session.id)) forget(session.id);
        continue;
      }
      const signIn = follow(session, token);
      const isDue = signIn.step === 'open' && signIn.asks < mostAsks && token.expiresAt > now();
      // A hidden panel asks AWS for nothing, except about a sign-in that was made here a moment ago.
      if (isDue && (isPanelVisible() ? hasRoles(session) : signIn.isOwn)) ask(session, signIn);
    }
  };

  sessions.onSignIn((id) => void ownSignIns.add(id));
  store.subscribe(look);

  return {
    panelShown() {
      for (const signIn of known.values()) if (signIn.step === 'failed') signIn.step = 'open';
      look();
    },
    accept(id) {
      const { user = null, rememberedUser = null } = store.session(id) ?? {};
      if (user === null || rememberedUser === null) return;
      remember(id, { ...rememberedUser, expected: user });
      dismissNotice(store, noticeId(id));
    },
    setShown(enabled) {
      store.update((state) => ({ ...state, showUser: enabled }));
      if (enabled) return;
      for (const { id } of store.state.sessions) {
        store.updateSession(id, (session) => ({ ...session, rememberedUser: null }));
      }
      for (const id of known.keys()) forget(id);
    },
    stop() {
      for (const { abort } of known.values()) abort.abort();
    },
  };
}

function noticeId(id: SessionId): string {
  return `identity ${id}`;
}

/** Directories do not tell capitals from small letters in user names. */
function isSameUser(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Tells a sign-in again after a restart. Without a known beginning only until its token is renewed. */
function keyOf(history: SessionHistory, id: SessionId, token: Token): string {
  const startedAt = history.startedAt(id, token);
  return startedAt === null ? fingerprint(token) : `since ${startedAt}`;
}

/** With an unknown beginning, a token of the same client is taken for a renewed one: a sign-in would have been noticed. */
function isSameSignIn(before: SignIn, key: string, token: Token): boolean {
  // The watcher may see the file of a sign-in that was made here before it is adopted, and then with another beginning.
  if (before.key === key || before.token.accessToken === token.accessToken) return true;
  const unknown = !before.key.startsWith('since ') && !key.startsWith('since ');
  return unknown && token.clientId !== undefined && before.token.clientId === token.clientId;
}

/** While the accounts are being listed anyway, their roles need not be asked for twice. */
function hasRoles({ accounts, profiles, recentRoles }: Session): boolean {
  const isSettled = accounts.status === 'failed' || (accounts.status === 'ready' && accounts.items.length === 0);
  return isSettled || rolesToAsk({ accounts, profiles, recentRoles }).length > 0;
}
