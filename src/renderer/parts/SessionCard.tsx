/** One session: its name, where it stands, how long it lasts, and what can be done with it. */
import { Button } from 'react-aria-components/Button';
import type { Session, SessionId } from '../../shared/app-state.ts';
import { sessionStatus } from '../../shared/session-status.ts';
import { useLanguage } from '../i18n.tsx';
import { countdownEnd, hostOf } from '../session-facts.ts';
import { useCommands } from '../state/commands.tsx';
import { useNow } from '../time/use-now.ts';
import { ActiveFacts } from './ActiveFacts.tsx';
import { Countdown } from './Countdown.tsx';
import { Icon } from './Icon.tsx';
import { ProblemText } from './ProblemText.tsx';
import { SessionActions } from './SessionActions.tsx';
import { SignedOutReason } from './SignedOutReason.tsx';
import { SignInProgress } from './SignInProgress.tsx';

export function SessionCard({ session }: { readonly session: Session }) {
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
      </p>
      {phase.step === 'signed-out' && phase.problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={phase.problem} />
        </div>
      )}
      {phase.step === 'signing-in' && <SignInProgress session={session} phase={phase} />}
      {phase.step === 'active' && (status !== 'ended' || phase.renewal.kind === 'failing') && (
        <ActiveFacts phase={phase} />
      )}
      {phase.step === 'active' && status === 'ending-soon' && <SignInAgain sessionId={session.id} />}
      {leaving && <p className="quiet">{t('panel.session.signingOut')}</p>}
    </section>
  );
}

/** Before the end, not after it: the session stays usable until the new sign-in is there. */
function SignInAgain({ sessionId }: { readonly sessionId: SessionId }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="buttons">
      <Button className="button primary" onPress={() => send({ type: 'sign-in', sessionId })}>
        {t('common.action.signInAgain')}
      </Button>
    </div>
  );
}
