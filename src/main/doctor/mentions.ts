/** Where else a name stands that is to get another one. */
import type { ConfigLine } from '../aws/config/document.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import { type Examination, fileKinds } from './examination.ts';
import { perExamination } from './per-examination.ts';

/** As many places as a sentence can hold. */
const mostPlaces = 5;
const wordSigns = String.raw`[\p{L}\p{N}_-]`;
const words = new RegExp(`${wordSigns}+`, 'gu');
const endsInWord = new RegExp(`${wordSigns}$`, 'u');
const beginsWithWord = new RegExp(`^${wordSigns}`, 'u');

/**
 * Lines on which the name stands as a word of its own, but for those with the `followed` key, which a rename changes
 * along; and variables of the shell with that value. Such as `config:3, AWS_PROFILE`.
 */
export function otherMentions(examination: Examination, name: string, followed: string | null): string {
  const places = new Set<string>();
  const effort = effortOf(examination);
  let isCut = false;
  for (const { file, line, value } of candidatesFor(examination, name)) {
    isCut = places.size > mostPlaces || effort.left <= 0;
    if (isCut) break;
    effort.left--;
    const isFollowed = 'key' in line && line.key === followed && value === name;
    if (!isFollowed && hasWord(value, name)) places.add(`${file}:${line.number}`);
  }
  const variables = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter((variable) => examination.env[variable] === name);
  const all = [...places, ...variables];
  return [...all.slice(0, mostPlaces), ...(isCut || all.length > mostPlaces ? ['…'] : [])].join(', ');
}

/** Whether the name stands there with no sign of a longer word beside it. An expression for each name would take longer. */
function hasWord(value: string, name: string): boolean {
  for (let at = value.indexOf(name); at >= 0; at = value.indexOf(name, at + 1)) {
    const end = at + name.length;
    // Two units, so that a character of two is seen as a whole.
    const [before, after] = [value.slice(Math.max(at - 2, 0), at), value.slice(end, end + 2)];
    if (!endsInWord.test(before) && !beginsWithWord.test(after)) return true;
  }
  return false;
}

/** Values with the rarest word of the name; others cannot have the whole name. */
function candidatesFor(examination: Examination, name: string): readonly Candidate[] {
  const index = indexOf(examination);
  const lists = (name.match(words) ?? []).map((word) => index.get(word) ?? []);
  return lists.reduce<readonly Candidate[] | null>((a, b) => (a && a.length <= b.length ? a : b), null) ?? [];
}

/** Thousands of names may be made of the same few words: beyond so many looks into values a person has to search. */
const effortOf = perExamination(() => ({ left: 50_000 }));

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
