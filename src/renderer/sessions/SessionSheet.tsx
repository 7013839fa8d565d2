/** One session in full: who, where, how long it lasts, what is in use, and all that can be done with it. */
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { accountAccess } from '../../shared/account-access.ts';
import type { Renewal, Session } from '../../shared/app-state.ts';
import type { FoundBrowser } from '../../shared/browser-choice.ts';
import {
  isOffline,
  renewsByItself,
  sessionStatus,
  type SessionStatus,
  statusShown,
} from '../../shared/session-status.ts';
import { waitingForSignIn } from '../../shared/waiting.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useLastLook } from '../core/last-look.ts';
import type { OpenPage } from '../core/pages.ts';
import type { SheetQuestion } from '../core/panel-act.ts';
import { useNow } from '../core/use-now.ts';
import { Countdown } from '../ui/Countdown.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { useBrowsersLookedFor } from './BrowserChoice.tsx';
import { EndingBanner, useNearingEnd } from './EndingBanner.tsx';
import { SessionActions } from './SessionActions.tsx';
import { SessionClocks } from './SessionClocks.tsx';
import { SessionUser } from './SessionUser.tsx';
import { SignedOutReason } from './SignedOutReason.tsx';
import { SignInProgress } from './SignInProgress.tsx';
import { countdownEnd, hostOf, isUsable } from './session-queries.ts';

interface SessionSheetProps {
  readonly id: string;
  readonly session: Session;
  /** What is asked when the sheet is opened; undefined: nothing. */
  readonly asks?: SheetQuestion | undefined;
  /** How many minutes before an end the user is warned. */
  readonly warnMinutes: readonly number[];
  /** Those to choose from; null until somebody has looked. */
  readonly browsers: readonly FoundBrowser[] | null;
  /** Opens the page that moves legacy profiles to an sso-session. */
  readonly onConvert: () => void;
  readonly onOpen: OpenPage;
  readonly onClose: () => void;
}

export function SessionSheet({
  id,
  session,
  asks,
  warnMinutes,
  browsers,
  onConvert,
  onOpen,
  onClose,
}: SessionSheetProps) {
  const { t } = useLanguage();
  const { name, phase } = session;
  const status = sessionStatus(phase, useNow(countdownEnd(phase)));
  const near = useNearingEnd(session, warnMinutes);
  const leaving = phase.step === 'signing-out';
  const sheet = useRef<HTMLElement>(null);
  useBrowsersLookedFor();
  // Whoever opens it wants to read it and to act in it: the next Tab leads to its first control.
  // A question takes the focus itself.
  useEffect(() => {
    if (asks === undefined) sheet.current?.focus();
  }, [session.id, asks]);
  return (
    <section
      ref={sheet}
      id={id}
      className="sheet session"
      aria-label={t('panel.session.region', { name })}
      data-status={status}
      tabIndex={-1}
    >
      <SheetHead session={session} status={status} onClose={onClose} />
      <Where session={session} />
      {phase.step === 'signed-out' && phase.problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={phase.problem} />
        </div>
      )}
      <Waiting session={session} />
      {phase.step === 'signing-in' && <SignInProgress session={session} phase={phase} />}
      <SessionClocks session={session} status={status} onConvert={onConvert} />
      <NoAccounts session={session} />
      {near !== null && <EndingBanner sessionId={session.id} near={near} />}
      {session.kind === 'legacy' && !(phase.step === 'active' && status !== 'ended') && (
        <p className="convert-offer">
          <Button className="button" onPress={onConvert}>
            {t('profiles.convert.offer')}
          </Button>
        </p>
      )}
      {leaving && <p className="quiet">{t('panel.session.signingOut')}</p>}
      <SessionActions
        key={`${session.id} ${asks}`}
        session={session}
        status={status}
        isNearEnd={near !== null}
        asks={asks}
        browsers={browsers}
        onOpen={onOpen}
      />
    </section>
  );
}

interface SheetHeadProps {
  readonly session: Session;
  readonly status: SessionStatus;
  readonly onClose: () => void;
}

function SheetHead({ session: { name, phase, warnings }, status, onClose }: SheetHeadProps) {
  const { t } = useLanguage();
  const until = countdownEnd(phase);
  const leaving = phase.step === 'signing-out';
  const [now, seenAt] = [useNow(null), useLastLook()];
  // The word stays when the red is gone.
  const sign = leaving ? 'signing-in' : status === 'ended' ? statusShown(phase, seenAt, now) : status;
  return (
    <header className="session-head">
      <div className="session-title">
        <h2>{name}</h2>
        <p className="status-line">
          <span className="status" data-status={sign}>
            <Icon name={sign} />
            {leaving ? t('common.signingOut') : t(`common.status.${status}`)}
          </span>
          {until !== null && status !== 'ended' && status !== 'offline' && <Countdown until={until} />}
          {phase.step === 'signed-out' && <SignedOutReason phase={phase} />}
          {phase.step === 'active' && <Renewing renewal={phase.renewal} />}
          {warnings.muted && (
            <span className="muted">
              <Icon name="bell-off" />
              {t('panel.session.muted')}
            </span>
          )}
        </p>
      </div>
      <IconButton icon="close" label={t('home.sheet.close')} onPress={onClose} />
    </header>
  );
}

/** That programs stand still until somebody signs in: the sheet's own button is the way to do so. */
function Waiting({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const waiting = waitingForSignIn(session, useNow(null));
  if (waiting === null) return null;
  return (
    <p className="session-waiting" role="status">
      <Icon name="bell" /> {t('waiting.sheet', { count: waiting.count })}
    </p>
  );
}

/** That nobody has to do anything for the session to go on; nothing where that is not so. */
function Renewing({ renewal }: { readonly renewal: Renewal }) {
  const { t } = useLanguage();
  if (isOffline(renewal)) return <span className="quiet">{t('common.detail.renewsWhenOnline')}</span>;
  return renewsByItself(renewal) ? <span className="quiet">{t('common.detail.renewsByItself')}</span> : null;
}

/** Who is signed in, to which portal, in which region: all of it to be read and selected, so nothing is cut. */
function Where({ session }: { readonly session: Session }) {
  const { name, profiles, chained, region, startUrl } = session;
  const { t } = useLanguage();
  const host = hostOf(startUrl);
  const count = t('panel.session.profiles', { count: profiles.length + chained.length });
  return (
    <>
      <p className="quiet session-where" title={`${startUrl}\n${count}`}>
        {[...(host === name ? [] : [host]), region].join(' · ')}
      </p>
      <SessionUser session={session} />
    </>
  );
}

/** Why a signed-in session shows no accounts: it is for something else, or was signed in to before it was for accounts. */
function NoAccounts({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const access = accountAccess(session);
  if (access === 'given' || !isUsable(session.phase)) return null;
  return <p className="quiet">{t(access === 'none' ? 'panel.session.noAccounts' : 'panel.session.noAccountsYet')}</p>;
}
