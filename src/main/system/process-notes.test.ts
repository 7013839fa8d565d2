/** Notes of processes: what is read of living and dead ones, of other machines, and of files that are none. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { hour } from '../../shared/time.ts';
import { now } from './clock.ts';
import {
  answerNote,
  isHalfNote,
  leaveNote,
  type NoteKind,
  notesFolder,
  readNote,
  readNotes,
  removeNotes,
} from './process-notes.ts';
import { thisMachine } from './this-machine.ts';

interface Said {
  readonly word: string;
  readonly answer?: string | undefined;
}
const kind: NoteKind<Said> = { name: 'said', content: v.object({ word: v.string(), answer: v.optional(v.string()) }) };

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'daypass-notes-')), 'deep', 'notes');
});
afterEach(() => rmSync(path.join(folder, '../..'), { recursive: true, force: true }));

const put = (name: string, text: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const written = (changes: object = {}, name = 'said-7-0123456789ab.json'): string =>
  put(
    name,
    JSON.stringify({
      word: 'hello',
      pid: process.pid,
      machine: thisMachine(),
      since: 1,
      until: now() + hour,
      ...changes,
    }),
  );
const deadPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid!;
};

test('its own is found, says something else later, and is gone when it was taken away', async () => {
  const until = now() + hour;
  const note = await leaveNote(folder, kind, { word: 'hello' }, until);
  const found = { file: note.file, content: { word: 'hello' }, until, isOrphan: false, isOwn: true };
  expect(await readNotes(folder, kind)).toMatchObject([found]);
  if (process.platform !== 'win32') {
    expect(statSync(note.file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  }
  await note.rewrite({ word: 'bye' });
  expect(await readNotes(folder, kind)).toMatchObject([{ content: { word: 'bye' }, isOwn: true }]);
  note.remove();
  note.remove();
  expect(await readNotes(folder, kind)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

test('an answer is added to what it says', async () => {
  const note = await leaveNote(folder, kind, { word: 'hello' }, now() + hour);
  await answerNote(note.file, { answer: 'yes' });
  expect((await readNote(note.file, kind))?.content).toEqual({ word: 'hello', answer: 'yes' });
  note.remove();
  // Nothing is made where nobody asks any more.
  await answerNote(note.file, { answer: 'late' });
  expect(existsSync(note.file)).toBe(false);
});

test('a dead process leaves an orphan, one of another machine cannot be judged', async () => {
  const pid = await deadPid();
  written({ pid });
  expect(await readNotes(folder, kind)).toMatchObject([{ isOrphan: true, isOwn: false }]);
  written({ pid, machine: 'elsewhere' });
  expect(await readNotes(folder, kind)).toMatchObject([{ isOrphan: false, isOwn: false }]);
});

test('what is no note of this kind is left alone', async () => {
  const odd = [
    put('said-1-0123456789ab.json', '{"word": 7}'),
    put('said-2-0123456789ab.json', '{'),
    put('said-3-0123456789ab.json', 'null'),
    put('said-4-0123456789ab.json', `{"word": "${'x'.repeat(20_000)}"}`),
    written({ pid: -1 }, 'said-5-0123456789ab.json'),
    written({ pid: 0 }, 'said-6-0123456789ab.json'),
    written({ until: 'soon' }, 'said-8-0123456789ab.json'),
    written({}, 'other-1-0123456789ab.json'),
    written({}, 'saidmore-1-0123456789ab.json'),
  ];
  mkdirSync(path.join(folder, 'said-9-0123456789ab.json'));
  expect(await readNotes(folder, kind)).toEqual([]);
  for (const file of odd) expect(existsSync(file), file).toBe(true);
});

test('a folder that takes nothing, or is none, is no fault', async () => {
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(folder, 'a file in its place');
  const note = await leaveNote(folder, kind, { word: 'hello' }, now() + hour);
  expect(await readNotes(folder, kind)).toEqual([]);
  note.remove();
  expect(readFileSync(folder, 'utf8')).toBe('a file in its place');
  if (process.platform === 'win32' || process.getuid?.() === 0) return;
  rmSync(folder);
  chmodSync(path.dirname(folder), 0o500);
  await leaveNote(folder, kind, { word: 'hello' }, now() + hour);
  chmodSync(path.dirname(folder), 0o700);
  expect(await readNotes(folder, kind)).toEqual([]);
});

test('thousands of them, and their end', async () => {
  for (let index = 0; index < 3000; index++) {
    written({ word: String(index) }, `said-${index}-0123456789ab.json`);
  }
  const notes = await readNotes(folder, kind);
  expect(new Set(notes.map(({ content }) => content.word)).size).toBe(3000);
  await removeNotes(notes);
  expect(readdirSync(folder)).toEqual([]);
});

test('which names are its own', () => {
  expect(notesFolder('/home/ana')).toBe(path.join('/home/ana', '.aws', 'sso', 'daypass', 'notes'));
  expect(isHalfNote('waiting-12-0123456789ab.json.daypass-0123456789abcdef.tmp')).toBe(true);
  for (const name of ['waiting-12-0123456789ab.json', 'config.daypass-0123456789abcdef.tmp', 'waiting.json'])
    expect(isHalfNote(name), name).toBe(false);
});
