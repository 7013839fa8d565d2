/** How well one word of a query fits one text, and where it stands in it; exactly, or with one mistake. */
import type { FoldedText, TextRange } from '../ui/search-text.ts';

/**
 * A name is what people search for: accounts, roles, profiles, nicknames. An aside is found too, but says less about what was
 * meant: a session, an e-mail address, a part of an account id.
 */
export interface SearchText extends FoldedText {
  readonly isAside: boolean;
}

/**
 * A score is `match × unit + fit`. The match is coarse and comes before favourites and uses: 2 at the beginning of a word, 1
 * inside of it or in an aside, 0 with a mistake. The fit is fine, from 1 to 6, and decides only among equals. A score of 0
 * is no match at all. Scores of several words are added, so `unit` is more than all fits together.
 */
export const unit = 128;

/** Of a text that is the word. */
export const bestScore = 2 * unit + 6;

/** Past these a text of nothing but one letter would be looked at again and again. */
const mostOccurrences = 8;
/** A longer word has no mistake that counts. */
const longestMistaken = 64;
const mostBeginnings = 20;

const letterOrDigit = /[\p{L}\p{N}]/u;

function isWordSign(letter: string): boolean {
  const code = letter.charCodeAt(0);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  // Half of a letter beyond the first 65,536 is taken for a letter.
  return (code >= 0xd800 && code <= 0xdfff) || letterOrDigit.test(letter);
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();

/** 4: the text begins here; 3: a word does; 2: a part of a word does, as in ReadOnly, SSOAdmin or prod2; 0: none of it. */
function beginning(cased: string, at: number): 0 | 2 | 3 | 4 {
  if (at === 0) return 4;
  const before = cased.charAt(at - 1);
  const here = cased.charAt(at);
  if (!isWordSign(before) || !isWordSign(here)) return 3;
  if (isDigit(before) !== isDigit(here)) return 2;
  if (!isUpper(here)) return 0;
  const after = cased.charAt(at + 1);
  return !isUpper(before) || (after !== '' && isWordSign(after) && !isUpper(after) && !isDigit(after)) ? 2 : 0;
}

function endsWord(cased: string, at: number): boolean {
  return at >= cased.length || beginning(cased, at) > 0;
}

interface Place {
  readonly at: number;
  readonly begins: 0 | 2 | 3 | 4;
}

/** Where the word stands best: at a beginning if it is at one of its first places, else where it comes first. */
function bestPlace({ plain, cased }: FoldedText, word: string): Place | null {
  let best: Place | null = null;
  let at = plain.indexOf(word);
  for (let seen = 0; at >= 0 && seen < mostOccurrences; seen++) {
    const begins = beginning(cased, at);
    if (best === null || begins > best.begins) best = { at, begins };
    if (begins >= 3) break;
    at = plain.indexOf(word, at + 1);
  }
  return best;
}

/** The score of a word that is in the text as it is typed; 0 if it is not. */
export function exactScore(text: SearchText, word: string): number {
  const place = bestPlace(text, word);
  if (place === null) return 0;
  const ends = endsWord(text.cased, place.at + word.length) ? 2 : 0;
  if (text.isAside) return unit + (place.begins > 0 ? 2 : 1);
  return place.begins > 0 ? 2 * unit + place.begins + ends : unit + 1 + ends;
}

/** The score of a word that is in the text with one mistake; 0 if it is not. */
export function mistakenScore(text: SearchText, word: string): number {
  const range = mistakenRange(text, word);
  if (range === null) return 0;
  return text.isAside ? 1 : 2 + beginning(text.cased, range.start);
}

/** Where a row marks this word; null if it is not in the text. */
export function rangeOf(text: FoldedText, word: string, isMistaken: boolean): TextRange | null {
  const place = bestPlace(text, word);
  if (place !== null) return { start: place.at, end: place.at + word.length };
  return isMistaken ? mistakenRange(text, word) : null;
}

/** In a number every digit counts, and in a sign there is nothing to mistake. */
const canBeMistaken = (word: string): boolean =>
  word.length >= 3 && word.length <= longestMistaken && !/^\d+$/.test(word) && letterOrDigit.test(word);

/**
 * Where the text has this word with one mistake: two letters exchanged; from four letters on also one left out; from five
 * letters on also one too many or a wrong one. Null if nowhere. The first letter may be the mistaken one.
 */
function mistakenRange({ plain, cased }: FoldedText, word: string): TextRange | null {
  if (!canBeMistaken(word)) return null;
  const first = word.charAt(0);
  let best: TextRange | null = null;
  let start = plain.indexOf(first);
  for (let seen = 0; start >= 0 && seen < mostBeginnings; seen++) {
    const end = endWithMistake(plain, start, word);
    if (end > 0) {
      if (beginning(cased, start) > 0) return { start, end };
      best ??= { start, end };
    }
    start = plain.indexOf(first, start + 1);
  }
  return best ?? firstLetterMistaken({ plain, cased }, word);
}

/** The end of a text's part that begins at `start` and is the word with one mistake after its first letter; 0 if none does. */
function endWithMistake(plain: string, start: number, word: string): number {
  let same = 1;
  while (same < word.length && plain.charAt(start + same) === word.charAt(same)) same++;
  const at = start + same;
  // What agrees up to here needs its one mistake here; an earlier one of another kind would come to the same.
  const agrees = (textAt: number, wordAt: number): boolean => plain.startsWith(word.slice(wordAt), textAt);
  const exchanged =
    same + 1 < word.length &&
    plain.charAt(at) === word.charAt(same + 1) &&
    plain.charAt(at + 1) === word.charAt(same) &&
    agrees(at + 2, same + 2);
  if (exchanged) return start + word.length;
  if (word.length >= 4 && same < word.length && agrees(at + 1, same)) return start + word.length + 1;
  if (word.length < 5) return 0;
  if (agrees(at, same + 1)) return start + word.length - 1;
  return at < plain.length && agrees(at + 1, same + 1) ? start + word.length : 0;
}

/** The same for a first letter that is exchanged with the second, wrong, or too many. */
function firstLetterMistaken({ plain, cased }: FoldedText, word: string): TextRange | null {
  const exchanged = plain.indexOf(word.charAt(1) + word.charAt(0) + word.slice(2));
  if (exchanged >= 0) return { start: exchanged, end: exchanged + word.length };
  if (word.length < 5) return null;
  const rest = word.slice(1);
  const at = plain.indexOf(rest);
  if (at < 0) return null;
  // In the middle of a word the letter before it is the one that was meant.
  return { start: at > 0 && beginning(cased, at) === 0 ? at - 1 : at, end: at + rest.length };
}
