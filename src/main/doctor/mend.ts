/** Carries a cure out on the texts, and is content only if the finding has gone. */
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import { toolOf } from '../aws/config/readers/read-as.ts';
import { curedText, isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import type { DoctorInput } from './examination.ts';
import { type Cure, type Finding, shown } from './finding.ts';

/** What is to be written, in the place of what. */
export interface Mended {
  readonly file: AwsFileKind;
  readonly before: string;
  readonly after: string;
}

/**
 * The file after the cure of one of `diagnose`'s findings; `cure`: what it is exactly, where the finding leaves something
 * open. In a file with other mistakes a line may come to mean something else than it says, so the whole is diagnosed
 * again: what does not help is not written.
 */
export function mend(
  input: DoctorInput,
  finding: Finding,
  findings: readonly Finding[],
  cure: Cure = finding.cure,
): Result<Mended> {
  if (!isFileCure(cure)) return failure(problem('command-invalid', {}, 'none'));
  const { file } = cure;
  const { text: before, unread, file: path } = input.files[file];
  if (unread !== null) return failure(problem('file-unreadable', { file: path, reason: unread }, 'user'));
  const cured = curedText(before, cure);
  if (!cured.ok) return cured;
  const after = cured.value;
  const files = { ...input.files, [file]: { ...input.files[file], text: after } };
  const rest = diagnose({ ...input, files });
  const helps = isMended(findings, rest, [finding]);
  if (finding.cure.kind === 'value' && (isStill(findings, rest, [finding]) || hasBadValue(rest, findings))) {
    return failure(problem('cure-not-helping', {}, 'user'));
  }
  if (!helps) {
    const [tool = 'botocore'] = finding.tools;
    return failure(problem('config-edit-unsafe', { section: sectionOf(finding), tool: toolOf[tool] }, 'user'));
  }
  return { ok: true, value: { file, before, after } };
}

/** Whether what is found afterwards has these findings no more, and no more mistakes of form than before. */
export function isMended(before: readonly Finding[], after: readonly Finding[], cured: readonly Finding[]): boolean {
  return !isStill(before, after, cured) && errorsOfForm(after) <= errorsOfForm(before);
}

/** Findings that differ in nothing but their line are numbered; of those it will do that there are so many fewer. */
function isStill(before: readonly Finding[], after: readonly Finding[], cured: readonly Finding[]): boolean {
  const [old, now, gone] = [before, after, cured].map(countById);
  return [...(gone ?? [])].some(([id, count]) => (now?.get(id) ?? 0) > (old?.get(id) ?? 0) - count);
}

function countById(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of findings) counts.set(withoutNumber(id), (counts.get(withoutNumber(id)) ?? 0) + 1);
  return counts;
}

/** A value that a person told in the place of a missing one is of no use if it is none. */
function hasBadValue(rest: readonly Finding[], before: readonly Finding[]): boolean {
  const known = new Set(before.map(({ id }) => id));
  return rest.some(({ id, code }) => code.startsWith('bad-') && !known.has(id));
}

/** The id without the number that tells it from others of its kind. */
export function withoutNumber(id: string): string {
  return id.replace(/#\d+$/, '');
}

function errorsOfForm(findings: readonly Finding[]): number {
  const codes: readonly string[] = ['duplicate-section', 'duplicate-key', 'not-a-setting'];
  return findings.filter(({ code }) => codes.includes(code)).length;
}

function sectionOf({ params, place }: Finding): string {
  return 'section' in params ? shown(params.section) : (place?.file ?? '');
}
