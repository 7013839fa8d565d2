/** What holds for the warnings of every session, whatever the clock and the estimate do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EpochMs, hour, minute, second } from './time.ts';
import { anyChoices, anyNow, anyPhase, end, hard, input, running, soft } from '../../testing/arbitraries/warnings.ts';
import { nextWarningAt, warningDue } from './warnings.ts';

describe('properties', () => {
  test('from one next instant to the other no answer is skipped, and the last one is none', () => {
    fc.assert(
      fc.property(anyPhase, anyChoices, anyNow, (phase, choices, start) => {
        const given = input(phase, choices);
        const next = nextWarningAt(given, start);
        if (next !== null) expect(next).toBeGreaterThan(start);
        const until = next ?? end + 2 * hour;
        const before = warningDue(given, start);
        for (const part of [0.01, 0.2, 0.4, 0.6, 0.8, 0.99, 0.99999]) {
          expect(warningDue(given, start + part * (until - start))).toEqual(before);
        }
        if (next === null) expect(before).toBeNull();
        else expect(warningDue(given, next)).not.toEqual(before);
      }),
    );
  });

  test('warnings lie before the end they speak of, not sooner than their step, and only where they may', () => {
    fc.assert(
      fc.property(anyPhase, anyChoices, anyNow, (phase, choices, now) => {
        const warning = warningDue(input(phase, choices), now);
        if (!warning) return;
        expect(choices.choices.muted).toBe(false);
        expect(warning.at).toBeGreaterThan(now);
        expect(warning.at - now).toBeLessThanOrEqual(warning.minutes * minute);
        const { snoozed: asked } = choices.choices;
        if (asked !== null && Math.abs(asked - end) < 10 * minute) expect(warning.minutes).toBe(2);
      }),
    );
  });

  // Looks, sleeps, clocks that are set, estimates that move, kinds that change: what a day brings.
  test('of one kind and end, warnings come in order and each at most once', () => {
    const event = fc.record({
      step: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -900, max: 7200 })),
      moved: fc.integer({ min: -4 * 60, max: 4 * 60 }),
      phase: fc.constantFrom(hard, soft, (at: EpochMs) => running(soft(at))),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), anyChoices, (events, choices) => {
        let now = end - 130 * minute;
        const shown: string[] = [];
        const said = new Map<string, number[]>();
        for (const { step, moved, phase } of events) {
          now += step * second;
          const warning = warningDue(input(phase(end + moved * second), { ...choices, shown }), now);
          if (!warning || shown.includes(warning.key)) continue;
          shown.push(warning.key);
          said.set(warning.kind, [...(said.get(warning.kind) ?? []), warning.minutes]);
        }
        for (const minutes of said.values()) {
          expect(minutes).toEqual([...new Set(minutes)].toSorted((a, b) => b - a));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('an alarm that looks at the next instant says every step that is wanted, and only those', () => {
    fc.assert(
      fc.property(fc.constantFrom(hard(), soft()), anyChoices, (phase, { settings }) => {
        const said: number[] = [];
        const given = input(phase, { settings });
        for (let at: EpochMs | null = end - 3 * hour, looks = 0; at !== null; at = nextWarningAt(given, at)) {
          expect(++looks).toBeLessThan(20);
          const warning = warningDue(given, at);
          if (warning) said.push(warning.minutes);
        }
        const wanted = settings.warnMinutes.filter((minutes) => minutes > 0);
        expect(said).toEqual([...new Set(wanted)].toSorted((a, b) => b - a));
      }),
    );
  });
});
