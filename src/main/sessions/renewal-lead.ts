/** How long before the renewal window a token is renewed: of one token, in one process. */
import type { Ms } from '../../shared/time.ts';
import { upTo } from '../system/jitter.ts';
import { greatestLead, leastLead } from './session-phase.ts';

export function newLead(): Ms {
  return leastLead + upTo(greatestLead - leastLead);
}
