/** What a cure makes of a file. */
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { applyEdits } from '../aws/config/apply.ts';
import { type ConfigDocument, parseConfig } from '../aws/config/document.ts';
import { readAs, readerNames, toolOf } from '../aws/config/readers/read-as.ts';
import {
  type AwsTexts,
  hasSameSettings,
  type ReaderName,
  type Sections,
  textsWith,
} from '../aws/config/readers/reading.ts';
import { type Cure, shown } from './finding.ts';
import { withLineEdits } from './line-edits.ts';

export type FileCure = Extract<Cure, { kind: 'edit' | 'lines' }>;

export function isFileCure(cure: Cure): cure is FileCure {
  return cure.kind === 'edit' || cure.kind === 'lines';
}

/**
 * The text of the file after the cure, or why it is not to be written: `config-edit-unsafe` where a reader that takes
 * the file now would come to see anything but the cure.
 */
export function curedText(text: string, cure: FileCure): Result<string> {
  const document = parseConfig(text);
  if (cure.kind === 'edit') {
    return applyEdits(document, cure.edits, cure.file);
  }
  const after = withLineEdits(document, cure.lines);
  const unsafe = unforeseen(document, after, cure);
  return unsafe ? failure(unsafe) : { ok: true, value: after };
}

function unforeseen(before: ConfigDocument, after: string, cure: FileCure & { kind: 'lines' }): Problem | null {
  const touched = cure.touches === 'all' ? 'all' : new Set(cure.touches);
  const old = textsWith(before.toString(), cure.file);
  const now = textsWith(after, cure.file);
  const tool = readerNames.find((reader) => !seesTheSame(reader, old, now, touched));
  if (tool === undefined) return null;
  return problem('config-edit-unsafe', { section: sectionIn(cure), tool: toolOf[tool] }, 'user');
}

function sectionIn({ touches, file }: FileCure & { kind: 'lines' }): string {
  const [first = file] = touches === 'all' ? [] : touches;
  return touches === 'all' ? first : shown(first);
}

const nothing: ReadonlySet<string> = new Set();

function seesTheSame(
  reader: ReaderName,
  before: AwsTexts,
  after: AwsTexts,
  touched: ReadonlySet<string> | 'all',
): boolean {
  const old = readAs(reader, before);
  // A reader that refused the file saw nothing that could get lost.
  if (old.refusal) return true;
  const now = readAs(reader, after);
  if (now.refusal) return false;
  // Where lines come to end, those that saw them end before have to see the same.
  if (touched === 'all' && reader !== 'botocore' && reader !== 'java') return true;
  const named = touched === 'all' ? nothing : touched;
  return (['profiles', 'ssoSessions', 'services'] as const).every((group) => {
    return isContained(old[group], now[group], named) && isContained(now[group], old[group], named);
  });
}

/** Whether the second one has all sections of the first as they are, but for those that are touched. */
function isContained(some: Sections, all: Sections, touched: ReadonlySet<string>): boolean {
  for (const [name, settings] of some) {
    if (touched.has(name)) continue;
    const other = all.get(name);
    if (!other || !hasSameSettings(settings, other)) return false;
  }
  return true;
}
