/** A long list with rows that take the focus: the row with the focus stays drawn, and any row can get the focus. */
import { type FocusEvent, type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { type ItemKind, useVirtualList, type VirtualList } from './use-virtual-list.ts';

/** What a list says of its items and of the rows in them; the same object for as long as the list is drawn. */
export interface GridKind<Item> extends ItemKind<Item> {
  /** The ids of an item's rows, as React Aria has them as keys. */
  readonly rowIdsOf: (item: Item) => readonly string[];
}

export interface VirtualGrid<Item> extends VirtualList<Item> {
  /** To be called when the focus comes into the list. */
  readonly onFocus: (event: FocusEvent) => void;
  /** Moves the focus to a row, drawing it first where it is far away. */
  readonly focusRow: (id: string) => void;
}

export function useVirtualGrid<Item extends object>(
  list: RefObject<HTMLElement | null>,
  items: readonly Item[],
  kind: GridKind<Item>,
): VirtualGrid<Item> {
  const [focused, setFocused] = useState<string | null>(null);
  const pinned = useMemo(() => {
    const at = focused === null ? -1 : items.findIndex((item) => kind.rowIdsOf(item).includes(focused));
    return at === -1 ? null : at;
  }, [items, kind, focused]);
  const virtualList = useVirtualList({ list, items, kind, pinned });

  // An object of its own for each time, so that the same row can be asked for twice.
  const [request, setRequest] = useState<{ readonly id: string } | null>(null);
  useEffect(() => {
    if (request === null) return;
    // React Aria draws what has just been put into its collection in a second step.
    const frame = requestAnimationFrame(() => rowWith(list.current, request.id)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [list, request]);
  const focusRow = useCallback(
    (id: string) => {
      const row = rowWith(list.current, id);
      if (row !== undefined) {
        row.focus();
        return;
      }
      setFocused(id);
      setRequest({ id });
    },
    [list],
  );
  return { ...virtualList, onFocus: ({ target }) => setFocused(rowIdOf(target)), focusRow };
}

function rowWith(list: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[role=row]') ?? [])].find(({ dataset }) => dataset['key'] === id);
}

/** The id of the row that the element is, or is in. */
export function rowIdOf(element: Element): string | null {
  return element.closest<HTMLElement>('[role=row]')?.dataset['key'] ?? null;
}
