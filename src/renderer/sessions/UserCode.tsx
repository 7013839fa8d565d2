/** The device authorization's code (RFC 8628): large, to compare or to type on any device. */
import type { DeviceProgress, Session, SessionId } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { CommandButton } from '../ui/ActButton.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { AskedName } from './AskedName.tsx';

interface UserCodeProps {
  readonly session: Session;
  readonly progress: DeviceProgress;
}

export function UserCode({ session, progress: { because, userCode } }: UserCodeProps) {
  const { t } = useLanguage();
  return (
    <>
      <div>
        <p className="sign-in-headline" role="status">
          {t('panel.signIn.device')}
        </p>
        {(because === 'environment' || because === 'browser-not-opened') && (
          <p className="quiet">{t(`panel.signIn.because.${because}`)}</p>
        )}
      </div>
      <div className="user-code" role="group" aria-label={t('panel.signIn.code')}>
        <code>{userCode}</code>
      </div>
      <p className="quiet">{t('panel.signIn.deviceHint')}</p>
      <AskedName session={session} />
    </>
  );
}

/** What leads on while the code is shown. */
export function UserCodeActs({ sessionId }: { readonly sessionId: SessionId }) {
  const { t } = useLanguage();
  return (
    <>
      <CommandButton className="button primary" command={{ type: 'sign-in', sessionId }}>
        {t('panel.signIn.openCodePage')}
      </CommandButton>
      <CopyButton command={{ type: 'copy-user-code', sessionId }} label={t('panel.signIn.copyCode')} />
    </>
  );
}

/** Where the code can be typed on another device, and what stands in the way of this one. */
export function UserCodeAddress({ progress: { verificationUri, problem } }: Pick<UserCodeProps, 'progress'>) {
  const { t } = useLanguage();
  return (
    <>
      <p className="quiet">
        {t('panel.signIn.address')} <span className="address">{verificationUri}</span>
      </p>
      {problem !== null && (
        <div className="problem" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </>
  );
}
