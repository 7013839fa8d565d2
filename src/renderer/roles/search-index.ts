/** What can be found of each row, prepared once for many searches, and anew only for what has changed. */
import { foldText } from '../ui/search-text.ts';
import { frecency, type RoleUses } from './frecency.ts';
import { bestScore, exactScore, mistakenScore, type SearchText } from './word-match.ts';

export interface SearchAccount {
  /** 12 digits. */
  readonly accountId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly nickname?: string | null;
}

/** A role of the list, or an account that has no roles yet. */
export interface SearchRow {
  readonly sessionName: string;
  /** The same object for all rows of one account: its texts are prepared once for each object. */
  readonly account: SearchAccount;
  readonly roleName: string | null;
  readonly nickname?: string | null;
  /** Names of the profiles that mean this role. */
  readonly profiles: readonly string[];
  readonly isFavorite: boolean;
  /** Null if it was never used. */
  readonly uses: RoleUses | null;
}

/** Something that one or many rows have in common, such as an account; a word is looked for in it once a search. */
export interface Part {
  readonly texts: readonly SearchText[];
  /** The plain texts as one, to pass over most parts quickly. */
  readonly all: string;
  /** Of the account: its id. */
  readonly accountId: string | null;
  /** The last word that was looked for, by a number of its own, and how it fits. */
  askedFor: number;
  score: number;
}

export interface Entry {
  readonly session: Part;
  readonly account: Part;
  readonly role: Part | null;
  /** Profiles and the role's nickname. */
  readonly own: Part | null;
}

function part(names: readonly (string | null | undefined)[], asides: readonly (string | null)[] = []): Part {
  const texts = [
    ...names.flatMap((text) => (text ? [{ ...foldText(text), isAside: false }] : [])),
    ...asides.flatMap((text) => (text ? [{ ...foldText(text), isAside: true }] : [])),
  ];
  return { texts, all: texts.map(({ plain }) => plain).join('\n'), accountId: null, askedFor: 0, score: 0 };
}

/** A word as it is asked for: `id` is another number for each word of each search. */
export interface AskedWord {
  readonly id: number;
  readonly word: string;
  readonly isMistaken: boolean;
  readonly isId: boolean;
}

/** @returns 0 if the part does not have the word */
export function scoreOf(one: Part | null, asked: AskedWord): number {
  if (one === null) return 0;
  if (one.askedFor !== asked.id) {
    one.askedFor = asked.id;
    one.score = freshScore(one, asked);
  }
  return one.score;
}

function freshScore(one: Part, { word, isMistaken, isId }: AskedWord): number {
  if (isId) return one.accountId === word ? bestScore : 0;
  const isExact = one.all.includes(word);
  if (!isExact && !isMistaken) return 0;
  let best = 0;
  for (const text of one.texts) {
    const score = isExact ? exactScore(text, word) : mistakenScore(text, word);
    if (score > best) best = score;
  }
  return best;
}

export interface RowIndex<Row> {
  readonly rows: readonly Row[];
  readonly entries: readonly Entry[];
  /** For each row its place among favorites and used roles, the last one 1; 0 for all other rows. */
  readonly ranks: Float64Array;
  readonly highestRank: number;
  /** The plain names of the rows' sessions. */
  readonly sessionNames: readonly string[];
}

/** Prepares what is new among these rows; rows and accounts are told apart by their identity. */
export type Indexer<Row> = (rows: readonly Row[]) => RowIndex<Row>;

export function createIndexer<Row extends SearchRow>(): Indexer<Row> {
  const accounts = new WeakMap<SearchAccount, Part>();
  const roles = new Map<string, Part>();
  const sessions = new Map<string, Part>();
  let known: RowIndex<Row> = {
    rows: [],
    entries: [],
    ranks: new Float64Array(),
    highestRank: 0,
    sessionNames: [],
  };

  const accountPart = (account: SearchAccount): Part => {
    const before = accounts.get(account);
    if (before !== undefined) return before;
    const { accountId, name, email, nickname } = account;
    const made = { ...part([name, nickname], [accountId, email]), accountId };
    accounts.set(account, made);
    return made;
  };
  const entryOf = ({ sessionName, account, roleName, nickname, profiles }: Row): Entry => ({
    session: shared(sessions, sessionName, () => part([], [sessionName])),
    account: accountPart(account),
    role: roleName === null ? null : shared(roles, roleName, () => part([roleName])),
    own: nickname || profiles.length > 0 ? part([nickname, ...profiles]) : null,
  });

  return (rows) => {
    if (rows === known.rows) return known;
    // Names that are gone stay only for as long as they are few.
    if (roles.size > 1000 + rows.length) roles.clear();
    if (sessions.size > 1000) sessions.clear();
    const [same, sameAtEnd] = unchanged(known.rows, rows);
    const changed = rows.slice(same, rows.length - sameAtEnd).map(entryOf);
    const before = known.entries;
    const entries = [...before.slice(0, same), ...changed, ...before.slice(before.length - sameAtEnd)];
    const sessionNames = [...new Set(entries.map(({ session }) => session))].map(({ all }) => all);
    known = { rows, entries, sessionNames, ...ranked(rows) };
    return known;
  };
}

function shared(parts: Map<string, Part>, name: string, make: () => Part): Part {
  const before = parts.get(name);
  if (before !== undefined) return before;
  const made = make();
  parts.set(name, made);
  return made;
}

/** How many rows at the beginning and at the end are the same. */
function unchanged(before: readonly object[], now: readonly object[]): readonly [number, number] {
  const shorter = Math.min(before.length, now.length);
  let same = 0;
  while (same < shorter && before[same] === now[same]) same++;
  let atEnd = 0;
  while (atEnd < shorter - same && before[before.length - 1 - atEnd] === now[now.length - 1 - atEnd]) atEnd++;
  return [same, atEnd];
}

/** Favorites first, then by how much they are used; those that are equal have one place. */
function ranked(rows: readonly SearchRow[]): Pick<RowIndex<SearchRow>, 'ranks' | 'highestRank'> {
  const known = rows.flatMap(({ isFavorite, uses }, at) =>
    isFavorite || uses !== null ? [{ at, isFavorite, uses: uses === null ? -Infinity : frecency(uses) }] : [],
  );
  known.sort((a, b) => Number(a.isFavorite) - Number(b.isFavorite) || (a.uses === b.uses ? 0 : a.uses - b.uses));
  const ranks = new Float64Array(rows.length);
  let rank = 0;
  for (const [place, one] of known.entries()) {
    const before = known[place - 1];
    if (before?.isFavorite !== one.isFavorite || before.uses !== one.uses) rank++;
    ranks[one.at] = rank;
  }
  return { ranks, highestRank: rank };
}
