/** The sign-ins of all sessions, each known from its first token through all the renewals of it. */
import type { Session, SessionId } from '../../shared/app-state.ts';
import type { Token } from '../aws/cache/token-file.ts';
import type { Store } from '../core/store.ts';
import type { SessionHistory } from '../sessions/session-history.ts';
import { fingerprint } from '../sessions/session-record.ts';
import { hideUser, rememberUser, settleUser } from './shown-user.ts';

/** One sign-in, through all the renewals of its token. */
export interface KnownSignIn {
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

export class KnownSignIns {
  readonly #store: Store;
  readonly #history: SessionHistory;
  readonly #known = new Map<SessionId, KnownSignIn>();
  readonly #own = new Set<SessionId>();

  constructor(store: Store, history: SessionHistory) {
    this.#store = store;
    this.#history = history;
  }

  get all(): readonly KnownSignIn[] {
    return [...this.#known.values()];
  }

  /** The next sign-in of the session that is followed is one that was made here. */
  madeHere(id: SessionId): void {
    this.#own.add(id);
  }

  /** What the session's sign-in is now: the known one, also with a renewed token, or a new one. */
  follow(session: Session, token: Token): KnownSignIn {
    const { id } = session;
    const before = this.#known.get(id);
    const key = keyOf(this.#history, id, token);
    if (!before || !isSameSignIn(before, key, token)) return this.#begin(session, key, token);
    before.token = token;
    before.isOwn ||= this.#own.delete(id);
    if (before.key === key) return before;
    before.key = key;
    const { rememberedUser } = session;
    if (before.step === 'done' && rememberedUser) {
      rememberUser(this.#store, id, { ...rememberedUser.current, signIn: key });
    }
    return before;
  }

  /** Nobody is signed in to it any more. */
  forget(id: SessionId): void {
    if (this.#known.has(id)) this.#drop(id);
  }

  /** Those of sessions that are configured no longer, or of all. */
  forgetAll({ but = [] }: { readonly but?: readonly Session[] } = {}): void {
    const kept = new Set(but.map(({ id }) => id));
    for (const id of this.#known.keys()) if (!kept.has(id)) this.#drop(id);
  }

  #begin(session: Session, key: string, token: Token): KnownSignIn {
    const { id } = session;
    const userBefore = this.#known.has(id) ? session.user : null;
    this.#drop(id);
    const isOwn = this.#own.delete(id);
    const signIn: KnownSignIn = { key, token, step: 'open', asks: 0, isOwn, userBefore, abort: new AbortController() };
    this.#known.set(id, signIn);
    const current = session.rememberedUser?.current;
    if (current?.signIn === key) {
      signIn.step = 'done';
      settleUser(this.#store, session, current.user, userBefore);
    }
    return signIn;
  }

  #drop(id: SessionId): void {
    this.#known.get(id)?.abort.abort();
    this.#known.delete(id);
    hideUser(this.#store, id);
  }
}

/** Tells a sign-in again after a restart. Without a known beginning only until its token is renewed. */
function keyOf(history: SessionHistory, id: SessionId, token: Token): string {
  const startedAt = history.startedAt(id, token);
  return startedAt === null ? fingerprint(token) : `since ${startedAt}`;
}

/** With an unknown beginning, a token of the same client is taken for a renewed one: a sign-in would have been noticed. */
function isSameSignIn(before: KnownSignIn, key: string, token: Token): boolean {
  // The watcher may see the file of a sign-in that was made here before it is adopted, and then with another beginning.
  if (before.key === key || before.token.accessToken === token.accessToken) return true;
  const unknown = !before.key.startsWith('since ') && !key.startsWith('since ');
  return unknown && token.clientId !== undefined && before.token.clientId === token.clientId;
}
