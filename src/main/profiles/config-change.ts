/** A change of the config file in two steps: shown as a diff first, then written if it is still the same change. */
import { failure, type Result } from '../../shared/result.ts';
import { changedMeanwhile, editConfigFile } from '../aws/config/change.ts';
import { readSettledConfigFile } from '../aws/config/file.ts';
import type { DigestedEdits } from './profile-work.ts';

/** The file as it is now; a file that cannot be read is refused, a missing one is an empty one. */
export async function readPresentText(file: string): Promise<Result<string>> {
  const { text, problems } = await readSettledConfigFile(file);
  const [unreadable] = problems;
  return unreadable ? failure(unreadable) : { ok: true, value: text };
}

/** All edits at once, if they are those that were shown; all others have to be shown first. */
export async function writeEdits(file: string, { edits, digest }: DigestedEdits, shown: string): Promise<Result> {
  if (digest !== shown) return changedMeanwhile(file);
  return editConfigFile(file, edits);
}
