/** Writes a mended file: backup first, as a whole, and only over the very text that was diagnosed. */
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { Ms } from '../../shared/time.ts';
import { backUp } from '../aws/config/backup.ts';
import { whyNotWritten } from '../aws/config/file.ts';
import { bringIn } from '../aws/config/late.ts';
import { replaceIfSame } from '../aws/config/replace.ts';
import { inConfigTurn } from '../aws/config/turn.ts';
import type { Mended } from './mend.ts';

/** How long a program may hold the old file open and still be heard. */
const settling: Ms = 50;

export async function writeMended(file: string, mended: Mended): Promise<Result> {
  return mended.before === mended.after ? ok : inConfigTurn(file, () => write(file, mended));
}

async function write(file: string, { before, after }: Mended): Promise<Result> {
  const unfit = await whyNotWritten(after);
  if (unfit !== null) return failure(problem('file-unwritable', { file, reason: unfit }, 'user'));
  const backup = await backUp(file, before);
  if (backup.kind === 'failed') return failure(problem('file-unwritable', { file, reason: backup.reason }, 'user'));
  const replaced = await replaceIfSame(file, { expected: before, text: after, mode: 0o600, dirMode: 0o700, settling });
  if (replaced.kind === 'replaced') return ok;
  if (replaced.kind === 'failed') return failure(problem('file-unwritable', { file, reason: replaced.reason }, 'user'));
  if (replaced.kind === 'overtaken') {
    // Another program wrote the file at the same moment: its text counts, and the cure is to be looked at again.
    await bringIn(file, after, replaced.text);
  }
  return failure(problem('config-changed-meanwhile', { file }, 'user'));
}
