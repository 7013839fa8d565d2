/** What is wrong with the form of a config file, line by line, whatever its sections mean. */
import { type Problem, problem, type ProblemCode, type ProblemParams } from '../../../shared/problems.ts';
import { hasRepeatedKey } from './plain.ts';
import type { ConfigDocument, ConfigLine, ConfigSection } from './document.ts';

type ConfigCode = Extract<ProblemCode, `config-${string}`>;

/** A problem of the config file. Only the user can cure it; Daypass reads the file again when it has changed. */
export function configProblem<Code extends ConfigCode>(code: Code, params: ProblemParams[Code]): Problem {
  return problem(code, params, 'user');
}

/** All mistakes of form, in no particular order. The good lines beside them stay in use. */
export function problemsOfForm(document: ConfigDocument, file: string): readonly Problem[] {
  const { byteOrderMark, preamble, lines, sections } = document;
  return [
    ...(byteOrderMark ? [configProblem('config-byte-order-mark', { file, line: 1, column: 1 })] : []),
    ...preamble.flatMap((line) =>
      line.kind === 'setting'
        ? [configProblem('config-key-outside-section', { ...placeOf(line, file), key: shortened(line.key) })]
        : [],
    ),
    ...lines.flatMap((line) => brokenLine(line, file)),
    ...repeatedSections(sections, file),
    ...sections.flatMap((section) => repeatedKeys(section, file)),
  ];
}

/** Where a line's text begins. */
export function placeOf({ number, column }: Pick<ConfigLine, 'number' | 'column'>, file: string) {
  return { file, line: number, column };
}

function brokenLine(line: ConfigLine, file: string): readonly Problem[] {
  if (line.kind === 'header' && !line.closed) return [configProblem('config-unclosed-header', placeOf(line, file))];
  // No reader has a section without a name: the AWS CLI rejects the file for it.
  if (line.kind !== 'invalid' && !(line.kind === 'header' && line.title === '')) return [];
  return [configProblem('config-not-a-setting', { ...placeOf(line, file), text: shortened(line.text.trim()) })];
}

/** Headers with exactly the same text: only those make Python's configparser, and so the AWS CLI, refuse the file. */
function repeatedSections(sections: readonly ConfigSection[], file: string): readonly Problem[] {
  const first = new Map<string, number>();
  return sections.flatMap(({ header }) => {
    // configparser keeps `[DEFAULT]` apart and lets it be repeated.
    if (!header.closed || header.title === 'DEFAULT') return [];
    const firstLine = first.get(header.title);
    if (firstLine === undefined) first.set(header.title, header.number);
    if (firstLine === undefined) return [];
    const params = { ...placeOf(header, file), section: header.title.trim(), firstLine };
    return [configProblem('config-duplicate-section', params)];
  });
}

function repeatedKeys({ settings }: ConfigSection, file: string): readonly Problem[] {
  if (!hasRepeatedKey(settings)) return [];
  const first = new Map<string, number>();
  return settings.flatMap(({ line }) => {
    const firstLine = first.get(line.key);
    if (firstLine === undefined) first.set(line.key, line.number);
    if (firstLine === undefined) return [];
    return [configProblem('config-duplicate-key', { ...placeOf(line, file), key: shortened(line.key), firstLine })];
  });
}

/**
 * The beginning of a text that is not understood. A line without `=` may well be a secret key that slipped out of its
 * place, and problems are shown and copied: of anything but a word like a key, no more than a hint is told.
 */
function shortened(text: string): string {
  const [word = ''] = text.split(/\s/, 1);
  const told = /^\[?[a-z_]{1,40}$/.test(word) ? word : word.slice(0, 8);
  return told === text ? text : `${told}…`;
}
