/**
 * Role credentials on demand, for the panel and the command: asked for once for each role, whoever wants them at the same time, also
 * in other processes of Daypass; kept in memory, and where asked in the AWS CLI's own cache, from which it takes them.
 */
import path from 'node:path';
import type { SessionId } from '../../shared/app-state.ts';
import { failure, type Result } from '../../shared/result.ts';
import { type EpochMs, type Ms, second } from '../../shared/time.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { RoleKeys } from '../aws/api/role-keys.ts';
import { type CachedKind, readRoleKeys, storeRoleKeys } from '../aws/cache/role-keys-file.ts';
import { problemOf } from '../core/problem-error.ts';
import { activeOf } from '../sessions/session-phase.ts';
import { makeFolder, removeFile } from '../system/files.ts';
import { holdLock } from '../system/process-lock.ts';
import { marginOf } from './margin.ts';
import { createRoleQuestions, notSignedIn, type RoleQuestions, type RoleQuestionsDeps } from './role-questions.ts';
import type { AssumedRole, CredentialPlan, SsoRole } from './plan.ts';

export interface CredentialsOptions {
  /** Whether they may come from the AWS CLI's cache, and are put there. */
  readonly isShared: boolean;
  /** How much time they must have left at least; without it, as much as AWS tools want. */
  readonly leastLeft?: Ms;
}

export interface Credentials {
  /** Credentials with some time left. A failure is a problem in plain words; nothing of the keys is in it. Never rejects. */
  get(plan: CredentialPlan, options: CredentialsOptions): Promise<Result<RoleKeys>>;
  /**
   * What is kept in memory of this session's roles, and of those that were assumed with them, is forgotten. Returns what that was: AWS
   * takes these keys until they end, whoever holds them.
   */
  forget(id: SessionId): readonly GivenKeys[];
}

/** Keys that somebody was given, without them. */
export interface GivenKeys {
  readonly roleName: string;
  /** Null where the role's ARN names none. */
  readonly accountId: string | null;
  readonly endsAt: EpochMs;
}

export interface CredentialsDeps extends RoleQuestionsDeps {
  /** `~/.aws/cli/cache`. */
  readonly cacheDir: string;
  /** Where the locks are: Daypass's own folder beside the tokens. */
  readonly lockDir: string;
}

export function createCredentials(deps: CredentialsDeps): Credentials {
  return new KnownCredentials(deps);
}

/** One step of a plan: a role, what it is assumed with, and where its credentials are kept. */
interface Step {
  /** In memory: two ways to one role are two steps. */
  readonly key: string;
  readonly sessionId: SessionId;
  readonly fileName: string;
  readonly kind: CachedKind;
  readonly accountId: string | null;
  readonly roleName: string;
  readonly margin: Ms;
  readonly fetch: (options: CredentialsOptions) => Promise<RoleKeys>;
}

interface Kept {
  readonly step: Step;
  readonly keys: RoleKeys;
}

class KnownCredentials implements Credentials {
  readonly #deps: CredentialsDeps;
  readonly #questions: RoleQuestions;
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, Promise<RoleKeys>>();
  /** How often each session's credentials have been forgotten: what was asked for before that is not kept after it. */
  readonly #forgotten = new Map<SessionId, number>();

  constructor(deps: CredentialsDeps) {
    this.#deps = deps;
    this.#questions = createRoleQuestions(deps);
    // Whoever has signed in may be another person.
    deps.sessions.onSignIn((id) => this.forget(id));
  }

  async get(plan: CredentialPlan, options: CredentialsOptions): Promise<Result<RoleKeys>> {
    const { sessionId } = plan.sso;
    try {
      this.#refuseAfterSignOut(sessionId);
      const value = await this.#take(this.#lastStep(plan, options.leastLeft), options);
      // Somebody may have signed out meanwhile.
      this.#refuseAfterSignOut(sessionId);
      return { ok: true, value };
    } catch (error) {
      this.#deps.log.warn('no role credentials', { session: sessionId, error });
      return failure(problemOf(await this.#meaningOf(error, sessionId)));
    }
  }

  /** What AWS says of a token that another program has signed out meanwhile tells nobody that it was that. */
  async #meaningOf(error: unknown, id: SessionId): Promise<unknown> {
    const { store, sessions } = this.#deps;
    if (!(error instanceof AwsFailure)) return error;
    await sessions.readTokens(id);
    return store.session(id)?.phase.step === 'signed-out' ? notSignedIn(store, id) : error;
  }

  forget(id: SessionId): readonly GivenKeys[] {
    this.#forgotten.set(id, this.#age(id) + 1);
    const kept = [...this.#kept.values()].filter(({ step }) => step.sessionId === id);
    for (const { step } of kept) this.#kept.delete(step.key);
    return kept.map(({ step: { roleName, accountId }, keys }) => ({ roleName, accountId, endsAt: keys.expiresAt }));
  }

  #age(id: SessionId): number {
    return this.#forgotten.get(id) ?? 0;
  }

  /**
   * What was handed out works on at AWS, and serves on where a session has merely come to its end. Who has signed out, here or with
   * another program, gets nothing any more.
   */
  #refuseAfterSignOut(id: SessionId): void {
    const { store } = this.#deps;
    const phase = store.session(id)?.phase;
    if (phase && (activeOf(phase) || (phase.step === 'signed-out' && phase.reason === 'expired'))) return;
    this.forget(id);
    throw notSignedIn(store, id);
  }

