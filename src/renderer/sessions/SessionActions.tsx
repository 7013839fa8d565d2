/** All that can be done with a session, at the foot of its sheet: what leads on first, what is rarely wanted or ends something last. */
import { Button } from 'react-aria-components/Button';
import type { BrowserChoice as Browser, Session } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { canSignOut, type SessionStatus } from '../../shared/session-status.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import type { Act } from './ActMenu.tsx';
import { BrowserChoice } from './BrowserChoice.tsx';

interface SessionActionsProps {
  readonly session: Session;
  readonly status: SessionStatus;
  /** Those to choose from; null until somebody has looked. */
  readonly browsers: readonly Browser[] | null;
  readonly onCreateProfiles: () => void;
}

export function SessionActions({ session, status, browsers, onCreateProfiles }: SessionActionsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { id: sessionId, phase, kind, accounts } = session;
  if (phase.step === 'signing-out') return null;
  // A sign-in has its buttons above; of the session that it keeps meanwhile one can still sign out.
  const isUnderWay = phase.step === 'signing-in';
  const signedIn = isUnderWay ? phase.keeps !== null : phase.step === 'active' && status !== 'ended';
  const button = (text: string, command: Command, style = 'button') => (
    <Button key={text} className={style} onPress={() => send(command)}>
      {text}
    </Button>
  );
  return (
    <>
      <div className="session-acts">
        {!isUnderWay &&
          !signedIn &&
          button(t('common.action.signIn'), { type: 'sign-in', sessionId }, 'button primary')}
        {button(t('home.sheet.portal'), { type: 'open-portal', sessionId })}
        {signedIn && !isUnderWay && button(t('home.sheet.refresh'), { type: 'load-accounts', sessionId })}
        {signedIn && kind === 'sso-session' && accounts.items.length > 0 && (
          <Button className="button" onPress={onCreateProfiles}>
            {t('profiles.create')}
          </Button>
        )}
        <BrowserChoice session={session} browsers={browsers} beside={t('home.sheet.browser')} />
      </div>
      <div className="session-acts rare">
        {!isUnderWay &&
          signInActs(t, session, signedIn).map(({ text, command }) => button(text, command, 'button plain'))}
        {signedIn &&
          !isUnderWay &&
          button(t('home.sheet.newSession'), { type: 'start-new-session', sessionId }, 'button plain')}
        {!signedIn &&
          !isUnderWay &&
          // While somebody is signed in it would be listed anew at once.
          accounts.items.length > 0 &&
          button(t('home.sheet.forget'), { type: 'forget-accounts', sessionId }, 'button plain')}
        {button(...muteAct(t, session), 'button plain')}
        {canSignOut(session) && button(t('common.action.signOut'), { type: 'sign-out', sessionId }, 'button plain')}
      </div>
    </>
  );
}

/** Offered in every state: who is signed out for good may not want to hear of it. */
function muteAct(t: Translate, { id: sessionId, warnings: { muted } }: Session): [string, Command] {
  const text = t(muted ? 'common.action.unmute' : 'common.action.mute');
  return [text, { type: 'mute-session', sessionId, muted: !muted }];
}

/** A legacy session always signs in with a code. */
function signInActs(t: Translate, { id: sessionId, kind }: Session, signedIn: boolean): readonly Act[] {
  const byCode = { type: 'sign-in', sessionId, method: 'device' } as const;
  const code = (text: string): readonly Act[] => (kind === 'legacy' ? [] : [{ text, command: byCode }]);
  if (!signedIn) return code(t('panel.session.useCode'));
  const again = { text: t('common.action.signInAgain'), command: { type: 'sign-in', sessionId } as const };
  return [again, ...code(t('panel.session.signInAgainWithCode'))];
}
