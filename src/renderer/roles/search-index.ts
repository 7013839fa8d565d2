/** What can be found of each row: prepared once for many searches, and at a change only for what has changed. */
import type { RecentRole } from '../../shared/app-state.ts';
import { frecency } from '../../shared/role-uses.ts';
import { createParts, type Part, partOf, type PartTexts } from './search-parts.ts';

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
  /** Whether it is an account whose roles nobody knows yet. */
  readonly isUnlisted?: boolean;
  readonly nickname?: string | null;
  /** Names of the profiles that mean this role. */
  readonly profiles: readonly string[];
  readonly isFavorite: boolean;
  /** Null if it was never used, or too long ago to be remembered. */
  readonly uses: Pick<RecentRole, 'uses' | 'usedAt'> | null;
}

/** All rows with the numbers of their parts. */
export interface RowIndex<Row> extends PartTexts {
  readonly rows: readonly Row[];
  readonly sessions: Int32Array;
  readonly accounts: Int32Array;
  readonly roles: Int32Array;
  /** Profiles and the role's nickname. */
  readonly own: Int32Array;
  /** For each row its place among favorites and used roles, the last one 1; 0 for all other rows. */
  readonly ranks: Float64Array;
  readonly highestRank: number;
  /** The plain names of the rows' sessions. */
  readonly sessionNames: readonly string[];
}

type Columns = Record<'sessions' | 'accounts' | 'roles' | 'own', Int32Array>;

/** @returns what makes the index of other rows; rows and accounts are told apart by their identity */
export function createIndexer<Row extends SearchRow>(): (rows: readonly Row[]) => RowIndex<Row> {
  const parts = createParts();
  const accounts = new WeakMap<SearchAccount, Part>();
  const roles = new Map<string, Part>();
  const sessions = new Map<string, Part>();
  let before: readonly Row[] = [];
  let columns: Columns = columnsOf(0);
  let ranked: readonly RankedRow[] = [];

  const accountPart = (account: SearchAccount): Part => {
    const known = accounts.get(account);
    if (known !== undefined) return known;
    const made = partOf([account.name, account.nickname], [account.accountId, account.email]);
    accounts.set(account, made);
    return made;
  };
  const setRow = (at: number, { sessionName, account, roleName, nickname, profiles }: Row): void => {
    columns.sessions[at] = parts.numberOf(shared(sessions, sessionName, () => partOf([], [sessionName])));
    columns.accounts[at] = parts.numberOf(accountPart(account));
    columns.roles[at] = roleName === null ? 0 : parts.numberOf(shared(roles, roleName, () => partOf([roleName])));
    columns.own[at] = nickname || profiles.length > 0 ? parts.numberOf(partOf([nickname, ...profiles])) : 0;
  };

  return (rows) => {
    const [same, sameAtEnd] = unchanged(before, rows);
    const end = rows.length - sameAtEnd;
    const isMoved = before.length !== rows.length;
    if (isMoved) columns = moved(columns, same, sameAtEnd, rows.length);
    for (let at = same; at < end; at++) {
      const row = rows[at];
      if (row !== undefined && (isMoved || row !== before[at])) setRow(at, row);
    }
    ranked = rankedRows(ranked, rows, same, end, before.length - sameAtEnd);
    before = rows;
    // Names that are gone stay only for as long as they are few.
    if (roles.size > 1000 + rows.length) roles.clear();
    if (sessions.size > 1000) sessions.clear();
    parts.tidy(Object.values(columns));
    const sessionNames = [...new Set(columns.sessions)].map((number) => parts.nameOf(number));
    return { rows, ...columns, ...ranksOf(ranked, rows.length), ...parts.texts(), sessionNames };
  };
}

function columnsOf(length: number): Columns {
  const column = (): Int32Array => new Int32Array(length);
  return { sessions: column(), accounts: column(), roles: column(), own: column() };
}

/** With room for another number of rows in the middle. */
function moved(columns: Columns, same: number, sameAtEnd: number, length: number): Columns {
  const wider = columnsOf(length);
  for (const key of ['sessions', 'accounts', 'roles', 'own'] as const) {
    const column = columns[key];
    wider[key].set(column.subarray(0, same));
    wider[key].set(column.subarray(column.length - sameAtEnd), length - sameAtEnd);
  }
  return wider;
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

/** A favorite, or a role that was used. */
interface RankedRow {
  readonly at: number;
  readonly row: Pick<SearchRow, 'isFavorite' | 'uses'>;
}

/** Rows from `same` to `end` have taken the place of those up to `endBefore`. */
function rankedRows(
  ranked: readonly RankedRow[],
  rows: readonly SearchRow[],
  same: number,
  end: number,
  endBefore: number,
): readonly RankedRow[] {
  const now = ranked.filter(({ at }) => at < same);
  for (let at = same; at < end; at++) {
    const row = rows[at];
    if (row !== undefined && (row.isFavorite || row.uses !== null)) now.push({ at, row });
  }
  for (const { at, row } of ranked) if (at >= endBefore) now.push({ at: at - endBefore + end, row });
  return now;
}

/**
 * A role that was used less than this is no more likely to be meant than any other: a single use counts for four weeks. So a role
 * for emergencies that was needed once does not stay in front of those that fit better.
 */
const leastUse = 0.25;

/** Favorites first, then by how often and how lately they were used; those that are equal have one place. */
function ranksOf(ranked: readonly RankedRow[], length: number): Pick<RowIndex<SearchRow>, 'ranks' | 'highestRank'> {
  // Their order is the same at any time, so the time of the last use serves, and nothing changes its place by waiting.
  const newest = ranked.reduce((last, { row: { uses } }) => Math.max(last, uses?.usedAt ?? 0), 0);
  const valued = ranked
    .map(({ at, row: { isFavorite, uses } }) => {
      return { at, isFavorite, value: uses === null ? 0 : frecency(uses, newest) };
    })
    .filter(({ isFavorite, value }) => isFavorite || value >= leastUse);
  valued.sort((a, b) => Number(a.isFavorite) - Number(b.isFavorite) || a.value - b.value);
  const ranks = new Float64Array(length);
  let rank = 0;
  for (const [place, one] of valued.entries()) {
    const before = valued[place - 1];
    if (before?.isFavorite !== one.isFavorite || before.value !== one.value) rank++;
    ranks[one.at] = rank;
  }
  return { ranks, highestRank: rank };
}
