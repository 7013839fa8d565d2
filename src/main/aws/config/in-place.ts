/**
 * Writes an AWS file in place where it cannot be replaced: one that is mounted by itself (development containers), or whose
 * folder takes no new file. The AWS CLI writes so always (customizations/configure/writer.py). Both texts are on the disk
 * before the first byte is changed, so that what a killed process has begun can be taken back.
 */
import * as v from 'valibot';
import { wait } from '../../system/clock.ts';
import { type FileFailed, ownerOnly, readBytes, readText, removeFile } from '../../system/files.ts';
import { reasonOf } from '../../system/file-errors.ts';
import { overwrite, presentFile } from '../../system/whole-file.ts';
import { placesBeside, writeBesideOrHome } from './beside.ts';
import { writeSettling } from './settling.ts';

export type WrittenInPlace = { readonly kind: 'replaced' } | { readonly kind: 'changed' } | FileFailed;

interface Change {
  readonly expected: string;
  readonly text: string;
}

const suffix = '.daypass-in-place';
const both = v.object({ before: v.string(), after: v.string() });

/** `target` is the end of all links. `changed`: the file is not what it was taken for, or another program has written it at the same moment. */
export async function writeInPlace(target: string, { expected, text }: Change): Promise<WrittenInPlace> {
  const copy = JSON.stringify({ before: expected, after: text } satisfies v.InferOutput<typeof both>);
  const kept = await writeBesideOrHome(placesBeside(target, suffix), copy, { ...ownerOnly, forceMode: true });
  if (kept.kind === 'failed') return kept;
  let isUntouched = true;
  try {
    if (!(await says(target, expected))) return { kind: 'changed' };
    const present = await presentFile(target);
    await overwrite(target, { content: text, mode: (present?.mode ?? ownerOnly.mode) & 0o777 });
    await wait(writeSettling);
    const read = await readText(target);
    // Who read the file before and wrote it after this has our change not in it: it is made again on that text.
    if (read.kind === 'text' && !read.text.startsWith(text)) return { kind: 'changed' };
    return { kind: 'replaced' };
  } catch (error) {
    // What could not be taken back either is taken back later, from the copy.
    isUntouched = await says(target, expected);
    return { kind: 'failed', reason: reasonOf(error) };
  } finally {
    if (isUntouched) await removeFile(kept.place);
  }
}

/**
 * Puts the old text back where a process was killed while it wrote. What anybody else has written since stays. Never
 * rejects: what cannot be done now is tried again at the next change.
 */
export async function takeBackHalfWritten(target: string): Promise<void> {
  for (const place of placesBeside(target, suffix)) await takeBackFrom(place, target).catch(() => undefined);
}

/** Whether a process may have been killed while it wrote the file in place. */
export async function hasHalfWritten(target: string): Promise<boolean> {
  for (const place of placesBeside(target, suffix)) if ((await readText(place)).kind !== 'missing') return true;
  return false;
}

async function takeBackFrom(place: string, target: string): Promise<void> {
  const read = await readText(place);
  if (read.kind !== 'text') return;
  const { before, after } = v.parse(v.pipe(v.string(), v.parseJson(), both), read.text);
  const bytes = await readBytes(target);
  if (!isHalf(bytes, Buffer.from(before), Buffer.from(after))) return;
  const mode = (await presentFile(target))?.mode ?? ownerOnly.mode;
  if (!bytes.equals(Buffer.from(after))) await overwrite(target, { content: before, mode: mode & 0o777 });
  await removeFile(place);
}

/** Each byte is one of the old text or of the new one in its place: nobody but the writer that was cut off wrote so. */
function isHalf(bytes: Buffer, before: Buffer, after: Buffer): boolean {
  const lengths = [before.length, after.length];
  if (bytes.length < Math.min(...lengths) || bytes.length > Math.max(...lengths)) return false;
  return bytes.every((byte, index) => byte === before[index] || byte === after[index]);
}

async function says(target: string, expected: string): Promise<boolean> {
  const read = await readText(target);
  return read.kind === 'text' && read.text === expected;
}
