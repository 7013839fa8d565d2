/** The search over the list as groups: accounts with those of their rows that match. */
import { type AccountGroup, isUnlisted, type Row } from './groups.ts';
import { createSearch, matchesShown } from './search.ts';
import type { SearchRow } from './search-index.ts';

export interface GroupsFound {
  /** The accounts with the rows that match, best match first. */
  readonly groups: readonly AccountGroup[];
  /** How many more rows match than the list shows. */
  readonly more: number;
}

/** A row, or (null) an account that has no rows yet. */
interface GroupRow extends SearchRow {
  readonly group: AccountGroup;
  readonly row: Row | null;
}

/** The same groups always give the same rows, so that only what changed is prepared again. */
const knownRows = new WeakMap<AccountGroup, readonly GroupRow[]>();

function rowsOf(group: AccountGroup): readonly GroupRow[] {
  const before = knownRows.get(group);
  if (before !== undefined) return before;
  const { account, sessionName } = group;
  const rows = (group.rows.length === 0 ? [null] : group.rows).map((row): GroupRow => {
    const roleName = row?.kind === 'role' ? row.roleName : null;
    const known = { profiles: [], isFavorite: false, uses: null };
    return { group, row, sessionName, account, roleName, isUnlisted: isUnlisted(group), ...known };
  });
  knownRows.set(group, rows);
  return rows;
}

/** @returns what finds rows of these groups; `most`: how many rows the result may have */
export function createGroupSearch(): (groups: readonly AccountGroup[], query: string, most?: number) => GroupsFound {
  const search = createSearch<GroupRow>();
  let known: readonly AccountGroup[] = [];
  return (groups, query, most = matchesShown) => {
    if (groups !== known) search.setRows(groups.flatMap(rowsOf));
    known = groups;
    const { hits, total } = search.find(query, most);
    return { groups: grouped(hits), more: total - hits.length };
  };
}

function grouped(hits: readonly GroupRow[]): readonly AccountGroup[] {
  const byGroup = new Map<AccountGroup, Row[]>();
  for (const { group, row } of hits) {
    const rows = byGroup.get(group) ?? [];
    if (row !== null) rows.push(row);
    byGroup.set(group, rows);
  }
  return [...byGroup].map(([group, rows]) => (rows.length === group.rows.length ? group : { ...group, rows }));
}
