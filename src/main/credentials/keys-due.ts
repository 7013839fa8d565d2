/** What is to be done with keys in the credentials file at an instant, and when to look again: a pure function. */
import type { SessionPhase } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { type EpochMs, minute, type Ms, second } from '../../shared/time.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { KeysEntry } from './keys-record.ts';

export type KeysAct = 'write' | 'remove';

/** `next`: null where nothing but a change of something else can make it due. */
export interface Due {
  readonly act: KeysAct | null;
  readonly next: EpochMs | null;
}

/** Why the last try of an act came to nothing, and until when it is not tried again. */
export interface KeysTrouble {
  readonly act: KeysAct;
  readonly problem: Problem;
  /** How many tries have failed before this one. */
  readonly tries: number;
  readonly until: EpochMs;
}

export interface KeysSituation {
  readonly at: EpochMs;
  /** By AWS's clock, which is the one that ends keys. */
  readonly awsNow: EpochMs;
  /** Of the session that they come from; undefined: it is not configured here, or these are other files. */
  readonly phase: SessionPhase | undefined;
  readonly trouble: KeysTrouble | undefined;
  /** With so much time left they are given up for new ones. */
  readonly margin: Ms;
  /** `sign-in`: they are of the sign-in before. `missing`: the section is not in the file any more. */
  readonly stale: 'sign-in' | 'missing' | undefined;
  readonly writtenAt: EpochMs | undefined;
  /** Something is being done with them. */
  readonly isRunning: boolean;
}

/** A section that another program takes out each time is not put back each time. */
const leastLife: Ms = minute;
/** While something is done: whatever comes of it is looked at no later. */
const whileRunning: Ms = 15 * second;

export function dueOf({ endsAt, isWanted }: KeysEntry, situation: KeysSituation): Due {
  const { at, awsNow, phase, trouble, isRunning } = situation;
  if (isRunning) return { act: null, next: at + whileRunning };
  const isWaiting = (act: KeysAct): boolean => trouble?.act === act && trouble.until > at;
  const patient = (act: KeysAct): Due =>
    isWaiting(act) ? { act: null, next: trouble?.until ?? null } : { act, next: null };
  if (!isWanted) return patient('remove');
  const left = endsAt === null ? null : endsAt - awsNow;
  const isOver = left !== null && left <= 0;
  if (!phase) return isOver ? patient('remove') : { act: null, next: left === null ? null : at + left };
  if (phase.step === 'signing-out') return { act: null, next: null };
  if (!activeOf(phase)) return left === null ? { act: null, next: null } : patient('remove');
  const wait = waitOf(left, situation);
  if (wait > 0) return { act: null, next: at + wait };
  // What has ended is of no use to anybody, and is not left until newer ones can be had.
  return isOver && isWaiting('write') ? patient('remove') : patient('write');
}

/** For how long nothing has to be written. */
function waitOf(left: Ms | null, { at, margin, stale, writtenAt }: KeysSituation): Ms {
  if (left === null || stale === 'sign-in') return 0;
  if (stale === 'missing') return writtenAt === undefined ? 0 : writtenAt + leastLife - at;
  return left - margin;
}
