/** Why a session is signed out. */
import type { SignedOut } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { clockTime } from '../../shared/time-text.ts';
import { isAboutTokenFile } from '../../shared/token-problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';

export function SignedOutReason({ phase }: { readonly phase: SignedOut }) {
  const { t, locale } = useLanguage();
  const now = useNow(null);
  const text = reasonText(t, phase, phase.since === null ? null : clockTime(phase.since, locale, now));
  return text === null ? null : <span className="quiet">{text}</span>;
}

function reasonText(t: Translate, { reason, problem }: SignedOut, time: string | null): string | null {
  switch (reason) {
    case 'never':
      // What is told of the saved sign-in says more, and a file that is there is not none.
      return isAboutTokenFile(problem) ? null : t('panel.session.never');
    case 'asked':
      return time === null ? null : t('panel.session.asked', { time });
    case 'expired':
      return time === null ? t('panel.session.expiredUnknown') : t('panel.session.expired', { time });
    case 'rejected':
      return time === null ? t('panel.session.rejectedUnknown') : t('panel.session.rejected', { time });
  }
}
