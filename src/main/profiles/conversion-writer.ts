/** Shows what a conversion would change in the config file, and makes it; the text before it is kept for the way back. */
import { basename } from 'node:path';
import type { ConversionPreview } from '../../shared/conversion.ts';
import type { Result } from '../../shared/result.ts';
import { changedMeanwhile } from '../aws/config/change.ts';
import { readPresentText, writeEdits } from './config-change.ts';
import { beforeConversion, keepCopy } from './kept-copies.ts';
import { profileWork } from './profile-work.ts';

/** `profiles`: these only; null: all legacy ones. */
export async function previewConversion(
  file: string,
  profiles: readonly string[] | null,
): Promise<Result<ConversionPreview>> {
  const text = await readPresentText(file);
  if (!text.ok) return text;
  const shown = await profileWork.previewConversion(file, text.value, profiles);
  return shown.ok ? { ok: true, value: { ...shown.value, keptAs: basename(beforeConversion(file)) } } : shown;
}

/** Converts as the preview with this digest showed, or not at all. */
export async function convertProfiles(
  file: string,
  profiles: readonly string[] | null,
  digest: string,
): Promise<Result> {
  const text = await readPresentText(file);
  if (!text.ok) return text;
  const made = await profileWork.conversionEdits(text.value, profiles);
  if (made.digest !== digest) return changedMeanwhile(file);
  const kept = await keepCopy(file, beforeConversion(file), text.value);
  return kept.ok ? writeEdits(file, made, digest) : kept;
}
