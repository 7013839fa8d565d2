/** The tray's tooltip: one line, the news first, then how many are signed in. */
import type { AppState, Session } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { endedAt, isNews, sessionStatus } from '../../shared/session-status.ts';
import { sessionsSummary } from '../../shared/sessions-text.ts';
import { clockTime } from '../../shared/time-text.ts';
import { shortName } from './label.ts';
import { expiring } from './status-text.ts';
import { byUrgency } from './urgency.ts';

/** Windows cuts a tooltip after 127 UTF-16 units (`NOTIFYICONDATA.szTip`). */
const longestTooltip = 127;
const longestName = 24;

type Shown = Pick<AppState, 'sessions' | 'seenAt' | 'warnMinutes'>;

/** As much of the news as fits; what does not fit is counted. */
export function trayTooltip(state: Shown, context: TextContext): string {
  const { t } = context;
  const whole = (parts: readonly string[]): string =>
    t('tray.tooltip.whole', { text: parts.reduce((before, after) => t('tray.tooltip.join', { before, after })) });
  const news = byUrgency(state.sessions, context.now).flatMap((session) => newsOf(session, state, context) ?? []);
  const rest = restOf(state.sessions, news.length > 0, context);
  for (let count = news.length; count >= 0; count -= 1) {
    const hidden = news.length - count;
    const more = hidden > 0 && count > 0 ? [t('tray.tooltip.more', { count: hidden })] : [];
    const text = whole([...news.slice(0, count), ...more, ...rest]);
    if (text.length <= longestTooltip) return text;
  }
  return whole(sessionsSummary(state.sessions, context).slice(0, 1));
}

function newsOf(session: Session, { seenAt, warnMinutes }: Shown, context: TextContext): string | null {
  const { t, locale, now } = context;
  const name = shortName(session.name, longestName);
  const near = expiring(session, warnMinutes, now);
  if (near) {
    const key = near.isEstimate ? 'tray.tooltip.expiresAtAbout' : 'tray.tooltip.expiresAt';
    return t(key, { session: name, time: clockTime(near.at, locale, now) });
  }
  if (session.phase.step === 'signing-in') return t('tray.tooltip.signingIn', { session: name });
  const at = endedAt(session.phase, now);
  if (at === null || !isNews(session.phase, seenAt, now)) return null;
  return t('tray.tooltip.expiredAt', { session: name, time: clockTime(at, locale, now) });
}

/** Beside the news: how many are signed in. Of a single session its news says all. */
function restOf(sessions: readonly Session[], hasNews: boolean, context: TextContext): readonly string[] {
  const { t } = context;
  const [only] = sessions;
  if (!only) return [t('tray.tooltip.nothing')];
  if (sessions.length > 1) return sessionsSummary(sessions, context);
  return hasNews ? [] : [onlySession(only, context)];
}

function onlySession({ name, phase }: Session, { t, locale, now }: TextContext): string {
  const session = shortName(name, longestName);
  const at = endedAt(phase, now);
  switch (sessionStatus(phase, now)) {
    case 'signing-in':
      return t('tray.tooltip.signingIn', { session });
    case 'ended':
      return at === null
        ? t('tray.tooltip.expired', { session })
        : t('tray.tooltip.expiredAt', { session, time: clockTime(at, locale, now) });
    case 'offline':
      return t('tray.tooltip.offline', { session });
    case 'signed-out':
      return t('tray.tooltip.signedOut', { session });
    case 'signed-in':
    case 'ending-soon':
      if (phase.step !== 'active' || phase.renewal.kind !== 'impossible')
        return t('tray.tooltip.signedIn', { session });
      return t('tray.tooltip.signedInUntil', { session, time: clockTime(phase.accessTokenEndsAt, locale, now) });
  }
}
