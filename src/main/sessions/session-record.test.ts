/** What is learned about a session from each thing that can happen to it, and what is not. */
import { describe, expect, test } from 'vitest';
import { day, type EpochMs, hour, minute, type Ms } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import {
  emptyRecord,
  endOf,
  fingerprint,
  type SessionRecord,
  startOf,
  togetherWith,
  usualOf,
  withEnd,
  withForeignToken,
  withRenewal,
  withSignIn,
  withSignOut,
} from './session-record.ts';

const morning: EpochMs = Date.UTC(2026, 7, 12, 9);

/** A token of a chain that has been rotated `turn` times, issued at an instant for an hour. */
const token = (turn: string | number, issued: EpochMs, changes: Partial<Token> = {}): Token => ({
  accessToken: `access-${turn}`,
  refreshToken: `refresh-${turn}`,
  clientId: 'client',
  expiresAt: issued + hour,
  ...changes,
});
const lasting = (...hours: readonly number[]): SessionRecord => ({
  current: null,
  lengths: hours.map((length, i) => ({
    startedAt: morning + i * day,
    endedAt: Math.round(morning + i * day + length * hour),
  })),
});
const learned = ({ lengths }: SessionRecord): readonly Ms[] =>
  lengths.map(({ startedAt, endedAt }) => endedAt - startedAt);

/** Signs in at `morning` and renews every 45 minutes until the given hour; what it then holds, and its last token. */
function renewedUntil(record: SessionRecord, hours: number): { record: SessionRecord; last: Token } {
  let last = token('day-0', morning);
  let next = withSignIn(record, last, morning);
  for (let at = morning + 45 * minute; at < morning + hours * hour; at += 45 * minute) {
    const renewed = token(`day-${at}`, at);
    [next, last] = [withRenewal(next, last, renewed, at), renewed];
  }
  return { record: next, last };
}

describe('one session from sign-in to its end', () => {
  test('renewals keep the start; the first refusal tells the length, a second one nothing', () => {
    const { record, last } = renewedUntil(emptyRecord, 8);
    expect(startOf(record, last)).toBe(morning);
    const over = withEnd(record, last, morning + 8 * hour);
    expect(learned(over)).toEqual([8 * hour]);
    expect(startOf(over, last)).toBe(morning);
    expect(endOf(over, last)).toBeNull();
    expect(withEnd(over, last, morning + 8 * hour + minute)).toBe(over);
  });

  test('the next one is expected to end likewise', () => {
    const { record, last } = renewedUntil(lasting(-24), 2);
    expect(endOf(record, last)).toBeNull();
    const known = renewedUntil(lasting(8), 2);
    expect(endOf(known.record, known.last)).toBe(morning + 8 * hour);
  });

  test('one that outlives what is usual goes on with the longer ones, and then without a claim', () => {
    const early = renewedUntil(lasting(8, 20, 8), 2);
    expect(endOf(early.record, early.last)).toBe(morning + 8 * hour);
    const late = renewedUntil(lasting(8, 20, 8), 12);
    expect(endOf(late.record, late.last)).toBe(morning + 20 * hour);
    const longest = renewedUntil(lasting(8, 20, 8), 30);
    expect(endOf(longest.record, longest.last)).toBeNull();
  });

  test('a refresh token that AWS does not rotate is the same sign-in', () => {
    const from = token(1, morning);
    const to = token(2, morning + hour, { refreshToken: 'refresh-1' });
    const signedIn = withSignIn(emptyRecord, from, morning);
    expect(startOf(withRenewal(signedIn, from, to, morning + hour), to)).toBe(morning);
    expect(startOf(signedIn, to)).toBe(morning);
  });

  test('a token that cannot be renewed has a start, but its own end', () => {
    const legacy = token(1, morning, { refreshToken: undefined, expiresAt: morning + 8 * hour });
    const record = withSignIn(lasting(8), legacy, morning);
    expect(startOf(record, legacy)).toBe(morning);
    expect(endOf(record, legacy)).toBeNull();
    expect(learned(withEnd(record, legacy, morning + 2 * hour))).toEqual([8 * hour]);
  });

  test('a renewal that succeeds after a refusal takes the end back', () => {
    const { record, last } = renewedUntil(lasting(8), 2);
    const at = morning + 2 * hour;
    const next = token('late', at);
    const record2 = withRenewal(withEnd(record, last, at), last, next, at + minute);
    expect(learned(record2)).toEqual([8 * hour]);
    expect(endOf(record2, next)).toBe(morning + 8 * hour);
  });
});

