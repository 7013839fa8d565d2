/** Tests of which accounts of a long list are drawn, and of what keeps its place; with the library that finds them. */
import { Virtualizer } from '@tanstack/react-virtual';
import { describe, expect, test } from 'vitest';
import { drawnFrom, drawnSize, movedBy, step, withPinned } from '../ui/virtual-range.ts';
import { groupKind } from './account-rows.ts';
import { exampleAccount, exampleSession } from './example-session.ts';
import { allAccountGroups, type Group } from './groups.ts';

const headingSize = groupKind.sizeOf({ kind: 'recent', id: 'recent', rows: [] });
const rowSize = 34;
const roles = [['A', 'B'], [], ['A']];
const accounts = Array.from({ length: 3000 }, (_, at) =>
  exampleAccount(String(at).padStart(12, '0'), `Account ${at}`, roles[at % 3] ?? []),
);
const groups = allAccountGroups([exampleSession('corp', accounts)]);

/** The list as `useVirtualList` has it, without a page: a stretch of it, and a pinned group. */
function listOf(items: readonly Group[], stretch = { top: 0, bottom: 0 }, pinned: number | null = null) {
  const list = new Virtualizer<HTMLElement, HTMLElement>({
    count: items.length,
    getScrollElement: () => null,
    getItemKey: (index) => groupKind.idOf(items[index]!),
    estimateSize: (index) => groupKind.sizeOf(items[index]!),
    rangeExtractor: ({ startIndex, endIndex, count }) => [...withPinned(startIndex, endIndex, pinned, count)],
    initialOffset: stretch.top,
    initialRect: { width: 0, height: stretch.bottom - stretch.top },
    observeElementRect: () => {},
    observeElementOffset: () => {},
    scrollToFn: () => {},
  });
  return {
    size: list.getTotalSize(),
    positions: list.getVirtualIndexes(),
    offsets: list.measurementsCache.map(({ start }) => start),
  };
}
const whole = listOf(groups);

test('groups stand one below the other, and the list is as high as all of them', () => {
  expect(whole.offsets.slice(0, 4)).toEqual([
    0,
    headingSize + 2 * rowSize,
    2 * headingSize + 2 * rowSize,
    3 * headingSize + 3 * rowSize,
  ]);
  expect(whole.size).toBe(3000 * headingSize + 3000 * rowSize);
});

test('exactly the groups that reach into the stretch are drawn', () => {
  const stretch = { top: 50_000, bottom: 50_500 };
  const expected = groups.flatMap((group, at) => {
    const top = whole.offsets[at] ?? 0;
    const bottom = top + headingSize + group.rows.length * rowSize;
    return bottom > stretch.top && top < stretch.bottom ? [at] : [];
  });
  expect(listOf(groups, stretch).positions).toEqual(expected);
});

test('the pinned group and its neighbours stay drawn wherever the list is scrolled to', () => {
  const { positions } = listOf(groups, { top: 50_000, bottom: 50_100 }, 0);
  expect(positions.slice(0, 3)).toEqual([0, 1, expect.any(Number)]);
  expect(listOf(groups, { top: 0, bottom: 10 }, 2999).positions).toEqual([0, 2998, 2999]);
});

test('before its beginning, past its end and in an empty list there is nothing to fail', () => {
  expect(listOf(groups, { top: -900, bottom: 10 }).positions).toEqual([0]);
  // The end of the list stays in sight where the page is scrolled beyond it.
  const last = listOf(groups, { top: whole.size - 400, bottom: whole.size }).positions;
  expect(last.at(-1)).toBe(2999);
  expect(listOf(groups, { top: whole.size + 500, bottom: whole.size + 900 }).positions).toEqual(last);
  expect(listOf([], { top: 0, bottom: 900 }).positions).toEqual([]);
});

test.each([0, 1, step - 1, step, 12_345])('scrolled by %i pixels, there is room on both sides of the window', (top) => {
  const from = drawnFrom(top);
  expect(top - from).toBeGreaterThanOrEqual(step);
  expect(from + drawnSize(640) - (top + 640)).toBeGreaterThanOrEqual(step);
});

describe('what is looked at while roles come', () => {
  const withRoles = (changed: ReadonlySet<number>) =>
    allAccountGroups([
      exampleSession(
        'corp',
        accounts.map((one, at) =>
          changed.has(at) ? exampleAccount(one.accountId, one.name ?? '', ['A', 'B', 'C']) : one,
        ),
      ),
    ]);
  const drawn = groups.map(({ id }, index) => ({ id, index, offset: whole.offsets[index]! }));
  const moved = (after: readonly Group[], above: number) => {
    const { offsets } = listOf(after);
    return movedBy(drawn, above, {
      idAt: (index) => after[index]?.id,
      offsetAt: (index) => offsets[index]!,
    });
  };
  const top = whole.offsets[1000]! + 10;

  test('moves on by what has come above it, and by nothing that comes below', () => {
    expect(moved(withRoles(new Set([1, 4])), top)).toBe(6 * rowSize);
    expect(moved(withRoles(new Set([1000, 1001, 2500])), top)).toBe(0);
  });

  test('stands still at the beginning, and in another list', () => {
    expect(moved(withRoles(new Set([1])), 0)).toBe(0);
    expect(moved(groups.slice(1), top)).toBe(0);
    expect(moved(groups.toReversed(), whole.offsets[7]!)).toBe(0);
  });
});
