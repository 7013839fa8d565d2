/**
 * The search over accounts, roles, profiles, sessions and nicknames: in any language, in any order, with one mistake a word.
 * Best match first, then favorites, then what is used often and recently, then what fits better, then the order of the list.
 */
import { foldText, rangesInText, type TextRange } from '../ui/search-text.ts';
import { type Attempt, bestRows } from './row-scores.ts';
import { createIndexer, type SearchRow } from './search-index.ts';
import { type Reading, readQuery, type SearchQuery } from './search-query.ts';
import { bestPlace } from './word-match.ts';

export interface Found<Row> {
  /** The rows that match, best match first; at most as many as were asked for. */
  readonly hits: readonly Row[];
  /** How many rows match in all. */
  readonly total: number;
  /** Whether nothing matched as it was typed, so that these match with a mistake. */
  readonly isMistaken: boolean;
  /** What matches in any text that a row shows, in the order of the text and apart from each other. */
  readonly marks: (text: string) => readonly TextRange[];
}

export interface Search<Row> {
  /** The rows to be found from now on. Only rows and accounts that are other objects than before are prepared anew. */
  readonly setRows: (rows: readonly Row[]) => void;
  /** An empty query finds nothing. `most`: how many hits are given. */
  readonly find: (query: string, most?: number) => Found<Row>;
  /**
   * Some searches whose results nobody needs, for an idle moment after the panel has come up: V8 compiles what runs often, and
   * else would do so at the first keys, of which each takes ten times as long.
   */
  readonly warmUp: () => void;
}

/** One word that most rows have, several words, and one with a mistake. */
const warmUps = ['a', 'a e', 'admni', '@a', 'a', 'a e', 'admni'];

/** More matches than these help nobody; a longer query does. */
export const matchesShown = 200;

export function createSearch<Row extends SearchRow>(): Search<Row> {
  const indexed = createIndexer<Row>();
  let index = indexed([]);
  const find = (query: string, most = matchesShown): Found<Row> => {
    for (const attempt of attemptsFor(readQuery(query, index.sessionNames))) {
      const { hits, total } = bestRows(index, attempt, most);
      if (total > 0) return { hits, total, isMistaken: attempt.reading.isMistaken, marks: marksOf(attempt) };
    }
    return { hits: [], total: 0, isMistaken: false, marks: () => [] };
  };
  return {
    setRows: (rows) => {
      if (rows !== index.rows) index = indexed(rows);
    },
    find,
    warmUp: () => {
      for (const query of warmUps) find(query);
    },
  };
}

function attemptsFor({ session, literal, arn, readings }: SearchQuery): readonly Attempt[] {
  if (literal === '') return [];
  const attempt = (reading: Reading, isFirst: boolean, isRoleExact = false): Attempt => {
    // Where the words are all there is, looking for them together finds no more.
    const isAll = session === null && reading.words.join(' ') === literal;
    return { reading, session, literal: isFirst && !isAll ? literal : '', isRoleExact, isUnlisted: false };
  };
  const strict = { isMistaken: false, isIdExact: true } as const;
  const exact = arn?.roleName ? [attempt({ words: [arn.accountId, arn.roleName], ...strict }, true, true)] : [];
  const account = arn === null ? [] : [attempt({ words: [arn.accountId], ...strict }, false)];
  const all = readings.map((reading, at) => attempt(reading, at === 0));
  const asTyped = all.filter(({ reading }) => !reading.isMistaken);
  // While roles are still being listed, "payments admin" is no mistake only because those of payments are not known yet.
  const unlisted = asTyped.map((one) => ({ ...one, literal: '', isRoleExact: false, isUnlisted: true }));
  return [...exact, ...asTyped, ...unlisted, ...all.filter(({ reading }) => reading.isMistaken), ...account];
}

function marksOf({ reading, literal }: Attempt): Found<never>['marks'] {
  const words = [...(literal === '' ? [] : [literal]), ...reading.words];
  return (text) => {
    const folded = foldText(text);
    const places = words.flatMap((word) => bestPlace(folded, word, reading.isMistaken) ?? []);
    return rangesInText(text, folded.plain, apart(places));
  };
}

/** The same ranges in their order, with those joined that touch. */
function apart(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last === undefined || start > last.end) joined.push({ start, end });
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return joined;
}