test('a renewal that is told after its file was read is the same one', () => {
  const [from, to] = [token(1, morning), token(2, morning + 45 * minute)];
  const seen = withForeignToken(withSignIn(emptyRecord, from, morning), from, to, morning + 45 * minute);
  expect(startOf(withRenewal(seen, from, to, morning + 46 * minute), to)).toBe(morning);
});

test('a renewal that comes a little after the usual length does not yet prove it wrong', () => {
  const { record, last } = renewedUntil(lasting(8), 8.5);
  expect(endOf(record, last)).toBe(morning + 8 * hour);
});

test('a start that lies after the end of its token was told by a wrong clock', () => {
  const only = token(1, morning);
  const record = withSignIn(lasting(8), only, morning + 2 * hour);
  expect([startOf(record, only), endOf(record, only)]).toEqual([null, null]);
});

test('the latest ten lengths are kept', () => {
  let record = lasting(1, 1, 3, 4, 5, 6, 7, 8, 9, 10);
  const at = morning + 30 * day;
  record = withEnd(withSignIn(record, token('x', at), at), token('x', at), at + 0.5 * hour);
  expect(learned(record).map((length) => length / hour)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 0.5]);
});

describe('nothing is learned', () => {
  const only = token(1, morning);
  const signedIn = withSignIn(emptyRecord, only, morning);
  test.each([
    ['from a refusal after a sleep over the end', signedIn, only, only.expiresAt + minute + 1],
    ['from a session that was cut off at once', signedIn, only, morning + 10 * minute - 1],
    ['from a clock that was set back', signedIn, only, morning - 1],
    ['from a registration that has ended', signedIn, { ...only, registrationExpiresAt: morning }, morning + hour],
    ['from a sign-in that nobody saw', emptyRecord, only, morning + 30 * minute],
    ['after a sign-out', withSignOut(signedIn), only, morning + 30 * minute],
    // A sign-in inside a running portal session keeps that session's end (aws-cli #7361).
    [
      'from a sign-in within another',
      withSignIn(signedIn, token(2, morning), morning),
      token(2, morning),
      morning + hour,
    ],
  ])('%s', (_, record, of, at) => {
    const over = withEnd(record, of, at);
    expect(learned(over)).toEqual([]);
    expect(endOf(over, of)).toBeNull();
  });

  test.each([0, minute])('and %d ms after the access token it is in time', (late) => {
    expect(learned(withEnd(signedIn, only, only.expiresAt + late))).toEqual([hour + late]);
  });

  test('nor foretold where a sign-in was made within another', () => {
    const next = token(2, morning + hour);
    const record = withSignIn({ ...signedIn, lengths: lasting(8).lengths }, next, morning + hour);
    expect(startOf(record, next)).toBe(morning + hour);
    expect(endOf(record, next)).toBeNull();
    // The earlier one should be over by now, or is for certain.
    const [evening, later] = [morning + 8 * hour, token(2, morning + 8 * hour)];
    const late = withSignIn({ ...signedIn, lengths: lasting(8).lengths }, later, evening);
    expect(endOf(late, later)).toBe(evening + 8 * hour);
    const after = withSignIn(withEnd(signedIn, only, morning + 9 * hour), next, morning + 9 * hour);
    expect(after.current?.standing).toBe('known');
  });
});

describe('the usual length', () => {
  test.each([
    ['none seen', [], null, 0],
    ['one', [8], 8, 1],
    ['the median', [8, 3, 12], 8, 3],
    ['of two in the middle the shorter', [12, 8], 8, 2],
    ['the last two agree', [8, 8, 8, 8, 12, 12.5], 12, 2],
    ['just so', [8, 8, 8, 9, 10], 9, 2],
    ['just not', [8, 8, 8, 8.9, 10], 8, 5],
    ['as many as agree with the latest', [20, 8.2, 8.4, 8], 8.2, 3],
    ['one stray after many', [8, 8, 8, 2], 8, 4],
    ['too short and too long ones do not count', [8, 0.1, 24 * 91, -5], 8, 1],
  ])('%s', (_, hours, length, observations) => {
    const expected = length === null ? null : { length: Math.round(length * hour), observations };
    expect(usualOf(lasting(...hours).lengths)).toEqual(expected);
  });
});

