/** Spreads what many would otherwise do at the same instant: two Daypass on one home, a hundred machines of one company. */
import type { Ms } from '../../shared/time.ts';

/** Anything from nothing to less than `most`, in whole ms, another one each time. Not for secrets. */
export function randomUpTo(most: Ms): Ms {
  return Math.floor(Math.random() * most);
}
