/** Puts a backup of the config file back in its place: shown first, and what it replaces is kept beside it. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RestorePreview } from '../../shared/config-preview.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { backupsOf } from '../aws/config/backup.ts';
import { type ConfigText, readConfigFile, readSettledConfigFile } from '../aws/config/file.ts';
import { bringIn } from '../aws/config/late.ts';
import { type Replacement, replaceIfSame } from '../aws/config/replace.ts';
import { inConfigTurn } from '../aws/config/turn.ts';
import { beforeConversion, beforeRestore, keepCopy } from './kept-copies.ts';
import { profileWork } from './profile-work.ts';

/** What the backup would change; `backup` is a base name, of a backup or of the copy before a conversion; null is the newest backup. */
export async function previewRestore(file: string, backup: string | null): Promise<Result<RestorePreview>> {
  const found = await find(file, backup);
  if (!found.ok) return found;
  const { name, now, saved, backups } = found.value;
  const change = { file, ...(await profileWork.previewReplacement(presentText(now), saved.text)) };
  return {
    ok: true,
    value: { backup: name, backups: backups.map((one) => basename(one)), keptAs: beforeRestore(file), change },
  };
}

/** Replaces the whole file by the backup, if both are still what the preview showed. */
export function restoreBackup(file: string, backup: string | null, digest: string): Promise<Result> {
  return inConfigTurn(file, () => restore(file, backup, digest));
}

async function restore(file: string, backup: string | null, digest: string): Promise<Result> {
  const found = await find(file, backup);
  if (!found.ok) return found;
  const { now, saved } = found.value;
  if ((await profileWork.replacementDigest(presentText(now), saved.text)) !== digest)
    return failure(problem('config-changed-meanwhile', { file }, 'user'));
  if (now.exists && now.text !== saved.text) {
    const kept = await keepCopy(file, beforeRestore(file), now.text);
    if (!kept.ok) return kept;
  }
  const replaced = await replaceIfSame(file, replacement(presentText(now), saved.text));
  if (replaced.kind === 'failed') return failure(unwritable(file, replaced.reason));
  // Whatever another program has written meanwhile is newer than what was agreed to; it is in the file, or goes there.
  if (replaced.kind === 'overtaken') await bringIn(file, saved.text, replaced.text);
  return replaced.kind === 'replaced' ? ok : failure(problem('config-changed-meanwhile', { file }, 'user'));
}

function replacement(expected: string | null, text: string): Replacement {
  return { expected, text, mode: 0o600, dirMode: 0o700, settling: 50 };
}

interface Found {
  readonly name: string;
  readonly backups: readonly string[];
  readonly now: ConfigText;
  readonly saved: ConfigText;
}

async function find(file: string, backup: string | null): Promise<Result<Found>> {
  const backups = await backupsOf(file);
  const choice = backup === null ? backups : [...backups, beforeConversion(file)];
  const name = backup === null ? choice[0] : choice.find((one) => basename(one) === backup);
  // A device says nothing: that is no text to put in the place of everything.
  if (name === undefined || (await isDevice(name))) return failure(problem('config-backup-missing', { file }, 'user'));
  const [now, saved] = await Promise.all([readSettledConfigFile(file), readConfigFile(name)]);
  if (!saved.exists) return failure(problem('config-backup-missing', { file }, 'user'));
  const [unreadable] = [...now.problems, ...saved.problems];
  if (unreadable) return failure(unreadable);
  return { ok: true, value: { name, backups, now, saved } };
}

async function isDevice(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isCharacterDevice(),
    () => false,
  );
}

function presentText({ exists, text }: ConfigText): string | null {
  return exists ? text : null;
}

function unwritable(file: string, reason: string): Problem {
  return problem('file-unwritable', { file, reason }, 'user');
}
