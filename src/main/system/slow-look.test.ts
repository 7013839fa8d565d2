/** What no watch has told of is found, and at what price. */
import { expect, test } from 'vitest';
import { day, hour, minute } from '../../shared/time.ts';
import { createPeriodicReread } from './periodic-reread.ts';

const start = Date.now();

test('once an hour, and told when that will be', () => {
  const reads: number[] = [];
  let at = start;
  const slow = createPeriodicReread(() => reads.push(at));
  for (; at < start + day; at += minute / 2) expect(slow.look(at)).toBeGreaterThan(at);
  expect(reads).toHaveLength(23);
});

test('with renewals it has no look of its own', () => {
  const reads: number[] = [];
  let at = start;
  const slow = createPeriodicReread(() => reads.push(at));
  for (; at < start + day; at += minute) {
    const isRenewal = ((at - start) / minute) % 45 === 44;
    if (isRenewal) slow.heard();
    const before = reads.length;
    slow.look(at);
    expect(reads.length - before).toBe(isRenewal ? 1 : 0);
  }
});

test('a burst of new tokens is one look, and the start needs none', () => {
  let reads = 0;
  const slow = createPeriodicReread(() => reads++);
  slow.heard();
  slow.look(start + minute);
  expect(reads).toBe(0);
  for (let times = 0; times < 5; times++) {
    slow.heard();
    slow.look(start + 30 * minute + times);
  }
  expect(reads).toBe(1);
});

test('a clock that was set back does not put it off for long', () => {
  let reads = 0;
  const slow = createPeriodicReread(() => reads++);
  slow.look(start - day);
  expect(reads).toBe(1);
  slow.look(start - day + hour);
  expect(reads).toBe(2);
});
