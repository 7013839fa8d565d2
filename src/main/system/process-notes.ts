/**
 * Notes that processes of Daypass leave for each other in a folder of their own: what one of them is about, and until when that
 * may be believed. A note ends with its process, also where that was killed. No secret is ever in one.
 */
import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { EpochMs } from '../../shared/time.ts';
import { now } from './clock.ts';
import { daypassFolder, listFolder, ownerOnly, readText, removeFile, writeAtomically } from './files.ts';
import { isAlive } from './is-alive.ts';
import { thisMachine } from './this-machine.ts';
import { fewAtOnce } from './time-limits.ts';
import { isTemporaryOf } from './whole-file.ts';

/** Whose note it is, and for how long it counts. */
interface Author {
  readonly pid: number;
  readonly machine: string;
  /** When the process began with what the note tells. */
  readonly since: EpochMs;
  /** After this it counts no more, whatever has become of the process. */
  readonly until: EpochMs;
}

/** A kind of note: its name is a part of file names, and the schema is that of what its notes say. */
export interface NoteKind<Content extends object> {
  readonly name: string;
  readonly content: v.GenericSchema<unknown, Content>;
}

export interface FoundNote<Content> {
  readonly file: string;
  readonly content: Content;
  readonly since: EpochMs;
  readonly until: EpochMs;
  /** Its process has ended, as far as that can be seen from here. */
  readonly isOrphan: boolean;
  readonly isOwn: boolean;
}

/** A note of this process. A folder that takes none is no fault: then nobody reads it. */
export interface OwnNote<Content> {
  readonly file: string;
  /** Says something else from now on. */
  rewrite(content: Content): Promise<void>;
  /** At once, as a process does it that is about to end. Never throws. */
  remove(): void;
}

/** The folder of the notes; `home` as `daypassFolder` takes it. */
export function notesFolder(home?: string): string {
  return join(daypassFolder(home), 'notes');
}

const author = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  machine: v.pipe(v.string(), v.maxLength(1000)),
  since: v.pipe(v.number(), v.finite()),
  until: v.pipe(v.number(), v.finite()),
});

/** An honest one has some hundred bytes. */
const longest = 16 * 1024;

const noteName = /^[a-z-]+-\d{1,10}-[0-9a-f]{12}\.json$/;

/** Whether a file of the folder is a note, by its name. */
export function isNote(name: string): boolean {
  return noteName.test(name);
}

/** Whether a file of the folder is one that was being written when its process was killed. */
export function isHalfNote(name: string): boolean {
  return isTemporaryOf(name, (base) => noteName.test(base));
}

/** Lays down a note of this process. Never rejects. */
export async function leaveNote<Content extends object>(
  folder: string,
  { name }: NoteKind<Content>,
  content: Content,
  until: EpochMs,
): Promise<OwnNote<Content>> {
  const file = join(folder, `${name}-${process.pid}-${randomBytes(6).toString('hex')}.json`);
  const by: Author = { pid: process.pid, machine: thisMachine(), since: now(), until };
  const write = async (what: Content): Promise<void> => {
    await writeAtomically(file, textOf({ ...what, ...by }), forOwner);
  };
  await write(content);
  return {
    file,
    rewrite: write,
    remove() {
      try {
        unlinkSync(file);
      } catch {
        // It was never written, or somebody has cleared it away.
      }
    },
  };
}

/** All notes of this kind that can be understood, also those that count no more. Never rejects. */
export async function readNotes<Content extends object>(
  folder: string,
  kind: NoteKind<Content>,
): Promise<readonly FoundNote<Content>[]> {
  const listed = await listFolder(folder);
  if (listed.kind === 'failed') return [];
  const prefix = join(folder, `${kind.name}-`);
  const files = listed.files.filter((file) => file.startsWith(prefix) && file.endsWith('.json'));
  const notes = await fewAtOnce(
    files,
    (file) => readNote(file, kind),
    () => null,
  );
  return notes.filter((note) => note !== null);
}

/** Null where there is none that can be understood. */
export async function readNote<Content extends object>(
  file: string,
  { content }: NoteKind<Content>,
): Promise<FoundNote<Content> | null> {
  const read = await readText(file, longest);
  if (read.kind !== 'text') return null;
  const value = parsed(read.text);
  const by = v.safeParse(author, value);
  const what = v.safeParse(content, value);
  if (!by.success || !what.success) return null;
  const { pid, since, until } = by.output;
  const isHere = by.output.machine === thisMachine();
  return {
    file,
    content: what.output,
    since,
    until,
    isOrphan: isHere && !isAlive(pid),
    isOwn: isHere && pid === process.pid,
  };
}

/** Adds an answer to a note of another process, for that one to read. */
export async function answerNote(file: string, answer: object): Promise<void> {
  const read = await readText(file, longest);
  const value = read.kind === 'text' ? parsed(read.text) : null;
  if (typeof value !== 'object' || value === null) return;
  await writeAtomically(file, textOf({ ...value, ...answer }), forOwner);
}

/** Clears away what nobody can believe any more. Never rejects. */
export async function removeNotes(notes: readonly Pick<FoundNote<unknown>, 'file'>[]): Promise<void> {
  await fewAtOnce(
    notes,
    ({ file }) => removeFile(file),
    () => null,
  );
}

const forOwner = { ...ownerOnly, forceMode: true } as const;

function textOf(note: object): string {
  return `${JSON.stringify(note)}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
