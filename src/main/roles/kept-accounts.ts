/**
 * Keeps the accounts and roles of each session on the disk, so that they are on screen before AWS is asked for anything, and
 * while nobody is signed in. It is a copy of what AWS tells: what is wrong with a file costs nothing but the list in it.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import PQueue from 'p-queue';
import type { AccountList, AppState, SessionId } from '../../shared/app-state.ts';
import { day, type Ms, second } from '../../shared/time.ts';
import type { Store } from '../core/store.ts';
import { noAccounts } from '../sessions/shown-session.ts';
import { afterAwake, now } from '../system/clock.ts';
import { listFolder, ownerOnly, readText, removeFile, writeAtomically } from '../system/files.ts';
import type { Log } from '../system/log.ts';
import { inPieces } from '../system/pieces.ts';
import { fewAtOnce } from '../system/time-limits.ts';
import {
  type KeptList,
  keptFile,
  keptFileName,
  keptText,
  largestList,
  type ListOwner,
  readKeptText,
} from './kept-list.ts';

export interface KeptAccounts {
  /**
   * Reads the files; from then on what changes in the state is written behind the caller's back. To be awaited before sessions
   * come into the state. Never rejects.
   */
  load(): Promise<void>;
  /** What such a session had when it was listed last, and nothing if that is not known. */
  of(session: ListOwner): AccountList;
  /** Removes every list of the session, also of portals and regions that it had before. Null, or what could not be removed. */
  forget(id: SessionId): Promise<UnremovedFile | null>;
  /** Resolves when all lists are on the disk as they are now, or could not be written. Never rejects. */
  saved(): Promise<void>;
}

export interface UnremovedFile {
  readonly file: string;
  /** The system's code. */
  readonly reason: string;
}

/** While a large organisation is listed, its list changes ten times a second for minutes. */
const gathering: Ms = 30 * second;
/** A list that AWS has not told for so long goes: its session has left the config file, or nobody uses it. */
const longestKept: Ms = 90 * day;
/** Of more lists than that the oldest go. */
const mostLists = 50;
const fileOptions = { ...ownerOnly, forceMode: true } as const;

/** `folder` is for these files alone. */
export function createKeptAccounts(folder: string, store: Store, log: Log): KeptAccounts {
  return new KeptFiles(folder, store, log);
}

class KeptFiles implements KeptAccounts {
  readonly #folder: string;
  readonly #store: Store;
  readonly #log: Log;
  /** By the names of their files, as they are on the disk or will be. */
  readonly #lists = new Map<string, KeptList>();
  readonly #changed = new Set<string>();
  /** Digests of what the files hold. */
  readonly #written = new Map<string, string>();
  readonly #turns = new PQueue({ concurrency: 1 });
  #cancelWrite: (() => void) | null = null;
  #isLoaded = false;

  constructor(folder: string, store: Store, log: Log) {
    this.#folder = folder;
    this.#store = store;
    this.#log = log;
  }

  async load(): Promise<void> {
    const files = await keptFilesIn(this.#folder);
    const read = await fewAtOnce(files, readList, () => null);
    const found = files.flatMap((file, index) => {
      const list = read[index];
      // One that lies under another session's name was put there by somebody else.
      return list && keptFileName(list.owner) === path.basename(file) ? [list] : [];
    });
    const oldest = now() - longestKept;
    const newest = found.toSorted((a, b) => b.listedAt - a.listedAt).slice(0, mostLists);
    for (const list of newest) {
      if (list.listedAt >= oldest) this.#lists.set(keptFileName(list.owner), list);
    }
    const useless = files.filter((file) => !this.#lists.has(path.basename(file)));
    for (const file of useless) await removeFile(file);
    this.#isLoaded = true;
    this.#store.subscribe((state) => this.#follow(state));
  }

  of(session: ListOwner): AccountList {
    return this.#lists.get(keptFileName(session))?.accounts ?? noAccounts;
  }

  async forget(id: SessionId): Promise<UnremovedFile | null> {
    for (const [name, { owner }] of this.#lists) {
      if (owner.id !== id) continue;
      this.#lists.delete(name);
      // One that waits to be written is not, and the same list would be written again another time.
      this.#changed.add(name);
      this.#written.delete(name);
    }
    return this.#turns.add(() => removeKeptLists(this.#folder, id));
  }

  async saved(): Promise<void> {
    if (!this.#isLoaded) return;
    this.#follow(this.#store.state);
    this.#writeNow();
    await this.#turns.onIdle();
  }

  #follow({ sessions }: AppState): void {
    for (const session of sessions) {
      const { accounts } = session;
      const { listedAt } = accounts;
      const name = keptFileName(session);
      if (this.#lists.get(name)?.accounts === accounts) continue;
      if (listedAt !== null) {
        const { id, startUrl, region } = session;
        this.#lists.set(name, { owner: { id, startUrl, region }, accounts, listedAt });
        this.#changed.add(name);
      } else if (this.#lists.delete(name)) {
        // Forgotten, or another person's, whose own may be on its way already.
        this.#changed.add(name);
      }
    }
    if (this.#changed.size > 0) this.#cancelWrite ??= afterAwake(gathering, () => this.#writeNow());
  }

  #writeNow(): void {
    this.#cancelWrite?.();
    this.#cancelWrite = null;
    // One that waits for its turn will write what is there by then.
    if (this.#turns.size === 0) void this.#turns.add(() => this.#writeAll());
  }

  async #writeAll(): Promise<void> {
    const names = [...this.#changed];
    this.#changed.clear();
    for (const name of names) await this.#write(name);
  }

  async #write(name: string): Promise<void> {
    const file = path.join(this.#folder, name);
    const list = this.#lists.get(name);
    const text = list ? await inPieces(keptText(list)) : '';
    const digest = createHash('sha256').update(text).digest('hex');
    if (this.#written.get(name) === digest) return;
    const isFit = list !== undefined && Buffer.byteLength(text) <= largestList;
    // An older list in its place would be taken for the newest one.
    const done = isFit ? await writeAtomically(file, text, fileOptions) : await removeFile(file);
    if (done.kind !== 'failed') this.#written.set(name, digest);
    else {
      this.#changed.add(name);
      this.#log.warn('list of accounts not kept', { reason: done.reason });
    }
  }
}

async function keptFilesIn(folder: string): Promise<readonly string[]> {
  const listed = await listFolder(folder);
  return listed.kind === 'listed' ? listed.files.filter((file) => keptFile.test(path.basename(file))) : [];
}

/** Those of one session in a folder of such files, which may be another process's. Null, or the first that could not be removed. */
export async function removeKeptLists(folder: string, id: SessionId): Promise<UnremovedFile | null> {
  let unremoved: UnremovedFile | null = null;
  for (const file of await keptFilesIn(folder)) {
    if ((await readList(file))?.owner.id !== id) continue;
    const removed = await removeFile(file);
    if (removed.kind === 'failed') unremoved ??= { file, reason: removed.reason };
  }
  return unremoved;
}

async function readList(file: string): Promise<KeptList | null> {
  const read = await readText(file, largestList);
  return read.kind === 'text' ? inPieces(readKeptText(read.text, now())) : null;
}
