/** Keeps the config file as it was before Daypass's first change of a day, for the last ten days with changes. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { EpochMs } from '../../../shared/time.ts';
import { now } from '../../system/clock.ts';
import { removeFile, type Written } from '../../system/files.ts';
import { folderFor, keepBeside } from './beside.ts';

const keptBackups = 10;

/** `config.daypass-backup-2026-11-23` beside the file, even if the file is a link into another folder. */
export function backupName(file: string, at: EpochMs): string {
  const day = new Date(at);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return `${file}.daypass-backup-${parts.map((part) => String(part).padStart(2, '0')).join('-')}`;
}

/**
 * Writes down the text if there is no backup of this day yet, with the file's own mode, and removes what is older than
 * the ten newest. Nothing but files with exactly such a name is ever removed.
 */
export async function backUp(file: string, text: string, at: EpochMs = now()): Promise<Written> {
  const backup = backupName(file, at);
  const backups = await backupsOf(file);
  if (backups.some((one) => basename(one) === basename(backup))) return { kind: 'written' };
  const written = await keepBeside(file, backup.slice(file.length), text);
  if (written.kind === 'failed') return written;
  for (const old of [written.place, ...backups].toSorted(byDay).slice(keptBackups)) await removeFile(old);
  return written;
}

/** The full names of the backups, the newest first: those beside the file, and those that its folder did not take. */
export async function backupsOf(file: string): Promise<readonly string[]> {
  const prefix = `${basename(file)}.daypass-backup-`;
  const isBackup = (name: string): boolean => {
    return name.startsWith(prefix) && /^\d{4}-\d\d-\d\d$/.test(name.slice(prefix.length));
  };
  const found: string[] = [];
  for (const folder of [dirname(file), folderFor(file)]) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isFile() && isBackup(entry.name)) found.push(join(folder, entry.name));
  }
  return found.toSorted(byDay);
}

function byDay(one: string, other: string): number {
  return basename(one) < basename(other) ? 1 : -1;
}
