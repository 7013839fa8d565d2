/** Tests of the edits between two lists: whatever the lists and the room, the page comes to the same list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, editsBetween } from './list-edits.ts';

interface Item {
  readonly id: number;
  readonly text: string;
}

const keyOf = ({ id }: Item): string => `${id}`;
const plenty = () => ({ left: Infinity });
const item = (id: number, text = 'a'): Item => ({ id, text });
const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Two lists without doubles that share some objects, in whatever order. */
const lists = fc
  .tuple(
    fc.uniqueArray(fc.nat(30), { maxLength: 20 }),
    fc.uniqueArray(fc.tuple(fc.nat(30), fc.constantFrom('same', 'a', 'longer')), {
      selector: ([id]) => id,
      maxLength: 20,
    }),
    fc.boolean(),
  )
  .map(([ids, wanted, isSorted]) => {
    const before = (isSorted ? ids.toSorted((a, b) => a - b) : ids).map((id) => item(id));
    const known = new Map(before.map((one) => [one.id, one]));
    const after = wanted.map(([id, text]) => (text === 'same' ? (known.get(id) ?? item(id)) : item(id, text)));
    return { before, after: isSorted ? after.toSorted((a, b) => a.id - b.id) : after };
  });

describe('with room for all', () => {
  test('the edits make the newer list, and what stays is not sent', () => {
    fc.assert(
      fc.property(lists, ({ before, after }) => {
        const { edits, isWhole } = editsBetween(before, after, keyOf, plenty());
        expect(isWhole).toBe(true);
        expect(applyEdits(copy(before), copy(edits))).toEqual(after);
      }),
    );
  });

  test('in a list that keeps its order, just what is another object is sent', () => {
    fc.assert(
      fc.property(lists, ({ before, after }) => {
        const sorted = [before, after].map((list) => list.toSorted((a, b) => a.id - b.id)) as [Item[], Item[]];
        const { edits } = editsBetween(...sorted, keyOf, plenty());
        const there = new Set(before);
        expect(edits.flatMap(({ put }) => put)).toEqual(sorted[1].filter((one) => !there.has(one)));
      }),
    );
  });

  test('one of many that changed is one edit, and the others keep their objects', () => {
    const before = Array.from({ length: 5000 }, (_, id) => item(id));
    const after = before.with(17, item(17, 'b'));
    const { edits } = editsBetween(before, after, keyOf, plenty());
    expect(edits).toEqual([{ at: 17, drop: 1, put: [item(17, 'b')] }]);
    const made = applyEdits(before, edits);
    expect(made.every((one, index) => index === 17 || one === before[index])).toBe(true);
  });

  test('the same list is no edit, and applying none gives the same list', () => {
    const list = [item(1)];
    expect(editsBetween(list, list, keyOf, plenty())).toEqual({ edits: [], isWhole: true });
    expect(editsBetween(list, [...list], keyOf, plenty())).toEqual({ edits: [], isWhole: true });
    expect(applyEdits(list, [])).toBe(list);
  });

  test('the same list is not even looked through', () => {
    const get = (): never => {
      throw new Error('looked at');
    };
    const list = new Proxy([item(1)], { get });
    expect(editsBetween(list, list, keyOf, plenty()).isWhole).toBe(true);
  });

  test('what comes can be made of what stood in its place', () => {
    const before = [item(1), item(2), item(3)];
    const after = [item(1), item(2, 'b'), item(3)];
    const { edits } = editsBetween(before, [before[0] as Item, after[1] as Item, before[2] as Item], keyOf, plenty());
    const pairs: (readonly [Item | undefined, Item])[] = [];
    applyEdits(before, edits, (old, next) => (pairs.push([old, next]), next));
    expect(pairs).toEqual([[item(2), item(2, 'b')]]);
  });
});

describe('with little room', () => {
  test('it comes to the same list in the end, each step on the way has nothing twice and only what was or will be', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 80 }), ({ before, after }, most) => {
        let known: readonly Item[] = before;
        for (let steps = 0; ; steps++) {
          // Each step brings at least one item, so there cannot be more of them.
          expect(steps).toBeLessThanOrEqual(after.length);
          const { edits, isWhole } = editsBetween(known, after, keyOf, { left: most });
          const put = edits.flatMap((edit) => edit.put);
          expect(JSON.stringify(put.slice(0, -1)).length - put.length).toBeLessThanOrEqual(most + 1);
          known = applyEdits(known, edits);
          expect(new Set(known.map(keyOf)).size).toBe(known.length);
          expect(known.every((one) => before.includes(one) || after.includes(one))).toBe(true);
          if (isWhole) break;
        }
        expect(known).toEqual(after);
      }),
    );
  });

  test('what is still to come stays as it was, so that the list does not shrink meanwhile', () => {
    const before = Array.from({ length: 100 }, (_, id) => item(id));
    const after = before.map(({ id }) => item(id, 'b'));
    const { edits, isWhole } = editsBetween(before, after, keyOf, { left: 1 });
    expect(isWhole).toBe(false);
    expect(applyEdits(before, edits)).toEqual([item(0, 'b'), ...before.slice(1)]);
  });

  test('one that moves to the front and has no room yet does not take all others away', () => {
    const before = Array.from({ length: 100 }, (_, id) => item(id));
    const after = [item(200, 'first'), item(99, 'moved'), ...before.slice(0, 99)];
    const { edits } = editsBetween(before, after, keyOf, { left: 1 });
    expect(applyEdits(before, edits)).toEqual([item(200, 'first'), ...before.slice(0, 99)]);
  });

  test('a new list comes from its beginning', () => {
    const after = Array.from({ length: 100 }, (_, id) => item(id));
    const { edits, isWhole } = editsBetween([], after, keyOf, { left: 50 });
    expect(isWhole).toBe(false);
    expect(applyEdits([], edits)).toEqual(after.slice(0, 3));
  });

  test('two of one key are told apart, as profiles of one name are', () => {
    const twins = [item(1, 'a'), item(1, 'b'), item(2)];
    const { edits } = editsBetween(twins, [...twins], keyOf, { left: 0 });
    expect(edits).toEqual([]);
    const { edits: changed, isWhole } = editsBetween(twins, twins.with(0, item(1, 'c')), keyOf, plenty());
    expect([applyEdits(twins, changed), isWhole]).toEqual([[item(1, 'c'), item(1, 'b'), item(2)], true]);
  });
});