  #lastStep({ sso, assumed, endpointKinds }: CredentialPlan, leastLeft: Ms = 0): Step {
    let step = this.#ssoStep(sso, endpointKinds);
    for (const role of assumed) step = this.#assumedStep(role, step, endpointKinds);
    return { ...step, margin: Math.max(step.margin, leastLeft) };
  }

  #ssoStep(role: SsoRole, kinds: CredentialPlan['endpointKinds']): Step {
    const { sessionId, fileName, accountId, roleName } = role;
    return {
      key: `${sessionId} ${fileName}`,
      sessionId,
      fileName,
      kind: 'sso',
      accountId,
      roleName,
      margin: marginOf(undefined),
      fetch: () => this.#questions.ofRole(role, kinds),
    };
  }

  #assumedStep(role: AssumedRole, source: Step, kinds: CredentialPlan['endpointKinds']): Step {
    const { request, fileName } = role;
    return {
      key: `${source.key} ${fileName}`,
      sessionId: source.sessionId,
      fileName,
      kind: 'assumed',
      accountId: /^arn:[^:]*:iam::(\d{12}):/.exec(request.roleArn)?.[1] ?? null,
      roleName: request.roleArn.slice(request.roleArn.lastIndexOf('/') + 1),
      margin: marginOf(request.durationSeconds),
      fetch: async (options) => {
        const keys = await this.#take(source, options);
        return this.#questions.assume(role, source.sessionId, keys, kinds);
      },
    };
  }

  /** From memory, from the AWS CLI's cache, or from AWS. */
  #take(step: Step, options: CredentialsOptions): Promise<RoleKeys> {
    const kept = this.#kept.get(step.key)?.keys;
    if (kept && this.#isFresh(kept, step.margin)) return Promise.resolve(kept);
    const age = this.#age(step.sessionId);
    const name = `${step.key} ${options.isShared} ${age}`;
    const running = this.#running.get(name);
    if (running) return running;
    const taken = this.#bring(step, options)
      .then((keys) => {
        if (age === this.#age(step.sessionId)) this.#kept.set(step.key, { step, keys });
        return keys;
      })
      .finally(() => this.#running.delete(name));
    this.#running.set(name, taken);
    return taken;
  }

  async #bring(step: Step, options: CredentialsOptions): Promise<RoleKeys> {
    const before = options.isShared ? await this.#cached(step) : null;
    if (before) return before;
    return this.#alone(step.fileName, async () => {
      // Another process may have put them there meanwhile.
      const cached = options.isShared ? await this.#cached(step) : null;
      if (cached) return cached;
      const keys = await step.fetch(options);
      // What another program has done meanwhile is heard of late, or in a command not at all.
      await this.#deps.sessions.readTokens(step.sessionId);
      if (options.isShared) await this.#store(step, keys);
      return keys;
    });
  }

  async #cached({ fileName, margin }: Step): Promise<RoleKeys | null> {
    const keys = await readRoleKeys(this.#deps.cacheDir, fileName);
    return keys && this.#isFresh(keys, margin) ? keys : null;
  }

  /** By AWS's clock, which is the one that ends them. */
  #isFresh({ expiresAt }: RoleKeys, margin: Ms): boolean {
    return expiresAt - this.#deps.clockCheck.awsNow() > margin;
  }

  async #store({ fileName, kind, accountId, sessionId }: Step, keys: RoleKeys): Promise<void> {
    const { cacheDir, log, sessions } = this.#deps;
    // A sign-out that came meanwhile has emptied the cache: nothing is put there after it.
    if (!this.#isSignedIn(sessionId)) return;
    const written = await storeRoleKeys(cacheDir, fileName, kind, { keys, accountId });
    if (written.kind === 'failed') return log.warn('role credentials not kept', { reason: written.reason });
    // A sign-out removes the token first: while that is there, it is still to empty the cache.
    await sessions.readTokens(sessionId);
    if (!this.#isSignedIn(sessionId)) await removeFile(path.join(cacheDir, fileName));
  }

  #isSignedIn(id: SessionId): boolean {
    const phase = this.#deps.store.session(id)?.phase;
    return phase !== undefined && activeOf(phase) !== null;
  }

  /** While no other process of Daypass asks for the same. */
  async #alone<Value>(fileName: string, act: () => Promise<Value>): Promise<Value> {
    const { lockDir, log } = this.#deps;
    const complain = (message: string, error: unknown): void => log.warn(`role credentials: ${message}`, { error });
    await makeFolder(lockDir, 0o700).catch((error: unknown) => complain('no folder for the lock', error));
    const place = path.join(lockDir, `role-${fileName}.lock`);
    return holdLock([place], act, { longestWait: 30 * second, pause: 100, complain });
  }
}
