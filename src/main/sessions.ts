/**
 * Knows the configured sessions and what their cache files hold: reads both, keeps the tokens in memory (they have no
 * place in the state) and puts what they mean into the state.
 */
import type { Active, RecentRole, Session, SessionId, SessionPhase, SignedOut } from '../shared/app-state.ts';
import type { ConfiguredSession } from './aws/config-reader.ts';
import type { TokenCache, TokenRead } from './aws/token-cache.ts';
import type { Token } from './aws/token-file.ts';
import { now } from './clock.ts';
import { phaseFrom, signedOut, type Verdict } from './session-phase.ts';
import type { SessionHistory } from './session-history.ts';
import type { Store } from './store.ts';

export interface Sessions {
  /** Takes over what the config file has now; sessions that are gone leave the state. Then reads every token. */
  configure(configured: readonly ConfiguredSession[]): Promise<void>;
  /** Reads one session's cache file, or all, and updates the phases. */
  readTokens(id?: SessionId): Promise<void>;
  configuredSession(id: SessionId): ConfiguredSession | undefined;
  /** The token as last read. A secret: it goes to AWS and to nobody else. */
  token(id: SessionId): Token | undefined;
  /** Takes over the token of a sign-in that has just been made and stored here. */
  adopt(id: SessionId, token: Token): void;
  /** Remembers AWS's answer about the token in the file and updates the phase. */
  judge(id: SessionId, accessToken: string, kind: Verdict['kind']): void;
  /** Calls back when the file of a session holds another access token than before (or one at all). */
  onNewToken(listener: (id: SessionId) => void): void;
}

interface Known {
  readonly configured: ConfiguredSession;
  token: Token | undefined;
  verdict: Verdict | null;
  /** The read that runs, so that an older answer never comes after a newer one. */
  reading: Promise<void>;
  /** The read that comes after it: whoever asks meanwhile waits for this one. */
  next: Promise<void> | null;
  /** What another tool did before the first look is not known. */
  wasRead: boolean;
}

/** The name or URL that the token file is named after (AWS CLI botocore utils.py, `_token_cache_key`). */
export function tokenKey({ kind, name, startUrl }: Pick<ConfiguredSession, 'kind' | 'name' | 'startUrl'>): string {
  return kind === 'sso-session' ? name : startUrl;
}

export function createSessions(
  store: Store,
  cache: TokenCache,
  history: SessionHistory,
  recentRoles: (id: SessionId) => readonly RecentRole[],
): Sessions {
  let known = new Map<SessionId, Known>();
  const listeners: ((id: SessionId) => void)[] = [];

  const readToken = async (id: SessionId): Promise<void> => {
    const entry = known.get(id);
    if (!entry) return;
    entry.next ??= entry.reading.then(() => {
      entry.next = null;
      entry.reading = readNow(id, entry);
      return entry.reading;
    });
    await entry.next;
  };

  const readNow = async (id: SessionId, entry: Known): Promise<void> => {
    const before = entry.token;
    const read = await cache.read(tokenKey(entry.configured));
    // A sign-in that was adopted meanwhile is newer than what this read began with.
    if (known.get(id) !== entry || entry.token !== before) return;
    entry.token = read.kind === 'token' ? read.token : undefined;
    const isNew = entry.token !== undefined && entry.token.accessToken !== before?.accessToken;
    if (isNew) for (const listener of listeners) listener(id);
    if (entry.wasRead && isNew && entry.token) history.replaced(id, before ?? null, entry.token, now());
    if (before && read.kind === 'none') history.signedOut(id);
    entry.wasRead = true;
    store.updateSession(id, (session) => withPhase(session, phaseOf(id, entry, session.phase, read)));
  };

  /** What the file means, and what earlier sessions tell about it. */
  const phaseOf = (id: SessionId, entry: Known, before: SessionPhase, read: TokenRead): SignedOut | Active => {
    const { verdict, configured } = entry;
    const phase = phaseFrom(before, { kind: configured.kind, read, verdict, now: now() });
    if (phase.step !== 'active' || read.kind !== 'token') return phase;
    const { token } = read;
    const startedAt = history.startedAt(id, token);
    return { ...phase, signedInAt: startedAt ?? phase.signedInAt, endsAbout: history.expectedEnd(id, token) };
  };

  const sessions: Sessions = {
    async configure(configured) {
      known = new Map(
        configured.map((session) => {
          const before = known.get(session.id);
          const { token, verdict = null, reading = Promise.resolve(), wasRead = false } = before ?? {};
          return [session.id, { configured: session, token, verdict, reading, next: null, wasRead }];
        }),
      );
      store.update((state) => ({
        ...state,
        sessions: configured.map((session) => {
          const before = state.sessions.find(({ id }) => id === session.id);
          return toState(session, before, recentRoles(session.id));
        }),
      }));
      await sessions.readTokens();
    },
    async readTokens(id) {
      await Promise.all(id === undefined ? [...known.keys()].map(readToken) : [readToken(id)]);
    },
    configuredSession: (id) => known.get(id)?.configured,
    token: (id) => known.get(id)?.token,
    adopt(id, token) {
      const entry = known.get(id);
      if (!entry) return;
      Object.assign(entry, { token, verdict: null, wasRead: true });
      history.signedIn(id, token, now());
      const fresh = phaseOf(id, entry, signedOut('never', null), asRead(token));
      store.updateSession(id, (session) => ({ ...session, phase: fresh }));
    },
    judge(id, accessToken, kind) {
      const entry = known.get(id);
      if (!entry) return;
      const { token } = entry;
      // A late answer about an older token must not take the place of what is known about this one.
      if (token?.accessToken !== accessToken || store.session(id)?.phase.step === 'signed-out') return;
      entry.verdict = { accessToken, kind, at: now() };
      if (kind === 'rejected') history.rejected(id, token, now());
      store.updateSession(id, (session) => withPhase(session, phaseOf(id, entry, session.phase, asRead(token))));
    },
    onNewToken: (listener) => void listeners.push(listener),
  };
  return sessions;
}

function asRead(token: Token): TokenRead {
  return { kind: 'token', token, file: '' };
}

/** A running sign-in or sign-out keeps its own phase; what lies under a sign-in is brought up to date. */
function withPhase(session: Session, phase: SignedOut | Active): Session {
  if (session.phase.step === 'signing-out') return session;
  if (session.phase.step === 'signing-in') {
    return { ...session, phase: { ...session.phase, keeps: phase.step === 'active' ? phase : null } };
  }
  const accounts = phase.step === 'active' ? session.accounts : noAccounts;
  return isSame(session.phase, phase) && accounts === session.accounts ? session : { ...session, phase, accounts };
}

function isSame(a: SessionPhase, b: SessionPhase): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export const noAccounts: Session['accounts'] = { status: 'none', problem: null, items: [] };

function toState(
  configured: ConfiguredSession,
  before: Session | undefined,
  recentRoles: readonly RecentRole[],
): Session {
  const { id, kind, name, startUrl, region, profiles } = configured;
  const never: SessionPhase = { step: 'signed-out', reason: 'never', since: null, problem: null };
  // Another region or start URL under the same name is another sign-in: its accounts are not these.
  const isOther = before?.region !== region || before.startUrl !== startUrl;
  return {
    id,
    kind,
    name,
    startUrl,
    region,
    profiles,
    phase: before?.phase ?? never,
    accounts: !before || isOther ? noAccounts : before.accounts,
    recentRoles: before?.recentRoles ?? recentRoles,
  };
}
