/** The menu of the main page: the ways to the other pages, and what ends something, last. */
import { memo } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import type { Session } from '../../shared/app-state.ts';
import { signOutAllText } from '../../shared/sessions-text.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import type { OpenPage } from '../core/pages.ts';
import { useNow } from '../core/use-now.ts';
import { IconButton } from '../ui/IconButton.tsx';

interface MainMenuProps {
  readonly sessions: readonly Session[];
  readonly onOpen: OpenPage;
}

export const MainMenu = memo(function MainMenu({ sessions, onOpen }: MainMenuProps) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const signOutAll = signOutAllText(sessions, { t, locale, now: useNow(null) });
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
});
