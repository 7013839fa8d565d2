/** Where one word of a query stands in texts, exactly or with one mistake, and how well it fits there. */
import type { FoldedText, TextRange } from '../ui/search-text.ts';

/** Texts one after the other as one long one, in which a word is looked for once instead of once in each of them. */
export interface TextRun extends FoldedText {
  /** Where each text begins, and at last the length of all; between two texts there is one sign that belongs to neither. */
  readonly starts: Int32Array;
}

export function runOf(texts: readonly FoldedText[]): TextRun {
  const starts = new Int32Array(texts.length + 1);
  const plain: string[] = [];
  const cased: string[] = [];
  let length = 0;
  for (const text of texts) {
    starts[plain.length] = length;
    length += text.plain.length + 1;
    plain.push(text.plain);
    cased.push(text.cased);
  }
  starts[texts.length] = length;
  return { plain: plain.join('\n'), cased: cased.join('\n'), starts };
}

/** How a place begins. 4: the text does; 3: a word; 2: a part of a word, as in ReadOnly, SSOAdmin or prod2; 0: none of it. */
export type Beginning = 0 | 2 | 3 | 4;

/** A word in a text: `text` is its number in the run; `start` and `end` are UTF-16 units of the run. */
export interface Place extends TextRange {
  readonly text: number;
  readonly begins: Beginning;
  /** Whether a word ends where this one does. */
  readonly endsWord: boolean;
}

/** Past these a text of nothing but one letter would be looked at again and again. */
const mostPlaces = 8;
const mostMistakenPlaces = 20;
/** A longer word has no mistake that counts. */
const longestMistaken = 64;

const letterOrDigit = /[\p{L}\p{N}]/u;

