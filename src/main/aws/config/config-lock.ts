/** Lets changes of an AWS file happen one after the other: those of this process, and those of other Daypass processes. */
import PQueue from 'p-queue';
import { type Ms, second } from '../../../shared/time.ts';
import { holdLock } from '../../system/process-lock.ts';
import { endOfLinks } from '../../system/whole-file.ts';
import { lockSuffix, placesBeside } from './beside.ts';
import { takeBackHalfWritten } from './in-place.ts';

/** Then the change is made without the lock: whether others have changed the file is looked at in any case. */
const longestWait: Ms = 15 * second;
const pause: Ms = 20;

const queue = new PQueue({ concurrency: 1 });

/**
 * Runs `act` while no other Daypass changes the file (`isHeld`: that is sure). The lock lies beside the end of its links, so that processes with
 * other home folders find the same one. A folder that is not there gets none: then there is no file either, and a new one is
 * never put over another.
 */
export function inConfigTurn<Value>(file: string, act: (isHeld: boolean) => Promise<Value>): Promise<Value> {
  return queue.add(async () => {
    const target = await endOfLinks(file).catch(() => file);
    const run = async (isHeld: boolean): Promise<Value> => {
      await takeBackHalfWritten(target);
      return act(isHeld);
    };
    return holdLock(placesBeside(target, lockSuffix), run, { longestWait, pause, complain: () => {} });
  });
}
