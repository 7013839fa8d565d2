/** Random numbers that come again with the same seed, so that a failure can be repeated as far as machines allow. */

export interface Chance {
  readonly seed: number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  pick<Value>(values: readonly Value[]): Value;
}

/** mulberry32. The seed is taken from DAYPASS_STRESS_SEED, or from the clock. */
export function createChance(seed = Number(process.env['DAYPASS_STRESS_SEED'] ?? Date.now() % 1_000_000)): Chance {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { seed, below, pick: (values) => values[below(values.length)]! };
}
