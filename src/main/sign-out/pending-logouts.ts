/**
 * Tells AWS later about sign-outs that it could not be told at once. The tokens are kept in memory only: when the app ends
 * they are forgotten, and end at AWS by themselves.
 */
import PQueue from 'p-queue';
import { minute, type Ms, second } from '../../shared/time.ts';
import { wait } from '../system/clock.ts';
import { withLimit } from '../system/time-limits.ts';
import { type LogoutOutcome, type AwsLogout, isFinal } from './aws-logout.ts';

export interface PendingLogouts {
  /** Tries until AWS has said something final; `told` is called then, as after a sign-out that it heard at once. */
  add(ending: AwsLogout, told: (ended: LogoutOutcome) => void): void;
  /** Tries all of them now: the network is back, or the machine woke up. */
  tryNow(): void;
  stop(): void;
}

const firstPause: Ms = 0.5 * minute;
const lastPause: Ms = 30 * minute;

/** Of one try, whatever it waits for: else the first connection that hangs would be the last try. */
const longestTry: Ms = 30 * second;

/** Of a folder full of sign-ins not all are told in the same moment. */
const atOnce = 8;

export function createPendingLogouts(): PendingLogouts {
  const end = new AbortController();
  let hurry = new AbortController();
  const queue = new PQueue({ concurrency: atOnce });

  const pause = async (ms: Ms): Promise<void> => {
    await wait(ms, AbortSignal.any([end.signal, hurry.signal])).catch(() => {});
  };

  const keepTrying: (...args: Parameters<PendingLogouts['add']>) => Promise<void> = async (ending, told) => {
    for (let ms = firstPause; !end.signal.aborted; ms = Math.min(ms * 2, lastPause)) {
      await pause(ms);
      if (end.signal.aborted) return;
      const limited = () => withLimit(longestTry, (limit) => ending.attempt(AbortSignal.any([end.signal, limit])));
      const result = await queue.add(limited);
      if (isFinal(result)) return told(result);
    }
  };

  return {
    add: (ending, told) => void keepTrying(ending, told),
    tryNow() {
      hurry.abort();
      hurry = new AbortController();
    },
    stop: () => end.abort(),
  };
}