function isWordSign(letter: string): boolean {
  const code = letter.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  // Half of a letter beyond the first 65,536 is taken for a letter.
  return (code >= 0xd800 && code <= 0xdfff) || letterOrDigit.test(letter);
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();

/** `first` and `last` are where the text begins and ends. */
function beginning(cased: string, at: number, first: number, last: number): Beginning {
  if (at === first) return 4;
  const before = cased.charAt(at - 1);
  const here = cased.charAt(at);
  if (!isWordSign(before) || !isWordSign(here)) return 3;
  if (isDigit(before) !== isDigit(here)) return 2;
  if (!isUpper(here)) return 0;
  if (!isUpper(before)) return 2;
  const after = at + 1 < last ? cased.charAt(at + 1) : '';
  return after !== '' && isWordSign(after) && !isUpper(after) && !isDigit(after) ? 2 : 0;
}

function placeAt({ cased, starts }: TextRun, text: number, start: number, end: number): Place {
  const first = starts[text] ?? 0;
  const last = (starts[text + 1] ?? 0) - 1;
  const begins = beginning(cased, start, first, last);
  return { text, start, end, begins, endsWord: end >= last || beginning(cased, end, first, last) > 0 };
}

/**
 * Calls `visit` where a part of a word is, for at most so many places of one text; `first` and `last` are where that text begins
 * and ends. It goes on with the next text where `visit` says that this one needs no better place.
 */
function eachPlace(
  { plain, starts }: TextRun,
  part: string,
  most: number,
  visit: (at: number, text: number, first: number, last: number) => boolean,
): void {
  let text = 0;
  let seen = 0;
  for (let at = plain.indexOf(part); at >= 0;) {
    let next = starts[text + 1] ?? Infinity;
    while (next <= at) {
      text++;
      seen = 0;
      next = starts[text + 1] ?? Infinity;
    }
    const isInside = at + part.length < next;
    if (isInside) seen++;
    const isEnough = isInside && visit(at, text, starts[text] ?? 0, next - 1);
    at = plain.indexOf(part, isEnough || seen >= most ? next : at + 1);
  }
}

/** The places of a word as it is typed: of each text the best one is among them. */
export function exactPlaces(run: TextRun, word: string, visit: (place: Place) => void): void {
  eachPlace(run, word, mostPlaces, (at, text) => {
    const place = placeAt(run, text, at, at + word.length);
    visit(place);
    // Nothing further on would be better: what begins the text has been seen first.
    return place.begins === 4 || (place.begins === 3 && place.endsWord);
  });
}

/** In a number every digit counts, and in a sign there is nothing to mistake. */
const canBeMistaken = (word: string): boolean =>
  word.length >= 3 && word.length <= longestMistaken && !/^\d+$/.test(word) && letterOrDigit.test(word);

/**
 * The places of a word with one mistake: two letters exchanged; from four letters on also one left out; from five letters on
 * also one too many or a wrong one.
 */
export function mistakenPlaces(run: TextRun, word: string, visit: (place: Place) => void): void {
  if (!canBeMistaken(word)) return;
  const note = (text: number, start: number, end: number): boolean => {
    const place = placeAt(run, text, start, end);
    visit(place);
    return place.begins > 0;
  };
  // With one mistake one of the two halves is right, unless the mistake is between them: that is where letters are exchanged.
  const half = Math.floor(word.length / 2);
  for (let at = 1; at < word.length; at++) {
    if (word.length > 4 && at !== half) continue;
    const exchanged = word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
    eachPlace(run, exchanged, mostPlaces, (start, text) => note(text, start, start + word.length));
  }
  if (word.length < 4) return;
  const { plain } = run;
  eachPlace(run, word.slice(0, half), mostMistakenPlaces, (start, text, _first, last) => {
    const end = endWithMistake(plain, start, half, word, last);
    return end >= 0 && note(text, start, end);
  });
  eachPlace(run, word.slice(half), mostMistakenPlaces, (at, text, first) => {
    const start = startWithMistake(plain, at, half, word, first);
    return start >= 0 && note(text, start, at + word.length - half);
  });
}

/** The end of the word that begins at `start`, is right in its first `half` letters and has one mistake behind them; -1 if it has more. */
function endWithMistake(plain: string, start: number, half: number, word: string, last: number): number {
  let same = half;
  while (same < word.length && plain.charAt(start + same) === word.charAt(same)) same++;
  const at = start + same;
  // What agrees up to here has its one mistake here; an earlier one of another kind would come to the same.
  const agrees = (textAt: number, wordAt: number): boolean =>
    textAt + word.length - wordAt <= last && plain.startsWith(word.slice(wordAt), textAt);
  const isExchanged =
    same + 1 < word.length &&
    plain.charAt(at) === word.charAt(same + 1) &&
    plain.charAt(at + 1) === word.charAt(same) &&
    agrees(at + 2, same + 2);
  if (isExchanged) return start + word.length;
  if (same < word.length && agrees(at + 1, same)) return start + word.length + 1;
  if (word.length < 5) return -1;
  if (at < last && agrees(at + 1, same + 1)) return start + word.length;
  return agrees(at, same + 1) ? start + word.length - 1 : -1;
}

/** The start of the word whose letters behind the first `half` stand at `at`, with one mistake before them; -1 if it has more. */
function startWithMistake(plain: string, at: number, half: number, word: string, first: number): number {
  let same = 0;
  while (same < half && plain.charAt(at - 1 - same) === word.charAt(half - 1 - same)) same++;
  /** The letters before the mistake in the word, and where the wrong one is in the text. */
  const before = half - 1 - same;
  const wrong = at - 1 - same;
  const startOf = (textEnd: number, wordEnd: number): number => {
    const start = textEnd - wordEnd;
    return start >= first && plain.startsWith(word.slice(0, wordEnd), start) ? start : -1;
  };
  const isExchanged =
    before >= 1 &&
    plain.charAt(wrong) === word.charAt(before - 1) &&
    plain.charAt(wrong - 1) === word.charAt(before) &&
    startOf(wrong - 1, before - 1) >= 0;
  if (isExchanged) return wrong - before;
  const leftOut = startOf(wrong, before + 1);
  if (leftOut >= 0 || word.length < 5) return leftOut;
  const replaced = wrong >= first ? startOf(wrong, before) : -1;
  return replaced >= 0 ? replaced : startOf(wrong + 1, before);
}

/** Where a text marks this word: at a beginning if it is at one, else where it comes first; null if it is not in the text. */
export function bestPlace(text: FoldedText, word: string, isMistaken: boolean): Place | null {
  const run: TextRun = { ...text, starts: Int32Array.of(0, text.plain.length + 1) };
  let best: Place | null = null;
  const visit = (place: Place): void => {
    if (best === null || place.begins > best.begins) best = place;
  };
  exactPlaces(run, word, visit);
  if (best === null && isMistaken) mistakenPlaces(run, word, visit);
  return best;
}
