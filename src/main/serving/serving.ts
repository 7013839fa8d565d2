/**
 * Serves role credentials to programs of this computer, and to containers where somebody asks for that, as Amazon ECS serves them to
 * containers: one listener, and a path and a token for each role. A role is served until somebody stops it, its session ends or its
 * time is over; with this process all of it ends.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { ServedRole } from '../../shared/serving.ts';
import type { EpochMs, Ms } from '../../shared/time.ts';
import { unwritable } from '../core/problem-error.ts';
import type { Store } from '../core/store.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { accountOf, type CredentialPlan } from '../credentials/plan.ts';
import { notSignedIn } from '../credentials/role-questions.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { now, wait } from '../system/clock.ts';
import { removeFile } from '../system/files.ts';
import type { Log } from '../system/log.ts';
import { createGrant, type Grant, keysAnswer, opens, pathKey, problemAnswer } from './grant.ts';
import { type Answer, type ListenAt, refusalAnswer } from './listener.ts';
import { createOnlyListener, type OnlyListener } from './only-listener.ts';
import { accessDenied, type Asked, notFound, notServed } from './request-check.ts';
import { createServedKeys } from './served-keys.ts';
import { createServedList, type ServedList } from './served-list.ts';
import { createServingTexts, type ServingTexts } from './serving-texts.ts';
import { removeDeadTokens, tokenFile, tokenFolder, writeToken } from './token-files.ts';

export interface ServeOptions {
  /** The profile that was named for the role; null: none. */
  readonly profile: string | null;
  /** Counts where nothing is being served yet: then the listener is opened there. */
  readonly at: ListenAt;
  /** Null: until the session ends. */
  readonly length: Ms | null;
}

/** What programs are told: no secret but the path, which opens nothing without what is in the file. */
export interface Served {
  readonly id: string;
  /** `http://127.0.0.1:43121/…`. */
  readonly url: string;
  readonly tokenFile: string;
  readonly until: EpochMs | null;
}

type EndListener = (role: ServedRole, why: ServingEnd) => void;

/** `session`: nobody is signed in to it any more. */
export type ServingEnd = 'stopped' | 'session' | 'time';

export interface Serving {
  /**
   * Begins to serve a role; fails where its credentials cannot be had now. A role that is served already stays as it is. Never
   * rejects.
   */
  serve(plan: CredentialPlan, options: ServeOptions): Promise<Result<Served>>;
  /** What programs are told of a role that is being served; null: it is not any more. */
  served(id: string): Served | null;
  /** Ends one; without an id, all. What runs is cut off at once; resolves when no file is left. Never rejects. */
  stop(id?: string): Promise<void>;
  /** Ends those of these sessions, as `stop`, and tells how they stood. */
  stopOf(ids: readonly SessionId[]): Promise<readonly ServedRole[]>;
  /** Calls back when one has begun. */
  onBegin(listener: (role: ServedRole) => void): void;
  /** Calls back when one has ended; `role`: as it stood. */
  onEnd(listener: EndListener): void;
}

export interface ServingDeps {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'get'>;
  readonly clockCheck: { awsNow(): EpochMs };
  /** Daypass's own folder. */
  readonly dataDir: string;
  readonly log: Log;
}

export function createServing(deps: ServingDeps): Serving {
  return new ServedRoles(deps);
}

interface Running extends Served {
  readonly grant: Grant;
  readonly timer: AbortController;
}

class ServedRoles implements Serving {
  readonly #deps: ServingDeps;
  readonly #list: ServedList;
  /** By `pathKey`. */
  readonly #running = new Map<string, Running>();
  readonly #starting = new Map<string, Promise<Result<Served>>>();
  readonly #beginListeners: ((role: ServedRole) => void)[] = [];
  readonly #endListeners: EndListener[] = [];
  readonly #texts: ServingTexts;
  readonly #listener: OnlyListener;
  /** How often something has been stopped: what was on its way to be served then is not served. */
  #stops = 0;

  constructor(deps: ServingDeps) {
    this.#deps = deps;
    this.#list = createServedList(deps.store);
    this.#texts = createServingTexts(deps.store);
    this.#listener = createOnlyListener({ answer: (asked) => this.#answer(asked), textOf: this.#texts.textOf });
    deps.store.subscribe(() => {
      void this.#endAll(({ grant }) => !this.#isSignedIn(grant.plan.sso.sessionId), 'session');
    });
  }

