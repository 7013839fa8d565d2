/** Says on one line of plain text how a session stands: for the tray's menu and tooltip. */
import type { Active, Renewal, Session, SignInProgress } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { sessionStatus } from '../../shared/session-status.ts';
import { timeLeft } from '../../shared/time-left.ts';
import { clockTime, timeLeftText } from '../../shared/time-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import { shortName } from './label.ts';

/** "corp · Signed in · 42 min left · renews by itself"; to the minute, so that it changes at most once a minute. */
export function statusText(session: Session, context: TextContext): string {
  return [shortName(session.name), ...stateWords(session, context)].join(' · ');
}

/** Whether this sign-in used to renew itself and no longer can; a session with one hard end never could. */
export function hasStoppedRenewing(renewal: Renewal): boolean {
  return renewal.kind === 'impossible' && (renewal.why === 'refused' || renewal.why === 'registration-ended');
}

function isOffline(renewal: Renewal): boolean {
  return renewal.kind === 'failing' && renewal.problem.code === 'network-unreachable';
}

function stateWords({ phase }: Session, { t, locale, now }: TextContext): readonly string[] {
  const status = sessionStatus(phase, now);
  const word = t(`common.status.${status}`);
  const ended = (at: EpochMs | null) =>
    at === null ? word : t('common.detail.endedAt', { time: clockTime(at, locale, now) });
  switch (phase.step) {
    case 'signed-out':
      return [status === 'ended' ? ended(phase.since) : word];
    case 'signing-in':
      return [word, ...progressWords(phase.progress, t)];
    case 'signing-out':
      return [t('common.signingOut')];
    case 'active': {
      const { accessTokenEndsAt: end, renewal } = phase;
      if (isOffline(renewal) && end > now) {
        return [t('common.offline'), t('clocks.goodUntil', { time: clockTime(end, locale, now) })];
      }
      return [status === 'ended' ? ended(phase.accessTokenEndsAt) : word, ...activeWords(phase, t, now)];
    }
  }
}

function progressWords(progress: SignInProgress, t: Translate): readonly string[] {
  switch (progress.kind) {
    case 'browser':
      return [t('common.detail.waitingForBrowser')];
    case 'device':
      return [t('common.detail.code', { code: progress.userCode })];
    case 'starting':
    case 'finishing':
      return [];
  }
}

function activeWords({ accessTokenEndsAt, renewal }: Active, t: Translate, now: EpochMs): readonly string[] {
  const left = timeLeft(accessTokenEndsAt, now);
  const renewalWord = {
    automatic: t('common.detail.renewsByItself'),
    running: t('common.detail.renewing'),
    failing: isOffline(renewal) ? t('clocks.offline') : t('common.detail.renewalFailing'),
    impossible: hasStoppedRenewing(renewal) ? t('common.detail.notRenewable') : null,
  }[renewal.kind];
  return [
    ...(left.unit === 'over' ? [] : [t('common.time.left', { time: timeLeftText(t, left, 'minutes') })]),
    ...(renewalWord === null ? [] : [renewalWord]),
  ];
}
