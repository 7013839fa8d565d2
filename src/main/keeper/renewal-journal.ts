/**
 * Keeps a renewed token safe between AWS's answer and its place in the file. AWS rotates the refresh token when it answers:
 * a process that is killed in between would leave a file with a dead one, and nobody could renew the session any more.
 *
 * One record a token, beside the lock of its renewal and never in the token folder, whose every entry `aws sso logout`
 * reads. Two lines: what AWS is asked about (a fingerprint), and the token that it answered. A record without the second
 * line tells that AWS was asked and its answer never arrived.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type FailedAt, tokenFileName, type TokenCache } from '../aws/token-cache.ts';
import { formatToken, parseToken, type Token } from '../aws/token-file.ts';
import { listFolder, readText, removeFile } from '../machine/files.ts';
import { fewAtOnce } from '../machine/in-time.ts';
import type { Log } from '../machine/log.ts';
import type { RenewalLock } from './renewal-lock.ts';

/** One request for a new token. `close` is to be called at its end, whatever that was. */
export interface Asking {
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
  /** The renewed token is in its place, or of no use any more. */
  forget(key: string): Promise<void>;
  /** Everybody signs out. */
  forgetAll(): Promise<void>;
  /** Drops what belongs to token files that are gone: another tool has signed out. */
  forgetSignedOut(): Promise<void>;
}

interface JournalParts {
  readonly tokenCache: TokenCache;
  readonly lock: RenewalLock;
  readonly log: Log;
}

interface TokenRecord {
  readonly key: string;
  readonly from: string;
  /** Null if the answer never arrived here. */
  readonly renewed: Token | null;
}

const extension = '.renewal';
/** Also of a file that somebody else has made in this place: honest ones have a few kB. */
const largest = 1024 * 1024;

export function createRenewalJournal(folder: string, { tokenCache, lock, log }: JournalParts): RenewalJournal {
  const fileOf = (key: string): string => path.join(folder, `${tokenFileName(key)}${extension}`);
  const forgetFile = async (file: string): Promise<void> => {
    const removed = await removeFile(file);
    if (removed.kind === 'failed') log.warn('renewal record not removed', { reason: removed.reason });
  };
  const recordFiles = async (): Promise<readonly string[]> => {
    const listed = await listFolder(folder);
    return listed.kind === 'listed' ? listed.files.filter((file) => file.endsWith(extension)) : [];
  };
  /** What nobody can read is of no use to anybody; it may hold half a secret. */
  const records = async (): Promise<readonly TokenRecord[]> => {
    const recordOf = async (file: string): Promise<readonly TokenRecord[]> => {
      const record = await readRecord(file);
      if (record && fileOf(record.key) === file) return [record];
      await forgetFile(file);
      return [];
    };
    return (await fewAtOnce(await recordFiles(), recordOf, () => [])).flat();
  };

  const recover = async (key: string): Promise<Recovered> => {
    const record = await readRecord(fileOf(key));
    if (!record?.renewed) return { kind: 'none' };
    const put = await place(tokenCache, record, record.renewed);
    if (put.kind === 'failed') return put;
    await forgetFile(fileOf(key));
    log.info(put.kind === 'recovered' ? 'recovered a renewed token' : 'dropped an outdated renewed token');
    return put;
  };

  return {
    async begin(key, from) {
      const file = fileOf(key);
      const before = await readRecord(file);
      const mark = markOf(from);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        return await openRecord(file, key, mark, before?.from === mark, log);
      } catch (error) {
        log.warn('renewal record not written', { error });
        return { mayHaveBeenAnswered: true, answered: async () => {}, close: async () => {} };
      }
    },
    recover,
    async recoverAll(signal) {
      const found = (await records()).filter(({ renewed }) => renewed !== null);
      return Promise.all(found.map(({ key }) => lock.hold(key, () => recover(key), signal).catch(() => none)));
    },
    forget: (key) => forgetFile(fileOf(key)),
    async forgetAll() {
      await fewAtOnce(await recordFiles(), forgetFile, () => {});
    },
    async forgetSignedOut() {
      for (const { key } of await records()) {
        if ((await tokenCache.read(key)).kind === 'none') await forgetFile(fileOf(key));
      }
    },
  };
}

const none: Recovered = { kind: 'none' };

/** `isKnown`: the record is there already, from a request about the same token that got no answer. */
async function openRecord(file: string, key: string, mark: string, isKnown: boolean, log: Log): Promise<Asking> {
  const handle = await open(file, isKnown ? 'a' : 'w', 0o600);
  try {
    await handle.chmod(0o600);
    if (!isKnown) await handle.writeFile(`${JSON.stringify({ key, from: mark })}\n`);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    mayHaveBeenAnswered: isKnown,
    async answered(renewed) {
      try {
        // At once and in one piece: from here on a killed process loses nothing. It begins a line of its own, whatever an
        // earlier process was about to write when it was killed.
        fs.writeSync(handle.fd, `\n${formatToken(renewed)}\n`);
        await handle.sync();
      } catch (error) {
        log.warn('renewed token not in the record', { error });
      }
    },
    close: () => handle.close(),
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

const firstLine = v.object({ key: v.string(), from: v.string() });

/** Null for what is missing or no record. A second line that was cut off counts as none. */
async function readRecord(file: string): Promise<TokenRecord | null> {
  const read = await readText(file, largest);
  if (read.kind !== 'text') return null;
  const [asked = '', ...answers] = read.text.split('\n');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), firstLine), asked);
  if (!parsed.success) return null;
  const renewed = answers.map(parseToken).findLast((answer) => 'token' in answer);
  return { ...parsed.output, renewed: renewed?.token ?? null };
}

/** Tells a token again without holding it. The access token too: AWS may answer without a new refresh token. */
function markOf({ accessToken, refreshToken }: Token): string {
  return createHash('sha256')
    .update(JSON.stringify([accessToken, refreshToken]))
    .digest('hex');
}
