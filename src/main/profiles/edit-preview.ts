/** What edits would change in the config file, as the panel shows it. */
import { createHash } from 'node:crypto';
import type { ConfigPreview, DiffLine } from '../../shared/config-preview.ts';
import type { Result } from '../../shared/result.ts';
import { applyEdits } from '../aws/config/apply.ts';
import { describeDiff } from '../aws/config/diff.ts';
import { parseConfig } from '../aws/config/document.ts';
import type { ConfigEdit } from '../aws/config/edit.ts';
import { masked } from '../aws/config/line-text.ts';

/** Refused where the edits cannot be made. */
export function previewEdits(file: string, text: string, edits: readonly ConfigEdit[]): Result<ConfigPreview> {
  const applied = applyEdits(parseConfig(text), edits);
  if (!applied.ok) return applied;
  return { ok: true, value: { file, lines: previewLines(text, applied.value), digest: digestOf(edits) } };
}

/** The lines that differ, with nothing in them that may be a secret: the panel is not to have it. */
export function previewLines(before: string, after: string): readonly DiffLine[] {
  return describeDiff(before, after).map((line) => ({ ...line, text: masked(line.text) }));
}

/** The same text for the same edits. */
export function digestOf(edits: readonly ConfigEdit[]): string {
  return createHash('sha256').update(JSON.stringify(edits)).digest('hex');
}
