/** What a notification says and does. Lock screens show notifications: no account ids, no e-mail addresses. */
import type { Session } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { sessionStatus } from '../../shared/session-status.ts';
import { clockTime } from '../../shared/time-text.ts';
import { shortName } from './label.ts';
import { hasStoppedRenewing, type Voice } from './status-text.ts';

export interface NotificationModel {
  /** The same for the same occasion: whoever has shown this key does not show it again. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** What a click does. */
  readonly command: Command;
}

/**
 * What there is to announce about a session as it stands; null if nothing. The most severe occasion only: a session that
 * has ended is not also announced as one that needs a sign-in. A caller that starts up takes the keys of the moment as
 * shown, so that what happened before is not news.
 */
export function notificationFor(session: Session, voice: Voice): NotificationModel | null {
  return ended(session, voice) ?? signInNeeded(session, voice);
}

function ended({ id, name, phase }: Session, { t, locale, now }: Voice): NotificationModel | null {
  if (sessionStatus(phase, now) !== 'ended') return null;
  // Nobody has said no yet: the next try may succeed, as after a night of sleep when the network is not there yet.
  if (phase.step === 'active' && phase.renewal.kind === 'failing') return null;
  const at = phase.step === 'active' ? phase.accessTokenEndsAt : phase.step === 'signed-out' ? phase.since : null;
  const isByAws = phase.step === 'signed-out' && phase.reason === 'rejected';
  const body = isByAws
    ? t('notification.sessionEnded.bodyEndedByAws')
    : at === null
      ? t('notification.sessionEnded.bodyWithoutTime')
      : t('notification.sessionEnded.body', { time: clockTime(at, locale, now) });
  return {
    key: `ended ${id} ${at}`,
    title: t('notification.sessionEnded.title', { session: shortName(name) }),
    body,
    command: { type: 'sign-in', sessionId: id },
  };
}

/** Its last hour has begun without anybody having chosen that. */
function signInNeeded({ id, name, phase }: Session, { t, locale, now }: Voice): NotificationModel | null {
  if (phase.step !== 'active' || !hasStoppedRenewing(phase.renewal)) return null;
  const at = phase.accessTokenEndsAt;
  return {
    key: `sign-in-needed ${id} ${at}`,
    title: t('notification.signInNeeded.title', { session: shortName(name) }),
    body: t('notification.signInNeeded.body', { time: clockTime(at, locale, now) }),
    command: { type: 'sign-in', sessionId: id },
  };
}
