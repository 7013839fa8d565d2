/** Quiet hours end when the clock says so, also over midnight and on the days when clocks are set. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pauseEnd, pauses, type QuietChoices, quietHoursSchema, quietUntil } from './quiet.ts';
import { hour, minute } from './time.ts';

const on = (day: number, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(2026, 10, day, hours, minutes).getTime();
};
const night = { from: '22:00', until: '07:00' };
const noon = { from: '12:00', until: '13:30' };
const hoursOnly = (quietHours: QuietChoices['quietHours']): QuietChoices => ({ quietHours, pausedUntil: null });

describe('quiet hours', () => {
  test.each([
    [night, '21:59', null],
    [night, '22:00', on(11, '07:00')],
    [night, '23:59', on(11, '07:00')],
    [night, '00:00', on(10, '07:00')],
    [night, '06:59', on(10, '07:00')],
    [night, '07:00', null],
    [night, '12:00', null],
    [noon, '11:59', null],
    [noon, '12:00', on(10, '13:30')],
    [noon, '13:29', on(10, '13:30')],
    [noon, '13:30', null],
    [null, '03:00', null],
  ])('%o at %s', (quietHours, time, until) => {
    expect(quietUntil(hoursOnly(quietHours), on(10, time))).toBe(until);
  });

  test('a whole year, minute by minute in steps: quiet for nine hours of the clock each night, whatever the zone does', () => {
    const start = new Date(2026, 0, 1).getTime();
    for (let now = start; now < new Date(2027, 0, 1).getTime(); now += 17 * minute) {
      const hours = new Date(now).getHours();
      const until = quietUntil(hoursOnly(night), now);
      expect(until !== null, new Date(now).toISOString()).toBe(hours >= 22 || hours < 7);
      if (until !== null) expect([new Date(until).getHours(), until > now]).toEqual([7, true]);
    }
  });
});

describe('a pause', () => {
  const now = on(10, '14:20');
  test.each([
    ['hour', on(10, '15:20')],
    ['four-hours', on(10, '18:20')],
    ['tomorrow', on(11, '08:00')],
  ] as const)('%s', (pause, until) => expect(pauseEnd(pause, now)).toBe(until));

  test('holds until its end, and no longer', () => {
    const paused = { quietHours: null, pausedUntil: now + hour };
    expect(quietUntil(paused, now)).toBe(now + hour);
    expect(quietUntil(paused, now + hour)).toBeNull();
    expect(quietUntil({ quietHours: null, pausedUntil: now - 1 }, now)).toBeNull();
  });

  test('can be as long as any that can be chosen, from the first minute of a day with 25 hours', () => {
    for (const at of [on(10, '00:00'), new Date(2026, 9, 25).getTime(), new Date(2026, 10, 1).getTime()]) {
      for (const pause of pauses) {
        const pausedUntil = pauseEnd(pause, at);
        expect(quietUntil({ quietHours: null, pausedUntil }, at), pause).toBe(pausedUntil);
      }
    }
  });

  test('that a wrong clock has begun holds nothing back for years', () => {
    const pausedUntil = pauseEnd('hour', new Date(2038, 0, 19).getTime());
    expect(quietUntil({ quietHours: null, pausedUntil }, now)).toBeNull();
    expect(quietUntil({ quietHours: night, pausedUntil }, on(10, '23:00'))).toBe(on(11, '07:00'));
    expect(quietUntil({ quietHours: null, pausedUntil: 8.64e15 }, now)).toBeNull();
  });

  test('that ends within quiet hours does not cut them short, and the other way round', () => {
    const at = on(10, '21:50');
    const late = on(10, '22:00');
    expect(quietUntil({ quietHours: night, pausedUntil: at + hour }, late)).toBe(on(11, '07:00'));
    expect(quietUntil({ quietHours: noon, pausedUntil: on(10, '18:00') }, on(10, '13:00'))).toBe(on(10, '18:00'));
  });
});

test.each([
  [{ from: '22:00', until: '07:00' }, true],
  [{ from: '00:00', until: '23:59' }, true],
  [{ from: '22:00', until: '22:00' }, false],
  [{ from: '24:00', until: '07:00' }, false],
  [{ from: '7:00', until: '08:00' }, false],
  [{ from: '22:60', until: '07:00' }, false],
  [{ from: 22, until: 7 }, false],
  [{ from: '22:00' }, false],
  ['22:00', false],
  [[], false],
])('%j is usable: %s', (hours, isUsable) => expect(v.is(quietHoursSchema, hours)).toBe(isUsable));
