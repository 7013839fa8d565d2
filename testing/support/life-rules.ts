/** What must never happen, whatever happens: asked after every look of Daypass. */
import { expect } from 'vitest';
import type { Organisation, RecordedRequest } from '../identity-center/organisation.ts';
import type { SessionId } from '../../src/shared/app-state.ts';
import { type EpochMs, hour } from '../../src/shared/time.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/configured-sessions.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { obstacleToRenewal } from '../../src/main/sessions/renewal-obstacle.ts';
import type { NotificationModel } from '../../src/main/surfaces/notification-model.ts';
import { now } from './clock.ts';
import type { Engine, EngineProcess } from './engine.ts';

/** What the rules look at. */
export interface Scene {
  readonly engine: Engine;
  /** Daypass's services since its last start. */
  readonly daypass: EngineProcess;
  readonly network: string;
  /** All tokens that were ever in a session's file, the oldest first. */
  readonly tokensOf: (id: SessionId) => readonly Token[];
  /** The token that the session's file holds; null if there is none that can be read. */
  readonly tokenIn: (session: ConfiguredSession) => Promise<Token | null>;
}

export interface Rules {
  /** A notification was shown. */
  shown(model: NotificationModel): void;
  /** Daypass looked at the clock; `at` is by one that nobody sets. */
  looked(at: EpochMs): void;
  /** It was started anew, and begins its tries and its pauses anew. */
  restarted(): void;
  /** The user signs in: from here to the next check a browser may open. */
  userSignsIn(): void;
  /** The session was signed out here: from now on nobody renews it. What AWS was asked before is no sin. */
  signedOut(id: SessionId, organisation: Pick<Organisation, 'requests' | 'forgetRequests'>): void;
  /** Somebody signed in, or another tool wrote or removed the file: it holds this token then, or none. */
  changed(id: SessionId, token: Token | null): void;
  check(scene: Scene): Promise<void>;
}

/** For how many checks AWS may not have been told of a sign-out that it was just asked a token for. */
const mostOwed = 50;
/** How many looks one hour of one process may cost: each try of a renewal is one or two. */
const mostLooksAnHour = 120;

export function createRules(sessions: readonly ConfiguredSession[]): Rules {
  return new RuleBook(sessions);
}

class RuleBook implements Rules {
  readonly #sessions: readonly ConfiguredSession[];
  readonly #keys = new Set<string>();
  readonly #out = new Set<SessionId>();
  /** The access token that was last seen in each file. */
  readonly #seen = new Map<SessionId, string>();
  /** Refresh tokens, access tokens and clients to which AWS has said no. */
  readonly #refused = new Set<unknown>();
  /** Portal sessions that were renewed after their sign-out: AWS is still to be told of it. */
  readonly #owed = new Map<string, { readonly id: SessionId; readonly checks: number }>();
  #looks: EpochMs[] = [];
  /** How many pages were open at the last check, since the last start of Daypass. */
  #opened = 0;
  #mayOpen = false;
  /** Daypass does some things in the background: those that AWS had not answered at the last check. */
  #unanswered: readonly RecordedRequest[] = [];

  constructor(sessions: readonly ConfiguredSession[]) {
    this.#sessions = sessions;
  }

  shown({ key }: NotificationModel): void {
    for (const one of key.split('\n')) {
      expect([...this.#keys], 'notifications shown before').not.toContain(one);
      this.#keys.add(one);
    }
  }

  looked(at: EpochMs): void {
    this.#looks = [...this.#looks.filter((look) => Math.abs(at - look) < hour), at];
    expect(this.#looks.length, 'looks within an hour').toBeLessThan(mostLooksAnHour);
  }

  userSignsIn(): void {
    this.#mayOpen = true;
  }

  restarted(): void {
    [this.#looks, this.#opened] = [[], 0];
  }

  signedOut(id: SessionId, organisation: Pick<Organisation, 'requests' | 'forgetRequests'>): void {
    this.#learn(organisation.requests);
    organisation.forgetRequests();
    this.#out.add(id);
  }

  changed(id: SessionId, token: Token | null): void {
    this.#out.delete(id);
    if (token) this.#seen.set(id, token.accessToken);
    else this.#seen.delete(id);
  }

  async check(scene: Scene): Promise<void> {
    const { organisation } = scene.engine;
    const requests = [...organisation.requests];
    organisation.forgetRequests();
    this.#learn(requests);
    this.#checkRequests(requests, scene);
    const { length } = scene.daypass.opened;
    if (!this.#mayOpen) expect(length, 'browser tabs that nobody asked for').toBe(this.#opened);
    [this.#opened, this.#mayOpen] = [length, false];
    for (const session of this.#sessions) {
      await this.#checkFile(scene, session);
      await this.#checkPhase(scene, session);
    }
  }

  #learn(requests: readonly RecordedRequest[]): void {
    const all = [...this.#unanswered, ...requests];
    this.#unanswered = all.filter(({ status }) => status === undefined);
    for (const { status, body, headers } of all) {
      if (status !== 400 && status !== 401) continue;
      for (const secret of [body['refreshToken'], headers['x-amz-sso_bearer_token']]) this.#refused.add(secret);
    }
  }

  #checkRequests(requests: readonly RecordedRequest[], scene: Scene): void {
    const owed = this.#owed;
    const asked = requests.filter(({ body, status }) => body['grantType'] === 'refresh_token' && status === 200);
    for (const { id } of this.#sessions) {
      if (!this.#out.has(id)) continue;
      const own = new Set<unknown>(scene.tokensOf(id).map(({ refreshToken }) => refreshToken));
      for (const { portalSession = '' } of asked.filter(({ body }) => own.has(body['refreshToken']))) {
        // A token that is over is renewed once more, to be signed out with what comes of it.
        owed.set(portalSession, { id, checks: 0 });
      }
    }
    for (const { operation, portalSession = '' } of requests) if (operation === 'Logout') owed.delete(portalSession);
    for (const [portalSession, { id, checks }] of owed) {
      if (scene.network !== 'good') continue;
      owed.set(portalSession, { id, checks: checks + 1 });
      expect(checks, `renewals of ${id} after its sign-out that are for no sign-out`).toBeLessThan(mostOwed);
    }
  }

  /** Every end has a cause that is not a lost network. */
  async #checkPhase(scene: Scene, session: ConfiguredSession): Promise<void> {
    const { phase } = scene.daypass.session(session.id);
    if (phase.step !== 'signed-out') return;
    const token = await scene.tokenIn(session);
    const why = `${session.id} is signed out (${phase.reason}) with the network ${scene.network}`;
    if (phase.reason === 'expired') {
      const obstacle = token && obstacleToRenewal(session.kind, token, now());
      expect(obstacle !== null || this.#refused.has(token?.refreshToken), why).toBe(true);
    } else if (phase.reason === 'rejected') {
      expect(this.#refused.has(token?.accessToken), why).toBe(true);
    } else {
      expect(token, why).toBe(null);
    }
  }

  /** Daypass writes: never an older token over a newer one that was good. */
  async #checkFile(scene: Scene, session: ConfiguredSession): Promise<void> {
    const token = await scene.tokenIn(session);
    if (!token) return;
    const { secretsIssued } = scene.engine.organisation;
    const before = secretsIssued.indexOf(this.#seen.get(session.id) ?? '');
    expect(secretsIssued.indexOf(token.accessToken), `age of ${session.id}'s token`).toBeGreaterThanOrEqual(before);
    this.#seen.set(session.id, token.accessToken);
  }
}
