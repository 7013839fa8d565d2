/** Tests of which groups of a long list are drawn. */
import { describe, expect, test } from 'vitest';
import { exampleAccount, exampleSession } from './example-session.ts';
import { allAccountGroups } from './groups.ts';
import { headingSize, layOut, movedBy, positionsIn, rowSize, step, stretchAt } from './windowing.ts';

const roles = [['A', 'B'], [], ['A']];
const accounts = Array.from({ length: 3000 }, (_, at) =>
  exampleAccount(String(at).padStart(12, '0'), `Account ${at}`, roles[at % 3] ?? []),
);
const layout = layOut(allAccountGroups([exampleSession('corp', accounts)]));

test('groups stand one below the other, and the list is as high as all of them', () => {
  expect(layout.offsets.slice(0, 4)).toEqual([
    0,
    headingSize + 2 * rowSize,
    2 * headingSize + 2 * rowSize,
    3 * headingSize + 3 * rowSize,
  ]);
  expect(layout.size).toBe(3000 * headingSize + 3000 * rowSize);
});

test('exactly the groups that reach into the stretch are drawn', () => {
  const stretch = { top: 50_000, bottom: 50_500 };
  const expected = layout.groups.flatMap((group, at) => {
    const top = layout.offsets[at] ?? 0;
    const bottom = top + headingSize + group.rows.length * rowSize;
    return bottom > stretch.top && top < stretch.bottom ? [at] : [];
  });
  expect(positionsIn(layout, stretch, null)).toEqual(expected);
});

test('the pinned group and its neighbours stay drawn wherever the list is scrolled to', () => {
  expect(positionsIn(layout, { top: 50_000, bottom: 50_100 }, 0).slice(0, 3)).toEqual([0, 1, expect.any(Number)]);
  expect(positionsIn(layout, { top: 0, bottom: 10 }, 2999)).toEqual([0, 2998, 2999]);
});

test('before its beginning, past its end and in an empty list there is nothing to fail', () => {
  expect(positionsIn(layout, { top: -900, bottom: 10 }, null)).toEqual([0]);
  expect(positionsIn(layout, { top: layout.size + 500, bottom: layout.size + 900 }, null)).toEqual([2999]);
  expect(positionsIn(layOut([]), { top: 0, bottom: 900 }, null)).toEqual([]);
});

test.each([0, 1, step - 1, step, 12_345])('scrolled by %i pixels, there is room on both sides of the window', (top) => {
  const stretch = stretchAt(Math.floor(top / step), 640);
  expect(top - stretch.top).toBeGreaterThanOrEqual(step);
  expect(stretch.bottom - (top + 640)).toBeGreaterThanOrEqual(step);
});

describe('what is looked at while roles come', () => {
  const withRoles = (changed: ReadonlySet<number>) =>
    layOut(
      allAccountGroups([
        exampleSession(
          'corp',
          accounts.map((one, at) =>
            changed.has(at) ? exampleAccount(one.accountId, one.name ?? '', ['A', 'B', 'C']) : one,
          ),
        ),
      ]),
    );
  const top = layout.offsets[1000]! + 10;

  test('moves on by what has come above it, and by nothing that comes below', () => {
    expect(movedBy(layout, withRoles(new Set([1, 4])), top)).toBe(6 * rowSize);
    expect(movedBy(layout, withRoles(new Set([1000, 1001, 2500])), top)).toBe(0);
  });

  test('stands still at the beginning, and in another list', () => {
    expect(movedBy(layout, withRoles(new Set([1])), 0)).toBe(0);
    expect(movedBy(layout, layOut(layout.groups.slice(1)), top)).toBe(0);
    expect(movedBy(layout, layOut(layout.groups.toReversed()), layout.offsets[7]!)).toBe(0);
  });
});
