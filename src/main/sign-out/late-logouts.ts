/**
 * Tells AWS later about sign-outs that it could not be told at once. The tokens are kept in memory only: when the app ends
 * they are forgotten, and end at AWS by themselves.
 */
import { minute, type Ms } from '../../shared/time.ts';
import { AwsFailure } from '../aws/failure.ts';
import type { Portal, PortalAccess } from '../aws/portal.ts';
import { wait } from '../machine/clock.ts';

export interface LateLogouts {
  /** Tries until AWS has answered, whatever it says; `told` is called then, as after a sign-out that it heard at once. */
  add(access: PortalAccess, told: (outcome: 'ended' | 'already-over') => void): void;
  /** Tries all of them now: the network is back, or the machine woke up. */
  tryNow(): void;
  stop(): void;
}

const firstPause: Ms = 0.5 * minute;
const lastPause: Ms = 30 * minute;

export function createLateLogouts(portal: Portal): LateLogouts {
  const end = new AbortController();
  let hurry = new AbortController();

  const pause = async (ms: Ms): Promise<void> => {
    await wait(ms, AbortSignal.any([end.signal, hurry.signal])).catch(() => {});
  };

  const keepTrying: (...args: Parameters<LateLogouts['add']>) => Promise<void> = async (access, told) => {
    for (let ms = firstPause; !end.signal.aborted; ms = Math.min(ms * 2, lastPause)) {
      await pause(ms);
      if (end.signal.aborted) return;
      try {
        await portal.logout(access, end.signal);
        return told('ended');
      } catch (error) {
        if (error instanceof AwsFailure && !error.isPassing) return told('already-over');
      }
    }
  };

  return {
    add: (access, told) => void keepTrying(access, told),
    tryNow() {
      hurry.abort();
      hurry = new AbortController();
    },
    stop: () => end.abort(),
  };
}
