/**
 * Knows the configured sessions and what their cache files hold: reads both, keeps the tokens in memory (they have no
 * place in the state) and puts what they mean into the state.
 */
import { isDeepStrictEqual } from 'node:util';
import type {
  AccountList,
  Active,
  SessionChoices,
  SessionId,
  SessionPhase,
  SignedOut,
} from '../../shared/app-state.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { Token } from '../aws/cache/token-file.ts';
import type { Problem } from '../../shared/problems.ts';
import type { EpochMs, Ms } from '../../shared/time.ts';
import { now } from '../system/clock.ts';
import { fewAtOnce } from '../system/time-limits.ts';
import { phaseFrom, signedOut, type Verdict } from './session-phase.ts';
import type { SessionHistory } from './session-history.ts';
import { randomRenewEarlyBy } from './renew-early.ts';
import { createTokenFileNotices, type TokenFileNotices } from './token-file-notices.ts';
import type { Store } from '../core/store.ts';
import { createFileTurns, type FileTurns } from './file-turns.ts';
import { toState, withPhase } from './shown-session.ts';
import { tokenKey } from './token-key.ts';
import { fileProblemOf, type SessionTokenRead, readingFor, tellsSignOut, type TokenReader } from './token-reader.ts';

export interface Sessions {
  /** Takes over what the config file has now; sessions that are gone leave the state. Then reads every token. */
  configure(configured: readonly ConfiguredSession[]): Promise<void>;
  /** Reads one session's cache file, or all, and updates the phases. */
  readTokens(id?: SessionId): Promise<void>;
  configuredSession(id: SessionId): ConfiguredSession | undefined;
  /** The token as last read, also while its file cannot be read. A secret: it goes to AWS and to nobody else. */
  token(id: SessionId): Token | undefined;
  /** The token of another portal that the file holds: to be signed out with, and for nothing else. */
  strayToken(id: SessionId): Token | undefined;
  /** What is wrong with the token's file, be the session signed in or not. */
  fileProblem(id: SessionId): Problem | null;
  /** The user signs out: a file that can no longer be read does not keep the session alive. */
  forget(id: SessionId): void;
  /**
   * Writes the session's file and tells of it (`adopt`, the history) before anybody can read it: what Daypass itself has
   * written would be taken for another tool's. `act` must not wait for a read.
   */
  write<T>(id: SessionId, act: () => Promise<T>): Promise<T>;
  /** Takes over the token of a sign-in that has just been made and stored here. */
  adopt(id: SessionId, token: Token): void;
  /**
   * Remembers AWS's last word about the token in the file and updates the phase. What a 401 means is found out before
   * (rejections.ts). `at`: when AWS said it; without it, now.
   */
  recordVerdict(id: SessionId, accessToken: string, kind: Verdict['kind'], at?: EpochMs): void;
  /** Calls back when the file of a session holds another access token than before (or one at all). */
  onNewToken(listener: (id: SessionId) => void): void;
  /** Calls back when a sign-in that was made here is adopted. */
  onSignIn(listener: (id: SessionId) => void): void;
}

interface Known {
  readonly configured: ConfiguredSession;
  token: Token | undefined;
  stray: Token | undefined;
  verdict: Verdict | null;
  fileProblem: Problem | null;
  /** How long before the renewal window this process renews the token. */
  renewEarlyBy: Ms;
  /** At its file: an older answer never comes after a newer one. */
  readonly turns: FileTurns;
  /** What another tool did before the first look is not known. */
  wasRead: boolean;
}

export { tokenKey };

export interface SessionsDeps {
  readonly store: Store;
  readonly tokenReader: TokenReader;
  readonly history: SessionHistory;
  /** What was chosen for a session before it came into the state. */
  readonly choices: () => (id: SessionId) => SessionChoices;
  /** The accounts that such a session had when they were listed last. */
  readonly keptAccounts: (session: ConfiguredSession) => AccountList;
  /** What time it is at AWS (clock-check.ts). */
  readonly awsNow: () => EpochMs;
}

export function createSessions(deps: SessionsDeps): Sessions {
  return new KnownSessions(deps);
}

type Listeners = ((id: SessionId) => void)[];

