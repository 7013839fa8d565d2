/** The menu of the main page: the ways to the other pages, and what ends something, last. */
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import type { SignOutAllState } from '../../shared/sessions-text.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import type { OpenPage } from '../core/pages.ts';
import { useNow } from '../core/use-now.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { type MainMenuItem, mainMenuItems } from './main-menu.ts';

interface MainMenuProps {
  readonly state: SignOutAllState;
  readonly onOpen: OpenPage;
}

export function MainMenu({ state, onOpen }: MainMenuProps) {
  const { t, locale } = useLanguage();
  const { send } = useCommands();
  const { pages, ends } = mainMenuItems(state, { t, locale, now: useNow(null) });
  const item = ({ text, act }: MainMenuItem) => (
    <MenuItem
      key={text}
      className="menu-item"
      textValue={text}
      onAction={() => {
        if ('page' in act) onOpen(act.page);
        else if ('command' in act) send(act.command);
      }}
    >
      {text}
    </MenuItem>
  );
  return (
    <MenuTrigger>
      <IconButton icon="more" label={t('home.menu.label')} />
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('home.menu.label')}>
          {pages.map(item)}
          <Separator className="menu-line" />
          {ends.map(item)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
