/** The folder `~/.aws/sso/cache`, in which all AWS tools share their sign-ins. */
import { dirname, join } from 'node:path';
import PQueue from 'p-queue';
import type { TokenDefect } from '../../../shared/problems.ts';
import { type EpochMs, minute, type Ms, second } from '../../../shared/time.ts';
import { type FileFailed, removeFile, tryToWrite, writeAtomically } from '../../system/files.ts';
import { rememberAwsFolder } from '../../system/kept-folders.ts';
import { readJson, secretFile } from './cache-file.ts';
import { hashedFileName } from './entry-names.ts';
import { isJsonObject } from './python-json.ts';
import { formatToken, type Token, toToken } from './token-file.ts';
import { removeLeftovers } from './token-leftovers.ts';
import { type StoredToken, sweepTokens } from './token-sweep.ts';

/** A file that the system did not let us at. */
export type FailedAt = FileFailed & { readonly file: string };

export type TokenRead =
  | { readonly kind: 'none'; readonly file: string }
  | { readonly kind: 'token'; readonly file: string; readonly token: Token }
  | { readonly kind: 'defect'; readonly file: string; readonly defect: TokenDefect }
  | FailedAt;

/** `token` is what the file holds now. */
export type TokenStored = { readonly kind: 'stored'; readonly file: string; readonly token: Token } | FailedAt;

/**
 * `kept`: the file holds another tool's token, which ends no sooner than ours. `gone`: signed out meanwhile; nothing was
 * written.
 */
export type RenewedStored =
  | TokenStored
  | { readonly kind: 'kept'; readonly file: string; readonly token: Token }
  | { readonly kind: 'gone'; readonly file: string };

/** `kept`: the file holds another access token than the one that was to go, or none that can be read. */
export type TokenRemoved = { readonly kind: 'removed' | 'missing' | 'kept'; readonly file: string } | FailedAt;

/**
 * `key` is always the name of the sso-session, or the start URL of a legacy profile exactly as the config has it. Nothing
 * here throws: a file that cannot be read or written is a result.
 */
export interface TokenCache {
  /** Takes up to half a second if the file is broken: another tool may be writing it. */
  read(key: string): Promise<TokenRead>;
  /** A new sign-in: replaces whatever is there. */
  store(key: string, token: Token): Promise<TokenStored>;
  /** Whether a token like this one could be stored now; writes nothing that stays. */
  tryToStore(key: string, token: Token): Promise<{ readonly kind: 'storable' } | FailedAt>;
  /**
   * The answer to a renewal: reads the file again right before the write, keeps its unknown fields, and completes
   * `renewed` with the fields of `renewedFrom`, above all the refresh token if AWS sent no new one.
   */
  storeRenewed(key: string, renewedFrom: Token, renewed: Token): Promise<RenewedStored>;
  /** With `onlyIf`, a file that holds another access token stays. */
  remove(key: string, onlyIf?: string): Promise<TokenRemoved>;
  /** The same for a file found by `sweep`. */
  removeFile(file: string, onlyIf?: string): Promise<TokenRemoved>;
  /** Every token in the folder, other tools' included: what `aws sso logout` ends. What cannot be read is left out. */
  sweep(): Promise<readonly StoredToken[]>;
  /** Removes what writers of Daypass that were killed left behind: what is old at `now`, or all that belongs to one key. */
  removeLeftovers(now: EpochMs, key?: string): Promise<void>;
}

/** The AWS CLI's name of a token file (botocore utils.py, `_token_cache_key`): nothing is normalised. */
export function tokenFileName(key: string): string {
  return hashedFileName(key);
}

export function createTokenCache(dir: string): TokenCache {
  const fileOf = (key: string): string => join(dir, tokenFileName(key));
  const inTurn = createTurns();
  const remove = (file: string, onlyIf?: string) => inTurn(file, () => removeToken(file, onlyIf));
  return {
    async read(key) {
      const read = await readToken(fileOf(key));
      if (read.kind === 'token') rememberAwsFolder(dirname(dirname(dir)));
      return read;
    },
    store: (key, token) => inTurn(fileOf(key), () => writeToken(fileOf(key), token)),
    async tryToStore(key, token) {
      const tried = await tryToWrite(fileOf(key), formatToken(token), secretFile);
      return tried.kind === 'failed' ? { ...tried, file: fileOf(key) } : { kind: 'storable' };
    },
    storeRenewed: (key, renewedFrom, renewed) =>
      inTurn(fileOf(key), () => writeRenewed(fileOf(key), renewedFrom, renewed)),
    remove: (key, onlyIf) => remove(fileOf(key), onlyIf),
    removeFile: remove,
    sweep: () => sweepTokens(dir),
    removeLeftovers: (now, key) => removeLeftovers(dir, now, key),
  };
}

