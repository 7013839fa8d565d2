/** What fails in one listener or one part keeps no other from its turn. */
import { expect, test } from 'vitest';
import { callEach, unlessItThrows } from './throw-later.ts';

test('all are called, and each failure is reported', () => {
  const heard: number[] = [];
  const failures: unknown[] = [];
  const failing = (): never => {
    throw new Error('x');
  };
  callEach([(at: number) => heard.push(at), failing, (at: number) => heard.push(at + 1), failing], [5], (error) =>
    failures.push(error),
  );
  expect(heard).toEqual([5, 6]);
  expect(failures).toHaveLength(2);
});

test('a value, or another where it throws', () => {
  const failures: unknown[] = [];
  expect(unlessItThrows(() => 1, 2)).toBe(1);
  expect(
    unlessItThrows<number | null>(
      () => JSON.parse('{') as number,
      null,
      (error) => failures.push(error),
    ),
  ).toBe(null);
  expect(failures).toEqual([expect.any(SyntaxError)]);
});
