/** Tests of which rows of a long list are drawn, and of who takes over whose element. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poolFor, rowsAround, slotOf } from './row-slots.ts';

const beside = 8;
const pool = poolFor(480, 32, beside);
const drawn = (startIndex: number, count: number, pinned = -1) => [
  ...rowsAround({ startIndex, count }, { pool, beside, pinned }),
];
const slots = (positions: readonly number[], pinned = -1) =>
  positions.map((index) => slotOf(index, { drawn: positions.length, pool, pinned }));

const place = fc.record({ count: fc.nat(200), start: fc.nat(200), pinned: fc.integer({ min: -1, max: 220 }) });

test('all rows in sight are drawn, in order and once each, and no two share an element', () => {
  fc.assert(
    fc.property(place, ({ count, start, pinned }) => {
      const startIndex = Math.min(start, Math.max(0, count - 1));
      const positions = drawn(startIndex, count, pinned);
      // As many rows as fit, one of them cut at each edge.
      const inSight = Array.from({ length: 480 / 32 + 1 }, (_, at) => startIndex + at).filter((at) => at < count);
      expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
      expect(positions).toEqual(expect.arrayContaining(inSight));
      expect(positions.every((at) => at >= 0 && at < count)).toBe(true);
      if (pinned >= 0 && pinned < count) expect(positions).toContain(pinned);
      expect(new Set(slots(positions, pinned)).size).toBe(positions.length);
    }),
    { numRuns: 1000 },
  );
});

test('each row that comes into sight takes over the element of one that has left it', () => {
  const before = slots(drawn(100, 1000));
  for (const start of [101, 117, 400]) expect(new Set(slots(drawn(start, 1000)))).toEqual(new Set(before));
  // A row that stays in sight keeps its element.
  const [at, next] = [drawn(100, 1000), drawn(103, 1000)];
  const shared = next.filter((index) => at.includes(index));
  expect(shared.length).toBe(pool - 3);
  for (const index of shared) expect(slots(next)[next.indexOf(index)]).toBe(before[at.indexOf(index)]);
});

test('at the ends of the list as many rows are drawn as in its middle', () => {
  expect([0, 3, 500, 999].map((start) => drawn(start, 1000).length)).toEqual([pool, pool, pool, pool]);
});
