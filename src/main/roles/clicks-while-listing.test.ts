/** Somebody clicks while a large organisation is listed at the limit of AWS: no refusal is theirs, and hardly any delay. */
import { expect, test } from 'vitest';
import { clickWhileListing } from '../../../testing/support/limited-listing.ts';

test.each([
  { accounts: 1500, limit: 20, sessions: 1 },
  { accounts: 500, limit: 5, sessions: 1 },
  { accounts: 600, limit: 20, sessions: 3 },
])('$accounts accounts at $limit calls a second, sessions: $sessions', async (size) => {
  const { clicks, ratio, refused, lost } = await clickWhileListing({ ...size, rolesEach: 3 });
  expect(clicks.length).toBeGreaterThan(30);
  expect(new Set(clicks.map(({ kind }) => kind))).toEqual(new Set(['call', 'account']));
  expect(clicks.filter(({ delay }) => delay === null)).toEqual([]);
  expect(Math.max(...clicks.map(({ delay }) => delay ?? Infinity))).toBeLessThan(1000);
  expect(lost).toBe(0);
  expect(ratio).toBeLessThan(1.05);
  // Each click while the limit is looked for may meet it.
  expect(refused).toBeLessThan(0.02);
});
