/** Writes a file that the user names in the system's dialog, and reads one. */
import path from 'node:path';
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { unwritable } from '../core/problem-error.ts';
import { readText, writeAtomically } from '../system/files.ts';
import type { Desktop } from './desktop.ts';

export type Dialogs = Pick<Desktop, 'askFileToSave' | 'askFileToOpen' | 'showPanel'>;

/** Read by others: it is no secret, and mostly lies on a shared drive. */
const forOthers = { mode: 0o644, dirMode: 0o755 } as const;

/** Resolves to the file's base name; null if nobody chose one. */
export async function saveToChosen(desktop: Dialogs, proposed: string, text: string): Promise<Result<string | null>> {
  const file = await desktop.askFileToSave(proposed);
  // The dialog has taken the focus, which hides the panel on some systems.
  desktop.showPanel();
  if (file === null) return { ok: true, value: null };
  const written = await writeAtomically(file, text, forOthers);
  if (written.kind === 'failed') return failure(unwritable({ file, reason: written.reason }));
  return { ok: true, value: path.basename(file) };
}

export interface ChosenFile {
  /** Its base name. */
  readonly name: string;
  readonly text: string;
}

/** Resolves to null if nobody chose a file; `largest`: in bytes. */
export async function readChosen(desktop: Dialogs, largest: number): Promise<Result<ChosenFile | null>> {
  const file = await desktop.askFileToOpen();
  desktop.showPanel();
  if (file === null) return { ok: true, value: null };
  const read = await readText(file, largest);
  if (read.kind === 'text') return { ok: true, value: { name: path.basename(file), text: read.text } };
  const reason = read.kind === 'missing' ? 'ENOENT' : read.reason;
  return failure(problem('file-unreadable', { file, reason }, 'user'));
}
