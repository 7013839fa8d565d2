/**
 * The ring of the tray icon: how much time is left until the session ends, in steps of an hour. It is drawn only of an end that AWS has
 * told, or that earlier sessions make likely; a token that is renewed ends nothing, and has none.
 */
import type { Session, SessionPhase } from './app-state.ts';
import { endingSoonWindow, failureOf, inUse } from './session-status.ts';
import { type EpochMs, hour, type Ms } from './time.ts';
import { endToWarnOf } from './warnings.ts';

/** A full ring is more than seven hours, the last step the last hour. */
export const ringSteps = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type RingStep = (typeof ringSteps)[number];

/** By the hour and not by the share of the session: when it began is often not known, and half a ring is four hours for everybody. */
const step: Ms = hour;

/**
 * The end that the ring runs out at; null where nobody knows one. While renewals fail there is none: the token's end is not the
 * session's, and the next try may succeed. An estimate that has passed was wrong, and is none any more.
 */
export function ringEndOf(phase: SessionPhase, now: EpochMs): EpochMs | null {
  const used = inUse(phase);
  if (used.step !== 'active' || failureOf(used.renewal) !== null) return null;
  const at = endToWarnOf(used)?.at ?? null;
  return at !== null && at > now ? at : null;
}

/** What the ring shows: of several sessions the end that comes first. Null: no ring. */
export function ringStepOf(sessions: readonly Pick<Session, 'phase'>[], now: EpochMs): RingStep | null {
  const ends = sessions.flatMap(({ phase }) => ringEndOf(phase, now) ?? []);
  if (ends.length === 0) return null;
  const left = Math.ceil((Math.min(...ends) - now) / step);
  return ringSteps[Math.min(left, ringSteps.length) - 1] ?? null;
}

/** When the ring, or the sign of a near end that takes its place, changes by the clock alone; null if it never will. */
export function nextRingChange(sessions: readonly Pick<Session, 'phase'>[], now: EpochMs): EpochMs | null {
  const ends = sessions.flatMap(({ phase }) => ringEndOf(phase, now) ?? []);
  if (ends.length === 0) return null;
  const first = Math.min(...ends);
  const soon = first - endingSoonWindow;
  const stepsAfter = Math.min(Math.ceil((first - now) / step), ringSteps.length) - 1;
  return stepsAfter === 0 && now < soon ? soon : first - stepsAfter * step;
}
