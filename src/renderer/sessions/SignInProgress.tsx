/** A sign-in under way: what Daypass waits for, how long still, and the ways out. */
import { Button } from 'react-aria-components/Button';
import type { Active, Session, SessionId, SigningIn } from '../../shared/app-state.ts';
import { clockTime } from '../../shared/time-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { countdownEnd } from './session-queries.ts';
import { useCommands } from '../core/commands.tsx';
import { useNow } from '../core/use-now.ts';
import { CommandButton } from '../ui/ActButton.tsx';
import { AskedName } from './AskedName.tsx';
import { UserCode, UserCodeActs, UserCodeAddress } from './UserCode.tsx';

interface SignInProgressProps {
  readonly session: Session;
  readonly phase: SigningIn;
}

export function SignInProgress({ session, phase: { progress, keeps } }: SignInProgressProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { id: sessionId } = session;
  const { kind } = progress;
  return (
    <div className="sign-in">
      <div className="sign-in-wait">
        {(kind === 'starting' || kind === 'finishing') && <p role="status">{t(`panel.signIn.${kind}`)}</p>}
        {kind === 'browser' && <BrowserWait session={session} />}
        {kind === 'device' && <UserCode session={session} progress={progress} />}
        {/* The same button in each step: one that is being pressed, or has the focus, is not exchanged under the hand. */}
        <div className="buttons">
          {kind === 'browser' && <BrowserActs sessionId={sessionId} />}
          {kind === 'device' && <UserCodeActs sessionId={sessionId} />}
          <Button className="button" onPress={() => send({ type: 'cancel-sign-in', sessionId })}>
            {t('common.action.cancel')}
          </Button>
        </div>
        {kind === 'device' && <UserCodeAddress progress={progress} />}
      </div>
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

function BrowserWait({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  return (
    <div>
      <p className="sign-in-headline" role="status">
        {t('panel.signIn.browser')}
      </p>
      <p className="quiet">{t('panel.signIn.browserHint')}</p>
      <AskedName session={session} />
    </div>
  );
}

function BrowserActs({ sessionId }: { readonly sessionId: SessionId }) {
  const { t } = useLanguage();
  return (
    <>
      <CommandButton className="button primary" command={{ type: 'sign-in', sessionId }}>
        {t('panel.signIn.openPage')}
      </CommandButton>
      <CommandButton className="button" command={{ type: 'sign-in', sessionId, method: 'device' }}>
        {t('panel.signIn.useCode')}
      </CommandButton>
    </>
  );
}
