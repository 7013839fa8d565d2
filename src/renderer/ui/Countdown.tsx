/** A live countdown. */
import { timeLeft } from '../../shared/time-left.ts';
import { timeLeftText } from '../../shared/time-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

export function Countdown({ until }: { readonly until: EpochMs }) {
  const { t } = useLanguage();
  const now = useNow(until);
  return (
    <span className="countdown" role="timer">
      {t('common.time.left', { time: timeLeftText(t, timeLeft(until, now)) })}
    </span>
  );
}
