/** A query of the list of roles, taken apart: what has to be found, and which session it is limited to. */
import { type ArnParts, arnParts, plainQuery, plainText } from '../ui/search-text.ts';

/** One way to understand a query: a row has all of these words. */
export interface Reading {
  readonly words: readonly string[];
  /** Whether a word may have one mistake. */
  readonly isMistaken: boolean;
  /** Whether a word of 12 digits is an account's id and nothing else. */
  readonly isIdExact: boolean;
}

/** A session by its plain name, or by the beginning of it. */
export interface SessionWish {
  readonly name: string;
  readonly isWhole: boolean;
}

export interface SearchQuery {
  /** What stands behind an `@`; null if any session will do. */
  readonly session: SessionWish | null;
  /** The query as it was typed, plain: whatever has it in it is found, also signs, quotes and an `@`. Empty: nothing was typed. */
  readonly literal: string;
  readonly arn: ArnParts | null;
  /** From the strictest to the most generous; the first one that finds something counts. */
  readonly readings: readonly Reading[];
}

/** An ARN may be this long (UTF-16 units). */
const longestQuery = 2048;
/** More words than these, and more letters of one, tell no two rows apart. */
const mostWords = 12;
const longestWord = 100;

/** `sessionNames` are plain. */
export function readQuery(query: string, sessionNames: readonly string[]): SearchQuery {
  const literal = plainText(query.slice(0, longestQuery)).trim();
  const { session, rest } = sessionOf(literal, sessionNames);
  const arn = arnParts(rest);
  const words = distinct(plainQuery(rest).split(' '));
  const parts = distinct(words.flatMap(partsOf));
  const readings: Reading[] = [{ words, isMistaken: false, isIdExact: true }];
  if (words.some((word) => /^\d{12}$/.test(word)) || parts.join(' ') !== words.join(' ')) {
    readings.push({ words: parts, isMistaken: false, isIdExact: false });
  }
  readings.push({ words: parts, isMistaken: true, isIdExact: false });
  return { session, literal: literal.slice(0, longestQuery), arn, readings };
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter(Boolean).map((word) => word.slice(0, longestWord)))].slice(0, mostWords);
}

/** What signs separate, as in payments-prod/Admin, may stand in several names; a word of nothing but signs stays what it is. */
function partsOf(word: string): readonly string[] {
  return word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [word];
}

/** "@lab admin": a session by its name, or by the beginning of it while it is being typed. */
function sessionOf(plain: string, names: readonly string[]): { session: SessionWish | null; rest: string } {
  const at = plain.search(/(?<!\S)@\S/);
  if (at < 0) return { session: null, rest: plain };
  const behind = plain.slice(at + 1);
  const isWhole = (name: string): boolean => behind.startsWith(name) && /^(\s|$)/.test(behind.slice(name.length));
  // A name may have spaces in it, so the longest one that is there is meant.
  const whole = names.filter(isWhole).toSorted((a, b) => b.length - a.length)[0];
  const name = whole ?? /^\S+/.exec(behind)?.[0] ?? '';
  if (whole === undefined && !names.some((one) => one.startsWith(name))) return { session: null, rest: plain };
  const rest = `${plain.slice(0, at)} ${behind.slice(name.length)}`.trim();
  return { session: { name, isWhole: whole !== undefined }, rest };
}
