/** Says on one line of plain text how a session stands, for the tray. A token's life is never told: it means nothing to a person. */
import type { Active, Renewal, Session, SignInProgress } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { nearingEnd } from '../../shared/nearing-end.ts';
import { endedAt, failureOf, isOffline, sessionStatus } from '../../shared/session-status.ts';
import { clockTime } from '../../shared/time-text.ts';
import type { EpochMs } from '../../shared/time.ts';

/** Whether this sign-in used to renew itself and no longer can; a session with one hard end never could. */
export function hasStoppedRenewing(renewal: Renewal): boolean {
  return renewal.kind === 'impossible' && (renewal.why === 'refused' || renewal.why === 'registration-ended');
}

/**
 * "Signed in", "Expires at 3:25 PM". Clock times, nothing that counts: each change of the menu or of the tooltip sends the
 * whole menu again on Linux, and desktops close it then while somebody reads it.
 */
export function stateText(session: Session, warnMinutes: readonly number[], context: TextContext): string {
  const { t, locale, now } = context;
  const { phase } = session;
  switch (phase.step) {
    case 'signed-out': {
      if (sessionStatus(phase, now) !== 'ended') return t('tray.state.signedOut');
      const at = endedAt(phase, now);
      return at === null ? t('tray.state.expired') : t('tray.state.expiredAt', { time: clockTime(at, locale, now) });
    }
    case 'signing-in':
      return progressText(phase.progress, context);
    case 'signing-out':
      return t('tray.state.signingOut');
    case 'active':
      return activeText(phase, expiring(session, warnMinutes, now), context);
  }
}

/** An end that comes near, unless there is no network: then nothing ends that would not be renewed. */
export interface Expiring {
  readonly at: EpochMs;
  /** Learned from earlier sessions, and no more than likely. */
  readonly isEstimate: boolean;
}

export function expiring(
  session: Pick<Session, 'id' | 'phase' | 'warnings'>,
  warnMinutes: readonly number[],
  now: EpochMs,
): Expiring | null {
  const { phase } = session;
  if (phase.step === 'active' && isOffline(phase.renewal)) return null;
  const near = nearingEnd(session, warnMinutes, now);
  return near && { at: near.at, isEstimate: near.kind === 'ends-about' };
}

function progressText(progress: SignInProgress, { t }: TextContext): string {
  switch (progress.kind) {
    case 'browser':
      return t('tray.state.waitingForBrowser');
    case 'device':
      return t('tray.state.code', { code: progress.userCode });
    case 'starting':
    case 'finishing':
      return t('tray.state.signingIn');
  }
}

function activeText(active: Active, near: Expiring | null, context: TextContext): string {
  const { t, locale, now } = context;
  const { renewal } = active;
  const time = clockTime(active.accessTokenEndsAt, locale, now);
  const status = sessionStatus(active, now);
  if (status === 'ended') return t('tray.state.expiredAt', { time });
  if (status === 'offline')
    return active.accessTokenEndsAt > now ? t('tray.state.offline', { time }) : t('tray.state.offlineOver');
  if (near)
    return t(near.isEstimate ? 'tray.state.expiresAtAbout' : 'tray.state.expiresAt', {
      time: clockTime(near.at, locale, now),
    });
  if (renewal.kind === 'impossible') return t('tray.state.signedInUntil', { time });
  return t(failureOf(renewal) ? 'tray.state.retrying' : 'tray.state.signedIn');
}
