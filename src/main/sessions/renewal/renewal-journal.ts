/**
 * Keeps a renewed token safe between AWS's answer and its place in the file. AWS rotates the refresh token when it answers:
 * a process that is killed in between would leave a file with a dead one, and nobody could renew the session any more.
 *
 * One record a token (renewal-record.ts), beside the lock of its renewal and never in the token folder, whose every entry
 * `aws sso logout` reads. It is on the disk, its folder included, before the token file is touched, and goes after that has
 * been synced.
 */
import path from 'node:path';
import { type FailedAt, tokenFileName, type TokenCache } from '../../aws/cache/token-cache.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { listFolder, makeFolder, removeFile } from '../../system/files.ts';
import { fewAtOnce } from '../../system/time-limits.ts';
import type { Log } from '../../system/log.ts';
import type { RenewalLock } from './renewal-lock.ts';
import { markOf, type OpenRecord, openRecord, readRecord, type TokenRecord } from './renewal-record.ts';

/** One request for a new token. `close` is to be called at its end, whatever that was. */
export interface Asking {
  /** False where no record could be made: then the token file must be known to be writable before AWS is asked. */
  readonly isRecorded: boolean;
  /** An earlier request with this very token got no answer, or it is not known: AWS may have rotated the token for it. */
  readonly mayHaveBeenAnswered: boolean;
  /** In the hands of the system when this returns; safe from a power cut too when it resolves. Never rejects. */
  answered(renewed: Token): Promise<void>;
  close(): Promise<void>;
}

/** `failed`: the record stays until the file can be written. */
export type Recovered =
  | { readonly kind: 'none' }
  | FailedAt
  | { readonly kind: 'recovered'; readonly key: string; readonly from: Token; readonly token: Token };

/** `key` is that of `TokenCache`. Nothing here rejects: what cannot be kept on disk is logged, and the renewal goes on. */
export interface RenewalJournal {
  /** Before AWS is asked, so that afterwards nothing but one write stands between its answer and the disk. */
  begin(key: string, from: Token): Promise<Asking>;
  /**
   * Puts the token of a process that was killed in its place, if the file still holds the token that it was made from; drops
   * it if not, for then somebody has renewed, signed in or signed out since. To be called while the renewal lock is held.
   */
  recover(key: string): Promise<Recovered>;
  /** `recover` for every record there is, also of sessions that are configured no longer; takes the locks by itself. */
  recoverAll(signal?: AbortSignal): Promise<readonly Recovered[]>;
  /** What is on record of a token's last renewal, without a change to anything. Never rejects. */
  recall(key: string): Promise<RecalledRecord>;
  /** The renewed token is in its place, or of no use any more. */
  forget(key: string): Promise<void>;
  /** Everybody signs out. */
  forgetAll(): Promise<void>;
  /** Drops what belongs to token files that are gone: another tool has signed out. */
  forgetSignedOut(): Promise<void>;
}

/** For the token that the file holds: what AWS has answered to it, or whether it may have answered. */
export type RecalledRecord = (token: Pick<Token, 'accessToken' | 'refreshToken'>) => {
  readonly renewed: Token | null;
  readonly mayBeUsedUp: boolean;
};

interface JournalDeps {
  readonly tokenCache: TokenCache;
  readonly lock: RenewalLock;
  readonly log: Log;
}

const extension = '.renewal';

export function createRenewalJournal(folder: string, deps: JournalDeps): RenewalJournal {
  return new JournalFolder(folder, deps);
}

class JournalFolder implements RenewalJournal {
  readonly #folder: string;
  readonly #deps: JournalDeps;

  constructor(folder: string, deps: JournalDeps) {
    this.#folder = folder;
    this.#deps = deps;
  }

