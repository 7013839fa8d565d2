/** A sign-in under way: what Daypass waits for, how long still, and the ways out. */
import { Button } from 'react-aria-components/Button';
import type { Active, Session, SigningIn } from '../../shared/app-state.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { countdownEnd } from './session-queries.ts';
import { useCommands } from '../core/commands.tsx';
import { useNow } from '../core/use-now.ts';
import { AskedName } from './AskedName.tsx';
import { UserCode } from './UserCode.tsx';

interface SignInProgressProps {
  readonly session: Session;
  readonly phase: SigningIn;
}

export function SignInProgress({ session, phase: { progress, keeps } }: SignInProgressProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const cancel = (
    <Button className="button" onPress={() => send({ type: 'cancel-sign-in', sessionId: session.id })}>
      {t('common.action.cancel')}
    </Button>
  );
  return (
    <div className="sign-in">
      {(progress.kind === 'starting' || progress.kind === 'finishing') && (
        <div className="sign-in-wait">
          <p role="status">{t(`panel.signIn.${progress.kind}`)}</p>
          <div className="buttons">{cancel}</div>
        </div>
      )}
      {progress.kind === 'browser' && <BrowserWait session={session}>{cancel}</BrowserWait>}
      {progress.kind === 'device' && (
        <UserCode session={session} progress={progress}>
          {cancel}
        </UserCode>
      )}
      {keeps !== null && <KeptSession phase={keeps} />}
    </div>
  );
}

/** The session that is still there: how long, where that is certain. */
function KeptSession({ phase }: { readonly phase: Active }) {
  const { t, locale } = useLanguage();
  const end = countdownEnd(phase);
  const now = useNow(end);
  if (end !== null && end <= now) return null;
  return (
    <p className="quiet">
      {end === null ? t('panel.signIn.keeps') : t('panel.signIn.keepsUntil', { time: clockTime(end, locale, now) })}
    </p>
  );
}

interface BrowserWaitProps {
  readonly session: Session;
  readonly children: React.ReactNode;
}

function BrowserWait({ session, children }: BrowserWaitProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { id: sessionId } = session;
  return (
    <div className="sign-in-wait">
      <div>
        <p className="sign-in-headline" role="status">
          {t('panel.signIn.browser')}
        </p>
        <p className="quiet">{t('panel.signIn.browserHint')}</p>
        <AskedName session={session} />
      </div>
      <div className="buttons">
        <Button className="button primary" onPress={() => send({ type: 'sign-in', sessionId })}>
          {t('panel.signIn.openPage')}
        </Button>
        <Button className="button" onPress={() => send({ type: 'sign-in', sessionId, method: 'device' })}>
          {t('panel.signIn.useCode')}
        </Button>
        {children}
      </div>
    </div>
  );
}
