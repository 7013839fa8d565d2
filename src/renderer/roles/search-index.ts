/** What can be found of each row, prepared once for many searches, and anew only for what has changed. */
import type { RecentRole } from '../../shared/app-state.ts';
import { frecency } from '../../shared/role-uses.ts';
import { foldText, type FoldedText } from '../ui/search-text.ts';
import { runOf, type TextRun } from './word-match.ts';

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
  /** Null if it was never used, or too long ago to be remembered. */
  readonly uses: Pick<RecentRole, 'uses' | 'usedAt'> | null;
}

/** A text that can be found. */
interface SearchText extends FoldedText {
  /** A session, an e-mail address or a part of an id says less about what was meant than the name of something. */
  readonly isAside: boolean;
}

/** Something that one or many rows have in common, such as an account. */
interface Part {
  readonly texts: readonly SearchText[];
  /** In the index that was made last. */
  number: number;
}

/** A row's parts. */
interface Entry {
  readonly session: Part;
  readonly account: Part;
  readonly role: Part;
  /** Profiles and the role's nickname. */
  readonly own: Part;
}

/** Has no texts, and stands for what a row has not. */
const nothing: Part = { texts: [], number: 0 };

function partOf(names: readonly (string | null | undefined)[], asides: readonly (string | null)[] = []): Part {
  const texts = [
    ...names.flatMap((text) => (text ? [{ ...foldText(text), isAside: false }] : [])),
    ...asides.flatMap((text) => (text ? [{ ...foldText(text), isAside: true }] : [])),
  ];
  return { texts, number: 0 };
}

/** All rows with the numbers of their parts, and the texts of all parts. Part 0 has no texts. */
export interface RowIndex<Row> {
  readonly rows: readonly Row[];
  readonly sessions: Int32Array;
  readonly accounts: Int32Array;
  readonly roles: Int32Array;
  readonly own: Int32Array;
  /** For each row its place among favorites and used roles, the last one 1; 0 for all other rows. */
  readonly ranks: Float64Array;
  readonly highestRank: number;
  readonly parts: number;
  readonly run: TextRun;
  /** For each text of the run its part, and 1 if it is an aside. */
  readonly partOfText: Int32Array;
  readonly isAside: Uint8Array;
  /** The plain names of the rows' sessions. */
  readonly sessionNames: readonly string[];
}

export interface Indexer<Row> {
  /** The rows from now on. What is new among them is prepared; rows and accounts are told apart by their identity. */
  setRows: (rows: readonly Row[]) => void;
  /** The index of these rows, put together when it is first asked for. */
  index: () => RowIndex<Row>;
}

export function createIndexer<Row extends SearchRow>(): Indexer<Row> {
  const accounts = new WeakMap<SearchAccount, Part>();
  const roles = new Map<string, Part>();
  const sessions = new Map<string, Part>();
  let rows: readonly Row[] = [];
  let entries: readonly Entry[] = [];
  let index: RowIndex<Row> | null = null;

  const accountPart = (account: SearchAccount): Part => {
    const before = accounts.get(account);
    if (before !== undefined) return before;
    const made = partOf([account.name, account.nickname], [account.accountId, account.email]);
    accounts.set(account, made);
    return made;
  };
  const entryOf = ({ sessionName, account, roleName, nickname, profiles }: Row): Entry => ({
    session: shared(sessions, sessionName, () => partOf([], [sessionName])),
    account: accountPart(account),
    role: roleName === null ? nothing : shared(roles, roleName, () => partOf([roleName])),
    own: nickname || profiles.length > 0 ? partOf([nickname, ...profiles]) : nothing,
  });

  return {
    setRows: (now) => {
      if (now === rows) return;
      // Names that are gone stay only for as long as they are few.
      if (roles.size > 1000 + now.length) roles.clear();
      if (sessions.size > 1000) sessions.clear();
      const [same, sameAtEnd] = unchanged(rows, now);
      const changed = now.slice(same, now.length - sameAtEnd).map(entryOf);
      entries = [...entries.slice(0, same), ...changed, ...entries.slice(entries.length - sameAtEnd)];
      rows = now;
      index = null;
    },
    index: () => (index ??= indexOf(rows, entries)),
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

function indexOf<Row extends SearchRow>(rows: readonly Row[], entries: readonly Entry[]): RowIndex<Row> {
  const numbers = (): Int32Array => new Int32Array(rows.length);
  const index = { sessions: numbers(), accounts: numbers(), roles: numbers(), own: numbers() };
  const parts: Part[] = [nothing];
  const numberOf = (part: Part): number => {
    // Another index may have given it a number that is another part's here.
    if (parts[part.number] !== part) part.number = parts.push(part) - 1;
    return part.number;
  };
  for (const [at, { session, account, role, own }] of entries.entries()) {
    index.sessions[at] = numberOf(session);
    index.accounts[at] = numberOf(account);
    index.roles[at] = numberOf(role);
    index.own[at] = numberOf(own);
  }
  const sessionNames = [...new Set(index.sessions)].flatMap((number) => parts[number]?.texts[0]?.plain ?? []);
  const texts = parts.flatMap((part) => part.texts);
  const partOfText = Int32Array.from(parts.flatMap((part, number) => part.texts.map(() => number)));
  const isAside = Uint8Array.from(texts, (text) => Number(text.isAside));
  return { rows, ...index, ...ranked(rows), parts: parts.length, run: runOf(texts), partOfText, isAside, sessionNames };
}

/** Favorites first, then by how often and how lately they were used; those that are equal have one place. */
function ranked(rows: readonly SearchRow[]): Pick<RowIndex<SearchRow>, 'ranks' | 'highestRank'> {
  const known = rows.flatMap((row, at) => (row.isFavorite || row.uses !== null ? [{ row, at }] : []));
  // Their order is the same at any time, so the time of the last use serves, and nothing changes its place by waiting.
  const newest = known.reduce((last, { row: { uses } }) => Math.max(last, uses?.usedAt ?? 0), 0);
  const valued = known.map(({ row: { isFavorite, uses }, at }) => {
    return { at, isFavorite, value: uses === null ? 0 : frecency(uses, newest) };
  });
  valued.sort((a, b) => Number(a.isFavorite) - Number(b.isFavorite) || a.value - b.value);
  const ranks = new Float64Array(rows.length);
  let rank = 0;
  for (const [place, one] of valued.entries()) {
    const before = valued[place - 1];
    if (before?.isFavorite !== one.isFavorite || before.value !== one.value) rank++;
    ranks[one.at] = rank;
  }
  return { ranks, highestRank: rank };
}
