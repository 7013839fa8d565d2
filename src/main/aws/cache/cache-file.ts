/** What all cache files under `~/.aws` have in common: their modes, and that they may be met half-written. */
import type { Ms } from '../../../shared/time.ts';
import { wait } from '../../system/clock.ts';
import { type FileFailed, illegalBytes, ownerOnly, readText, type WriteOptions } from '../../system/files.ts';
import { fewAtOnce } from '../../system/time-limits.ts';
import { type JsonValue, parseJson } from './python-json.ts';

/** Only for the user's eyes, also if a tool with a wide umask made the file first. */
export const secretFile = { ...ownerOnly, forceMode: true } as const satisfies WriteOptions;

export type ReadJson =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'missing' }
  | FileFailed;

/**
 * The AWS CLI and the JavaScript SDK truncate a cache file before they write it, so that a reader can meet it empty or
 * cut (aws-cli #10628). Such a file is read again within this half second before it is believed to be broken.
 */
const pauses: readonly Ms[] = [20, 30, 50, 100, 150, 150];

/** Honest ones have a few kB; whoever parses more makes everybody wait. */
const largest = 1024 * 1024;

/** All AWS tools write in place only to names that end in `.json`; others (SQLite's `session.db`) are read once. */
export async function readJson(file: string): Promise<ReadJson> {
  for (const pause of file.endsWith('.json') ? pauses : []) {
    const read = await readOnce(file);
    if (read.kind !== 'not-json') return read;
    await wait(pause);
  }
  return readOnce(file);
}

/** The same half second for all files of a folder together, of which many may be broken for good. */
const patienceForMany: readonly Ms[] = [150, 350];

/** Whoever writes a folder full of files that are too large makes nobody wait: these are read one after the other. */
const largestAlone = 8 * largest;

/**
 * `see` for each of the files of a folder, in their order. Only a few are read at a time, and nothing of a file is kept but
 * what `see` takes out of it. A file on a disk that does not answer is `failed` with `ETIMEDOUT`.
 */
export async function readEachJson<Seen>(
  files: readonly string[],
  see: (file: string, read: ReadJson) => Seen,
): Promise<readonly Seen[]> {
  const seen = new Map<string, Seen>();
  let open = files;
  for (const pause of [...patienceForMany, null]) {
    const round = open;
    const kinds = await fewAtOnce(round, seeOnce, () => 'failed');
    open = round.filter((file, index) => kinds[index] === 'not-json' && file.endsWith('.json'));
    for (const file of round.filter((_, index) => kinds[index] === 'too-large')) {
      const [read = timedOut] = await fewAtOnce([file], (large) => readOnce(large, largestAlone), unanswered);
      seen.set(file, see(file, read));
    }
    if (open.length === 0) break;
    if (pause !== null) await wait(pause);
  }
  return files.map((file) => seen.get(file) ?? see(file, timedOut));

  async function seeOnce(file: string): Promise<ReadJson['kind'] | 'too-large'> {
    const read = await readOnce(file);
    seen.set(file, see(file, read));
    return read.kind === 'failed' && read.reason === 'EFBIG' ? 'too-large' : read.kind;
  }
}

const timedOut: FileFailed = { kind: 'failed', reason: 'ETIMEDOUT' };

/** What is known of a file on a disk that does not answer. */
export function unanswered(): FileFailed {
  return timedOut;
}

async function readOnce(file: string, atMost = largest): Promise<ReadJson> {
  const read = await readText(file, atMost);
  // A file may be cut in the middle of a character; Python, too, takes bytes that are no UTF-8 for "not JSON".
  if (read.kind === 'failed' && read.reason === illegalBytes) return { kind: 'not-json' };
  if (read.kind !== 'text') return read;
  const value = parseJson(read.text);
  return value === undefined ? { kind: 'not-json' } : { kind: 'json', value };
}
