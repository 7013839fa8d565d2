/**
 * The one door through which Daypass changes an AWS file: one change after the other, with a copy of the text before, and
 * without losing what other programs write at the same time.
 */
import { chmod } from 'node:fs/promises';
import { problem } from '../../../shared/problems.ts';
import { failure, ok, type Result } from '../../../shared/result.ts';
import { wait } from '../../system/clock.ts';
import { reasonOf } from '../../system/file-errors.ts';
import { backUp } from './backup.ts';
import { keepBesideOthers } from './beside.ts';
import type { ConfigEdit } from './edit.ts';
import type { NewSession } from './new-session.ts';
import { isSameText, readConfigFile, whyNotWritten } from './file.ts';
import { mergeLateWrite } from './merge-late-write.ts';
import { withoutOwnKeys } from './own-keys.ts';
import { replaceIfSame } from './replace.ts';
import { attempts, writeSettling } from './settling.ts';
import { inConfigTurn } from './config-lock.ts';
import { configWork } from './work.ts';
import type { AwsFileKind } from './readers/reading.ts';

/** What the file is to say, given what it says now (null: there is no file), or why it is not changed. */
export type Plan = (text: string | null) => Promise<Result<string>>;

/** Keeps the text that is about to be replaced, or forbids the change. */
export type Keep = (file: string, text: string) => Promise<Result>;

/** Of a text of another program that could not be put into the file. */
export const unmergedSuffix = '.daypass-unmerged';

/**
 * Applies the edits, all or none. If another program has changed the file meanwhile, the edits are applied to what it says
 * then.
 */
export function editConfigFile(
  file: string,
  edits: readonly ConfigEdit[],
  kind: AwsFileKind = 'config',
): Promise<Result> {
  return changeFile(file, (text) => configWork.editedText(text ?? '', edits, kind));
}

/** Checks the session against the file and appends its section. */
export function addSession(file: string, session: NewSession): Promise<Result> {
  return changeFile(file, (text) => configWork.textWithSession(text ?? '', session));
}

/** Puts one whole text in the place of another; a file that says anything else is left alone (`config-changed-meanwhile`). */
export function replaceText(file: string, before: string, after: string): Promise<Result> {
  return changeFile(file, async (text) => (text === before ? { ok: true, value: after } : changedMeanwhile(file)));
}

/** Sets the permission bits. */
export function setMode(file: string, mode: number): Promise<Result> {
  return inConfigTurn(file, () =>
    chmod(file, mode).then(
      () => ok,
      (error: unknown) => unwritable(file, reasonOf(error)),
    ),
  );
}

/**
 * Changes the file as the plan says. The file is read again right before it is replaced, and the plan is made anew if
 * another program has changed it. A file that cannot be read is never written. New files get mode 0600, new folders 0700;
 * symbolic links are followed. `keep`: by default a backup beside the file before the first change of a day.
 */
export function changeFile(file: string, plan: Plan, keep: Keep = keepForToday): Promise<Result> {
  return inConfigTurn(file, () => changeWhenSettled(file, plan, keep));
}

/** The file does not say any more what the preview of the change was made from. */
export function changedMeanwhile(file: string): Result<never> {
  return failure(problem('config-changed-meanwhile', { file }, 'user'));
}

async function changeWhenSettled(file: string, plan: Plan, keep: Keep): Promise<Result> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await readConfigFile(file);
    const [unreadable] = before.problems;
    if (unreadable) return failure(unreadable);
    const present = before.exists ? before.text : null;
    const planned = await plan(present);
    if (!planned.ok) return planned;
    const text = planned.value;
    if (text === before.text) return ok;
    const unfit = await whyNotWritten(text);
    if (unfit !== null) return unwritable(file, unfit);
    await wait(writeSettling);
    if (!isSameText(before, await readConfigFile(file))) continue;
    const kept = present === null ? ok : await keep(file, present);
    if (!kept.ok) return kept;
    const replaced = await replaceIfSame(file, { expected: present, text });
    if (replaced.kind === 'replaced') return ok;
    if (replaced.kind === 'failed') return unwritable(file, replaced.reason);
    if (replaced.kind === 'overtaken') return mergeLate(file, text, replaced.text, plan);
  }
  return unwritable(file, 'EBUSY');
}

/**
 * `text` has just been written, and another program wrote `late` into the file that was replaced. Where the plan does not
 * fit it, `late` stands without the change. What fits nowhere is kept beside the file, and told.
 */
async function mergeLate(file: string, text: string, late: string, plan: Plan): Promise<Result> {
  const planned = await plan(late);
  const brought = await mergeLateWrite(file, text, planned.ok ? planned.value : late);
  if (brought.kind === 'written') return planned.ok ? ok : planned;
  const kept = await keepBesideOthers(file, unmergedSuffix, withoutOwnKeys(brought.lost));
  if (kept.kind === 'failed') return unwritable(file, brought.reason);
  return failure(problem('config-text-unmerged', { file, kept: kept.place }, 'user'));
}

/** Role credentials that are in the file for a while are not to outlast it in a copy. */
async function keepForToday(file: string, text: string): Promise<Result> {
  const backup = await backUp(file, withoutOwnKeys(text));
  return backup.kind === 'failed' ? unwritable(file, backup.reason) : ok;
}

function unwritable(file: string, reason: string): Result<never> {
  return failure(problem('file-unwritable', { file, reason }, 'user'));
}
