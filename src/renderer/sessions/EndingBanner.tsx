/** A calm line about an end that comes near, and what can be done: a new session now, or a reminder shortly before. */
import { Button } from 'react-aria-components/Button';
import type { Session, SessionId } from '../../shared/app-state.ts';
import { type NearingEnd, nearingEnd } from '../../shared/nearing-end.ts';
import { clockTime } from '../../shared/time-text.ts';
import { endToWarnOf } from '../../shared/warnings.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { useNow } from '../core/use-now.ts';
import { CommandButton } from '../ui/ActButton.tsx';
import { Icon } from '../ui/Icon.tsx';

/** The end that comes near, followed while it does; null where none does. */
export function useNearingEnd(session: Session, warnMinutes: readonly number[]): NearingEnd | null {
  const { phase } = session;
  const end = phase.step === 'active' ? endToWarnOf(phase) : null;
  return nearingEnd(session, warnMinutes, useNow(end?.at ?? null));
}

interface EndingBannerProps {
  readonly sessionId: SessionId;
  readonly near: NearingEnd;
}

export function EndingBanner({ sessionId, near }: EndingBannerProps) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const now = useNow(null);
  const time = clockTime(near.at, locale, now);
  return (
    <div className="ending">
      <Icon name="bell" />
      <div className="ending-text" role="status">
        <p className="ending-headline">{t(`panel.ending.${near.kind}`, { time })}</p>
        {near.remindAt !== null && (
          <p className="quiet">{t('panel.ending.reminder', { time: clockTime(near.remindAt, locale, now) })}</p>
        )}
      </div>
      <div className="buttons">
        {/* The session stays usable until the new sign-in is there. Where renewing fails, a sign-in may fail as well. */}
        <CommandButton
          className={near.kind === 'renewal-failing' ? 'button' : 'button primary'}
          command={{ type: 'sign-in', sessionId }}
        >
          {t(near.kind === 'renewal-failing' ? 'common.action.signInAgain' : 'common.action.renewNow')}
        </CommandButton>
        {near.canRemind && (
          <Button className="button" onPress={() => send({ type: 'snooze-warning', sessionId })}>
            {t('common.action.snooze')}
          </Button>
        )}
      </div>
    </div>
  );
}
