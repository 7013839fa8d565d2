/** The search over account names, account ids, e-mail addresses and roles: fuzzy, in any language, in any order. */
import uFuzzy from '@leeoniya/ufuzzy';
import type { AccountGroup, Row } from './groups.ts';

/** Everything that can be found, prepared once for many searches. */
export interface SearchIndex {
  readonly texts: string[];
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

// One typing mistake a word, not in its first letter and not in a number: "amdin" finds Admin.
const options = { intraMode: 1, sort: byRank } as const;
const latin = new uFuzzy(options);

/** For queries beyond ASCII; several times slower. The patterns are those of uFuzzy's own documentation. */
const universal = new uFuzzy({
  ...options,
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
});

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
  return { entries, texts: uFuzzy.latinize(entries.map(({ group, row }) => textOf(group, row))) };
}

function textOf({ account }: AccountGroup, row: Row | null): string {
  const role = row?.kind === 'role' ? row.roleName : '';
  return `${account.name ?? ''} ${account.accountId} ${account.email ?? ''} ${role}`;
}

export function search({ texts, entries }: SearchIndex, query: string): SearchResult {
  const words = needle(query);
  const fuzzy = /^\p{ASCII}*$/u.test(words) ? latin : universal;
  const [found, info, order] = fuzzy.search(texts, words, wordsInAnyOrder);
  if (found === null) return { groups: [], more: 0 };
  // Past uFuzzy's threshold there is no ranking, and the order of the list stays.
  const ranked = order === null ? found : order.map((position) => info.idx[position] ?? 0);
  const shown = ranked.slice(0, matchesShown);
  const byGroup = new Map<AccountGroup, Row[]>();
  for (const position of shown) {
    const entry = entries[position];
    if (entry === undefined) continue;
    const rows = byGroup.get(entry.group) ?? [];
    if (entry.row !== null) rows.push(entry.row);
    byGroup.set(entry.group, rows);
  }
  const groups = [...byGroup].map(([group, rows]) => (rows.length === group.rows.length ? group : { ...group, rows }));
  return { groups, more: ranked.length - shown.length };
}

/** What is searched for. An account id may be pasted as people write it: 1111-2222-3333. */
function needle(query: string): string {
  const digits = query.replaceAll(/[\s-]/g, '');
  return /^\d{5,12}$/.test(digits) ? digits : uFuzzy.latinize(query.trim());
}
