/** Tests of sharing: what is unchanged stays the same object, and nothing else does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareUnchanged } from './structural-sharing.ts';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('an equal copy becomes the object that was there', () => {
  const state = { sessions: [{ name: 'corp', roles: ['a', 'b'] }], notices: [], report: null };
  expect(shareUnchanged(state, copy(state))).toBe(state);
});

test('what is unchanged stays the same object beside what has changed', () => {
  const before = {
    sessions: [
      { name: 'corp', roles: ['a'] },
      { name: 'lab', roles: [] },
    ],
  };
  const after = shareUnchanged(before, {
    sessions: [
      { name: 'corp', roles: ['a', 'b'] },
      { name: 'lab', roles: [] },
    ],
  });
  expect(after).not.toBe(before);
  expect(after.sessions[0]).not.toBe(before.sessions[0]);
  expect(after.sessions[1]).toBe(before.sessions[1]);
});

test('a key that is gone is gone, and a list that has become shorter is shorter', () => {
  expect(shareUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(shareUnchanged([1, 2, 3], [1, 2])).toEqual([1, 2]);
  expect(shareUnchanged({ a: null }, { a: {} })).toEqual({ a: {} });
});

test('whatever was there, the result equals what has come', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(shareUnchanged(copy(before), copy(after))).toEqual(copy(after));
    }),
  );
});