  async serve(plan: CredentialPlan, options: ServeOptions): Promise<Result<Served>> {
    const key = JSON.stringify(plan);
    const known = [...this.#running.values()].find(({ grant }) => JSON.stringify(grant.plan) === key);
    if (known) return { ok: true, value: told(known) };
    const running = this.#starting.get(key);
    if (running) return running;
    const starting = this.#start(plan, options).finally(() => {
      this.#starting.delete(key);
      this.#closeIfUnused();
    });
    this.#starting.set(key, starting);
    return starting;
  }

  served(id: string): Served | null {
    const known = [...this.#running.values()].find((running) => running.id === id);
    return known ? told(known) : null;
  }

  async stop(id?: string): Promise<void> {
    if (id === undefined) this.#stops++;
    await this.#endAll((running) => id === undefined || running.id === id, 'stopped');
  }

  async stopOf(ids: readonly SessionId[]): Promise<readonly ServedRole[]> {
    this.#stops++;
    return this.#endAll(({ grant }) => ids.includes(grant.plan.sso.sessionId), 'session');
  }

  onBegin(listener: (role: ServedRole) => void): void {
    this.#beginListeners.push(listener);
  }

  onEnd(listener: EndListener): void {
    this.#endListeners.push(listener);
  }

  async #start(plan: CredentialPlan, options: ServeOptions): Promise<Result<Served>> {
    const { store, credentials, clockCheck, dataDir } = this.#deps;
    const { sessionId } = plan.sso;
    const before = this.#stops;
    const keys = createServedKeys(plan, { credentials, awsNow: () => clockCheck.awsNow() });
    const grant = createGrant(plan, keys);
    const folder = tokenFolder(dataDir);
    const file = tokenFile(folder, grant.id);
    await removeDeadTokens(folder);
    const first = await keys.get(false);
    const opened = first.ok ? await this.#listener.open(options.at) : first.problem;
    const obstacle = 'code' in opened ? opened : await keepToken(file, grant);
    const isStopped = before !== this.#stops || !this.#isSignedIn(sessionId);
    if ('code' in opened || obstacle !== null || isStopped) {
      keys.stop();
      await removeFile(file);
      return failure(obstacle ?? notSignedIn(store, sessionId).problem);
    }
    const until = options.length === null ? null : now() + options.length;
    const url = `http://${opened.host}${grant.path}`;
    const running: Running = { id: grant.id, url, tokenFile: file, until, grant, timer: new AbortController() };
    this.#begin(running, options, opened.host);
    return { ok: true, value: told(running) };
  }

  #begin(running: Running, { profile, length }: ServeOptions, address: string): void {
    const { grant, timer, id, until } = running;
    const { sso, assumed } = grant.plan;
    const roleArn = assumed.at(-1)?.request.roleArn;
    this.#running.set(pathKey(grant.path), running);
    const role = this.#list.add({
      id,
      sessionId: sso.sessionId,
      accountId: accountOf(grant.plan) ?? sso.accountId,
      roleName: roleArn === undefined ? sso.roleName : roleArn.slice(roleArn.lastIndexOf('/') + 1),
      profile,
      address,
      until,
    });
    for (const listener of this.#beginListeners) listener(role);
    this.#deps.log.info('serving a role', { session: sso.sessionId, address, until });
    if (length === null) return;
    void wait(length, timer.signal).then(
      () => this.#endAll((one) => one === running, 'time'),
      () => {},
    );
  }

  async #answer({ path, token }: Asked): Promise<Answer> {
    const { textOf } = this.#texts;
    const key = pathKey(path);
    const running = this.#running.get(key);
    if (!running) return refusalAnswer(notFound, { textOf });
    if (!opens(running.grant, token)) return refusalAnswer(accessDenied, { textOf });
    const result = await running.grant.keys.get(true);
    // It may have ended meanwhile.
    if (!this.#running.has(key)) return refusalAnswer(notServed, { textOf });
    if (!result.ok) {
      const { message, action } = problemText(this.#texts.t(), { ...result.problem, retry: 'user' });
      return problemAnswer(result.problem, `${message} ${action}`.trim());
    }
    this.#list.count(running.id, result.value.expiresAt);
    return keysAnswer(running.grant, result.value);
  }

  async #endAll(isMeant: (running: Running) => boolean, why: ServingEnd): Promise<readonly ServedRole[]> {
    const ending = [...this.#running].filter(([, running]) => isMeant(running));
    const ended = ending.flatMap(([key, running]) => this.#endNow(key, running, why) ?? []);
    this.#closeIfUnused();
    await Promise.all(ending.map(([, running]) => removeFile(running.tokenFile)));
    for (const role of ended) for (const listener of this.#endListeners) listener(role, why);
    return ended;
  }

  #endNow(key: string, { id, grant, timer }: Running, why: ServingEnd): ServedRole | null {
    this.#running.delete(key);
    timer.abort();
    grant.keys.stop();
    this.#deps.log.info('role not served any more', { session: grant.plan.sso.sessionId, why });
    return this.#list.remove(id);
  }

  #closeIfUnused(): void {
    if (this.#running.size === 0 && this.#starting.size === 0) this.#listener.close();
  }

  #isSignedIn(id: SessionId): boolean {
    const phase = this.#deps.store.session(id)?.phase;
    return phase !== undefined && activeOf(phase) !== null;
  }
}

/** Without what opens it. */
function told({ id, url, tokenFile: file, until }: Running): Served {
  return { id, url, tokenFile: file, until };
}

/** Null: it is in its file. */
async function keepToken(file: string, { token }: Grant): Promise<Problem | null> {
  const reason = await writeToken(file, token);
  return reason === null ? null : unwritable({ file, reason });
}
