/** What is told of a session before something long begins. */
import { expect, test } from 'vitest';
import type { Renewal } from './app-state.ts';
import { sessionOutlook } from './session-outlook.ts';
import { hour, minute } from './time.ts';

const now = 1_800_000_000_000;
const needed = now + 3 * hour;
const automatic: Renewal = { kind: 'automatic', at: now + 45 * minute };
const impossible: Renewal = { kind: 'impossible', why: 'legacy' };
const outlook = (token: number, estimate: number | null, renewal: Renewal = automatic) =>
  sessionOutlook(
    {
      accessTokenEndsAt: now + token * minute,
      estimatedEndsAt: estimate === null ? null : now + estimate * minute,
      renewal,
    },
    needed,
    now,
  );

test.each([
  [10, 'ends'],
  [179, 'ends'],
  [180, 'lasts'],
  [181, 'lasts'],
])('an end after %i minutes, estimated or known', (minutes, kind) => {
  const endsAt = now + minutes * minute;
  expect(outlook(5, minutes)).toEqual({ kind, endsAt, isEstimate: true });
  expect(outlook(minutes, null, impossible)).toEqual({ kind, endsAt, isEstimate: false });
});

test('an end that nobody knows, or that should have come by now', () => {
  const unknown = { kind: 'unknown', tokenEndsAt: now + 50 * minute };
  expect(outlook(50, null)).toEqual(unknown);
  expect(outlook(50, -10)).toEqual(unknown);
  expect(outlook(50, 0)).toEqual(unknown);
});

test('a token that is good for long enough needs no estimate', () => {
  expect(outlook(480, 60)).toEqual({ kind: 'lasts', endsAt: now + 480 * minute, isEstimate: false });
});
