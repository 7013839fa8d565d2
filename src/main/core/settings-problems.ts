/** What is told of a settings file that is not usable, or only in part: each value by its name. */
import { type Problem, problem } from '../../shared/problems.ts';
import type { OddValue } from '../system/json-file.ts';

/** More than anybody corrects one by one. */
const mostTold = 5;
const longestValue = 40;

/** `kept`: the base name of the copy; `odd`: none where nothing of the file could be read. */
export function settingsProblems(file: string, kept: string, odd: readonly OddValue[]): readonly Problem[] {
  if (odd.length === 0 || odd.length > mostTold) return [problem('settings-damaged', { file, kept }, 'user')];
  return odd.map(({ name, value }) =>
    isCollection(name)
      ? problem('setting-partly-invalid', { file, name, kept }, 'user')
      : problem('setting-invalid', { file, name, value: shownValue(value), kept }, 'user'),
  );
}

/** Of these only the entries that are not usable are left out. */
export function isCollection(name: string): boolean {
  return collections.has(name);
}

const collections: ReadonlySet<string> = new Set(['recentRoles', 'roleMarks', 'warnings', 'users', 'browsers']);

/** A value as it may stand in a sentence. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
