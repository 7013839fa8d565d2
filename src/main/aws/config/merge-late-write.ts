/** Brings what another program wrote too late, into a file that had just been replaced, into the one in its place. */
import { wait } from '../../system/clock.ts';
import { type FileFailed, readText, type Written } from '../../system/files.ts';
import { replaceIfSame } from './replace.ts';
import { lateAttempts, writeSettling } from './settling.ts';

/** `lost`: the text that is in no file now. */
export type LateMerge = Exclude<Written, FileFailed> | (FileFailed & { readonly lost: string });

/**
 * Puts `text` in the place of `present`, which Daypass has just written. Others may go on writing: what they add at the end
 * comes along. Who has written all of it anew stands (`EBUSY`): of two texts neither may replace the other.
 */
export async function mergeLateWrite(file: string, present: string, text: string): Promise<LateMerge> {
  let [current, wanted] = [present, text];
  for (let attempt = 0; attempt < lateAttempts; attempt++) {
    if (current === wanted) return { kind: 'written' };
    const read = await readText(file);
    const merged = read.kind === 'text' ? withAdded(current, wanted, read.text) : null;
    if (read.kind !== 'text' || merged === null) {
      // Perhaps truncated, to be written again in a moment.
      await wait(writeSettling);
      continue;
    }
    [current, wanted] = [read.text, merged];
    const replaced = await replaceIfSame(file, { expected: current, text: wanted });
    if (replaced.kind === 'failed') return { ...replaced, lost: wanted };
    if (replaced.kind === 'replaced') return { kind: 'written' };
    if (replaced.kind === 'changed') continue;
    const again = withAdded(current, wanted, replaced.text);
    if (again === null) return { kind: 'failed', reason: 'EBUSY', lost: replaced.text };
    [current, wanted] = [wanted, again];
  }
  return { kind: 'failed', reason: 'EBUSY', lost: wanted };
}

/** `ours` with what `theirs` adds at the end of `before`; null if it changes anything else. */
function withAdded(before: string, ours: string, theirs: string): string | null {
  return theirs.startsWith(before) ? ours + theirs.slice(before.length) : null;
}