class KnownSessions implements Sessions {
  readonly #deps: SessionsDeps;
  readonly #fileNotices: TokenFileNotices;
  readonly #tokenListeners: Listeners = [];
  readonly #signInListeners: Listeners = [];
  #known = new Map<SessionId, Known>();

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    this.#fileNotices = createTokenFileNotices(deps.store);
  }

  async configure(configured: readonly ConfiguredSession[]): Promise<void> {
    const { store, choices, keptAccounts } = this.#deps;
    const before = this.#known;
    this.#known = new Map(
      configured.map((session) => [session.id, { ...unknown(), ...before.get(session.id), configured: session }]),
    );
    for (const id of before.keys()) if (!this.#known.has(id)) this.#fileNotices.tell(id, null);
    const choicesFor = choices();
    store.update((state) => ({
      ...state,
      sessions: configured.map((session) => {
        const shown = state.sessions.find(({ id }) => id === session.id);
        return toState(session, shown, { ...choicesFor(session.id), accounts: keptAccounts(session) });
      }),
    }));
    await this.readTokens();
  }

  async readTokens(id?: SessionId): Promise<void> {
    const read = async (one: SessionId): Promise<void> => {
      await this.#known.get(one)?.turns.read(() => this.#readNow(one));
    };
    await fewAtOnce(id === undefined ? [...this.#known.keys()] : [id], read, () => {});
  }

  configuredSession(id: SessionId): ConfiguredSession | undefined {
    return this.#known.get(id)?.configured;
  }

  token(id: SessionId): Token | undefined {
    return this.#known.get(id)?.token;
  }

  strayToken(id: SessionId): Token | undefined {
    return this.#known.get(id)?.stray;
  }

  fileProblem(id: SessionId): Problem | null {
    return this.#known.get(id)?.fileProblem ?? null;
  }

  forget(id: SessionId): void {
    const entry = this.#known.get(id);
    if (entry) entry.token = undefined;
  }

  write<T>(id: SessionId, act: () => Promise<T>): Promise<T> {
    return this.#known.get(id)?.turns.write(act) ?? act();
  }

  adopt(id: SessionId, token: Token): void {
    const { store, history } = this.#deps;
    const entry = this.#known.get(id);
    if (!entry) return;
    Object.assign(entry, { token, verdict: null, renewEarlyBy: randomRenewEarlyBy(), wasRead: true });
    history.signedIn(id, token, now());
    const fresh = this.#phaseOf(id, entry, signedOut('never', null), asRead(token));
    store.updateSession(id, (session) => ({ ...session, phase: fresh }));
    for (const listener of this.#signInListeners) listener(id);
  }

  recordVerdict(id: SessionId, accessToken: string, kind: Verdict['kind'], at: EpochMs = now()): void {
    const { store, history } = this.#deps;
    const entry = this.#known.get(id);
    if (!entry) return;
    const { token } = entry;
    // A late answer about an older token must not take the place of what is known about this one.
    if (token?.accessToken !== accessToken || store.session(id)?.phase.step === 'signed-out') return;
    entry.verdict = { accessToken, kind, at };
    if (kind === 'rejected') history.rejected(id, token, at);
    store.updateSession(id, (session) => withPhase(session, this.#phaseOf(id, entry, session.phase, asRead(token))));
  }

  onNewToken(listener: (id: SessionId) => void): void {
    this.#tokenListeners.push(listener);
  }

  onSignIn(listener: (id: SessionId) => void): void {
    this.#signInListeners.push(listener);
  }

  async #readNow(id: SessionId): Promise<void> {
    const { store, tokenReader, history } = this.#deps;
    const entry = this.#known.get(id);
    if (!entry) return;
    const before = entry.token;
    const known = { holds: before !== undefined, isTold: entry.fileProblem !== null };
    const read = readingFor(await tokenReader.look(tokenKey(entry.configured), known), entry.configured);
    // A sign-in that was adopted meanwhile is newer than what this read began with.
    if (this.#known.get(id) !== entry || entry.token !== before) return;
    entry.stray = read.kind === 'elsewhere' ? read.token : undefined;
    if (read.kind === 'token') entry.token = read.token;
    else if (tellsSignOut(read)) entry.token = undefined;
    const isNew = entry.token !== undefined && entry.token.accessToken !== before?.accessToken;
    if (isNew) entry.renewEarlyBy = randomRenewEarlyBy();
    if (isNew) for (const listener of this.#tokenListeners) listener(id);
    if (entry.wasRead && isNew && entry.token) history.replaced(id, before ?? null, entry.token, now());
    if (before && !entry.token) history.signedOut(id);
    entry.wasRead = true;
    store.updateSession(id, (session) => withPhase(session, this.#phaseOf(id, entry, session.phase, read)));
    this.#tellFileProblem(id, entry, read);
  }

  /** In a notice, unless the session's own phase says it. */
  #tellFileProblem(id: SessionId, entry: Known, read: SessionTokenRead): void {
    const phase = this.#deps.store.session(id)?.phase;
    const goesOn = phase?.step === 'active' && phase.renewal.kind !== 'impossible';
    entry.fileProblem = fileProblemOf(read, goesOn);
    const isSaid = phase?.step === 'signed-out' && isDeepStrictEqual(phase.problem, entry.fileProblem);
    this.#fileNotices.tell(id, isSaid ? null : entry.fileProblem);
  }

  /** What the file means, and what earlier sessions tell about it. */
  #phaseOf(id: SessionId, entry: Known, before: SessionPhase, read: SessionTokenRead): SignedOut | Active {
    const { history, awsNow } = this.#deps;
    const { token, verdict, configured, renewEarlyBy } = entry;
    const known = { kind: configured.kind, lastRead: token, verdict, renewEarlyBy };
    const phase = phaseFrom(before, { ...known, read, now: now(), awsNow: awsNow() });
    if (phase.step !== 'active' || !token) return phase;
    const startedAt = history.startedAt(id, token);
    return { ...phase, signedInAt: startedAt ?? phase.signedInAt, estimatedEndsAt: history.expectedEnd(id, token) };
  }
}

function unknown(): Omit<Known, 'configured'> {
  const nothing = { token: undefined, stray: undefined, verdict: null, fileProblem: null };
  return { ...nothing, renewEarlyBy: 0, turns: createFileTurns(), wasRead: false };
}

function asRead(token: Token): SessionTokenRead {
  return { kind: 'token', token, file: '' };
}
