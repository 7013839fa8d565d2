/** Shows what a conversion would change in the config file, and makes it; the text before it is kept for the way back. */
import { basename } from 'node:path';
import type { ConversionPreview } from '../../shared/conversion.ts';
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { digestOf, previewEdits, readDocument, writeEdits } from './config-change.ts';
import { planConversion } from './convert.ts';
import { beforeConversion, keepCopy } from './kept-copies.ts';

/** `profiles`: these only; null: all legacy ones. */
export async function previewConversion(
  file: string,
  profiles: readonly string[] | null,
): Promise<Result<ConversionPreview>> {
  const document = await readDocument(file);
  if (!document.ok) return document;
  const plan = planConversion(document.value, profiles);
  const change = previewEdits(file, document.value, plan.edits);
  if (!change.ok) return change;
  const keptAs = basename(beforeConversion(file));
  return { ok: true, value: { profiles: plan.profiles, keptAs, change: change.value } };
}

/** Converts as the preview with this digest showed, or not at all. */
export async function convertProfiles(
  file: string,
  profiles: readonly string[] | null,
  digest: string,
): Promise<Result> {
  const document = await readDocument(file);
  if (!document.ok) return document;
  const { edits } = planConversion(document.value, profiles);
  if (digestOf(edits) !== digest) return failure(problem('config-changed-meanwhile', { file }, 'user'));
  const kept = await keepCopy(file, beforeConversion(file), document.value.toString());
  return kept.ok ? writeEdits(file, edits, digest) : kept;
}
