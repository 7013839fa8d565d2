/** How much a role is used: the more often and the more recently, the more. */
import { day, type EpochMs, type Ms } from '../../shared/time.ts';

export interface RoleUses {
  /** How often the role was used in all. */
  readonly count: number;
  readonly lastUsedAt: EpochMs;
}

/** A role that is not used any more counts half as much after a week, a quarter after two. */
const halfLife: Ms = 7 * day;

/**
 * A number that orders roles by `log2(1 + count) × 2^(−age / halfLife)`: Firefox's decay of what was visited, with a week
 * instead of a month, as roles change with the work; and the logarithm of the count, so that a hundred uses long ago do not stand
 * before those of today. It is that product's own logarithm without the age's common part: the order of two roles is the same
 * at any time, so that no clock is needed.
 */
export function frecency({ count, lastUsedAt }: RoleUses): number {
  return Math.log2(Math.log2(1 + Math.max(1, count))) + lastUsedAt / halfLife;
}
