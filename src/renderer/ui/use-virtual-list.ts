/**
 * Which items of a long list are drawn: those near the visible part of what scrolls around the list. React Aria builds its
 * collection from every item it is given, and its own virtualiser lays out every section while scrolling; with 10,000 accounts
 * both take seconds.
 */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { observeElementRect, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { drawnFrom, drawnSize, movedBy, withPinned } from './virtual-range.ts';

export interface DrawnItem<Item> {
  readonly id: string;
  readonly item: Item;
  /** From 0, in the whole list. */
  readonly index: number;
  /** In CSS pixels from the top of the list. */
  readonly offset: number;
}

export interface VirtualList<Item> {
  readonly drawn: readonly DrawnItem<Item>[];
  /** The height of the whole list in CSS pixels. */
  readonly size: number;
}

/** What a kind of list says of its items; the same object for as long as the list is drawn. */
export interface ItemKind<Item> {
  /** Unique in the list. */
  readonly idOf: (item: Item) => string;
  /** In CSS pixels. */
  readonly sizeOf: (item: Item) => number;
}

interface VirtualListOptions<Item> {
  readonly list: RefObject<HTMLElement | null>;
  readonly items: readonly Item[];
  readonly kind: ItemKind<Item>;
  /** The position of an item that stays drawn with its neighbours, wherever the list is scrolled to. */
  readonly pinned?: number | null;
}

/** What may scroll around a list; the list itself never does. */
const scrollers = '.page, .diff-scroll';

export function useVirtualList<Item extends object>(options: VirtualListOptions<Item>): VirtualList<Item> {
  const { list, items, kind, pinned = null } = options;
  const reportOffset = useRef<() => void>(undefined);
  // The rule guards code that React Compiler memoizes; this panel is built without it.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: items.length,
    getScrollElement: () => list.current?.closest<HTMLElement>(scrollers) ?? null,
    // A new function for new items: the places of all of them are reckoned anew then, and only then.
    getItemKey: useCallback((index: number) => idAt(items, kind, index) ?? index, [items, kind]),
    estimateSize: (index) => {
      const item = items[index];
      return item === undefined ? 0 : kind.sizeOf(item);
    },
    rangeExtractor: useCallback(
      ({ startIndex, endIndex, count }: Range) => [...withPinned(startIndex, endIndex, pinned, count)],
      [pinned],
    ),
    observeElementRect: (instance, report) =>
      observeElementRect(instance, ({ width, height }) => report({ width, height: drawnSize(height) })),
    observeElementOffset: (instance, report) => {
      reportOffset.current = () => report(drawnFrom(above(list.current, instance.scrollElement)), false);
      return onScroll(instance, reportOffset.current);
    },
    // Only people scroll, and the focus; the library would begin with the top of the page.
    scrollToFn: () => {},
  });
  // What stands above the list may have grown, or gone.
  useLayoutEffect(() => reportOffset.current?.());
  const found = virtualizer.getVirtualItems();
  const drawn = useMemo(
    () =>
      found.flatMap(({ index, start }) => {
        const item = items[index];
        return item === undefined ? [] : [place(item, kind.idOf(item), index, start)];
      }),
    [found, items, kind],
  );
  useSteadyView(options, drawn, virtualizer, reportOffset);
  return { drawn, size: virtualizer.getTotalSize() };
}

function idAt<Item>(items: readonly Item[], { idOf }: ItemKind<Item>, index: number): string | undefined {
  const item = items[index];
  return item === undefined ? undefined : idOf(item);
}

/** How much of the list is above the visible part of what scrolls it. */
function above(list: HTMLElement | null, scroller: HTMLElement | null): number {
  if (list === null || scroller === null) return 0;
  return scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

function onScroll({ scrollElement }: Virtualizer<HTMLElement, HTMLElement>, listener: () => void): () => void {
  listener();
  scrollElement?.addEventListener('scroll', listener, { passive: true });
  return () => scrollElement?.removeEventListener('scroll', listener);
}

const places = new WeakMap<object, DrawnItem<object>>();

/** The same object as last time where nothing changed: React Aria then draws nothing. */
function place<Item extends object>(item: Item, id: string, index: number, offset: number): DrawnItem<Item> {
  const before = places.get(item) as DrawnItem<Item> | undefined;
  if (before?.offset === offset && before.index === index) return before;
  const after = { id, item, index, offset };
  places.set(item, after);
  return after;
}

/**
 * Keeps what is looked at in its place while items above it grow, as roles come into a list of accounts: scrolls on by what the
 * visible part has been moved. Items are placed by their offsets, so that the browser's own scroll anchoring does not see them
 * grow; without this a list in its middle runs away under the eyes for as long as it loads.
 */
function useSteadyView<Item extends object>(
  { list, items, kind }: VirtualListOptions<Item>,
  drawn: readonly DrawnItem<Item>[],
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
  reportOffset: RefObject<(() => void) | undefined>,
): void {
  const before = useRef({ items, drawn });
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { items, drawn };
    const { scrollElement, measurementsCache } = virtualizer;
    if (last.items === items || last.items.length !== items.length) return;
    const moved = movedBy(last.drawn, above(list.current, scrollElement), {
      idAt: (index) => idAt(items, kind, index),
      offsetAt: (index) => measurementsCache[index]?.start ?? 0,
    });
    if (moved === 0) return;
    scrollElement?.scrollBy({ top: moved, behavior: 'instant' });
    reportOffset.current?.();
  });
}
