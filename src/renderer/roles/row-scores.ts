/** How well each row fits a query, as one number, and the best of them. */
import type { RowIndex, SearchRow } from './search-index.ts';
import type { Reading, SessionWish } from './search-query.ts';
import { exactPlaces, mistakenPlaces, type Place, type TextRun } from './word-match.ts';

/** One way to look for a query. */
export interface Attempt {
  readonly reading: Reading;
  /** Null: all sessions. */
  readonly session: SessionWish | null;
  /** What is found as well, whatever the reading says; empty: nothing. */
  readonly literal: string;
  /** Whether the role's name is to be the last word and nothing else. */
  readonly isRoleExact: boolean;
  /** Whether only accounts are meant whose roles nobody knows yet: those may have the words that the account has not. */
  readonly isUnlisted: boolean;
}

/**
 * A score is `match × unit + fit`. The match is coarse and comes before favorites and uses: 2 at the beginning of a word, 1
 * inside of it or in an aside, 0 with a mistake. The fit is fine, from 1 to 7, and decides only among equals. A score of 0
 * is no match at all. Scores of several words are added, so `unit` is more than all fits together.
 */
const unit = 128;
const bestFit = 7;
const bestScore = 2 * unit + bestFit;

/**
 * Where the word stands counts before how much of a word it is: "admin" means AdministratorAccess rather than break-glass_admin,
 * and Enter opens what is first. The whole name is best of all.
 */
function scoreOf({ begins, endsWord }: Place, isWhole: boolean, isMistaken: boolean, isAside: boolean): number {
  if (isMistaken) return isAside ? 1 : 2 + begins;
  if (isAside) return unit + (begins > 0 ? 2 : 1);
  const whole = Number(endsWord);
  switch (begins) {
    case 4:
      return 2 * unit + (isWhole ? bestFit : 5 + whole);
    case 3:
      return 2 * unit + 3 + whole;
    case 2:
      return 2 * unit + 1 + whole;
    case 0:
      return unit + 1 + 2 * whole;
  }
}

/** The score of a word for each part; null if no part has it. */
function scoresOf<Row>(
  index: RowIndex<Row>,
  word: string,
  { isMistaken, isIdExact }: Omit<Reading, 'words'>,
): Uint16Array | null {
  const scores = new Uint16Array(index.parts);
  const isId = isIdExact && /^\d{12}$/.test(word);
  let isAnywhere = false;
  for (const run of index.runs) {
    const note = (score: number, text: number): void => {
      const part = run.partOfText[text] ?? 0;
      isAnywhere = true;
      if (score > (scores[part] ?? 0)) scores[part] = score;
    };
    exactPlaces(run, word, (place) => {
      const isAside = run.isAside[place.text] === 1;
      if (!isId) note(scoreOf(place, isAll(run, place), false, isAside), place.text);
      // No name of a session has 12 digits and no e-mail address is a number: this aside is the account's id.
      else if (isAside && isAll(run, place)) note(bestScore, place.text);
    });
    if (isMistaken) {
      mistakenPlaces(run, word, (place) =>
        note(scoreOf(place, false, true, run.isAside[place.text] === 1), place.text),
      );
    }
  }
  return isAnywhere ? scores : null;
}

/** Whether the text is nothing but the word. */
const isAll = ({ starts }: TextRun, { text, start, end }: Place): boolean =>
  start === starts[text] && end + 1 === starts[text + 1];

/** For each part, whether it has a text that begins with this, or is this. */
function partsWith<Row>({ runs, parts }: RowIndex<Row>, name: string, isWhole: boolean): Uint8Array {
  const found = new Uint8Array(parts);
  for (const run of runs) {
    exactPlaces(run, name, (place) => {
      if (isWhole ? isAll(run, place) : place.begins === 4) found[run.partOfText[place.text] ?? 0] = 1;
    });
  }
  return found;
}

export interface BestRows<Row> {
  readonly hits: readonly Row[];
  /** How many rows match in all. */
  readonly total: number;
}

/** The rows that match an attempt, best first. */
export function bestRows<Row extends SearchRow>(index: RowIndex<Row>, attempt: Attempt, most: number): BestRows<Row> {
  const { rows, ranks, highestRank } = index;
  const scoreOfRow = createScorer(index, attempt);
  if (scoreOfRow === null) return { hits: [], total: 0 };
  const best = createSelection(most);
  for (let at = 0; at < rows.length; at++) {
    const score = scoreOfRow(at);
    if (score === 0) continue;
    const fit = score % unit;
    const rank = ((score - fit) / unit) * (highestRank + 1) + (ranks[at] ?? 0);
    // The row itself is in the last digits; the first of equal rows is the best.
    best.add((rank * unit + fit) * rows.length + (rows.length - 1 - at));
  }
  const { keys, total } = best.end();
  return { hits: keys.flatMap((key) => rows[rows.length - 1 - (key % rows.length)] ?? []), total };
}

/** The score of a row by its number in the index; null if no row can have one. */
function createScorer<Row extends SearchRow>(
  index: RowIndex<Row>,
  { reading, session, literal, isRoleExact, isUnlisted }: Attempt,
): ((at: number) => number) | null {
  const { rows, sessions, accounts, roles, own } = index;
  const words = reading.words.flatMap((word) => scoresOf(index, word, reading) ?? []);
  const whole = literal === '' ? null : scoresOf(index, literal, { isMistaken: false, isIdExact: false });
  const isMissing = words.length < (isUnlisted ? 1 : reading.words.length);
  if (isMissing && whole === null) return null;
  const inSessions = session === null ? null : partsWith(index, session.name, session.isWhole);
  const isWantedRole = isRoleExact ? partsWith(index, reading.words.at(-1) ?? '', true) : null;

  const bestOf = (scores: Uint16Array, at: number): number =>
    Math.max(
      scores[accounts[at] ?? 0] ?? 0,
      scores[roles[at] ?? 0] ?? 0,
      scores[own[at] ?? 0] ?? 0,
      scores[sessions[at] ?? 0] ?? 0,
    );
  const scoreOfWords = (at: number): number => {
    if (isMissing || inSessions?.[sessions[at] ?? 0] === 0 || isWantedRole?.[roles[at] ?? 0] === 0) return 0;
    // A session alone stands for all that is in it.
    if (words.length === 0) return session === null ? 0 : unit;
    let sum = 0;
    for (const scores of words) {
      const one = bestOf(scores, at);
      if (one === 0 && !isUnlisted) return 0;
      sum += one;
    }
    return isUnlisted && rows[at]?.isUnlisted !== true ? 0 : sum;
  };
  return (at) => {
    const score = scoreOfWords(at);
    // The literal text counts for as many words as it stands for.
    return whole === null ? score : Math.max(score, Math.max(1, words.length) * bestOf(whole, at));
  };
}

interface Selection {
  readonly add: (key: number) => void;
  /** The highest keys, highest first, and how many there were in all. */
  readonly end: () => { readonly keys: readonly number[]; readonly total: number };
}

/** Keeps the highest keys without sorting all of them. */
function createSelection(most: number): Selection {
  let keys: number[] = [];
  let least = -1;
  let total = 0;
  const cut = (): void => {
    keys = keys.toSorted((a, b) => b - a).slice(0, most);
    if (keys.length === most) least = keys.at(-1) ?? -1;
  };
  return {
    add: (key) => {
      total++;
      if (key <= least) return;
      keys.push(key);
      if (keys.length >= 4 * most) cut();
    },
    end: () => {
      cut();
      return { keys, total };
    },
  };
}
