/** The arithmetic of long lists: which stretch of a list is drawn, and how far what is looked at has moved. All in CSS pixels. */

/** The drawn stretch moves in steps of this size, not with every pixel that is scrolled. */
export const step = 300;

/** Where the drawn stretch begins when so much of the list is above the visible part: one step or two before that. */
export function drawnFrom(above: number): number {
  return (Math.floor(above / step) - 1) * step;
}

/** How long the drawn stretch is for a visible part of this size: it ends one step or two below that. */
export function drawnSize(visibleSize: number): number {
  return visibleSize + 3 * step;
}

/** The positions from `first` to `last` in order, and the pinned one with its neighbours, to which the arrow keys lead. */
export function withPinned(first: number, last: number, pinned: number | null, count: number): readonly number[] {
  const positions = new Set<number>();
  for (let at = first; at <= last; at++) positions.add(at);
  if (pinned !== null) for (let at = Math.max(0, pinned - 1); at <= pinned + 1 && at < count; at++) positions.add(at);
  return [...positions].toSorted((a, b) => a - b);
}

interface Placed {
  readonly id: string;
  readonly index: number;
  /** From the top of the list. */
  readonly offset: number;
}

/**
 * How far the item at `above`, the first visible one, has moved on as others above it grew. `drawn`: the items that were
 * drawn before, in order; `after`: the list as it is now. 0 where it is another list now, as a search or a reload makes it:
 * that one is looked at from where it begins.
 */
export function movedBy(
  drawn: readonly Placed[],
  above: number,
  after: { readonly idAt: (index: number) => string | undefined; readonly offsetAt: (index: number) => number },
): number {
  const first = above <= 0 ? undefined : drawn.findLast(({ offset }) => offset <= above);
  if (first === undefined || after.idAt(first.index) !== first.id) return 0;
  return after.offsetAt(first.index) - first.offset;
}
