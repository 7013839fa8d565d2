/** What holds for the record of a session whatever happens to it: random sign-ins, renewals, refusals and other tools. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, type EpochMs, hour, minute, type Ms, second } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import {
  emptyRecord,
  endOf,
  mostLengths,
  type SessionRecord,
  startOf,
  usualOf,
  withEnd,
  withForeignToken,
  withRenewal,
  withSignIn,
  withSignOut,
} from './session-record.ts';

const acts = ['signed in', 'renewed', 'refused', 'refused late', 'replaced', 'appeared', 'signed out'] as const;
type Act = (typeof acts)[number];

interface Event {
  readonly act: Act;
  /** Since the event before; below zero where somebody set the clock back. */
  readonly after: Ms;
}

const event = (least: Ms) =>
  fc.record({
    act: fc.constantFrom<Act>(...acts, 'renewed', 'renewed', 'refused'),
    after: fc.oneof(
      fc.integer({ min: least, max: 90 * minute }),
      fc.constantFrom(45 * minute, 46 * minute, 30 * second),
      fc.integer({ min: least, max: 3 * day }),
    ),
  });
const life = fc.array(event(0), { maxLength: 40 });
const lifeOfSetClocks = fc.array(event(-2 * day), { maxLength: 40 });

interface Moment {
  readonly act: Act;
  readonly at: EpochMs;
  readonly token: Token | null;
  readonly before: SessionRecord;
  readonly record: SessionRecord;
}

/** What the record is after each event. */
function live(events: readonly Event[], start: EpochMs): readonly Moment[] {
  const moments: Moment[] = [];
  let [at, record] = [start, emptyRecord];
  let token: Token | null = null;
  for (const [i, { act, after }] of events.entries()) {
    at += after;
    const before = record;
    const issued: Token = {
      accessToken: `access-canary-${i}`,
      refreshToken: `refresh-canary-${i}`,
      clientId: 'c',
      expiresAt: at + hour,
    };
    [record, token] = apply(act, record, token, issued, at);
    moments.push({ act, at, token, before, record });
  }
  return moments;
}

function apply(
  act: Act,
  record: SessionRecord,
  token: Token | null,
  issued: Token,
  at: EpochMs,
): [SessionRecord, Token | null] {
  switch (act) {
    case 'signed in':
      return [withSignIn(record, issued, at), issued];
    case 'renewed':
      return token ? [withRenewal(record, token, issued, at), issued] : [record, token];
    case 'refused':
      return token ? [withEnd(record, token, Math.min(at, token.expiresAt)), token] : [record, token];
    case 'refused late':
      return token ? [withEnd(record, token, Math.max(at, token.expiresAt + 2 * minute)), token] : [record, token];
    case 'replaced':
      return [withForeignToken(record, token, issued, at), issued];
    case 'appeared':
      return [withForeignToken(withSignOut(record), null, issued, at), issued];
    case 'signed out':
      return [withSignOut(record), null];
  }
}

describe.each([
  ['a clock that runs', life],
  ['a clock that is set', lifeOfSetClocks],
])('with %s', (_, anyLife) => {
  const always = (check: (moment: Moment) => void) => {
    fc.assert(
      fc.property(anyLife, (events) => live(events, Date.UTC(2026, 7, 12)).forEach(check)),
      { numRuns: 300 },
    );
  };

  test('no session ends before it starts, seen or foretold', () => {
    always(({ record, token }) => {
      for (const { startedAt, endedAt } of record.lengths)
        expect(endedAt - startedAt).toBeGreaterThanOrEqual(10 * minute);
      const [start, end] = token ? [startOf(record, token), endOf(record, token)] : [null, null];
      if (end !== null) expect(end).toBeGreaterThan(start!);
    });
  });

  test('only a refusal in time teaches, one length at most, and the oldest goes first', () => {
    always(({ act, at, token, before, record }) => {
      const added = record.lengths.filter((length) => !before.lengths.includes(length));
      if (act !== 'refused') expect(added).toEqual([]);
      expect(added.length).toBeLessThanOrEqual(1);
      for (const { endedAt } of added) {
        expect(endedAt).toBe(Math.min(at, token!.expiresAt));
        expect(record.lengths.at(-1)?.endedAt).toBe(endedAt);
      }
      expect(record.lengths.length).toBeLessThanOrEqual(mostLengths);
    });
  });

  test('a renewal moves no start, and a sign-out leaves none', () => {
    fc.assert(
      fc.property(anyLife, (events) => {
        const moments = live(events, Date.UTC(2026, 7, 12));
        for (const [i, { act, token, before, record }] of moments.entries()) {
          if (act === 'signed out') expect(record).toEqual({ ...before, current: null });
          if (act === 'renewed' && before.current) expect(record.current?.startedAt).toBe(before.current.startedAt);
          const previous = moments[i - 1]?.token;
          if (previous && previous !== token) expect(startOf(record, previous)).toBeNull();
        }
      }),
    );
  });

  test('everything moves with the clock: nothing depends on the date', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 1000 * day }), (events, moved) => {
        const [here, there] = [live(events, 10_000 * day), live(events, 10_000 * day + moved)];
        for (const [i, { token, record }] of here.entries()) {
          const other = there[i]!;
          const later = (instant: EpochMs | null): EpochMs | null => instant && instant + moved;
          if (!token || !other.token) continue;
          expect(startOf(other.record, other.token)).toBe(later(startOf(record, token)));
          expect(endOf(other.record, other.token)).toBe(later(endOf(record, token)));
          expect(usualOf(other.record.lengths)).toEqual(usualOf(record.lengths));
        }
      }),
    );
  });

  test('no token is in it', () => {
    always(({ record }) => expect(JSON.stringify(record)).not.toContain('canary'));
  });
});

test('where the clock runs, lengths are in the order of their ends and do not overlap', () => {
  fc.assert(
    fc.property(life, (events) => {
      for (const { record } of live(events, Date.UTC(2026, 7, 12))) {
        for (const [i, { startedAt }] of record.lengths.entries()) {
          const earlier = record.lengths[i - 1];
          if (earlier) expect(startedAt).toBeGreaterThanOrEqual(earlier.endedAt);
        }
      }
    }),
  );
});

test('the usual length is one that was seen, and grows with them', () => {
  const spans = fc.array(fc.integer({ min: 10 * minute, max: 18 * day }), { minLength: 1, maxLength: mostLengths });
  const usual = (lengths: readonly Ms[]) =>
    usualOf(lengths.map((length, i) => ({ startedAt: i * day, endedAt: i * day + length })));
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 5 }), (lengths, times) => {
      const found = usual(lengths)!;
      expect(lengths).toContain(found.length);
      expect(found.observations).toBeLessThanOrEqual(lengths.length);
      const stretched = usual(lengths.map((length) => length * times))!;
      expect(stretched).toEqual({ ...found, length: found.length * times });
      // Two that agree win over everything older.
      expect(usual([...lengths, 8 * hour, 8 * hour])!.length).toBeGreaterThan(7 * hour);
      expect(usual([...lengths, 8 * hour, 8 * hour])!.length).toBeLessThan(9 * hour);
    }),
  );
});
