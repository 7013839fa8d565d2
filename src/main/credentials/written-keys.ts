/**
 * Keys in the credentials file, for tools that read nothing else: wanted profile by profile, renewed while somebody is signed in and
 * the app runs, and gone with the sign-in, with the app, and with the wish. What is to be done follows from the record, the sessions
 * and the clock at each look (keys-due.ts); there is no timer of its own.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import { mostWrittenKeys, usualSection, type WrittenKeys } from '../../shared/written-keys.ts';
import { takeOutKeysNow } from '../aws/config/last-change.ts';
import { removeTemporariesNow } from '../aws/config/leftovers.ts';
import { finalProblemOf } from '../core/problem-error.ts';
import type { ClockCheck } from '../sessions/clock-check.ts';
import { retryPause } from '../sessions/renewal/retry-pause.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { type Due, dueOf, type KeysAct, type KeysSituation } from './keys-due.ts';
import { isOfFiles, type KeysFiles, plannedKeys, shownKeys } from './keys-entry.ts';
import { createKnownKeys } from './keys-known.ts';
import { createKeysRecord, type KeysEntry } from './keys-record.ts';
import { keysSectionsIn } from './keys-section.ts';
import { createKeysWriting, isSameSection, type KeysRemoved, type KeysWritingDeps, type Seen } from './keys-writing.ts';
import { marginOf } from './margin.ts';
import type { CredentialPlan } from './plan.ts';

export interface WrittenKeysService {
  /** Brings the state up to date with the record, which other processes change as well. Never rejects. */
  read(): Promise<void>;
  /** Puts the keys of this profile into the section and keeps them there. Null: the section's usual name. */
  write(profile: string, section: string | null): Promise<Result<WrittenKeys>>;
  /** Takes out those of this profile or section; null: all. The problem is `keys-not-written` where there are none. */
  remove(name: string | null): Promise<Result<KeysRemoved>>;
  /** The sessions have been signed out of (null: all): what is in the file goes, and comes back with the next sign-in. */
  signedOut(ids: readonly SessionId[] | null): Promise<KeysRemoved>;
  /** The app ends: nobody would renew them, or remove them at a sign-out. */
  withdraw(): Promise<void>;
  /** The same at once, where nobody waits: the system takes the process away. The record follows at the next start. */
  withdrawNow(): void;
  /** Removes those whose sign-in is over, or their own time: a process that was killed has left them. */
  tidy(): Promise<void>;
  /** Another program may have changed the credentials file. */
  fileChanged(): Promise<void>;
  /** Does what is due; returns when to be asked again. */
  look(at: EpochMs): EpochMs | null;
}

export interface WrittenKeysDeps extends Omit<KeysWritingDeps, 'record' | 'mayWrite'> {
  readonly sessions: Pick<Sessions, 'readTokens' | 'onSignIn'>;
  readonly files: KeysFiles;
  readonly clockCheck: Pick<ClockCheck, 'awsNow'>;
  /** Where the record is: Daypass's own folder beside the tokens. */
  readonly folder: string;
  readonly log: Log;
}

/** What the user has to mend is not tried again and again. */
const longPause: Ms = 30 * minute;

export function createWrittenKeys(deps: WrittenKeysDeps): WrittenKeysService {
  return new KeptKeys(deps);
}

class KeptKeys implements WrittenKeysService {
  readonly #deps: WrittenKeysDeps;
  readonly #record;
  readonly #writing;
  readonly #known = createKnownKeys();
  #entries: readonly KeysEntry[] = [];
  #isEnding = false;
  #isWithdrawn = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: WrittenKeysDeps) {
    this.#deps = deps;
    this.#record = createKeysRecord(deps.folder, deps.log);
    this.#writing = createKeysWriting({ ...deps, record: this.#record, mayWrite: () => !this.#isEnding });
    // Whoever has signed in may be another person.
    deps.sessions.onSignIn((id) => {
      for (const one of this.#entries) if (one.sessionId === id) this.#known.of(one).stale = 'sign-in';
    });
  }

  async read(): Promise<void> {
    this.#entries = await this.#record.read();
    const writtenKeys = this.#shown();
    this.#deps.store.update((state) => ({ ...state, writtenKeys }));
  }

