/** The menu of the main page: the ways to the other pages, and what ends something, last. */
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import type { Session } from '../../shared/app-state.ts';
import { validRoles } from '../../shared/handed-out.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { EpochMs } from '../../shared/time.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import type { OpenPage } from '../core/pages.ts';
import { useNow } from '../core/use-now.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { canSignOut } from './session-queries.ts';

interface MainMenuProps {
  readonly sessions: readonly Session[];
  readonly onOpen: OpenPage;
}

export function MainMenu({ sessions, onOpen }: MainMenuProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const signOutAll = signOutAllText(sessions, t, useNow(null));
  const item = (text: string, act: () => void) => (
    <MenuItem className="menu-item" textValue={text} onAction={act}>
      {text}
    </MenuItem>
  );
  const hasSessions = sessions.length > 0;
  return (
    <MenuTrigger>
      <IconButton icon="more" label={t('home.menu.label')} />
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('home.menu.label')}>
          {hasSessions && item(t('doctor.list.title'), () => onOpen({ kind: 'profiles' }))}
          {hasSessions && item(t('doctor.open'), () => onOpen({ kind: 'doctor' }))}
          {item(t('panel.settings'), () => onOpen({ kind: 'settings' }))}
          {hasSessions && item(t('common.action.addSession'), () => onOpen({ kind: 'add-session', name: null }))}
          <Separator className="menu-line" />
          {signOutAll !== null && item(signOutAll, () => send({ type: 'sign-out-all' }))}
          {item(t('common.action.quit'), () => send({ type: 'quit' }))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** What it ends, so that nobody has to be asked; null where there is nothing to sign out of. */
function signOutAllText(sessions: readonly Session[], t: Translate, now: EpochMs): string | null {
  const ended = sessions.filter(canSignOut);
  const count = ended.length;
  const inUse = ended.flatMap((session) => validRoles(session, now)).length;
  if (count === 0) return null;
  return inUse === 0
    ? t('home.menu.signOutAll', { count })
    : t('home.menu.signOutAllKeys', { count, keys: t('home.menu.keys', { count: inUse }) });
}
