/** Kills a Daypass at a chosen moment of its renewal, or at any, and says what it left behind. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tokenPath } from '../../testing/aws-files.ts';
import type { Chance } from './chance.ts';
import type { DaypassWriter } from './daypass-writer.ts';
import { hasRecord, session, type Stage } from './stage.ts';

/**
 * `recorded`: AWS's answer is in Daypass's record, the token file is the old one. `temporary file`: it lies beside the token
 * file, and the rename comes next. `renamed`: the token file is the new one. `any`: whatever it is doing.
 */
export type Moment = 'any' | 'recorded' | 'temporary file' | 'renamed';
export const moments: readonly Moment[] = ['temporary file', 'recorded', 'any', 'renamed'];

export interface Kill {
  readonly moment: Moment;
  readonly name: string;
  /** Epoch ms. */
  readonly at: number;
  /** Killed after AWS's answer and before the rename: the file is left with a dead refresh token. */
  readonly leftDead: boolean;
  /** The dead one's new pair is in its record. */
  readonly leftRecord: boolean;
}

/** Resolves when one has been killed and is gone. Rejects if the moment does not come within half a minute. */
export async function killAt(moment: Moment, stage: Stage, chance: Chance): Promise<Kill> {
  const killed = moment === 'any' ? await killAny(stage, chance) : await killWhen(moment, stage);
  await killed.gone;
  const held = stage.refreshToken();
  const leftDead = held !== undefined && stage.ledger.isUsed(held);
  return { moment, name: killed.name, at: Date.now(), leftDead, leftRecord: hasRecord(stage.daypassFolder) };
}

async function killAny({ daypasses }: Stage, chance: Chance): Promise<DaypassWriter> {
  const victim = chance.pick(daypasses);
  // The moment itself: any of the few hundred milliseconds in which some renewals fit.
  await delay(chance.below(400));
  victim.kill();
  return victim;
}

/** In the watcher's callback, so that nothing comes between the event and the signal. */
async function killWhen(moment: Exclude<Moment, 'any'>, stage: Stage): Promise<DaypassWriter> {
  const { promise, resolve, reject } = Promise.withResolvers<DaypassWriter>();
  const folder = moment === 'recorded' ? stage.daypassFolder : stage.tokenFolder;
  const token = path.basename(tokenPath(stage.home, session));
  const isMoment = (name: string): boolean => {
    if (moment === 'recorded') return hasRecord(stage.daypassFolder);
    return moment === 'renamed' ? name === token : name.startsWith(`${token}.`);
  };
  const watcher = fs.watch(folder, (_event, name) => {
    if (!isMoment(String(name))) return;
    // The one whom AWS answered last is the one who writes.
    const writer = stage.daypasses.find((one) => one.name === stage.ledger.last?.by);
    if (!writer?.isRunning) return;
    writer.kill();
    resolve(writer);
  });
  const patience = AbortSignal.timeout(30_000);
  patience.addEventListener('abort', () => {
    reject(new Error(`Nobody came to the moment "${moment}"; the last renewal was by ${stage.ledger.last?.by}`));
  });
  return promise.finally(() => watcher.close());
}
