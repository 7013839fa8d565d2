/** The page's only look at the wall clock. */
import type { EpochMs } from '../../shared/time.ts';

export function now(): EpochMs {
  return Date.now();
}
