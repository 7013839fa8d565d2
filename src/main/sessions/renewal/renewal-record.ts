/**
 * One record of a renewal, as a file: two lines, what AWS is asked about (a fingerprint) and the token that it answered. A
 * record without the second line tells that AWS was asked and its answer never arrived.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { type FileHandle, lstat } from 'node:fs/promises';
import * as v from 'valibot';
import { formatToken, parseToken, type Token } from '../../aws/cache/token-file.ts';
import { reasonOf, systemError } from '../../system/file-errors.ts';
import { type FileFailed, readText } from '../../system/files.ts';
import { discardTemporary, takePlace, writeBeside } from '../../system/whole-file.ts';

export interface TokenRecord {
  readonly key: string;
  /** `markOf` the token that AWS was asked to renew. */
  readonly from: string;
  /** Null if the answer never arrived here. */
  readonly renewed: Token | null;
}

/** `failed`: there may be a record, which cannot be read at this moment. */
export type ReadRecord =
  { readonly kind: 'record'; readonly record: TokenRecord } | { readonly kind: 'none' } | FileFailed;

/** A record that waits for its answer. */
export interface OpenRecord {
  /** In the hands of the system when this returns, safe from a power cut when it resolves. Rejects if it is neither. */
  write(renewed: Token): Promise<void>;
  close(): Promise<void>;
}

/** Also of a file that somebody else has made in this place: honest ones have a few kB. */
const largest = 1024 * 1024;

/** Failures that pass by themselves: they say nothing about what is there. On Windows so do those of a file in use. */
const passing: ReadonlySet<string> = new Set([
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EIO',
  'EAGAIN',
  'ESTALE',
  'ETIMEDOUT',
  ...(process.platform === 'win32' ? ['EACCES', 'EPERM', 'EBUSY'] : []),
]);

const firstLine = v.object({ key: v.string(), from: v.string() });

/**
 * A second line that was cut off counts as none. Links, pipes, devices and folders are no records: Daypass makes none of
 * them, and what is behind a link is somebody else's.
 */
export async function readRecord(file: string): Promise<ReadRecord> {
  const read = await readPlainFile(file);
  if (read.kind === 'failed') return passing.has(read.reason) ? read : none;
  if (read.kind === 'missing') return none;
  const [asked = '', ...answers] = read.text.split('\n');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), firstLine), asked);
  if (!parsed.success) return none;
  const renewed = answers.map(parseToken).findLast((answer) => 'token' in answer);
  return { kind: 'record', record: { ...parsed.output, renewed: renewed?.token ?? null } };
}

const none: ReadRecord = { kind: 'none' };

async function readPlainFile(file: string): ReturnType<typeof readText> {
  try {
    if (!(await lstat(file)).isFile()) return { kind: 'missing' };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
  return readText(file, largest);
}

/**
 * Puts a record without an answer in the place of whatever is there, except a folder, and follows no link. The room for the
 * answer is taken at once: a disk that has none must say so before AWS is asked, not when the answer is here.
 */
export async function openRecord(file: string, key: string, from: Token): Promise<OpenRecord> {
  const head = `${JSON.stringify({ key, from: markOf(from) })}\n`;
  const room = 2 * Buffer.byteLength(formatToken(from)) + 4096;
  const beside = await writeBeside(file, { content: `${head}${' '.repeat(room)}\n`, mode: 0o600 });
  try {
    await takePlace(beside, file);
  } catch (error) {
    await discardTemporary(beside);
    throw error;
  }
  const { handle } = beside;
  return {
    // At once and in one piece: from here on a killed process loses nothing.
    write: (renewed) => writeAnswer(handle, `\n${formatToken(renewed)}\n`, Buffer.byteLength(head)),
    close: () => handle.close(),
  };
}

async function writeAnswer(handle: FileHandle, text: string, from: number): Promise<void> {
  const bytes = Buffer.from(text);
  // One call may take less than all of it.
  for (let done = 0; done < bytes.length;) {
    const written = fs.writeSync(handle.fd, bytes, done, bytes.length - done, from + done);
    if (written === 0) throw systemError('ENOSPC');
    done += written;
  }
  // The rest of the room is given back: the token file needs some.
  await handle.truncate(from + bytes.length);
  await handle.sync();
}

/** Tells a token again without holding it. The access token too: AWS may answer without a new refresh token. */
export function markOf({ accessToken, refreshToken }: Pick<Token, 'accessToken' | 'refreshToken'>): string {
  return createHash('sha256')
    .update(JSON.stringify([accessToken, refreshToken]))
    .digest('hex');
}
