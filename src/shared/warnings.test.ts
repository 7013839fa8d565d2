/** Every rule of the warnings as a row of a table, and what makes two warnings the same one. */
import { describe, expect, test } from 'vitest';
import type { SessionId } from './app-state.ts';
import { type EpochMs, hour, minute, second } from './time.ts';
import { corp, end, failing, hard, input, running, soft, tryingAgain } from '../../testing/arbitraries/warnings.ts';
import { nextWarningAt, type Warnable, warningDue, type WarningInput, type WarningSettings } from './warnings.ts';

const steps = (...warnMinutes: readonly number[]): { settings: WarningSettings } => ({ settings: { warnMinutes } });
const muted = { choices: { muted: true, snoozed: null } };
const snoozed = (at: EpochMs) => ({ choices: { muted: false, snoozed: at } });

type Row = readonly [
  name: string,
  phase: Warnable,
  changes: Partial<WarningInput>,
  /** Minutes until `end`. */
  left: number,
  due: string | null,
  /** The next change, in minutes before `end`. */
  next: number | null,
];
const tiny = 1 / 60_000;

const rows: readonly Row[] = [
  ['a hard end far away', hard(), {}, 480, null, 15],
  ['just before the first step', hard(), {}, 15 + tiny, null, 15],
  ['at the first step', hard(), {}, 15, 'ends 15', 5],
  ['between the steps', hard(), {}, 9, 'ends 15', 5],
  ['just before the second step', hard(), {}, 5 + tiny, 'ends 15', 5],
  ['at the second step', hard(), {}, 5, 'ends 5', 0],
  ['the last moment', hard(), {}, tiny, 'ends 5', 0],
  ['at the end', hard(), {}, 0, null, null],
  ['after the end', hard(), {}, -60, null, null],
  ['no refresh token', { ...hard(), renewal: { kind: 'impossible', why: 'no-refresh-token' } }, {}, 12, 'ends 15', 5],
  ['registration ended', { ...hard(), renewal: { kind: 'impossible', why: 'registration-ended' } }, {}, 4, 'ends 5', 0],
  ['a refused renewal', { ...hard(), renewal: { kind: 'impossible', why: 'refused' } }, {}, 14, 'ends 15', 5],
  ['a hard end counts, not a learned one', { ...hard(), estimatedEndsAt: end - 60 * minute }, {}, 62, null, 15],
  ['a session that renews by itself, nothing learned', soft(null), {}, 3, null, null],
  ['a renewal that runs, nothing learned', running(soft(null)), {}, 3, null, null],
  ['a learned end far away', soft(), {}, 300, null, 15],
  ['a learned end at the first step', soft(), {}, 15, 'ends-about 15', 5],
  ['a learned end at the second step', soft(), {}, 5, 'ends-about 5', 0],
  ['a learned end while a renewal runs', running(), {}, 7, 'ends-about 15', 5],
  ['a learned end has come', soft(), {}, 0, null, null],
  ['a session that outlives its learned end', soft(), {}, -90, null, null],
  ['failing, the token is fresh', failing(50), {}, 45, null, 10],
  ['failing for long, just before the window', failing(50), {}, 10 + tiny, null, 10],
  ['failing for long, in the window', failing(50), {}, 10, 'renewal-failing 10', 0],
  ['failing for less than two minutes', failing(6), {}, 4 + tiny, null, 4],
  ['failing for two minutes', failing(6), {}, 4, 'renewal-failing 10', 0],
  ['failing from now on, with too little time left', failing(1.5), {}, 1, null, null],
  ['failing, exactly two minutes before the end', failing(2), {}, 1, null, null],
  ['failing, the token has ended', failing(50), {}, 0, null, null],
  ['failing counts, not a learned end', failing(50, end - 20 * minute), {}, 30, null, 10],
  ['the try after failures keeps the warning', tryingAgain(50), {}, 8, 'renewal-failing 10', 0],
  [
    'the first try has no failures behind it',
    { ...failing(50), renewal: { kind: 'running', failed: null } },
    {},
    8,
    null,
    null,
  ],
  ['muted, hard', hard(), muted, 4, null, null],
  ['muted, learned', soft(), muted, 4, null, null],
  ['muted, failing', failing(50), muted, 4, null, null],
  ['snoozed, the first step is left out', hard(), snoozed(end), 15, null, 2],
  ['snoozed, the second step is left out', hard(), snoozed(end), 5, null, 2],
  ['snoozed, two minutes before', hard(), snoozed(end), 2, 'ends 2', 0],
  ['snoozed, a learned end', soft(), snoozed(end), 14, null, 2],
  ['snoozed, a learned end, two minutes before', soft(), snoozed(end), 2, 'ends-about 2', 0],
  ['snoozed, the estimate has moved since', soft(), snoozed(end - 9.9 * minute), 5, null, 2],
  ['snoozed as an estimate, certain by now', hard(), snoozed(end + 9 * minute), 5, null, 2],
  ['another end was snoozed', hard(), snoozed(end - 10 * minute), 5, 'ends 5', 0],
  ['an earlier session was snoozed', hard(), snoozed(end - 9 * hour), 15, 'ends 15', 5],
  ['snoozed, failing', failing(50), snoozed(end), 9, null, 2],
  ['snoozed, failing, two minutes before', failing(50), snoozed(end), 2, 'renewal-failing 2', 0],
  ['snoozed, failing since three minutes before', failing(3), snoozed(end), 2, null, 1],
  ['muted and snoozed', hard(), { choices: { muted: true, snoozed: end } }, 1, null, null],
  ['no steps wanted', hard(), steps(), 1, null, null],
  ['no steps wanted, but snoozed', hard(), { ...steps(), ...snoozed(end) }, 3, null, 2],
  ['no steps wanted, failing', failing(50), steps(), 9, 'renewal-failing 10', 0],
  ['steps in any order', hard(), steps(1, 60, 30), 45, 'ends 60', 30],
  ['a step twice', hard(), steps(5, 5, 15), 15, 'ends 15', 5],
  ['steps of nothing or less are none', hard(), steps(0, -5, Number.NaN), 1, null, null],
  ['a step beyond the whole session', hard(), steps(600), 480, 'ends 600', 0],
  ['a step shown already stays due', hard(), { shown: [`ends 15 ${end / minute} ${corp}`] }, 9, 'ends 15', 5],
];

