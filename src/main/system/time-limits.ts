/** Waiting that ends: for one thing a while, and for many small ones a few at a time, until nothing moves any more. */
import { type Ms, second } from '../../shared/time.ts';
import { afterAwake, wait } from './clock.ts';

/** What `inTime` resolves with if it had to stop waiting. */
export const timedOut = Symbol('timed out');

/** A wait ends early when the machine wakes up. What it waits for has slept as well, so that it needs its time afterwards. */
const tick: Ms = 0.5 * second;

/** Ends when the machine has been awake for as long, or with the signal. Never rejects. */
async function awake(ms: Ms, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= tick) {
    await wait(Math.min(left, tick), signal).catch(() => {});
  }
}

/** The promise's own end if that comes within `ms`, else `timedOut`; what it was waiting for runs on, and a later failure of it is nobody's. */
export async function inTime<Value>(promise: Promise<Value>, ms: Ms): Promise<Value | typeof timedOut> {
  const done = new AbortController();
  promise.catch(() => {});
  const toTimedOut = (): typeof timedOut => timedOut;
  try {
    return await Promise.race([promise, awake(ms, done.signal).then(toTimedOut)]);
  } finally {
    done.abort();
  }
}

/** Gives `act` a signal that is aborted when the machine has been awake for `ms`, and resolves as it does. */
export async function withLimit<Value>(ms: Ms, act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const limit = new AbortController();
  const cancel = afterAwake(ms, () => limit.abort());
  return act(limit.signal).finally(cancel);
}

/** The same for what may take its time as long as it goes on: the signal is aborted when `moved` was not called for `ms`. */
export async function whileMoving<Value>(
  ms: Ms,
  act: (moved: () => void, signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const limit = new AbortController();
  const begin = (): (() => void) => afterAwake(ms, () => limit.abort());
  let cancel = begin();
  const moved = (): void => {
    cancel();
    cancel = begin();
  };
  return act(moved, limit.signal).finally(() => cancel());
}

/**
 * Far below the smallest number of files that a system lets a program open (256 on macOS), and more than Node's four
 * threads for files can keep busy.
 */
const atOnce = 32;

/** A disk that has not done one small thing for so long does not answer: a network drive that hangs. */
const longestSilence: Ms = 4 * second;

/**
 * Does `act` for each of many items, a few at a time, and resolves with what each of them came to, in their order. When
 * nothing has come to an end for some seconds, all that is not done by then counts as `given`; nothing new is begun.
 */
export async function fewAtOnce<Item, Value>(
  items: readonly Item[],
  act: (item: Item) => Promise<Value>,
  given: (item: Item) => Value,
): Promise<readonly Value[]> {
  const done = new Map<number, { readonly value: Value }>();
  const end = new AbortController();
  const todo = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of todo) {
      if (end.signal.aborted) return;
      done.set(index, { value: await act(item) });
    }
  };
  const workers = Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  await Promise.race([workers, standstill(() => done.size, end.signal)]).finally(() => end.abort());
  return items.map((item, index) => (done.get(index) ?? { value: given(item) }).value);
}

/** Ends when `count` has stayed the same for the whole of that time, or with the signal. */
async function standstill(count: () => number, signal: AbortSignal): Promise<void> {
  for (let before = -1; count() > before && !signal.aborted;) {
    before = count();
    await awake(longestSilence, signal);
  }
}