describe('a token of another tool', () => {
  const before = token('a', morning);
  const nearEnd = before.expiresAt - 15 * minute;
  const known = withSignIn(lasting(8), before, morning);
  const refused = withEnd(known, before, nearEnd);
  const after = (changes: Partial<Token> = {}): Token => token('b', nearEnd, changes);
  const unrenewable = token('u', morning, { refreshToken: undefined });

  type Row = readonly [string, SessionRecord, Token | null, Token, EpochMs, EpochMs | null, 'known' | 'doubtful'];
  const rows: readonly Row[] = [
    ['in the last 15 minutes: renewed', known, before, after(), nearEnd, morning, 'known'],
    ['after the end, as tools do that wait so long', known, before, after(), nearEnd + 45 * minute, morning, 'known'],
    ['sooner, when no tool renews: signed in', known, before, after(), nearEnd - 1, nearEnd - 1, 'doubtful'],
    ['of another client: signed in', known, before, after({ clientId: 'x' }), nearEnd, nearEnd, 'doubtful'],
    ['for one without refresh token', withSignIn(emptyRecord, unrenewable, morning), unrenewable, after(), nearEnd, nearEnd, 'doubtful'],
    ['where there was no file: signed in', lasting(8), null, after(), nearEnd, nearEnd, 'known'],
    ['when the session should be over: unknown', known, before, after({ expiresAt: morning + 9 * hour }), morning + 8 * hour, null, 'doubtful'],
    ['of an unknown sign-in: unknown', withSignIn(lasting(8), token('z', morning), morning), before, after(), nearEnd, null, 'doubtful'],
    ['well after a refusal: signed in', refused, before, after(), nearEnd + minute, nearEnd + minute, 'known'],
    ['right after a refusal: unknown', refused, before, after(), nearEnd + minute - 1, null, 'doubtful'],
    ['that has ended already: unknown', known, before, after({ expiresAt: nearEnd }), nearEnd, null, 'doubtful'],
    ['that is the same: as before', known, null, before, nearEnd, morning, 'known'],
  ]; // prettier-ignore
  test.each(rows)('%s', (_, record, was, is, at, start, standing) => {
    const next = withForeignToken(record, was, is, at);
    expect(startOf(next, is)).toBe(start);
    expect(next.current).toMatchObject({ fingerprint: fingerprint(is), startedAt: start, standing, endedAt: null });
  });

  test('right after a refusal takes back what was learned from it: the other tool was faster', () => {
    expect(learned(refused)).toEqual([8 * hour, 45 * minute]);
    expect(learned(withForeignToken(refused, before, after(), nearEnd + 1))).toEqual([8 * hour]);
    expect(learned(withForeignToken(refused, before, after(), nearEnd + minute))).toEqual([8 * hour, 45 * minute]);
  });

  test('that it renewed shows how long the session lasts already', () => {
    const record = { ...known, lengths: lasting(3, 12, 4, 8).lengths };
    const late = token('late', morning + 2.8 * hour);
    const chain = withRenewal(record, before, late, morning + 2.8 * hour);
    expect(endOf(chain, late)).toBe(morning + 4 * hour);
    const at = morning + 3.7 * hour;
    const next = token('next', at);
    expect(endOf(withForeignToken(chain, late, next, at), next)).toBe(morning + 8 * hour);
  });
});

describe('two processes that keep a record each', () => {
  test('know what both have seen, and the same thing once', () => {
    const [one, other] = [lasting(8, 9), lasting(8, 10, 9.5)];
    expect(learned(togetherWith(one, other))).toEqual([8 * hour, 9 * hour, 10 * hour, 9.5 * hour]);
    const together = togetherWith(one, other);
    expect(togetherWith(together, other)).toEqual(together);
    expect(togetherWith(emptyRecord, other)).toEqual(other);
    expect(learned(togetherWith(lasting(1, 2, 3, 4, 5, 6, 7, 8), lasting(...Array(10).fill(9))))).toHaveLength(10);
  });

  test('the one that saw the sign-in begin tells since when it runs', () => {
    const first = token(0, morning);
    const seen = withSignIn(emptyRecord, first, morning);
    const unseen = withForeignToken(emptyRecord, token('x', morning - hour), first, morning + 50 * minute);
    for (const both of [togetherWith(seen, unseen), togetherWith(unseen, seen)])
      expect(startOf(both, first)).toBe(morning);
    const later = token(1, morning + 45 * minute);
    const renewed = withRenewal(seen, first, later, morning + 45 * minute);
    for (const both of [togetherWith(seen, renewed), togetherWith(renewed, seen)])
      expect(startOf(both, later)).toBe(morning);
  });
});
