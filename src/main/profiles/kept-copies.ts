/** Copies of the config file beside the daily backups: of the text before a conversion, and before a backup was restored. */
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { copyOptions } from '../aws/config/beside.ts';
import { writeAtomically } from '../system/files.ts';

/** The daily backup may be older than changes that a conversion taken back is not to undo. */
export function beforeConversion(file: string): string {
  return `${file}.daypass-before-conversion`;
}

export function beforeRestore(file: string): string {
  return `${file}.daypass-before-restore`;
}

/** In the place of an older copy, with the mode of the file. */
export async function keepCopy(file: string, copy: string, text: string): Promise<Result> {
  const kept = await writeAtomically(copy, text, await copyOptions(file));
  return kept.kind === 'failed' ? failure(problem('file-unwritable', { file: copy, reason: kept.reason }, 'user')) : ok;
}
