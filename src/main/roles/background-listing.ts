/** Lists what the sessions give access to also while nobody looks, and keeps that fresh: a little at a time, and rarely. */
import type { Session, SessionId } from '../../shared/app-state.ts';
import { minute, type Ms, second } from '../../shared/time.ts';
import type { Store } from '../core/store.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { randomUpTo } from '../system/jitter.ts';
import { type Moment, momentNow, passedSince } from '../system/moment.ts';
import type { Accounts } from './accounts.ts';

export interface BackgroundListing {
  /** Does what is due. Nothing of it is worth a look of its own: the next one, for whatever reason, is early enough. */
  look(): null;
}

/** Daypass starts with the desktop, when everything else does. */
const firstPause: Ms = 30 * second;
/**
 * Between two parts of what is old. A part is fifty accounts: so a large organisation gets a call in twelve seconds on average,
 * where it takes twenty a second, and the processor is not woken up for one of them alone.
 */
const betweenParts: Ms = 10 * minute;

interface Plan {
  /** When the session was first seen signed in, or was refreshed last. */
  readonly since: Moment;
  /** After that. */
  readonly pause: Ms;
}

interface BackgroundDeps {
  readonly store: Store;
  readonly accounts: Pick<Accounts, 'load' | 'refresh'>;
  readonly sessions: Pick<Sessions, 'fileProblem'>;
}

export function createBackgroundListing({ store, accounts, sessions }: BackgroundDeps): BackgroundListing {
  const plans = new Map<SessionId, Plan>();

  const lookAt = ({ id, accounts: { status } }: Session): void => {
    const plan = plans.get(id) ?? { since: momentNow(), pause: firstPause };
    plans.set(id, plan);
    if (passedSince(plan.since) < plan.pause) return;
    // Nobody knows whether this sign-in still stands, such as while its folder is away; it is soon enough when that is known.
    if (sessions.fileProblem(id) !== null) return;
    // Other machines of a company were switched on at the same time.
    plans.set(id, { since: momentNow(), pause: betweenParts * 0.9 + randomUpTo(betweenParts * 0.2) });
    if (status === 'none') accounts.load(id);
    else accounts.refresh(id);
  };

  return {
    look() {
      const active = store.state.sessions.filter(({ phase }) => activeOf(phase));
      for (const id of plans.keys()) if (!active.some((session) => session.id === id)) plans.delete(id);
      for (const session of active) lookAt(session);
      return null;
    },
  };
}
