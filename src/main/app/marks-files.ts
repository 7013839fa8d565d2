/** Exports and imports favourites, nicknames and colours as a file for a team; the user names it in the system's dialog. */
import path from 'node:path';
import {
  type ImportedMarks,
  largestMarksFile,
  marksFileName,
  marksFileText,
  mergeMarks,
  readMarksFile,
} from '../../shared/marks-file.ts';
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { Store } from '../core/store.ts';
import { readText, writeAtomically } from '../system/files.ts';
import type { Desktop } from './desktop.ts';

type Dialogs = Pick<Desktop, 'askFileToSave' | 'askFileToOpen' | 'showPanel'>;

/** Read by others: it is no secret, and mostly lies on a shared drive. */
const forTheTeam = { mode: 0o644, dirMode: 0o755 } as const;

/** Resolves to the file's base name; null if nobody chose one. */
export async function exportMarks(desktop: Dialogs, store: Store): Promise<Result<string | null>> {
  const file = await desktop.askFileToSave(marksFileName);
  // The dialog has taken the focus, which hides the panel on some systems.
  desktop.showPanel();
  if (file === null) return { ok: true, value: null };
  const written = await writeAtomically(file, marksFileText(store.state.roleMarks), forTheTeam);
  if (written.kind === 'failed') return failure(problem('file-unwritable', { file, reason: written.reason }, 'user'));
  return { ok: true, value: path.basename(file) };
}

/** Resolves to what became of it; null if nobody chose a file. */
export async function importMarks(desktop: Dialogs, store: Store): Promise<Result<ImportedMarks | null>> {
  const file = await desktop.askFileToOpen();
  desktop.showPanel();
  if (file === null) return { ok: true, value: null };
  const text = await readText(file, largestMarksFile);
  if (text.kind !== 'text') {
    const reason = text.kind === 'missing' ? 'ENOENT' : text.reason;
    return failure(problem('file-unreadable', { file, reason }, 'user'));
  }
  const read = readMarksFile(text.text);
  const name = path.basename(file);
  if (read.kind === 'newer') return failure(problem('marks-file-newer', { file: name }, 'user'));
  if (read.kind === 'invalid') return failure(problem('marks-file-invalid', { file: name }, 'user'));
  const { marks, imported } = mergeMarks(store.state.roleMarks, read.marks);
  store.update((state) => ({ ...state, roleMarks: marks }));
  return { ok: true, value: imported };
}
