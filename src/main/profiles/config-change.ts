/** A change of the config file in two steps: shown as a diff first, then written if it is still the same change. */
import { createHash } from 'node:crypto';
import type { ConfigPreview, DiffLine } from '../../shared/config-preview.ts';
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { applyEdits } from '../aws/config-apply.ts';
import { describeDiff } from '../aws/config-diff.ts';
import { type ConfigDocument, parseConfig } from '../aws/config-document.ts';
import type { ConfigEdit } from '../aws/config-edit.ts';
import { editConfigFile, readSettledConfigFile } from '../aws/config-file.ts';

/** The file as it is now; a file that cannot be read is refused, a missing one is an empty one. */
export async function readDocument(file: string): Promise<Result<ConfigDocument>> {
  const { text, problems } = await readSettledConfigFile(file);
  const [unreadable] = problems;
  return unreadable ? failure(unreadable) : { ok: true, value: parseConfig(text) };
}

/** What the edits would change; refused where they cannot be made. */
export function previewEdits(
  file: string,
  document: ConfigDocument,
  edits: readonly ConfigEdit[],
): Result<ConfigPreview> {
  const applied = applyEdits(document, edits);
  if (!applied.ok) return applied;
  const lines = previewLines(document.toString(), applied.value);
  return { ok: true, value: { file, lines, digest: digestOf(edits) } };
}

/** All edits at once, if they are those that were shown; all others have to be shown first. */
export async function writeEdits(file: string, edits: readonly ConfigEdit[], digest: string): Promise<Result> {
  if (digestOf(edits) !== digest) return failure(problem('config-changed-meanwhile', { file }, 'user'));
  return editConfigFile(file, edits);
}

/** The lines that differ, with nothing in them that may be a secret: the panel is not to have it. */
export function previewLines(before: string, after: string): readonly DiffLine[] {
  return describeDiff(before, after).map((line) => ({ ...line, text: harmless(line.text) }));
}

/** The same text for the same edits. */
export function digestOf(edits: readonly ConfigEdit[]): string {
  return createHash('sha256').update(JSON.stringify(edits)).digest('hex');
}

/** Keys, tokens and passwords of a profile, also in a line that is a comment now. A key id alone opens nothing. */
function harmless(text: string): string {
  const [, start, key] = /^(.*?\b([\w.-]+)\s*[=:]\s*)\S/.exec(text) ?? [];
  return start !== undefined && /secret|token|password|passphrase|credential_process/i.test(key ?? '')
    ? `${start}…`
    : text;
}
