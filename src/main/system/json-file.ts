/**
 * A small JSON file of Daypass's own: read once, written behind the caller's back, and never thrown away. What cannot be
 * read is kept beside it under another name before anything takes its place.
 */
import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import * as v from 'valibot';
import { createDamagedFile, type DamagedFile, largest } from './damaged-file.ts';
import { illegalBytes, ownerOnly, readText, writeAtomically } from './files.ts';
import type { Log } from './log.ts';
import { parseObject } from './parse-object.ts';

export interface JsonFile<Value> {
  /** What the schema makes of the object in the file; of an empty one if there is no file, or no object in it. Never rejects. */
  load(): Promise<Value>;
  /** Where what could not be read is kept, or will be before it is replaced; null if nothing was wrong. */
  readonly keptAs: string | null;
  /** The values of the object that the schema did not take as they are. */
  readonly oddValues: readonly OddValue[];
  /** Writes the content as it is when its turn comes: of many changes only the newest state costs a write. */
  save(): void;
  /** Resolves when the newest state is on disk, or could not be written; tries that once more if it had failed. */
  saved(): Promise<void>;
}

export interface OddValue {
  readonly name: string;
  readonly value: unknown;
}

export interface JsonFileDeps<Value> {
  readonly file: string;
  /** What the file holds, for the log. */
  readonly name: string;
  /** Has a fallback for everything that may be in the file: it must accept any object. */
  readonly schema: v.GenericSchema<unknown, Value>;
  /** Whether a copy is kept also of a file of which only a value was not understood: the user has chosen it. */
  readonly keepsOddValues?: boolean;
  readonly content: () => object;
  readonly log: Log;
}

export function createJsonFile<Value>(deps: JsonFileDeps<Value>): JsonFile<Value> {
  const { file, name, schema, keepsOddValues = false, content, log } = deps;
  const damaged = createDamagedFile(file, name, log);
  let onDisk = '';
  let oddValues: readonly OddValue[] = [];

  const queue = new PQueue({ concurrency: 1 });
  let failed: string | null = null;

  /** Returns why the content could not be written, or null. */
  const write = async (): Promise<string | null> => {
    const text = `${JSON.stringify(content(), null, 2)}\n`;
    if (text === onDisk) return null;
    if (Buffer.byteLength(text) > largest) return 'EFBIG';
    const inTheWay = await damaged.makeWay();
    if (inTheWay !== null) return inTheWay;
    const written = await writeAtomically(file, text, ownerOnly);
    if (written.kind === 'failed') return written.reason;
    onDisk = text;
    return null;
  };
  const writeInTurn = async (): Promise<void> => {
    failed = await write();
    if (failed !== null) log.warn(`${name} not saved`, { reason: failed });
  };
  const save = (): void => {
    // One that waits for its turn will write what is there by then.
    if (queue.size === 0) void queue.add(writeInTurn);
  };

  return {
    get keptAs() {
      return damaged.keptAs;
    },
    get oddValues() {
      return oddValues;
    },
    async load() {
      const found = await readObject(file, damaged);
      const value = v.parse(schema, found);
      oddValues = oddValuesIn(found, value);
      if (keepsOddValues && oddValues.length > 0) await damaged.keepCopy();
      return value;
    },
    save,
    async saved() {
      if (failed !== null && queue.pending === 0) save();
      await queue.onIdle();
    },
  };
}

async function readObject(file: string, damaged: DamagedFile): Promise<object> {
  const read = await readText(file, largest);
  // Where a folder on the way is none, nothing is in the way of the file itself.
  if (read.kind === 'missing' || (read.kind === 'failed' && read.reason === 'ENOTDIR')) return {};
  if (read.kind === 'failed' && read.reason !== illegalBytes) {
    await damaged.keepItself(read.reason);
    return {};
  }
  const value = read.kind === 'text' ? parseObject(read.text) : null;
  // An empty file has nothing to keep.
  if (value === null && !(read.kind === 'text' && read.text.trim() === '')) await damaged.keepCopy();
  return value ?? {};
}

/** What would be gone with the next write: of the file's values those that are not there any more as they were. */
export function oddValuesIn(found: object, value: unknown): readonly OddValue[] {
  const known = new Map<string, unknown>(Object.entries(value ?? {}));
  const odd = Object.entries(found).filter(([name, one]) => !isDeepStrictEqual(known.get(name), one));
  return odd.map(([name, one]) => ({ name, value: one }));
}
