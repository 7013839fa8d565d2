/** All that can be done with a session, at the foot of its sheet: what leads on first, what ends something last. */
import { Button } from 'react-aria-components/Button';
import type { Session } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { hasOtherPortalsToken, type SessionStatus } from '../../shared/session-status.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import type { Act } from './ActMenu.tsx';

interface SessionActionsProps {
  readonly session: Session;
  readonly status: SessionStatus;
  readonly onCreateProfiles: () => void;
}

export function SessionActions({ session, status, onCreateProfiles }: SessionActionsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { phase, kind, accounts } = session;
  if (phase.step === 'signing-out') return null;
  // A sign-in has its buttons above; of the session that it keeps meanwhile one can still sign out.
  const isReplaced = phase.step === 'signing-in' && phase.keeps !== null;
  const signedIn = isReplaced || (phase.step === 'active' && status !== 'ended');
  const isUnderWay = phase.step === 'signing-in';
  const press = (command: Command) => () => send(command);
  return (
    <div className="session-acts">
      {!isUnderWay && !signedIn && (
        <Button className="button primary" onPress={press({ type: 'sign-in', sessionId: session.id })}>
          {t('common.action.signIn')}
        </Button>
      )}
      {signedIn && kind === 'sso-session' && accounts.items.length > 0 && (
        <Button className="button" onPress={onCreateProfiles}>
          {t('profiles.create')}
        </Button>
      )}
      {[...(isUnderWay ? [] : signInActs(t, session, signedIn)), muteAct(t, session)].map(({ text, command }) => (
        <Button key={text} className="button" onPress={press(command)}>
          {text}
        </Button>
      ))}
      {(signedIn || (!isUnderWay && (phase.step === 'active' || hasOtherPortalsToken(phase)))) && (
        <Button className="button" onPress={press({ type: 'sign-out', sessionId: session.id })}>
          {t('common.action.signOut')}
        </Button>
      )}
    </div>
  );
}

/** Offered in every state: who is signed out for good may not want to hear of it. */
function muteAct(t: Translate, { id: sessionId, warnings: { muted } }: Session): Act {
  const text = t(muted ? 'common.action.unmute' : 'common.action.mute');
  return { text, command: { type: 'mute-session', sessionId, muted: !muted } };
}

/** A legacy session always signs in with a code. */
function signInActs(t: Translate, { id: sessionId, kind }: Session, signedIn: boolean): readonly Act[] {
  const byCode = { type: 'sign-in', sessionId, method: 'device' } as const;
  const code = (text: string): readonly Act[] => (kind === 'legacy' ? [] : [{ text, command: byCode }]);
  if (!signedIn) return code(t('panel.session.useCode'));
  return [
    { text: t('home.sheet.refresh'), command: { type: 'load-accounts', sessionId } },
    { text: t('common.action.signInAgain'), command: { type: 'sign-in', sessionId } },
    ...code(t('panel.session.signInAgainWithCode')),
  ];
}
