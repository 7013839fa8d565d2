/** The steps of the panel's zoom. */
import { expect, test } from 'vitest';
import { zoomed } from './zoom.ts';

const all = (step: 'in' | 'out', from: number): readonly number[] => {
  const steps = [from];
  for (let next = zoomed(from, step); next !== steps.at(-1); next = zoomed(next, step)) steps.push(next);
  return steps;
};

test('goes up to twice the size, down to four fifths, and back', () => {
  expect(all('in', 1)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2]);
  expect(all('out', 1)).toEqual([1, 0.9, 0.8]);
  expect(zoomed(1.75, 'reset')).toBe(1);
});

test('a factor that came back a little off is the one that was set', () => {
  expect(zoomed(1.2500000000000002, 'in')).toBe(1.5);
  expect(zoomed(1.2499999, 'in')).toBe(1.5);
  expect(zoomed(1.2500001, 'out')).toBe(1.1);
});

test('from anywhere else it is the next usual one', () => {
  expect(zoomed(1.3, 'in')).toBe(1.5);
  expect(zoomed(5, 'out')).toBe(2);
  expect(zoomed(5, 'in')).toBe(2);
  expect(zoomed(0.1, 'out')).toBe(0.8);
});
