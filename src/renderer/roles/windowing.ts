/**
 * Which groups of a long list are drawn: those near the visible part. React Aria builds its collection from every item
 * it is given, and its virtualiser lays out every section while scrolling; with 10,000 accounts both take seconds.
 */
import type { Group } from './groups.ts';

/** Heights in CSS pixels; RoleList gives them to the style sheet. */
export const headingSize = 36;
export const rowSize = 34;

export interface GroupLayout {
  readonly groups: readonly Group[];
  /** Where each group begins, in pixels from the top of the list. */
  readonly offsets: readonly number[];
  /** The height of the whole list. */
  readonly size: number;
}

/** A stretch of the list in pixels from its top. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

export function layOut(groups: readonly Group[]): GroupLayout {
  let size = 0;
  const offsets = groups.map(({ rows }) => {
    const offset = size;
    size += headingSize + rows.length * rowSize;
    return offset;
  });
  return { groups, offsets, size };
}

/** The positions of all groups that reach into the stretch, and the pinned one with its neighbours, in order. */
export function positionsIn(layout: GroupLayout, { top, bottom }: Stretch, pinned: number | null): readonly number[] {
  const first = groupAt(layout, top);
  const positions = new Set<number>();
  for (let at = first; at < layout.groups.length && (layout.offsets[at] ?? 0) < bottom; at++) positions.add(at);
  if (pinned !== null) {
    for (let at = Math.max(0, pinned - 1); at <= pinned + 1 && at < layout.groups.length; at++) positions.add(at);
  }
  return [...positions].toSorted((a, b) => a - b);
}

/**
 * How far (px) what stands at `top` has moved on, as roles came into groups above it. 0 where the list is another one now, as a
 * search or a reload makes it: that is looked at from where it begins.
 */
export function movedBy(before: GroupLayout, after: GroupLayout, top: number): number {
  if (top <= 0 || before.groups.length !== after.groups.length) return 0;
  const at = groupAt(before, top);
  if (before.groups[at]?.id !== after.groups[at]?.id) return 0;
  return (after.offsets[at] ?? 0) - (before.offsets[at] ?? 0);
}

/** The last group that begins at or before the offset. */
function groupAt({ offsets }: GroupLayout, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The drawn stretch moves in steps of this many pixels, not with every pixel that is scrolled. */
export const step = 300;

/** What is drawn in a window of this height when so many whole steps of the list are above it: with room on both sides. */
export function stretchAt(stepsAbove: number, windowHeight: number): Stretch {
  return { top: (stepsAbove - 1) * step, bottom: (stepsAbove + 2) * step + windowHeight };
}
