/**
 * Which rows of a long list are drawn, where the list is what scrolls: those in sight and a few beside them. Each drawn row has a
 * slot, which a row that comes into sight takes over from one that has left it: the page then changes the texts of elements that
 * are there instead of making new ones, which is what keeps up with fast scrolling.
 */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import {
  observeElementRect,
  type Range,
  useVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { poolFor, rowsAround, slotOf } from './row-slots.ts';

export interface WindowRow {
  /** Unique in the list. */
  readonly id: string;
}

export interface DrawnRow<Row> {
  readonly row: Row;
  /** From 0, in the whole list. */
  readonly index: number;
  /** In CSS pixels from the top of the list. */
  readonly offset: number;
  /** The key of the element that shows it. */
  readonly slot: string;
}

export interface RowWindow<Row> {
  /** In the order of the list. */
  readonly drawn: readonly DrawnRow<Row>[];
  /** The height of the whole list in CSS pixels. */
  readonly size: number;
  readonly isScrolling: boolean;
  /** How many rows of the usual size are in sight together. */
  readonly rowsInSight: number;
  /** Scrolls no further than it takes to have this row in sight, together with those from `first` on where that is given. */
  readonly reveal: (index: number, first?: number) => void;
}

interface RowWindowOptions<Row> {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  /** The height of a row in CSS pixels; the same function for as long as the list is drawn. */
  readonly sizeOf: (row: Row) => number;
  readonly usualSize: number;
  /** The position of a row that stays drawn wherever the list is scrolled to; -1: none. */
  readonly pinned: number;
  /** What the list is of. With another one it begins at its top; with the same, what is looked at stays where it is. */
  readonly topic: string;
}

/** How many rows are drawn above and below those in sight. */
const beside = 8;

export function useRowWindow<Row extends WindowRow>(options: RowWindowOptions<Row>): RowWindow<Row> {
  const { scroller, rows, sizeOf, usualSize, pinned } = options;
  const height = useRef(0);
  // The rule guards code that React Compiler memoizes; this panel is built without it.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    // A new function for new rows: the places of all of them are reckoned anew then, and only then.
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : sizeOf(row);
    },
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => {
        height.current = rect.height;
        report(rect);
      }),
    rangeExtractor: useCallback(
      (range: Range) => [...rowsAround(range, { pool: poolFor(height.current, usualSize, beside), beside, pinned })],
      [usualSize, pinned],
    ),
  });
  const found = virtualizer.getVirtualItems();
  const pool = poolFor(virtualizer.scrollRect?.height ?? 0, usualSize, beside);
  const drawn = useMemo(() => drawnRows(found, rows, pool, pinned), [found, rows, pool, pinned]);
  useSteadyView(options, virtualizer);
  const reveal = useCallback(
    (index: number, first: number = index) => {
      const [from, to] = [virtualizer.measurementsCache[first], virtualizer.measurementsCache[index]];
      const element = scroller.current;
      if (element === null || from === undefined || to === undefined) return;
      if (from.start < element.scrollTop) element.scrollTo({ top: from.start });
      else if (to.end > element.scrollTop + element.clientHeight)
        element.scrollTo({ top: to.end - element.clientHeight });
    },
    [scroller, virtualizer],
  );
  const rowsInSight = Math.max(1, pool - 2 * beside - 3);
  return { drawn, size: virtualizer.getTotalSize(), isScrolling: virtualizer.isScrolling, rowsInSight, reveal };
}

function drawnRows<Row>(
  found: readonly VirtualItem[],
  rows: readonly Row[],
  pool: number,
  pinned: number,
): readonly DrawnRow<Row>[] {
  return found.flatMap(({ index, start }) => {
    const row = rows[index];
    if (row === undefined) return [];
    return [{ row, index, offset: start, slot: slotOf(index, { drawn: found.length, pool, pinned }) }];
  });
}

/**
 * Keeps the first row in sight where it is while rows come and go above it, as accounts do while they are listed. Rows are placed
 * by their offsets, so that the browser's own scroll anchoring does not see them move.
 */
function useSteadyView<Row extends WindowRow>(
  { scroller, rows, topic }: RowWindowOptions<Row>,
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
): void {
  const before = useRef<Looked<Row>>(undefined);
  const start = virtualizer.range?.startIndex ?? 0;
  useLayoutEffect(() => {
    const [last, element] = [before.current, scroller.current];
    if (element === null || (last?.rows === rows && last.start === start)) return;
    if (last !== undefined && last.rows !== rows) keepInPlace(element, last, { topic, rows, virtualizer });
    // Where the list stands now, which the virtualizer hears of later: rows may come between the two before that.
    const cut = virtualizer.getVirtualItemForOffset(element.scrollTop);
    // The first row that is whole: others may come between one that is nearly out of sight and the next.
    const isCut = cut !== undefined && cut.start < element.scrollTop;
    const first = isCut ? (virtualizer.measurementsCache[cut.index + 1] ?? cut) : cut;
    before.current = { topic, rows, start, first: first?.index ?? 0, offset: first?.start ?? 0 };
  });
}

function keepInPlace<Row extends WindowRow>(
  element: HTMLElement,
  last: Looked<Row>,
  {
    topic,
    rows,
    virtualizer: { measurementsCache },
  }: Pick<RowWindowOptions<Row>, 'topic' | 'rows'> & { readonly virtualizer: Virtualizer<HTMLElement, HTMLElement> },
): void {
  if (last.topic !== topic) {
    element.scrollTo({ top: 0 });
    return;
  }
  if (last.offset <= 0) return;
  const id = last.rows[last.first]?.id;
  const at = rows[last.first]?.id === id ? last.first : rows.findIndex((row) => row.id === id);
  const offset = measurementsCache[at]?.start;
  if (offset !== undefined && offset !== last.offset) element.scrollBy({ top: offset - last.offset });
}

/** What was in sight when the list was drawn last. */
interface Looked<Row> {
  readonly topic: string;
  readonly rows: readonly Row[];
  /** The first row in sight as the virtualizer knew it. */
  readonly start: number;
  /** The position of the row that is first in sight, and its place in CSS pixels from the top of the list. */
  readonly first: number;
  readonly offset: number;
}
