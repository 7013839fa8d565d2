/** Reads the AWS config file and the credentials file as they are. */
import { type Problem, problem } from '../../../shared/problems.ts';
import { wait } from '../../system/clock.ts';
import { illegalBytes, readDamagedText, readText } from '../../system/files.ts';
import { mayHaveDefaultSection } from './names.ts';
import { attempts, writeSettling } from './settling.ts';
import { isWide, largestFile, tooLarge, unfitReason } from './size.ts';
import { configWork } from './work.ts';

export interface ConfigText {
  /** False only if there is no such file; a file that cannot be read does exist. */
  readonly exists: boolean;
  /** Empty if there is no file or it cannot be read; of a file that is not all UTF-8, what can be read of it. */
  readonly text: string;
  /** False if nothing is known of what the file says. */
  readonly isReadable: boolean;
  /** `file-unreadable`, or nothing; what is wrong inside the text is for the doctor to say. */
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
 * Reads a file that may just have changed: waits until two reads in a row agree, so that a file that another program
 * has truncated and not yet written again does not look like one without sessions.
 */
export async function readSettledConfigFile(file: string): Promise<ConfigText> {
  let before = await readConfigFile(file);
  for (let attempt = 0; attempt < attempts; attempt++) {
    await wait(writeSettling);
    const current = await readConfigFile(file);
    if (isSameText(before, current)) return current;
    before = current;
  }
  return before;
}

/** Why Daypass leaves a file with this text alone, as the reason of a problem; null if it does not. */
async function whyUnfit(text: string): Promise<string | null> {
  return unfitReason(text) ?? (mayHaveDefaultSection(text) && (await configWork.lendsTooMuch(text)) ? tooLarge : null);
}

/** Why a text is not to be written, as the reason of a problem; null if it may be: what Daypass writes it must be able to read. */
export async function whyNotWritten(text: string): Promise<string | null> {
  return Buffer.byteLength(text) > largestFile ? tooLarge : whyUnfit(text);
}

/** Whether two readings found the same. */
export function isSameText(a: ConfigText, b: ConfigText): boolean {
  return a.exists === b.exists && a.text === b.text && a.problems.length === b.problems.length;
}
