/** Exports and imports favourites, nicknames and colours as a file for a team. */
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
import { type Dialogs, readChosen, saveToChosen } from './exchange-files.ts';

/** Resolves to the file's base name; null if nobody chose one. */
export function exportMarks(desktop: Dialogs, store: Store): Promise<Result<string | null>> {
  return saveToChosen(desktop, marksFileName, marksFileText(store.state.roleMarks));
}

/** Resolves to what became of it; null if nobody chose a file. */
export async function importMarks(desktop: Dialogs, store: Store): Promise<Result<ImportedMarks | null>> {
  const chosen = await readChosen(desktop, largestMarksFile);
  if (!chosen.ok || chosen.value === null) return chosen.ok ? { ok: true, value: null } : chosen;
  const { name, text } = chosen.value;
  const read = readMarksFile(text);
  if (read.kind === 'newer') return failure(problem('marks-file-newer', { file: name }, 'user'));
  if (read.kind === 'invalid') return failure(problem('marks-file-invalid', { file: name }, 'user'));
  const { marks, imported } = mergeMarks(store.state.roleMarks, read.marks);
  store.update((state) => ({ ...state, roleMarks: marks }));
  return { ok: true, value: imported };
}