  async begin(key: string, from: Token): Promise<Asking> {
    const { log } = this.#deps;
    const file = this.#fileOf(key);
    const before = await readRecord(file);
    const isKnown = before.kind === 'record' && before.record.from === markOf(from);
    try {
      await makeFolder(this.#folder, 0o700);
      return askingFor(await openRecord(file, key, from), isKnown || before.kind === 'failed', log);
    } catch (error) {
      log.warn('renewal record not written', { error });
      return unrecorded;
    }
  }

  async recover(key: string): Promise<Recovered> {
    const { tokenCache, log } = this.#deps;
    const file = this.#fileOf(key);
    const read = await readRecord(file);
    if (read.kind === 'failed') return { ...read, file };
    if (read.kind === 'none' || !read.record.renewed) return none;
    const put = await place(tokenCache, read.record, read.record.renewed);
    if (put.kind === 'failed') return put;
    await this.#removeRecord(file);
    log.info(put.kind === 'recovered' ? 'recovered a renewed token' : 'dropped an outdated renewed token');
    return put;
  }

  async recoverAll(signal?: AbortSignal): Promise<readonly Recovered[]> {
    const found: Recovered[] = [];
    for await (const { key, renewed } of this.#records(signal)) {
      if (await this.#isGone(key)) await this.forget(key);
      else if (renewed !== null) {
        found.push(await this.#deps.lock.hold(key, () => this.recover(key), signal).catch(() => none));
      }
    }
    return found;
  }

  async recall(key: string): Promise<RecalledRecord> {
    const read = await readRecord(this.#fileOf(key));
    return (token) => {
      if (read.kind === 'failed') return { renewed: null, mayBeUsedUp: true };
      if (read.kind === 'none' || read.record.from !== markOf(token)) return { renewed: null, mayBeUsedUp: false };
      return { renewed: read.record.renewed, mayBeUsedUp: read.record.renewed === null };
    };
  }

  async forget(key: string): Promise<void> {
    await this.#removeRecord(this.#fileOf(key));
  }

  async forgetAll(): Promise<void> {
    await fewAtOnce(
      await this.#recordFiles(),
      (file) => this.#removeRecord(file),
      () => {},
    );
  }

  async forgetSignedOut(): Promise<void> {
    for await (const { key } of this.#records()) if (await this.#isGone(key)) await this.forget(key);
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, `${tokenFileName(key)}${extension}`);
  }

  async #removeRecord(file: string): Promise<void> {
    const removed = await removeFile(file);
    if (removed.kind === 'failed') this.#deps.log.warn('renewal record not removed', { reason: removed.reason });
  }

  async #recordFiles(): Promise<readonly string[]> {
    const listed = await listFolder(this.#folder);
    return listed.kind === 'listed' ? listed.files.filter((file) => file.endsWith(extension)) : [];
  }

  /**
   * One after the other: there may be thousands, and whoever reads all at once keeps everybody else from the disk. What
   * can be read and is no record is of no use to anybody; it may hold half a secret.
   */
  async *#records(signal?: AbortSignal): AsyncGenerator<TokenRecord> {
    for (const file of await this.#recordFiles()) {
      if (signal?.aborted) return;
      const read = await readRecord(file);
      if (read.kind === 'record' && this.#fileOf(read.record.key) === file) yield read.record;
      else if (read.kind !== 'failed') await this.#removeRecord(file);
    }
  }

  /** The token has been signed out of, here or elsewhere. */
  async #isGone(key: string): Promise<boolean> {
    return (await this.#deps.tokenCache.read(key)).kind === 'none';
  }
}

const none: Recovered = { kind: 'none' };

const unrecorded: Asking = {
  isRecorded: false,
  mayHaveBeenAnswered: true,
  answered: async () => {},
  close: async () => {},
};

function askingFor(record: OpenRecord, mayHaveBeenAnswered: boolean, log: Log): Asking {
  return {
    isRecorded: true,
    mayHaveBeenAnswered,
    answered: (renewed) =>
      record.write(renewed).catch((error: unknown) => log.warn('renewed token not in the record', { error })),
    close: () => record.close(),
  };
}

async function place(tokenCache: TokenCache, { key, from }: TokenRecord, renewed: Token): Promise<Recovered> {
  const present = await tokenCache.read(key);
  if (present.kind === 'failed') return present;
  // A wreck is no token that anybody has put there: the cache knows when to replace one.
  const isWreck = present.kind === 'defect';
  if (!isWreck && (present.kind !== 'token' || markOf(present.token) !== from)) return none;
  const madeFrom = present.kind === 'token' ? present.token : renewed;
  const stored = await tokenCache.storeRenewed(key, madeFrom, renewed);
  if (stored.kind === 'failed') return stored;
  return stored.kind === 'stored' ? { kind: 'recovered', key, from: madeFrom, token: stored.token } : none;
}
