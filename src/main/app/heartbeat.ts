/**
 * What happens at each look of the alarm: what is due is done, and what has happened to the machine since the last look (a
 * sleep, a clock that was set, another network) is answered, without an event of the system for any of it.
 */
import { type EpochMs, minute, type Ms } from '../../shared/time.ts';
import { recheckWaits } from '../system/clock.ts';
import { createNetworkWatch } from '../system/network-watch.ts';
import { unlessItThrows } from '../system/throw-later.ts';
import type { Services } from './services.ts';

export interface Heartbeat {
  /** `jump` is by how much the wall clock was not even since the last look. Returns when to look again; null: nothing is planned. */
  look(at: EpochMs, jump: Ms): EpochMs | null;
  /** The machine woke up or was unlocked: everything is looked at once, now. */
  wakeUp(): void;
}

/** Somebody who has plans: does what is due, and returns when to be asked again. */
export interface HasPlans {
  look(at: EpochMs): EpochMs | null;
}

type HeartbeatDeps = Pick<
  Services,
  'clockCheck' | 'sessions' | 'renewals' | 'pendingLogouts' | 'accounts' | 'roleCredentials' | 'missingFolder'
>;

/** `others` are asked after the services; `lookSoon` asks for a look when the files have been read after a sleep. */
export function createHeartbeat(
  { clockCheck, sessions, renewals, pendingLogouts, accounts, roleCredentials, missingFolder }: HeartbeatDeps,
  others: readonly HasPlans[],
  lookSoon: () => void,
): Heartbeat {
  const network = createNetworkWatch();

  /** What could not reach AWS a moment ago may do so now. */
  const retry = (): void => {
    pendingLogouts.tryNow();
    renewals.retryNow();
    accounts.retryNow();
  };

  const wakeUp = (): void => {
    recheckWaits();
    retry();
    void roleCredentials.read();
    void sessions.readTokens().then(lookSoon);
  };

  /** What has happened to the machine since the last look. */
  const lookAround = (jump: Ms): void => {
    if (jump !== 0) clockCheck.forget();
    if (jump < -minute) renewals.renewAll();
    if (jump !== 0) wakeUp();
    else if (network.isAnother()) retry();
  };

  return {
    look(at, jump) {
      // One part that fails must not keep the others from looking, at this time or ever.
      unlessItThrows(() => lookAround(jump), undefined);
      const looks = [renewals, missingFolder, ...others].map((part) => unlessItThrows(() => part.look(at), null));
      return looks.reduce(earlier, null);
    },
    wakeUp,
  };
}

function earlier(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
