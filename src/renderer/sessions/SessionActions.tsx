/** The buttons and the menu in a session's head. */
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Session } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { hasOtherPortalsToken, type SessionStatus } from '../../shared/session-status.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface SessionActionsProps {
  readonly session: Session;
  readonly status: SessionStatus;
}

export function SessionActions({ session, status }: SessionActionsProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { phase } = session;
  // A sign-in has its buttons below; of the session that it keeps meanwhile one can still sign out.
  const isReplaced = phase.step === 'signing-in' && phase.keeps !== null;
  if (phase.step === 'signing-out' || (phase.step === 'signing-in' && !isReplaced)) return null;

  const signedIn = isReplaced || (phase.step === 'active' && status !== 'ended');
  const signIn = () => send({ type: 'sign-in', sessionId: session.id });
  return (
    <div className="session-actions">
      {!signedIn && (
        <Button className="button primary" onPress={signIn}>
          {t('common.action.signIn')}
        </Button>
      )}
      {signedIn && (
        <Button className="button" onPress={() => send({ type: 'sign-out', sessionId: session.id })}>
          {t('common.action.signOut')}
        </Button>
      )}
      <SessionMenu
        items={[...(isReplaced ? [] : menuItems(t, session, signedIn)), muteItem(t, session)]}
        label={t('panel.session.menu', { name: session.name })}
      />
    </div>
  );
}

interface Item {
  readonly id: string;
  readonly text: string;
  readonly command: Command;
}

function SessionMenu({ items, label }: { readonly items: readonly Item[]; readonly label: string }) {
  const { send } = useCommands();
  return (
    <MenuTrigger>
      <IconButton icon="more" label={label} />
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" items={items} aria-label={label}>
          {({ text, command }) => (
            <MenuItem className="menu-item" textValue={text} onAction={() => send(command)}>
              {text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Offered in every state: who is signed out for good may not want to hear of it. */
function muteItem(t: Translate, { id: sessionId, warnings: { muted } }: Session): Item {
  const text = t(muted ? 'common.action.unmute' : 'common.action.mute');
  return { id: 'mute', text, command: { type: 'mute-session', sessionId, muted: !muted } };
}

/** What is done more rarely than signing in and out. A legacy session always signs in with a code. */
function menuItems(t: Translate, { id: sessionId, kind, phase }: Session, signedIn: boolean): readonly Item[] {
  const code = { type: 'sign-in', sessionId, method: 'device' } as const;
  if (!signedIn) {
    const withCode = { id: 'code', text: t('panel.session.useCode'), command: code };
    const forget = {
      id: 'sign-out',
      text: t('common.action.signOut'),
      command: { type: 'sign-out', sessionId } as const,
    };
    return [
      ...(kind === 'legacy' ? [] : [withCode]),
      ...(phase.step === 'active' || hasOtherPortalsToken(phase) ? [forget] : []),
    ];
  }
  const again = { id: 'again', text: t('common.action.signInAgain'), command: { type: 'sign-in', sessionId } as const };
  const withCode = { id: 'code', text: t('panel.session.signInAgainWithCode'), command: code };
  const reload = {
    id: 'reload',
    text: t('panel.session.reloadAccounts'),
    command: { type: 'load-accounts', sessionId } as const,
  };
  return [reload, again, ...(kind === 'legacy' ? [] : [withCode])];
}