describe('table', () => {
  test('has rows enough', () => expect(rows.length).toBeGreaterThanOrEqual(40));

  test.each(rows)('%s', (_, phase, changes, left, due, next) => {
    const [given, now] = [input(phase, changes), Math.round(end - left * minute)];
    const warning = warningDue(given, now);
    expect(warning && `${warning.kind} ${warning.minutes}`).toBe(due);
    if (warning) expect(warning.at).toBe(end);
    expect(nextWarningAt(given, now)).toBe(next === null ? null : end - next * minute);
  });
});

/** The key of what is due, four minutes before the given end. */
const keyAt = (at: EpochMs, shown: readonly string[], left = 4): string | undefined =>
  warningDue(input(soft(at), { shown }), at - left * minute)?.key;

describe('keys', () => {
  test('name session, kind, step and the end', () => {
    const endMinute = Math.floor(end / minute);
    expect(warningDue(input(hard()), end - 4 * minute)?.key).toBe(`ends 5 ${endMinute} sso-session:corp`);
    const legacy: SessionId = 'legacy:https://a.example/start#/ x';
    const key = warningDue(input(hard(), { sessionId: legacy }), end - 9 * minute)?.key;
    expect(key).toBe(`ends 15 ${endMinute} legacy:https://a.example/start#/ x`);
    expect(warningDue(input(hard(), { sessionId: legacy, shown: [key!] }), end - 8 * minute)?.key).toBe(key);
  });

  test('the fractions of a second that the token file cuts off make no other end', () => {
    const whole = Date.UTC(2026, 7, 12, 15);
    expect(keyAt(whole + 999, [])).toBe(keyAt(whole, []));
  });

  test.each([0, second, 9 * minute, 10 * minute - 1, -second, -9 * minute, -10 * minute + 1])(
    'an estimate that moves by %d ms is no news',
    (moved) => {
      const shown = keyAt(end, [])!;
      expect(keyAt(end + moved, [shown])).toBe(shown);
    },
  );

  test.each([11 * minute, -11 * minute, hour])('an end that moves by %d ms is another', (moved) => {
    const shown = keyAt(end, [])!;
    expect(keyAt(end + moved, [shown])).not.toBe(shown);
  });

  test('an earlier step is no news after a later one', () => {
    const [late, early] = [keyAt(end, [], 4)!, keyAt(end, [], 12)!];
    expect(keyAt(end + 8 * minute, [late], 12)).toBe(late);
    expect(keyAt(end, [early], 4)).toBe(late);
  });

  test('are those of one session and one kind', () => {
    const shown = [keyAt(end, [])!];
    const now = end - 4 * minute;
    expect(shown).not.toContain(warningDue(input(soft(), { sessionId: 'sso-session:other', shown }), now)?.key);
    expect(shown).not.toContain(warningDue(input(hard(), { shown }), now)?.key);
  });

  test('what is no key says nothing', () => {
    const key = keyAt(end, [])!;
    expect(warningDue(input(hard(), { shown: ['rubbish', '', key, 'ends 5 x corp'] }), end - minute)?.minutes).toBe(5);
  });
});
