/** What the commands do by which the user chooses about Daypass itself. */
import type { Preferences } from '../../shared/preferences.ts';
import { pauseEnd } from '../../shared/quiet.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { CommandHandlers } from '../core/dispatch.ts';
import type { Store } from '../core/store.ts';
import { now } from '../system/clock.ts';

export function preferenceHandlers(store: Store) {
  const choose = (chosen: Partial<Preferences>): Result => {
    store.update((state) => ({ ...state, ...chosen }));
    return ok;
  };
  return {
    'set-check-for-updates': ({ enabled }) => choose({ checkForUpdates: enabled }),
    'set-open-at-start': ({ enabled }) => choose({ openAtStart: enabled }),
    'set-quiet-hours': ({ hours }) => choose({ quietHours: hours }),
    'pause-notifications': ({ pause }) => choose({ pausedUntil: pause === null ? null : pauseEnd(pause, now()) }),
  } satisfies Partial<CommandHandlers>;
}
