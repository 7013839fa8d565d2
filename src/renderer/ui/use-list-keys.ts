/**
 * The keys that lead between a search field and its list: down into the list, up and out of it again, Enter for the best
 * match, and whatever is typed in the list goes on in the field.
 */
import type { KeyboardEvent, RefObject } from 'react';
import { type GridKind, rowIdOf, type VirtualGrid } from './use-virtual-grid.ts';

interface ListKeysOptions<Item> {
  readonly input: RefObject<HTMLInputElement | null>;
  /** All items of the list, drawn or not. */
  readonly rows: Pick<VirtualGrid<Item>, 'focusRow'> & {
    readonly items: readonly Item[];
    readonly kind: GridKind<Item>;
  };
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** What Enter in the search field does with the best match; not called without a query. */
  readonly onEnter?: () => void;
}

interface ListKeys {
  readonly inSearch: (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => void;
  readonly inList: (event: KeyboardEvent) => void;
}

/** How many rows PageUp and PageDown leap over. */
const pageRows = 10;

export function useListKeys<Item>({ input, rows, query, setQuery, onEnter }: ListKeysOptions<Item>): ListKeys {
  const { items, kind, focusRow } = rows;
  const ids = () => items.values().flatMap(kind.rowIdsOf);

  const inSearch: ListKeys['inSearch'] = (event) => {
    const [first] = ids();
    if (event.key === 'ArrowDown' && first !== undefined) {
      event.preventDefault();
      focusRow(first);
    }
    if (event.key === 'Enter' && query.trim() !== '') onEnter?.();
  };

  const inList: ListKeys['inList'] = (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const rowId = rowIdOf(event.target as HTMLElement);
    const [first] = ids();
    const target = leapTarget(ids, rowId, key);
    const shortcut = ctrlKey || metaKey || altKey;
    const leaves = key === 'ArrowUp' && rowId === first;
    const clears = key === 'Escape' && query !== '';
    const types = key.length === 1 && key !== ' ' && key !== '/' && !shortcut;
    if (target === undefined && !leaves && !clears && !types) return;
    event.stopPropagation();
    // What is typed has to arrive in the field.
    if (!types) event.preventDefault();
    if (clears) setQuery('');
    if (target === undefined) input.current?.focus();
    else focusRow(target);
  };

  return { inSearch, inList };
}

/** Where a key leads that may leave the drawn part of the list, which is all that React Aria knows. */
function leapTarget(ids: () => Iterable<string>, from: string | null, key: string): string | undefined {
  if (key !== 'Home' && key !== 'End' && key !== 'PageUp' && key !== 'PageDown') return undefined;
  const all = [...ids()];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const position = all.findIndex((id) => id === from);
  const leap = key === 'PageDown' ? position + pageRows : position - pageRows;
  return all[Math.min(Math.max(leap, 0), all.length - 1)];
}
