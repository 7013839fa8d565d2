/** What a session's chip shows: a sign by shape and colour, and a word where there is news. */
import type { Session } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import {
  failureOf,
  failureShownFrom,
  sessionStatus,
  type SessionStatus,
  statusShown,
} from '../../shared/session-status.ts';
import { timeLeft } from '../../shared/time-left.ts';
import { timeLeftText } from '../../shared/time-text.ts';
import { type EpochMs, minute } from '../../shared/time.ts';
import { countdownEnd } from './session-queries.ts';

export interface ChipState {
  readonly status: SessionStatus;
  /** Null where all is well. */
  readonly word: string | null;
}

/** What a surface of the page knows of the time. */
export interface Look {
  readonly now: EpochMs;
  /** When somebody looked before: what had ended by then is no news. Null: nobody has. */
  readonly seenAt: EpochMs | null;
}

export function chipState({ phase }: Session, t: Translate, { now, seenAt }: Look): ChipState {
  const status = statusShown(phase, seenAt, now);
  switch (phase.step) {
    case 'signing-in':
      return { status: 'signing-in', word: t('home.chips.signingIn') };
    case 'signing-out':
      return { status: 'signing-in', word: t('home.chips.signingOut') };
    case 'signed-out': {
      // The word stays when the colour is gone: it is still what the session is.
      const hasEnded = sessionStatus(phase, now) === 'ended';
      return { status, word: t(hasEnded ? 'home.chips.expired' : 'home.chips.signedOut') };
    }
    case 'active': {
      if (status === 'offline') return { status, word: t('home.chips.offline') };
      if (sessionStatus(phase, now) === 'ended') return { status, word: t('home.chips.expired') };
      const end = countdownEnd(phase);
      if (status === 'ending-soon' && end !== null) return { status, word: left(end, t, now) };
      const failure = failureOf(phase.renewal);
      const isShown = failure !== null && now >= failureShownFrom(failure);
      return { status, word: isShown ? t('home.chips.failing') : null };
    }
  }
}

/** To the minute: what changes each second draws the eye for nothing. */
function left(end: EpochMs, t: Translate, now: EpochMs): string {
  return end - now < minute ? t('home.chips.underAMinute') : timeLeftText(t, timeLeft(end, now), 'minutes');
}
