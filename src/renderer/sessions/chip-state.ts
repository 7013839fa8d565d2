/** What a session's chip shows: a sign by shape and colour, and a word where there is news. */
import type { Session } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { failureOf, failureShownFrom, sessionStatus, type SessionStatus } from '../../shared/session-status.ts';
import { timeLeft } from '../../shared/time-left.ts';
import { timeLeftText } from '../../shared/time-text.ts';
import { type EpochMs, minute } from '../../shared/time.ts';
import { countdownEnd } from './session-queries.ts';

export interface ChipState {
  readonly status: SessionStatus | 'offline';
  /** Null where all is well. */
  readonly word: string | null;
}

export function chipState({ phase }: Session, t: Translate, now: EpochMs): ChipState {
  const status = sessionStatus(phase, now);
  switch (phase.step) {
    case 'signing-in':
      return { status, word: t('home.chips.signingIn') };
    case 'signing-out':
      return { status: 'signing-in', word: t('home.chips.signingOut') };
    case 'signed-out':
      return { status, word: t(status === 'ended' ? 'home.chips.expired' : 'home.chips.signedOut') };
    case 'active': {
      const failure = failureOf(phase.renewal);
      if (status === 'ended') return { status, word: t('home.chips.expired') };
      if (failure?.problem.code === 'network-unreachable') return { status: 'offline', word: t('home.chips.offline') };
      const end = countdownEnd(phase);
      if (status === 'ending-soon' && end !== null) return { status, word: left(end, t, now) };
      const isShown = failure !== null && now >= failureShownFrom(failure);
      return { status, word: isShown ? t('home.chips.failing') : null };
    }
  }
}

/** To the minute: what changes each second draws the eye for nothing. */
function left(end: EpochMs, t: Translate, now: EpochMs): string {
  return end - now < minute ? t('home.chips.underAMinute') : timeLeftText(t, timeLeft(end, now), 'minutes');
}

const counted = [
  ['signed-in', 'signedIn'],
  ['ending-soon', 'endingSoon'],
  ['ended', 'ended'],
  ['signing-in', 'signingIn'],
  ['signed-out', 'signedOut'],
] as const satisfies readonly (readonly [SessionStatus, string])[];

/** "2 signed in · 1 expired". */
export function countsText(sessions: readonly Session[], t: Translate, now: EpochMs): string {
  const statuses = sessions.map(({ phase }) => sessionStatus(phase, now));
  return counted
    .map(([status, key]) => [key, statuses.filter((one) => one === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => t(`home.counts.${key}`, { count }))
    .join(' · ');
}
