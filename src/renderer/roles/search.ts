/** The search over account names, account ids, e-mail addresses and roles: fuzzy, in any language, in any order. */
import uFuzzy from '@leeoniya/ufuzzy';
import { plainQuery, plainText } from '../ui/search-text.ts';
import type { AccountGroup, Row } from './groups.ts';

/** Everything that can be found, prepared once for many searches. */
export interface SearchIndex {
  // Not readonly only because uFuzzy's types ask for that.
  readonly texts: string[];
  /** The same, to be compared letter by letter. */
  readonly plain: readonly string[];
  /** What each text stands for: a row, or (null) an account that has no rows yet. */
  readonly entries: readonly { readonly group: AccountGroup; readonly row: Row | null }[];
}

export interface SearchResult {
  /** The accounts with the rows that match, best match first. */
  readonly groups: readonly AccountGroup[];
  /** How many more rows match than the list shows. */
  readonly more: number;
}

/** More matches than these help nobody; a longer query does. */
export const matchesShown = 200;

/** For queries beyond ASCII; several times slower. The patterns are those of uFuzzy's own documentation. */
const anyAlphabet = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
} as const;

/** Words as they are typed, anywhere in the text. */
const exact = { intraMode: 0, sort: byRank } as const;

/** One mistake a word, not in its first letter, a short word or a number: "amdin" finds Admin. */
const tolerant = { intraMode: 1, sort: byRank } as const;

/** Mistakes count only where nothing else is found, or "admin" would find "Loading" as well. */
const inLatin = [new uFuzzy(exact), new uFuzzy(tolerant)];
const inAnyAlphabet = [new uFuzzy({ ...anyAlphabet, ...exact }), new uFuzzy({ ...anyAlphabet, ...tolerant })];

/** Up to this many words are tried in every order. */
const wordsInAnyOrder = 3;

/** Best match first; equals keep the order of the list, whatever the length of what stands before the match. */
function byRank({ idx, chars, intraIns, terms, interLft1, interLft2 }: uFuzzy.Info): uFuzzy.InfoIdxOrder {
  const at = (numbers: readonly number[], match: number): number => numbers[match] ?? 0;
  const bounds = (match: number): number => at(terms, match) + at(interLft2, match) + 0.5 * at(interLft1, match);
  return idx
    .map((_position, match) => match)
    .sort((a, b) => at(chars, b) - at(chars, a) || at(intraIns, a) - at(intraIns, b) || bounds(b) - bounds(a));
}

export function createIndex(groups: readonly AccountGroup[]): SearchIndex {
  const entries = groups.flatMap((group): SearchIndex['entries'] =>
    group.rows.length === 0 ? [{ group, row: null }] : group.rows.map((row) => ({ group, row })),
  );
  const texts = entries.map(({ group, row }) => textOf(group, row));
  // Capitals tell uFuzzy where a word begins (ReadOnlyAccess); full-width forms tell nobody anything.
  return { entries, texts: uFuzzy.latinize(texts.map((text) => text.normalize('NFKC'))), plain: texts.map(plainText) };
}

function textOf({ account }: AccountGroup, row: Row | null): string {
  const role = row?.kind === 'role' ? row.roleName : '';
  return `${account.name ?? ''} ${account.accountId} ${account.email ?? ''} ${role}`;
}

/** `most`: how many rows the result may have. */
export function search(index: SearchIndex, query: string, most: number = matchesShown): SearchResult {
  const words = plainQuery(query);
  // A word that begins with a sign is a part of a name, and not what uFuzzy takes it for: "-dev" would leave out every dev.
  const needle = words.replaceAll(/(^|\s)[^\p{L}\d\s]+/gu, '$1').trim();
  const searchers = /^\p{ASCII}*$/u.test(needle) ? inLatin : inAnyAlphabet;
  const literal = containing(index, plainText(query).trim());
  for (const searcher of searchers) {
    const ranked = needle === '' ? [] : rankedBy(searcher, index, needle);
    // Whatever stands there as it is typed is found, also signs and emoji, which uFuzzy does not look at.
    const found = new Set(ranked);
    const missed = literal.filter((position) => !found.has(position));
    if (ranked.length + missed.length > 0) return grouped(index, [...missed, ...ranked], most);
  }
  return { groups: [], more: 0 };
}

/** Positions of those that have this text in them. */
function containing({ plain }: SearchIndex, text: string): readonly number[] {
  return text === '' ? [] : plain.flatMap((one, position) => (one.includes(text) ? [position] : []));
}

/** Positions in the index, best match first. */
function rankedBy(searcher: uFuzzy, { texts }: SearchIndex, words: string): readonly number[] {
  const [found, info, order] = searcher.search(texts, words, wordsInAnyOrder);
  // Past uFuzzy's threshold there is no ranking, and the order of the list stays.
  return order === null ? (found ?? []) : order.map((position) => info.idx[position] ?? 0);
}

function grouped({ entries }: SearchIndex, ranked: readonly number[], most: number): SearchResult {
  const best = ranked.slice(0, most);
  const byGroup = new Map<AccountGroup, Row[]>();
  for (const position of best) {
    const entry = entries[position];
    if (entry === undefined) continue;
    const rows = byGroup.get(entry.group) ?? [];
    if (entry.row !== null) rows.push(entry.row);
    byGroup.set(entry.group, rows);
  }
  const groups = [...byGroup].map(([group, rows]) => (rows.length === group.rows.length ? group : { ...group, rows }));
  return { groups, more: ranked.length - best.length };
}
