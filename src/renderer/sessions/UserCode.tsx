/** The device authorization's code (RFC 8628): large, to compare or to type on any device. */
import { Button } from 'react-aria-components/Button';
import type { DeviceProgress, Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { AskedName } from './AskedName.tsx';

interface UserCodeProps {
  readonly session: Session;
  readonly progress: DeviceProgress;
  readonly children: React.ReactNode;
}

export function UserCode({ session, progress, children }: UserCodeProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { id: sessionId } = session;
  const { because } = progress;
  return (
    <div className="sign-in-wait">
      <div>
        <p className="sign-in-headline" role="status">
          {t('panel.signIn.device')}
        </p>
        {(because === 'environment' || because === 'browser-not-opened') && (
          <p className="quiet">{t(`panel.signIn.because.${because}`)}</p>
        )}
      </div>
      <div className="user-code" role="group" aria-label={t('panel.signIn.code')}>
        <code>{progress.userCode}</code>
      </div>
      <p className="quiet">{t('panel.signIn.deviceHint')}</p>
      <AskedName session={session} />
      <div className="buttons">
        <Button className="button primary" onPress={() => send({ type: 'sign-in', sessionId })}>
          {t('panel.signIn.openCodePage')}
        </Button>
        <CopyButton command={{ type: 'copy-user-code', sessionId }} label={t('panel.signIn.copyCode')} />
        {children}
      </div>
      <p className="quiet">
        {t('panel.signIn.address')} <span className="address">{progress.verificationUri}</span>
      </p>
      {progress.problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={progress.problem} />
        </div>
      )}
    </div>
  );
}