async function readToken(file: string): Promise<TokenRead> {
  const read = await readJson(file);
  switch (read.kind) {
    case 'missing':
      return { kind: 'none', file };
    case 'failed':
      return { ...read, file };
    case 'not-json':
      return { kind: 'defect', file, defect: 'not-json' };
    case 'json':
      return { ...toRead(toToken(read.value)), file };
  }
}

function toRead(parsed: ReturnType<typeof toToken>) {
  return 'token' in parsed ? ({ kind: 'token', ...parsed } as const) : ({ kind: 'defect', ...parsed } as const);
}

async function writeToken(file: string, token: Token): Promise<TokenStored> {
  const written = await writeAtomically(file, formatToken(token), secretFile);
  return written.kind === 'failed' ? { ...written, file } : { kind: 'stored', file, token: wholeSeconds(token) };
}

/** The token with the instants that the file can hold: half a second must not make ours the later one. */
function wholeSeconds(token: Token): Token {
  const cut = (instant: EpochMs): EpochMs => Math.floor(instant / second) * second;
  const { registrationExpiresAt: end } = token;
  return { ...token, expiresAt: cut(token.expiresAt), registrationExpiresAt: end === undefined ? end : cut(end) };
}

/**
 * Tokens of the portal session's last hour all end with it, and each tool reckons that instant from the moment at which
 * AWS's answer reached it: the newest may seem to end first. An older token in the ordinary way ends most of an hour sooner.
 */
const sameEnd: Ms = minute;

async function writeRenewed(file: string, renewedFrom: Token, renewed: Token): Promise<RenewedStored> {
  const present = await readToken(file);
  const completed = wholeSeconds(complete(renewed, renewedFrom));
  switch (present.kind) {
    case 'failed':
      return present;
    case 'none':
      return { kind: 'gone', file };
    case 'defect':
      // JSON without an access token is how another tool may sign out. Anything else that is broken was this token:
      // what AWS has just issued is worth more than the wreck, and it cannot be had again.
      return present.defect === 'no-access-token' || present.defect === 'not-an-object'
        ? { kind: 'gone', file }
        : writeToken(file, completed);
    case 'token': {
      const { accessToken, expiresAt, other } = present.token;
      const isOurs = accessToken === renewedFrom.accessToken || accessToken === renewed.accessToken;
      // Whoever put it there meanwhile has signed in or renewed: it is as good as ours. An older one that came back is not.
      const leastEnd = Math.min(renewedFrom.expiresAt, completed.expiresAt) - sameEnd;
      if (!isOurs && expiresAt >= leastEnd) return { kind: 'kept', file, token: present.token };
      return writeToken(file, { ...completed, other });
    }
  }
}

/** The renewed token; what it lacks comes from the one that it was renewed from. */
function complete(renewed: Token, renewedFrom: Token): Token {
  const named = Object.entries(renewed).filter(([, value]) => value !== undefined);
  return { ...renewedFrom, ...Object.fromEntries(named) };
}

async function removeToken(file: string, onlyIf: string | undefined): Promise<TokenRemoved> {
  if (onlyIf !== undefined) {
    const read = await readJson(file);
    if (read.kind === 'failed' || read.kind === 'missing') return { ...read, file };
    const holds = read.kind === 'json' && isJsonObject(read.value) && read.value['accessToken'] === onlyIf;
    if (!holds) return { kind: 'kept', file };
  }
  return { ...(await removeFile(file)), file };
}

type InTurn = <T>(file: string, task: () => Promise<T>) => Promise<T>;

/**
 * Changes of one file run one after the other, so that a sign-out between the reading and the writing of a renewal
 * cannot be undone by it. Against other processes nothing but the shortness of that moment helps: no AWS tool locks.
 *
 * The turns of a session (sessions/file-turns.ts) are no substitute: a sign-out removes files of any name without waiting
 * for a session's reads, which may take half a second, and a record of a renewal is put in place beside them.
 */
function createTurns(): InTurn {
  const queues = new Map<string, PQueue>();
  return async (file, task) => {
    const queue = queues.get(file) ?? new PQueue({ concurrency: 1 });
    queues.set(file, queue);
    try {
      return await queue.add(task);
    } finally {
      if (queue.size + queue.pending === 0) queues.delete(file);
    }
  };
}
