/** The two clocks of a signed-in session in words: the access token's and the session's own. Panel and tray share them. */
import type { Active, Locale } from './app-state.ts';
import type { Translate } from './messages/index.ts';
import { clockTime } from './time-text.ts';
import type { EpochMs } from './time.ts';

/** What texts of a surface are made with: the translator, its language, and the instant that is shown. */
export interface TextContext {
  readonly t: Translate;
  readonly locale: Locale;
  readonly now: EpochMs;
}

export interface ClockWords {
  readonly accessToken: string;
  readonly session: string;
}

/**
 * With times to the minute, so that the words change at most once a minute by the clock alone.
 */
export function clockWords(phase: Active, context: TextContext): ClockWords {
  return {
    accessToken: accessTokenWords(phase, context).join(' · '),
    session: sessionWords(phase, context).join(' · '),
  };
}

function accessTokenWords({ accessTokenEndsAt, renewal }: Active, context: TextContext): readonly string[] {
  const { t, now } = context;
  const time = timeOf(accessTokenEndsAt, context);
  const isOver = accessTokenEndsAt <= now;
  const end = isOver ? t('clocks.endedAt', { time }) : t('clocks.until', { time });
  switch (renewal.kind) {
    case 'automatic': {
      // What is due begins in a moment.
      if (renewal.at <= now) return [end, t('clocks.renewing')];
      const renews = t('clocks.renewsAt', { time: timeOf(renewal.at, context) });
      return [end, renews];
    }
    case 'running':
      return [end, t('clocks.renewing')];
    case 'failing': {
      const next = t('clocks.nextTry', { time: timeOf(renewal.nextTryAt, context) });
      const offline = isOver ? [end, t('clocks.offline')] : [t('clocks.offline'), t('clocks.goodUntil', { time })];
      const state = renewal.problem.code === 'network-unreachable' ? offline : [end, t('clocks.failing')];
      return [...state, next];
    }
    case 'impossible':
      return [isOver ? end : t('clocks.endsAt', { time })];
  }
}

function sessionWords(
  { signedInAt, estimatedEndsAt, accessTokenEndsAt, renewal }: Active,
  context: TextContext,
): readonly string[] {
  const { t, now } = context;
  const since = signedInAt === null ? [] : [t('clocks.since', { time: timeOf(signedInAt, context) })];
  if (renewal.kind === 'impossible') {
    const time = timeOf(accessTokenEndsAt, context);
    return [...since, accessTokenEndsAt <= now ? t('clocks.endedAt', { time }) : t('clocks.endsAt', { time })];
  }
  // An estimate that has passed tells nothing any more.
  if (estimatedEndsAt === null || estimatedEndsAt <= now) return [...since, t('clocks.endUnknown')];
  const time = timeOf(estimatedEndsAt, context);
  return [...since, t('clocks.endsAboutBecause', { time })];
}

function timeOf(at: EpochMs, { locale, now }: TextContext): string {
  return clockTime(at, locale, now);
}
