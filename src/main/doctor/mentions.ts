/** Where else a name stands that is to get another one. */
import type { ConfigLine } from '../aws/config-document.ts';
import type { AwsFileKind } from '../aws/readers/reading.ts';
import { type Examination, fileKinds } from './examination.ts';
import { perExamination } from './per-examination.ts';

/** As many places as a sentence can hold. */
const mostPlaces = 5;
const wordSigns = String.raw`[\p{L}\p{N}_-]`;
const words = new RegExp(`${wordSigns}+`, 'gu');

/**
 * Lines on which the name stands as a word of its own, but for those with the `followed` key, which a rename changes
 * along; and variables of the shell with that value. Such as `config:3, AWS_PROFILE`.
 */
export function otherMentions(examination: Examination, name: string, followed: string | null): string {
  const [first] = name.match(words) ?? [];
  const word = new RegExp(`(?<!${wordSigns})${RegExp.escape(name)}(?!${wordSigns})`, 'u');
  const candidates = first === undefined ? [] : (indexOf(examination).get(first) ?? []);
  const places = candidates.flatMap(({ file, line, value }) => {
    const isFollowed = 'key' in line && line.key === followed && value === name;
    return isFollowed || !word.test(value) ? [] : [`${file}:${line.number}`];
  });
  const variables = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter((variable) => examination.env[variable] === name);
  const all = [...places, ...variables];
  return [...all.slice(0, mostPlaces), ...(all.length > mostPlaces ? ['…'] : [])].join(', ');
}

interface Candidate {
  readonly file: AwsFileKind;
  readonly line: ConfigLine;
  readonly value: string;
}

/** All values by their words, once for all names: a file may have thousands of either. */
const indexOf = perExamination(({ documents }): ReadonlyMap<string, readonly Candidate[]> => {
  const index = new Map<string, Candidate[]>();
  for (const file of fileKinds) {
    for (const line of documents[file].lines) {
      if (!('value' in line)) continue;
      for (const word of new Set(line.value.match(words) ?? [])) {
        const found = index.get(word);
        if (found) found.push({ file, line, value: line.value });
        else index.set(word, [{ file, line, value: line.value }]);
      }
    }
  }
  return index;
});
