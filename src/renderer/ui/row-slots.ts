/** The arithmetic of a long list with recycled rows. */

/** The rows in sight, as positions in the list. */
export interface RowsInSight {
  readonly startIndex: number;
  /** How many rows the list has. */
  readonly count: number;
}

/**
 * How many rows are drawn, for a list of this height in CSS pixels with `beside` more rows on each side. Always the same number
 * for the same height: only then does each row that comes into sight find the slot of one that has left it.
 */
export function poolFor(height: number, usualSize: number, beside: number): number {
  // One more, as the rows at both edges are cut; another, as headings are less high.
  return Math.ceil(height / usualSize) + 2 + 2 * beside;
}

/** The positions that are drawn, in order: `pool` of them around those in sight, and the pinned one (-1: none). */
export function* rowsAround(
  { startIndex, count }: RowsInSight,
  { pool, beside, pinned }: { readonly pool: number; readonly beside: number; readonly pinned: number },
): Generator<number> {
  const first = Math.max(0, Math.min(startIndex - beside, count - pool));
  const last = Math.min(count, first + pool) - 1;
  const isPinned = pinned >= 0 && pinned < count;
  if (isPinned && pinned < first) yield pinned;
  for (let at = first; at <= last; at++) yield at;
  if (isPinned && pinned > last) yield pinned;
}

/** The slot of each of these positions; the pinned one has its own where it stands apart from `pool` others. */
export function slotOf(
  index: number,
  { drawn, pool, pinned }: { drawn: number; pool: number; pinned: number },
): string {
  return drawn > pool && index === pinned ? 'pinned' : String(index % pool);
}