  async write(profile: string, named: string | null): Promise<Result<WrittenKeys>> {
    const section = named ?? usualSection(profile);
    const planned = await plannedKeys(this.#deps.files, profile, section);
    if (!planned.ok) return planned;
    const { entry, plan } = planned.value;
    const done = await this.#bring(entry, plan, 'new');
    await this.read();
    if (!done.ok) return done;
    const shown = this.#shown().find((one) => isSameSection(one, entry));
    return { ok: true, value: shown ?? shownKeys(entry, null) };
  }

  async remove(name: string | null): Promise<Result<KeysRemoved>> {
    const isMeant = ({ profile, section }: KeysEntry): boolean => name === null || [profile, section].includes(name);
    const marked = (await this.#markedSections()).filter(({ section }) => name === null || section === name);
    const isAny = marked.length > 0 || (await this.#record.read()).some(isMeant);
    if (!isAny) return failure(problem('keys-not-written', { name: name ?? '' }, 'user'));
    const removed = await this.#writing.take(isMeant, true, marked);
    await this.read();
    return { ok: true, value: removed };
  }

  async signedOut(ids: readonly SessionId[] | null): Promise<KeysRemoved> {
    const isMeant = ({ sessionId }: KeysEntry): boolean => ids === null || ids.includes(sessionId);
    // What a process that was killed was about to write has keys in it as well.
    await removeTemporariesNow(this.#deps.files.credentialsFile);
    const marked = ids === null ? await this.#markedSections() : [];
    if (marked.length === 0 && !(await this.#record.read()).some(isMeant)) return { removed: [], problems: [] };
    const removed = await this.#writing.take(isMeant, false, marked);
    await this.read();
    return removed;
  }

  async withdraw(): Promise<void> {
    this.#isEnding = true;
    if (this.#entries.length > 0) await this.#writing.take((one) => isOfFiles(one, this.#deps.files), false);
    this.#isWithdrawn = true;
  }

  withdrawNow(): void {
    this.#isEnding = true;
    const { files } = this.#deps;
    const inFile = this.#entries.filter((one) => one.endsAt !== null && isOfFiles(one, files));
    // What stands there once they are gone is another process's.
    if (this.#isWithdrawn || inFile.length === 0) return;
    takeOutKeysNow(files.credentialsFile, inFile);
  }

  async tidy(): Promise<void> {
    await this.read();
    const left = this.#entries.filter((one) => this.#due(one, now()).act === 'remove');
    for (const one of left) await this.#take(one);
    if (left.length > 0) await this.read();
  }

  async fileChanged(): Promise<void> {
    await this.read();
    const inFile = this.#entries.filter((one) => one.endsAt !== null && isOfFiles(one, this.#deps.files));
    // Not in the midst of what another process writes.
    const there = inFile.length > 0 ? await this.#record.alone(() => this.#markedSections()) : [];
    for (const one of inFile) {
      if (!there.some((found) => isSameSection(found, one))) this.#known.of(one).stale ??= 'missing';
    }
    // What kept the keys from the file may be over.
    for (const one of this.#entries) this.#known.fileChanged(one);
    await this.read();
  }

  look(at: EpochMs): EpochMs | null {
    if (this.#isEnding) return null;
    const times = this.#entries.flatMap((one) => {
      const { act, next } = this.#due(one, at);
      if (act !== null) this.#start(one, act);
      return next ?? [];
    });
    return times.length === 0 ? null : Math.min(...times);
  }

  /** One after the other: they all write the same file. */
  #start(entry: KeysEntry, act: KeysAct): void {
    const known = this.#known.of(entry);
    known.isRunning = true;
    const run = async (): Promise<void> => {
      try {
        await (act === 'remove' ? this.#take(entry) : this.#renew(entry));
      } catch (error) {
        this.#deps.log.warn('written keys', { error });
        this.#failed(entry, act, finalProblemOf(error));
      } finally {
        known.isRunning = false;
        await this.read();
      }
    };
    this.#turn = this.#turn.then(run, run);
  }

  async #renew({ profile, section, endsAt }: KeysEntry): Promise<void> {
    const planned = await plannedKeys(this.#deps.files, profile, section);
    const done = planned.ok ? await this.#bring(planned.value.entry, planned.value.plan, endsAt) : planned;
    const { credentialsFile: file } = this.#deps.files;
    if (!done.ok) this.#failed({ file, section }, 'write', done.problem);
  }

  /** AWS is asked before the turn to write: nobody waits for its answer. */
  async #bring(entry: KeysEntry, plan: CredentialPlan, seen: Seen): Promise<Result> {
    const got = await this.#deps.credentials.get(plan, { isShared: false });
    const done = got.ok ? await this.#writing.put(entry, plan, seen) : got;
    if (!done.ok) return done;
    const margin = marginOf(plan.assumed.at(-1)?.request.durationSeconds);
    Object.assign(this.#known.of(entry), { stale: undefined, trouble: undefined, writtenAt: now(), margin });
    return done;
  }

  /** A sign-in that is not read yet is looked at before. */
  async #take(entry: KeysEntry): Promise<void> {
    await this.#deps.sessions.readTokens(entry.sessionId);
    const { act } = dueOf(entry, { ...this.#situation(entry, now()), isRunning: false });
    if (act !== 'remove') return;
    const { problems } = await this.#writing.take((one) => isSameSection(one, entry), !entry.isWanted);
    const [first] = problems;
    if (first) this.#failed(entry, 'remove', first);
  }

  #failed(entry: Pick<KeysEntry, 'file' | 'section'>, act: KeysAct, why: Problem): void {
    const before = this.#known.of(entry).trouble;
    const tries = before?.act === act ? before.tries + 1 : 0;
    const pause = why.retry === 'auto' ? retryPause(tries, null) : longPause;
    this.#known.of(entry).trouble = { act, problem: why, tries, until: now() + pause };
  }

  #due(entry: KeysEntry, at: EpochMs): Due {
    return dueOf(entry, this.#situation(entry, at));
  }

  #situation(entry: KeysEntry, at: EpochMs): KeysSituation {
    const { store, clockCheck, files } = this.#deps;
    const { trouble, margin = marginOf(undefined), stale, writtenAt, isRunning = false } = this.#known.of(entry);
    const phase = isOfFiles(entry, files) ? store.session(entry.sessionId)?.phase : undefined;
    return { at, awsNow: clockCheck.awsNow(), phase, trouble, margin, stale, writtenAt, isRunning };
  }

  /** Also those of which no record is left. */
  async #markedSections(): Promise<readonly Pick<KeysEntry, 'file' | 'section'>[]> {
    const { credentialsFile: file } = this.#deps.files;
    return (await keysSectionsIn(file)).map((section) => ({ file, section }));
  }

  #shown(): readonly WrittenKeys[] {
    const wanted = this.#entries.filter(({ isWanted }) => isWanted).slice(0, mostWrittenKeys);
    return wanted.map((one) => shownKeys(one, this.#known.of(one).trouble?.problem ?? null));
  }
}
