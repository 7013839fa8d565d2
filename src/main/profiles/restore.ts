/** Puts a backup of the config file back in its place: shown first, and what it replaces is kept beside it. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RestorePreview } from '../../shared/config-preview.ts';
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { backupsOf } from '../aws/config/backup.ts';
import { changedMeanwhile, changeFile } from '../aws/config/change.ts';
import { readConfigFile, readSettledConfigFile } from '../aws/config/file.ts';
import { beforeConversion, beforeRestore, keepCopy } from './kept-copies.ts';
import { profileWork } from './profile-work.ts';

/** What the backup would change; `backup` is a base name, of a backup or of the copy before a conversion; null is the newest backup. */
export async function previewRestore(file: string, backup: string | null): Promise<Result<RestorePreview>> {
  const found = await find(file, backup);
  if (!found.ok) return found;
  const { name, saved, backups } = found.value;
  const now = await readSettledConfigFile(file);
  const [unreadable] = now.problems;
  if (unreadable) return failure(unreadable);
  const change = { file, ...(await profileWork.previewReplacement(now.exists ? now.text : null, saved)) };
  return {
    ok: true,
    value: { backup: name, backups: backups.map((one) => basename(one)), keptAs: beforeRestore(file), change },
  };
}

/** Replaces the whole file by the backup, if both are still what the preview showed; the text before is kept. */
export async function restoreBackup(file: string, backup: string | null, digest: string): Promise<Result> {
  const found = await find(file, backup);
  if (!found.ok) return found;
  const { saved } = found.value;
  const plan = async (present: string | null): Promise<Result<string>> => {
    const isAsShown = (await profileWork.replacementDigest(present, saved)) === digest;
    return isAsShown ? { ok: true, value: saved } : changedMeanwhile(file);
  };
  return changeFile(file, plan, (_, text) => keepCopy(file, beforeRestore(file), text));
}

interface Found {
  readonly name: string;
  readonly backups: readonly string[];
  /** The text of the backup. */
  readonly saved: string;
}

async function find(file: string, backup: string | null): Promise<Result<Found>> {
  const backups = await backupsOf(file);
  const choice = backup === null ? backups : [...backups, beforeConversion(file)];
  const name = backup === null ? choice[0] : choice.find((one) => basename(one) === backup);
  // A device says nothing: that is no text to put in the place of everything.
  if (name === undefined || (await isDevice(name))) return failure(problem('config-backup-missing', { file }, 'user'));
  const saved = await readConfigFile(name);
  if (!saved.exists) return failure(problem('config-backup-missing', { file }, 'user'));
  const [unreadable] = saved.problems;
  if (unreadable) return failure(unreadable);
  return { ok: true, value: { name, backups, saved: saved.text } };
}

async function isDevice(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isCharacterDevice(),
    () => false,
  );
}
