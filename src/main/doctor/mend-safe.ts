/** All safe cures together: one text of each file, made as single cures are made and held to the same. */
import { parseConfig } from '../aws/config/document.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import { curedText, type FileCure, isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import { type DoctorInput, fileKinds } from './examination.ts';
import type { Finding } from './finding.ts';
import { isMended, withoutNumber } from './mend.ts';
import { isSafe, keeperOf, linesTouched } from './safe-cures.ts';

export interface SafelyMended {
  /** The files as they will be. */
  readonly input: DoctorInput;
  /** What was found in them as they are. */
  readonly found: readonly Finding[];
  /** Whose cures are made: of `found`, and of what only becomes visible by other cures. */
  readonly mended: readonly Finding[];
  /** What is found then, with what only becomes visible by it. */
  readonly left: readonly Finding[];
}

/** Each one takes in all that can be cured at the same time, so few are needed. The bound is for files that nobody has thought of. */
const mostRounds = 40;

/**
 * Several cures are made at once where they share no line. If they do not all help together, the half of them is tried, so
 * that one that does not keeps none of the others from it. What a cure makes visible is cured as well, if that is safe.
 */
export function mendSafe(before: DoctorInput): SafelyMended {
  let input = before;
  const found = diagnose(input);
  let left = found;
  const mended: Finding[] = [];
  // Made once: a cure that brings the same mistake back has an end here.
  const made = new Set<string>();
  // What could not be made for another mistake's sake can be when that is gone.
  let failed = new Set<string>();
  let isOtherText = false;
  let most = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds; round++) {
    const [batch, cure] = nextBatch(input, left, { tried: made.union(failed), most });
    if (batch.length === 0) {
      if (!isOtherText || failed.size === 0) break;
      [failed, isOtherText] = [new Set(), false];
      continue;
    }
    const after = cure === null ? null : withCure(input, cure);
    const rest = after === null ? null : diagnose(after);
    if (after !== null && rest !== null && isMended(left, rest, batch)) {
      for (const { id } of batch) made.add(withoutNumber(id));
      mended.push(...batch);
      [input, left, most] = [after, rest, Number.POSITIVE_INFINITY];
      isOtherText = failed.size > 0;
    } else if (batch.length === 1) {
      for (const { id } of batch) failed.add(withoutNumber(id));
      most = Number.POSITIVE_INFINITY;
    } else {
      most = Math.ceil(batch.length / 2);
    }
  }
  return withModes({ input, found, mended, left });
}

interface Choice {
  readonly tried: ReadonlySet<string>;
  readonly most: number;
}

/** The first safe findings of one file whose cures are of one kind and share no line, and the cure that is all of theirs. */
function nextBatch(
  { files }: DoctorInput,
  found: readonly Finding[],
  { tried, most }: Choice,
): readonly [readonly Finding[], FileCure | null] {
  const safe = found.filter((one) => {
    const { cure } = one;
    if (!isSafe(one) || !isFileCure(cure) || tried.has(withoutNumber(one.id))) return false;
    return files[cure.file].unread === null;
  });
  const [first] = safe;
  if (!first || !isFileCure(first.cure)) return [[], null];
  const { kind, file } = first.cure;
  const keepsAll = keeperOf(parseConfig(files[file].text));
  const touched = new Set<number>();
  const taken = new Map<string, FileCure>();
  const batch: Finding[] = [];
  for (const one of safe) {
    const { cure } = one;
    if (batch.length >= most) break;
    if (!isFileCure(cure) || cure.kind !== kind || cure.file !== file) continue;
    // Several findings may have one cure.
    const key = JSON.stringify(cure);
    const lines = cure.kind === 'lines' ? linesTouched(cure) : [];
    if (!taken.has(key) && lines.some((line) => touched.has(line))) continue;
    if (!keepsAll(cure)) {
      if (one === first) return [[one], null];
      continue;
    }
    for (const line of lines) touched.add(line);
    taken.set(key, cure);
    batch.push(one);
  }
  return [batch, together([...taken.values()], kind, file)];
}

function together(cures: readonly FileCure[], kind: FileCure['kind'], file: AwsFileKind): FileCure {
  if (kind === 'edit') return { kind, file, edits: cures.flatMap((cure) => (cure.kind === 'edit' ? cure.edits : [])) };
  const ofLines = cures.flatMap((cure) => (cure.kind === 'lines' ? [cure] : []));
  const all = ofLines.some(({ touches }) => touches === 'all');
  const touches = all ? ('all' as const) : ofLines.flatMap((cure) => (cure.touches === 'all' ? [] : cure.touches));
  return { kind, file, lines: ofLines.flatMap(({ lines }) => lines), touches };
}

/** Null if a reader would see anything but the cure. */
function withCure(input: DoctorInput, cure: FileCure): DoctorInput | null {
  const { file } = cure;
  const text = curedText(input.files[file].text, cure);
  if (!text.ok) return null;
  return { ...input, files: { ...input.files, [file]: { ...input.files[file], text: text.value } } };
}

/** Permissions have nothing to do with the texts. */
function withModes(texts: SafelyMended): SafelyMended {
  const { input, mended, left } = texts;
  const open = left.filter((one) => isSafe(one) && one.cure.kind === 'permissions');
  if (open.length === 0) return texts;
  const modes = new Map(open.flatMap(({ cure }) => (cure.kind === 'permissions' ? [[cure.file, cure.mode]] : [])));
  const files = { ...input.files };
  for (const kind of fileKinds) files[kind] = { ...files[kind], mode: modes.get(kind) ?? files[kind].mode };
  const after = { ...input, files };
  return { ...texts, input: after, mended: [...mended, ...open], left: diagnose(after) };
}
