/** What all cache files under `~/.aws` have in common: their names, their modes, and that they may be met half-written. */
import { createHash } from 'node:crypto';
import type { Ms } from '../../shared/time.ts';
import { wait } from '../machine/clock.ts';
import { type FileFailed, illegalBytes, readText, type WriteOptions } from '../machine/files.ts';
import { type JsonValue, parseJson } from './python-json.ts';

/** The name that all caches of the AWS CLI give to a key. */
export function hashedFileName(key: string): string {
  return `${createHash('sha1').update(key, 'utf8').digest('hex')}.json`;
}

/** Only for the user's eyes, also if a tool with a wide umask made the file first. */
export const secretFile = { mode: 0o600, dirMode: 0o700, forceMode: true } as const satisfies WriteOptions;

export type ReadJson =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'missing' }
  | FileFailed;

/**
 * The AWS CLI and the JavaScript SDK truncate a cache file before they write it, so that a reader can meet it empty or
 * cut (aws-cli #10628). Such a file is read again within this half second before it is believed to be broken.
 */
const patience: readonly Ms[] = [20, 30, 50, 100, 150, 150];

/** Honest ones have a few kB; whoever parses more makes everybody wait. */
const largest = 1024 * 1024;

/** All AWS tools write in place only to names that end in `.json`; others (SQLite's `session.db`) are read once. */
export async function readJson(file: string): Promise<ReadJson> {
  for (const pause of file.endsWith('.json') ? patience : []) {
    const read = await readOnce(file);
    if (read.kind !== 'not-json') return read;
    await wait(pause);
  }
  return readOnce(file);
}

async function readOnce(file: string): Promise<ReadJson> {
  const read = await readText(file, largest);
  // A file may be cut in the middle of a character; Python, too, takes bytes that are no UTF-8 for "not JSON".
  if (read.kind === 'failed' && read.reason === illegalBytes) return { kind: 'not-json' };
  if (read.kind !== 'text') return read;
  const value = parseJson(read.text);
  return value === undefined ? { kind: 'not-json' } : { kind: 'json', value };
}
