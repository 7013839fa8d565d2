/** With how much time left credentials are given up: as the AWS CLI does, and never before half of their life. */
import { expect, test } from 'vitest';
import { minute } from '../../shared/time.ts';
import { marginOf } from './margin.ts';

test.each([
  [undefined, 15 * minute],
  [900, 7.5 * minute],
  [1800, 15 * minute],
  [43_200, 15 * minute],
])('of a role for %j seconds', (seconds, margin) => {
  expect(marginOf(seconds)).toBe(margin);
});
