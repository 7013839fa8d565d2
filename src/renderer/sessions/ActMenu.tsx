/** A menu behind three dots: acts that are commands, and one that stays in the panel. */
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Command } from '../../shared/commands.ts';
import { useCommands } from '../core/commands.tsx';
import { IconButton } from '../ui/IconButton.tsx';

export interface Act {
  readonly text: string;
  readonly command: Command;
}

interface ActMenuProps {
  readonly label: string;
  readonly acts: readonly Act[];
  /** The first item, which sends no command. */
  readonly children: { readonly text: string; readonly act: () => void };
}

export function ActMenu({ label, acts, children: first }: ActMenuProps) {
  const { send } = useCommands();
  return (
    <MenuTrigger>
      <IconButton icon="more" label={label} />
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={label}>
          <MenuItem className="menu-item" textValue={first.text} onAction={first.act}>
            {first.text}
          </MenuItem>
          {acts.map(({ text, command }) => (
            <MenuItem key={text} className="menu-item" textValue={text} onAction={() => send(command)}>
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
