/** Keeps the old objects of a new snapshot where nothing changed, so that React draws only what did. */

/**
 * A value equal to `next` that consists of `previous` as far as both are equal. Every snapshot arrives as a fresh copy
 * through IPC; without this each of them would draw thousands of rows again. Both must be plain data (JSON).
 * @param done parts of `next` that are taken as they are
 */
export function shareUnchanged<T>(previous: unknown, next: T, done: ReadonlySet<unknown> = nothing): T {
  if (Object.is(previous, next) || done.has(next)) return next;
  if (Array.isArray(next)) return shareArray(previous, next, done) as T;
  if (isRecord(next)) return shareRecord(previous, next, done) as T;
  return next;
}

const nothing: ReadonlySet<unknown> = new Set();

function shareArray(previous: unknown, next: readonly unknown[], done: ReadonlySet<unknown>): readonly unknown[] {
  if (!Array.isArray(previous)) return next;
  const old: readonly unknown[] = previous;
  const merged = next.map((item, index) => shareUnchanged(old[index], item, done));
  return merged.length === old.length && merged.every((item, index) => Object.is(item, old[index])) ? old : merged;
}

function shareRecord(
  previous: unknown,
  next: Readonly<Record<string, unknown>>,
  done: ReadonlySet<unknown>,
): Readonly<Record<string, unknown>> {
  if (!isRecord(previous)) return next;
  const own = (key: string): unknown => (Object.hasOwn(previous, key) ? previous[key] : undefined);
  const merged = Object.entries(next).map(([key, value]) => [key, shareUnchanged(own(key), value, done)] as const);
  const same = merged.length === Object.keys(previous).length && merged.every(([key, value]) => own(key) === value);
  return same ? previous : Object.fromEntries(merged);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
