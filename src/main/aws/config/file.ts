/** Reads the AWS config file and the credentials file, and changes them without losing what other programs write at the same time. */
import { type Problem, problem } from '../../../shared/problems.ts';
import { failure, ok, type Result } from '../../../shared/result.ts';
import type { Ms } from '../../../shared/time.ts';
import { wait } from '../../system/clock.ts';
import { type FileFailed, illegalBytes, readDamagedText, readText } from '../../system/files.ts';
import { backUp } from './backup.ts';
import type { ConfigEdit } from './edit.ts';
import type { NewSession } from './editor.ts';
import { bringIn } from './late.ts';
import { mayLend } from './names.ts';
import { type Replaced, replaceIfSame } from './replace.ts';
import { isWide, largestFile, tooLarge, unfitReason } from './size.ts';
import { inConfigTurn } from './turn.ts';
import { configWork } from './work.ts';
import type { AwsFileKind } from './readers/reading.ts';

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

/**
 * Reads the file as it is, byte order mark included. Never rejects. A file that is not UTF-8, is too large for Daypass, or
 * cannot be read at all has a problem: who looks for what is wrong with it, or for what is in it, has to say so, and nobody
 * may write it.
 */
export async function readConfigFile(file: string): Promise<ConfigText> {
  const read = await readText(file, largestFile);
  if (read.kind === 'missing') return { exists: false, text: '', isReadable: true, problems: [] };
  const reason = read.kind === 'text' ? await whyUnfit(read.text) : read.reason;
  if (read.kind === 'text' && reason === null) return { exists: true, text: read.text, isReadable: true, problems: [] };
  // One comment in another encoding must not hide every session; but such a text is never written back.
  const damaged = reason === illegalBytes ? await readDamagedText(file, largestFile) : null;
  const rest = damaged?.kind === 'text' ? damaged.text : null;
  const told = reason === 'EFBIG' || (rest !== null && (await whyUnfit(rest)) === tooLarge) ? tooLarge : reason;
  const problems = [problem('file-unreadable', { file, reason: told ?? illegalBytes }, 'user')];
  const isText = rest !== null && told === illegalBytes && !isWide(rest);
  return { exists: true, text: isText ? rest : '', isReadable: isText, problems };
}

/**
 * How long the file must have stayed the same before it is replaced. The AWS CLI truncates the file and then writes it
 * (customizations/configure/writer.py): what is read in between is not the whole text, and writing that back with a
 * change would destroy the rest.
 */
const settling: Ms = 50;
const attempts = 10;

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

/** What the file is to say, once it is known what it says, or why it is not changed. */
type Plan = (text: string) => Promise<Result<string>>;

/**
 * Applies the edits, all or none. The file is read again right before it is replaced; if another program has changed
 * it, the edits are applied to what it says then. A file that cannot be read is never written. New files get mode 0600,
 * new folders 0700; symbolic links are followed; before the first change of a day the file is backed up beside it.
 */
export function editConfigFile(
  file: string,
  edits: readonly ConfigEdit[],
  kind: AwsFileKind = 'config',
): Promise<Result> {
  return inConfigTurn(file, () => editWhenSettled(file, (text) => configWork.editedText(text, edits, kind)));
}

/** Checks the session against the file and appends its section. */
export function addSession(file: string, session: NewSession): Promise<Result> {
  return inConfigTurn(file, () => editWhenSettled(file, (text) => configWork.textWithSession(text, session)));
}

async function editWhenSettled(file: string, plan: Plan): Promise<Result> {
  let before = await readConfigFile(file);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const [unreadable] = before.problems;
    if (unreadable) return failure(unreadable);
    const planned = await plan(before.text);
    if (!planned.ok) return planned;
    if (planned.value === before.text) return ok;
    const unfit = await whyNotWritten(planned.value);
    if (unfit !== null) return failure(unwritable(file, unfit));
    await wait(settling);
    const current = await readConfigFile(file);
    if (isSame(before, current)) {
      const replaced = await backUpAndReplace(file, before, planned.value);
      if (!('kind' in replaced)) return replaced;
      if (replaced.kind === 'replaced') return ok;
      if (replaced.kind === 'overtaken') {
        const late = await plan(replaced.text);
        // Where the edits do not fit what was written meanwhile, that stands without them.
        const brought = await bringIn(file, planned.value, late.ok ? late.value : replaced.text);
        if (brought.kind === 'failed') return failure(unwritable(file, brought.reason));
        return late.ok ? ok : late;
      }
    }
    before = await readConfigFile(file);
  }
  return failure(unwritable(file, 'EBUSY'));
}

async function backUpAndReplace(
  file: string,
  before: ConfigText,
  text: string,
): Promise<Result | Exclude<Replaced, FileFailed>> {
  if (before.exists) {
    const backup = await backUp(file, before.text);
    if (backup.kind === 'failed') return failure(unwritable(file, backup.reason));
  }
  const expected = before.exists ? before.text : null;
  const replaced = await replaceIfSame(file, { expected, text, mode: 0o600, dirMode: 0o700, settling });
  return replaced.kind === 'failed' ? failure(unwritable(file, replaced.reason)) : replaced;
}

/** Why Daypass leaves a file with this text alone, as the reason of a problem; null if it does not. */
async function whyUnfit(text: string): Promise<string | null> {
  return unfitReason(text) ?? (mayLend(text) && (await configWork.lendsTooMuch(text)) ? tooLarge : null);
}

/** The same for a text that is to be written: what Daypass writes it must be able to read. */
export async function whyNotWritten(text: string): Promise<string | null> {
  return Buffer.byteLength(text) > largestFile ? tooLarge : whyUnfit(text);
}

function isSame(a: ConfigText, b: ConfigText): boolean {
  return a.exists === b.exists && a.text === b.text && a.problems.length === b.problems.length;
}

function unwritable(file: string, reason: string): Problem {
  return problem('file-unwritable', { file, reason }, 'user');
}
