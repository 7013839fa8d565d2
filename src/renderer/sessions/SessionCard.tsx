/** One session: its name, where it stands, how long it lasts, and what can be done with it. */
import { Button } from 'react-aria-components/Button';
import { accountAccess } from '../../shared/account-access.ts';
import type { Session } from '../../shared/app-state.ts';
import { renewsByItself, sessionStatus } from '../../shared/session-status.ts';
import { useLanguage } from '../core/i18n.tsx';
import { countdownEnd, hostOf, isUsable } from './session-queries.ts';
import { useNow } from '../core/use-now.ts';
import { Countdown } from '../ui/Countdown.tsx';
import { EndingBanner } from './EndingBanner.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { SessionActions } from './SessionActions.tsx';
import { SessionClocks } from './SessionClocks.tsx';
import { SessionUser } from './SessionUser.tsx';
import { SignedOutReason } from './SignedOutReason.tsx';
import { SignInProgress } from './SignInProgress.tsx';

interface SessionCardProps {
  readonly session: Session;
  /** How many minutes before an end the user is warned. */
  readonly warnMinutes: readonly number[];
  /** Opens the page that moves legacy profiles to an sso-session. */
  readonly onConvert: () => void;
}

export function SessionCard({ session, warnMinutes, onConvert }: SessionCardProps) {
  const { t } = useLanguage();
  const { name, phase, profiles, region, startUrl } = session;
  const host = hostOf(startUrl);
  const count = t('panel.session.profiles', { count: profiles.length });
  const until = countdownEnd(phase);
  const status = sessionStatus(phase, useNow(until));
  const leaving = phase.step === 'signing-out';
  return (
    <section className="card session" aria-label={t('panel.session.region', { name })} data-status={status}>
      <header className="session-head">
        <div className="session-title" title={`${name}\n${startUrl} (${region})\n${count}`}>
          <h2>{name}</h2>
          <p className="quiet ellipsis">{[...(host === name ? [] : [host]), region].join(' · ')}</p>
        </div>
        <SessionActions session={session} status={status} />
      </header>
      <p className="status-line">
        <span className="status" data-status={leaving ? 'signing-in' : status}>
          <Icon name={leaving ? 'signing-in' : status} />
          {leaving ? t('common.signingOut') : t(`common.status.${status}`)}
        </span>
        {until !== null && status !== 'ended' && <Countdown until={until} />}
        {phase.step === 'signed-out' && <SignedOutReason phase={phase} />}
        {phase.step === 'active' && renewsByItself(phase.renewal) && (
          <span className="quiet">{t('common.detail.renewsByItself')}</span>
        )}
        {session.warnings.muted && (
          <span className="muted">
            <Icon name="bell-off" />
            {t('panel.session.muted')}
          </span>
        )}
      </p>
      {phase.step === 'signed-out' && phase.problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={phase.problem} />
        </div>
      )}
      {phase.step === 'signing-in' && <SignInProgress session={session} phase={phase} />}
      <SessionUser session={session} />
      <SessionClocks session={session} status={status} />
      <NoAccounts session={session} />
      <EndingBanner session={session} warnMinutes={warnMinutes} />
      {session.kind === 'legacy' && (
        <p className="convert-offer">
          <Button className="button" onPress={onConvert}>
            {t('profiles.convert.offer')}
          </Button>
        </p>
      )}
      {leaving && <p className="quiet">{t('panel.session.signingOut')}</p>}
    </section>
  );
}

/** Why a signed-in session shows no accounts: it is for something else, or was signed in to before it was for accounts. */
function NoAccounts({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const access = accountAccess(session);
  if (access === 'given' || !isUsable(session.phase)) return null;
  return <p className="quiet">{t(access === 'none' ? 'panel.session.noAccounts' : 'panel.session.noAccountsYet')}</p>;
}
