/** The end that comes near, for the surfaces that stay on screen: what the panel and the tray's menu say of it and offer. */
import type { Session } from './app-state.ts';
import { sessionStatus } from './session-status.ts';
import { type EpochMs, minute } from './time.ts';
import { endToWarnOf, isSnoozed, snoozeMinutes, warningDue, type WarningKind } from './warnings.ts';

export interface NearingEnd {
  readonly kind: WarningKind;
  readonly at: EpochMs;
  /** When the reminder that was asked for will come; null if none was, or once it has come. */
  readonly remindAt: EpochMs | null;
  /** Whether there is still something to be reminded of later. */
  readonly canRemind: boolean;
}

/**
 * Null while nothing comes near: no warning is due, and nothing ends within a quarter of an hour for certain. Muting
 * silences notifications and hides nothing on screen; "remind me later" keeps the end in view.
 */
export function nearingEnd(
  { id, phase, warnings }: Pick<Session, 'id' | 'phase' | 'warnings'>,
  warnMinutes: readonly number[],
  now: EpochMs,
): NearingEnd | null {
  const end = phase.step === 'active' ? endToWarnOf(phase) : null;
  if (phase.step !== 'active' || end === null || now >= end.at) return null;
  const { kind, at } = end;
  const snoozed = isSnoozed(warnings, at);
  const due = warningDue(
    { sessionId: id, phase, settings: { warnMinutes }, choices: { muted: false, snoozed: null }, shown: [] },
    now,
  );
  const isSoon = kind === 'ends' && sessionStatus(phase, now) === 'ending-soon';
  if (due === null && !isSoon && !snoozed) return null;
  const reminder = at - snoozeMinutes * minute;
  const isAhead = now < reminder && !warnings.muted;
  return { kind, at, remindAt: isAhead && snoozed ? reminder : null, canRemind: isAhead && !snoozed };
}
