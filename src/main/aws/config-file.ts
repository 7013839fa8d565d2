/** Reads the AWS config file and adds a session to it without losing what other programs write at the same time. */
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { Ms } from '../../shared/time.ts';
import { wait } from '../clock.ts';
import { illegalBytes, readDamagedText, readText, writeAtomically } from '../files.ts';
import { parseConfig } from './config-document.ts';
import { appendSession, checkNewSession, type NewSession } from './config-editor.ts';

export interface ConfigText {
  /** False only if there is no such file; a file that cannot be read does exist. */
  readonly exists: boolean;
  /** Empty if there is no file or it cannot be read; of a file that is not all UTF-8, what can be read of it. */
  readonly text: string;
  /** False if nothing is known of what the file says. */
  readonly isReadable: boolean;
  /** `file-unreadable`, or nothing; what is wrong inside the text is for `readConfig` to say. */
  readonly problems: readonly Problem[];
}

/** Reads the file as it is, byte order mark included. Never rejects. */
export async function readConfigFile(file: string): Promise<ConfigText> {
  const read = await readText(file);
  switch (read.kind) {
    case 'text':
      return { exists: true, text: read.text, isReadable: true, problems: [] };
    case 'missing':
      return { exists: false, text: '', isReadable: true, problems: [] };
    case 'failed': {
      // One comment in another encoding must not hide every session; but such a text is never written back.
      const damaged = read.reason === illegalBytes ? await readDamagedText(file) : read;
      const problems = [problem('file-unreadable', { file, reason: read.reason }, 'user')];
      if (damaged.kind !== 'text') return { exists: true, text: '', isReadable: false, problems };
      return { exists: true, text: damaged.text, isReadable: true, problems };
    }
  }
}

/**
 * How long the file must have stayed the same before it is replaced. The AWS CLI truncates the file and then writes it
 * (customizations/configure/writer.py): what is read in between is not the whole text, and writing that back with a
 * section more would destroy the rest.
 */
const settling: Ms = 50;
const attempts = 10;

/** The additions of this process come one after the other, so that none replaces what another has just written. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * The same for a file that has just changed: waits until two reads in a row agree, so that a file that another program
 * has truncated and not yet written again does not look like one without sessions.
 */
export async function readSettledConfigFile(file: string): Promise<ConfigText> {
  let before = await readConfigFile(file);
  for (let attempt = 0; attempt < attempts; attempt++) {
    await wait(settling);
    const current = await readConfigFile(file);
    if (isSame(before, current)) return current;
    before = current;
  }
  return before;
}

/**
 * Checks the session against the file and appends its section. The file is read again right before it is replaced and
 * the work is done anew if it has changed; a file that cannot be read is never written. New files get mode 0600, new
 * folders 0700; symbolic links are followed.
 */
export function addSession(file: string, session: NewSession): Promise<Result> {
  const added = queue.then(() => addWhenSettled(file, session));
  queue = added.catch(() => undefined);
  return added;
}

async function addWhenSettled(file: string, session: NewSession): Promise<Result> {
  let before = await readConfigFile(file);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [unreadable] = before.problems;
    if (unreadable) return failure(unreadable);
    const document = parseConfig(before.text);
    const refusal = checkNewSession(session, document);
    if (refusal) return failure(refusal);
    const text = appendSession(document, session);
    await wait(settling);
    const current = await readConfigFile(file);
    if (current.exists === before.exists && current.text === before.text && current.problems.length === 0) {
      const written = await writeAtomically(file, text, { mode: 0o600, dirMode: 0o700 });
      return written.kind === 'written' ? ok : failure(unwritable(file, written.reason));
    }
    before = current;
  }
  return failure(unwritable(file, 'EBUSY'));
}

function isSame(a: ConfigText, b: ConfigText): boolean {
  return a.exists === b.exists && a.text === b.text && a.problems.length === b.problems.length;
}

function unwritable(file: string, reason: string): Problem {
  return problem('file-unwritable', { file, reason }, 'user');
}
