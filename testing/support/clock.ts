/**
 * Stands in for clock.ts: runs like the real one and can be moved on, so that minutes pass without waiting. A test file
 * puts it in place with `vi.mock` and an import of this file, as signed-in-users.test.ts does.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { EpochMs, Ms } from '../../src/shared/time.ts';

let wallMoved: Ms = 0;
let evenMoved: Ms = 0;

interface Waiting {
  /** The whole of the wait. */
  readonly ms: Ms;
  readonly until: EpochMs;
  readonly wake: AbortController;
}
const waiting = new Set<Waiting>();

export function now(): EpochMs {
  return Date.now() + wallMoved;
}

export function monotonic(): Ms {
  return performance.now() + evenMoved;
}

/** Nothing stands still here: `advance` and `sleepFor` shake everybody awake themselves. */
export function recheckWaits(): void {}

export async function wait(ms: Ms, signal?: AbortSignal): Promise<void> {
  const [until, evenUntil] = [now() + ms, monotonic() + ms];
  for (;;) {
    signal?.throwIfAborted();
    const left = Math.min(until - now(), evenUntil - monotonic());
    if (left <= 0) return;
    const entry = { ms, until, wake: new AbortController() };
    waiting.add(entry);
    const woken = AbortSignal.any([entry.wake.signal, ...(signal ? [signal] : [])]);
    await delay(left, undefined, { signal: woken, ref: false }).catch(() => {});
    waiting.delete(entry);
  }
}

interface Limit {
  left: Ms;
  readonly act: () => void;
}
const limits = new Set<Limit>();

export function afterAwake(ms: Ms, act: () => void): () => void {
  const cancel = (): void => {
    clearTimeout(timer);
    limits.delete(limit);
  };
  const limit: Limit = {
    left: ms,
    act: () => {
      cancel();
      act();
    },
  };
  const timer = setTimeout(limit.act, ms);
  limits.add(limit);
  return cancel;
}

/** Time passes. Whoever waits looks at the clock at once. Requests that are under way take none of it. */
export function advance(ms: Ms): void {
  evenMoved += ms;
  sleepFor(ms);
}

/** Time passes, and no answer comes meanwhile: the limits of what is under way are over, too. */
export function advanceUnanswered(ms: Ms): void {
  for (const limit of limits) limit.left -= ms;
  advance(ms);
  for (const { left, act } of limits) if (left <= 0) act();
}

/** The machine sleeps, or somebody sets the wall clock: only that one moves. */
export function sleepFor(ms: Ms): void {
  wallMoved += ms;
  for (const { wake } of waiting) wake.abort();
}

/** How many seconds are left of every wait of a second or more, begun ones counted whole, the shortest first. */
export function waits(): readonly number[] {
  const long = [...waiting].filter(({ ms }) => ms >= 1000);
  return long.map(({ until }) => Math.ceil((until - now()) / 1000)).toSorted((a, b) => a - b);
}

/** Waits for `what` while time passes for those who look again each second: answers take the time that they take. */
export async function passing<T>(what: Promise<T>): Promise<T> {
  let isOver = false;
  const settled = what.finally(() => (isOver = true));
  // Whoever asked for `what` hears of its failure.
  settled.catch(() => {});
  while (!isOver) {
    await Promise.race([settled.catch(() => {}), delay(1)]);
    if (!isOver && (waits()[0] ?? Infinity) <= 1) advance(1000);
  }
  return settled;
}
