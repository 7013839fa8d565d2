/**
 * Knows the configured sessions and what their cache files hold: reads both, keeps the tokens in memory (they have no
 * place in the state) and puts what they mean into the state.
 */
import type { RecentRole, Session, SessionId, SessionPhase } from '../shared/app-state.ts';
import type { ConfiguredSession } from './aws/config-reader.ts';
import type { TokenCache, TokenRead } from './aws/token-cache.ts';
import type { Token } from './aws/token-file.ts';
import { now } from './clock.ts';
import { phaseFrom, signedOut, type Verdict } from './session-phase.ts';
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
}

/** The name or URL that the token file is named after (AWS CLI botocore utils.py, `_token_cache_key`). */
export function tokenKey({ kind, name, startUrl }: Pick<ConfiguredSession, 'kind' | 'name' | 'startUrl'>): string {
  return kind === 'sso-session' ? name : startUrl;
}

export function createSessions(
  store: Store,
  cache: TokenCache,
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
    const { kind } = entry.configured;
    const isNew = entry.token !== undefined && entry.token.accessToken !== before?.accessToken;
    if (isNew) for (const listener of listeners) listener(id);
    const { verdict } = entry;
    store.updateSession(id, (session) =>
      withPhase(session, phaseFrom(session.phase, { kind, read, verdict, now: now() })),
    );
  };

  const sessions: Sessions = {
    async configure(configured) {
      known = new Map(
        configured.map((session) => {
          const before = known.get(session.id);
          const { token, verdict = null, reading = Promise.resolve() } = before ?? {};
          return [session.id, { configured: session, token, verdict, reading, next: null }];
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
      Object.assign(entry, { token, verdict: null });
      const evidence = { kind: entry.configured.kind, read: asRead(token), verdict: null, now: now() };
      store.updateSession(id, (session) => {
        const fresh = phaseFrom(signedOut('never', null), evidence);
        return { ...session, phase: fresh.step === 'active' ? { ...fresh, signedInAt: evidence.now } : fresh };
      });
    },
    judge(id, accessToken, kind) {
      const entry = known.get(id);
      if (!entry) return;
      const { token } = entry;
      // A late answer about an older token must not take the place of what is known about this one.
      if (token?.accessToken !== accessToken || store.session(id)?.phase.step === 'signed-out') return;
      const verdict = { accessToken, kind, at: now() };
      entry.verdict = verdict;
      const evidence = { kind: entry.configured.kind, read: asRead(token), verdict, now: now() };
      store.updateSession(id, (session) => withPhase(session, phaseFrom(session.phase, evidence)));
    },
    onNewToken: (listener) => void listeners.push(listener),
  };
  return sessions;
}

function asRead(token: Token): TokenRead {
  return { kind: 'token', token, file: '' };
}

/** A running sign-in or sign-out keeps its own phase; what lies under a sign-in is brought up to date. */
function withPhase(session: Session, phase: ReturnType<typeof phaseFrom>): Session {
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
