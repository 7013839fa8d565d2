/** A menu behind three dots, of acts with one session. */
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useCommands } from '../core/commands.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { SessionAct } from './session-acts.ts';

interface ActMenuProps {
  readonly label: string;
  readonly acts: readonly SessionAct[];
  /** Shows the session in full. */
  readonly onDetails: () => void;
}

export function ActMenu({ label, acts, onDetails }: ActMenuProps) {
  const { send } = useCommands();
  return (
    <MenuTrigger>
      <IconButton icon="more" label={label} />
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={label}>
          {acts.map(({ text, act }) => (
            <MenuItem
              key={text}
              className="menu-item"
              textValue={text}
              onAction={() => ('command' in act ? send(act.command) : onDetails())}
            >
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
