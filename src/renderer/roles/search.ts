/**
 * The search over accounts, roles, profiles, sessions and nicknames: in any language, in any order, with one mistake a word.
 * Best match first, then favorites, then what is used often and recently, then what fits better, then the order of the list.
 */
import { foldText, rangesInText, type TextRange } from '../ui/search-text.ts';
import { type AskedWord, createIndexer, type Entry, type RowIndex, scoreOf, type SearchRow } from './search-index.ts';
import { type Reading, readQuery, type SearchQuery, type SessionWish } from './search-query.ts';
import { rangeOf, unit } from './word-match.ts';

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
  setRows: (rows: readonly Row[]) => void;
  /** An empty query finds nothing. `most`: how many hits are given. */
  find: (query: string, most?: number) => Found<Row>;
}

/** More matches than these help nobody; a longer query does. */
export const matchesShown = 200;

export function createSearch<Row extends SearchRow>(): Search<Row> {
  const indexed = createIndexer<Row>();
  let index = indexed([]);
  return {
    setRows: (rows) => {
      index = indexed(rows);
    },
    find: (query, most = matchesShown) => {
      const read = readQuery(query, index.sessionNames);
      const attempts = attemptsFor(read);
      for (const attempt of attempts) {
        const keys = matchingKeys(index, attempt);
        if (keys.length > 0) return found(index, keys, most, attempt);
      }
      return { hits: [], total: 0, isMistaken: false, marks: () => [] };
    },
  };
}

/** One way to look for a query. */
interface Attempt {
  readonly reading: Reading;
  /** Null: all sessions. */
  readonly session: SessionWish | null;
  /** What is found as well, whatever the reading says; empty: nothing. */
  readonly literal: string;
  /** Whether the role's name is to be the last word and nothing else. */
  readonly isRoleExact: boolean;
}

function attemptsFor({ session, literal, arn, readings }: SearchQuery): readonly Attempt[] {
  if (literal === '') return [];
  const attempt = (reading: Reading, isFirst: boolean, isRoleExact = false): Attempt => {
    // Where the words are all there is, looking for them together finds no more.
    const isAll = session === null && reading.words.join(' ') === literal;
    return { reading, session, literal: isFirst && !isAll ? literal : '', isRoleExact };
  };
  const strict = { isMistaken: false, isIdExact: true } as const;
  const exact = arn?.roleName ? [attempt({ words: [arn.accountId, arn.roleName], ...strict }, true, true)] : [];
  const account = arn === null ? [] : [attempt({ words: [arn.accountId], ...strict }, false)];
  return [...exact, ...readings.map((reading, at) => attempt(reading, at === 0)), ...account];
}

let lastWord = 0;

/** The words as parts are asked for them. */
function asked(words: readonly string[], { isMistaken, isIdExact }: Omit<Reading, 'words'>): readonly AskedWord[] {
  return words.map((word) => ({ id: ++lastWord, word, isMistaken, isId: isIdExact && /^\d{12}$/.test(word) }));
}

/** The rows that match, each as one number: the better it is, the higher, and the row itself is in its last digits. */
function matchingKeys<Row extends SearchRow>(index: RowIndex<Row>, attempt: Attempt): Float64Array {
  const { entries, ranks, highestRank } = index;
  const { reading, literal, session } = attempt;
  const words = asked(reading.words, reading);
  const whole = literal === '' ? [] : asked([literal], { isMistaken: false, isIdExact: false });
  const isAllOf = session !== null && words.length === 0;
  const keys = new Float64Array(entries.length);
  let count = 0;
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined) continue;
    let score = isIn(entry, session) && isRole(entry, attempt) ? (isAllOf ? unit : scoreOfAll(entry, words)) : 0;
    if (whole.length > 0) score = Math.max(score, Math.max(1, words.length) * scoreOfAll(entry, whole));
    if (score === 0) continue;
    const match = Math.floor(score / unit);
    const rank = match * (highestRank + 1) + (ranks[at] ?? 0);
    keys[count++] = (rank * unit + (score % unit)) * entries.length + (entries.length - 1 - at);
  }
  return keys.subarray(0, count).sort();
}

function isIn({ session }: Entry, wish: SessionWish | null): boolean {
  if (wish === null) return true;
  return wish.isWhole ? session.all === wish.name : session.all.startsWith(wish.name);
}

function isRole({ role }: Entry, { isRoleExact, reading: { words } }: Attempt): boolean {
  return !isRoleExact || role?.texts[0]?.plain === words.at(-1);
}

/** 0 unless every word is somewhere in the row. */
function scoreOfAll({ session, account, role, own }: Entry, words: readonly AskedWord[]): number {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(scoreOf(account, word), scoreOf(role, word), scoreOf(own, word), scoreOf(session, word));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function found<Row>(index: RowIndex<Row>, keys: Float64Array, most: number, { reading, literal }: Attempt): Found<Row> {
  const hits: Row[] = [];
  for (let place = keys.length - 1; place >= 0 && hits.length < most; place--) {
    const row = index.rows[index.rows.length - 1 - ((keys[place] ?? 0) % index.rows.length)];
    if (row !== undefined) hits.push(row);
  }
  const words = [...(literal === '' ? [] : [literal]), ...reading.words];
  return {
    hits,
    total: keys.length,
    isMistaken: reading.isMistaken,
    marks: (text) => marksIn(text, words, reading.isMistaken),
  };
}

function marksIn(text: string, words: readonly string[], isMistaken: boolean): readonly TextRange[] {
  const folded = foldText(text);
  const ranges = words.flatMap((word) => rangeOf(folded, word, isMistaken) ?? []);
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  const apart: TextRange[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last === undefined || range.start > last.end) apart.push(range);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return rangesInText(text, folded.plain, apart);
}
