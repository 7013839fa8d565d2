/** Looks all the time whether the session's pair is lost, finds out by whom, and signs in again as a person would. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Kill } from './kills.ts';
import type { Stage } from './stage.ts';

export interface Loss {
  readonly by: string;
  /**
   * `in the air`: AWS had rotated the token for a Daypass that was killed at some moment before the answer was on its disk.
   * Nobody can hold what never arrived: no program can do anything about that.
   */
  readonly how: 'in the air' | 'by another program' | 'by Daypass';
  readonly lastKill?: string;
}

export interface LossWatch {
  readonly losses: readonly Loss[];
  stop(): Promise<void>;
}

/** A living writer is between AWS's answer and the disk for some milliseconds; a busy machine makes them more. */
const patience = 3_000;
/** Longer than an answer is on its way on one machine, however busy. */
const onItsWay = 1_000;

export function watchLosses(stage: Stage, kills: readonly Kill[]): LossWatch {
  const losses: Loss[] = [];
  const end = new AbortController();

  const findOut = (): Loss => {
    const last = stage.ledger.last;
    if (last === undefined) throw new Error('Nobody has renewed anything');
    if (!last.by.startsWith('daypass')) return { by: last.by, how: 'by another program' };
    const inTheAir = kills.some(
      ({ name, moment, at, leftRecord }) =>
        // Who is killed when its file is renamed may ask for the next pair already, where the machine is busy.
        name === last.by &&
        (moment === 'any' || moment === 'renamed') &&
        !leftRecord &&
        at >= last.at &&
        at - last.at < onItsWay,
    );
    // For whoever has to find out what happened: what was done to it last, and how long after it had asked (ms).
    const killed = kills.findLast(({ name }) => name === last.by);
    const told = killed && `${killed.moment}, ${killed.at - last.at} ms, ${killed.leftRecord ? 'record' : 'no record'}`;
    return { by: last.by, how: inTheAir ? 'in the air' : 'by Daypass', lastKill: told ?? 'none' };
  };

  const watch = async (): Promise<void> => {
    for (let since = performance.now(); !end.signal.aborted; await delay(50)) {
      if (!stage.isLost()) since = performance.now();
      if (performance.now() - since < patience) continue;
      losses.push(findOut());
      await stage.signIn();
    }
  };
  const ended = watch();
  return {
    losses,
    async stop() {
      end.abort();
      await ended;
    },
  };
}
