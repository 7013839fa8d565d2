/** How long before the renewal window a token is renewed: of one token, in one process. */
import type { Ms } from '../../shared/time.ts';
import { randomUpTo } from '../system/jitter.ts';
import { greatestRenewEarlyBy, leastRenewEarlyBy } from './session-phase.ts';

export function randomRenewEarlyBy(): Ms {
  return leastRenewEarlyBy + randomUpTo(greatestRenewEarlyBy - leastRenewEarlyBy);
}
