/**
 * What can be done with the selected role, at the end of its row. It stands beside the list and is drawn once: a row has nothing
 * in it that takes the focus, as a list of options may not. CSS ties it to the row's place, also while the list is scrolled.
 */
import { type JSX, type KeyboardEvent, type RefObject, useRef } from 'react';
import { Menu, MenuItem, type MenuItemProps, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button } from 'react-aria-components/Button';
import { Keyboard } from 'react-aria-components/Keyboard';
import { Text } from 'react-aria-components/Text';
import { problemText } from '../../shared/problem-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { RuledAction } from './ruled-actions.ts';

interface RowActionsProps {
  /** What a screen reader calls the role. */
  readonly label: string;
  readonly actions: readonly RuledAction[];
  readonly onAction: (action: RuledAction) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  /** To move the focus here: the first button. */
  readonly first: RefObject<HTMLButtonElement | null>;
}

const focusable = ':is(input, button):enabled';

/** A form that the menu has opened keeps the focus: in its first field, or in the one that it names as that. */
function focusAfterMenu(search: HTMLInputElement | null): void {
  const form = document.querySelector('.sheet[role=dialog]');
  const first = form?.querySelector<HTMLElement>('[data-first]') ?? form?.querySelector<HTMLElement>(focusable);
  (first ?? search)?.focus();
}

/** Still an item that the keys come by: one that they pass over would tell its reason to nobody. */
const ruledOut: Pick<MenuItemProps, 'render'> = {
  // No item of this menu is a link.
  render: (props) => <div {...(props as JSX.IntrinsicElements['div'])} aria-disabled="true" />,
};

export function RowActions({ label, actions, onAction, input, first }: RowActionsProps) {
  const { t } = useLanguage();
  const toolbar = useRef<HTMLDivElement>(null);
  const [main] = actions;
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(toolbar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === event.target);
    if (at === -1) return;
    switch (event.key) {
      case 'ArrowRight':
        buttons[at + 1]?.focus();
        break;
      case 'ArrowLeft':
        (buttons[at - 1] ?? input.current)?.focus();
        break;
      case 'Escape':
        input.current?.focus();
        break;
      case 'Tab':
        // The row is a stop on the way from the field to what follows the field: from there the key goes on by itself.
        input.current?.focus();
        event.stopPropagation();
        if (!event.shiftKey) return;
        break;
      case 'ArrowUp':
      case 'ArrowDown':
        // The list goes on where it was, and hears of the key there.
        input.current?.focus();
        return;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  if (main === undefined) return null;
  return (
    <div
      ref={toolbar}
      role="toolbar"
      tabIndex={-1}
      className="row-actions"
      aria-label={t('panel.roles.actionsOf', { role: label })}
      onKeyDown={move}
    >
      <button
        ref={first}
        type="button"
        className="button primary"
        tabIndex={-1}
        aria-disabled={main.refusal !== null || undefined}
        title={main.refusal === null ? undefined : problemText(t, main.refusal).message}
        onClick={() => onAction(main)}
      >
        {t('panel.roles.console')}
      </button>
      <MenuTrigger onOpenChange={(isOpen) => isOpen || requestAnimationFrame(() => focusAfterMenu(input.current))}>
        <Button
          className="button icon-button"
          excludeFromTabOrder
          aria-label={t('panel.roles.moreActions')}
          render={(props) => <button type="button" {...props} title={t('panel.roles.moreActions')} />}
        >
          <Icon name="more" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" items={actions} aria-label={t('panel.roles.actionsOf', { role: label })}>
            {(action) => (
              <MenuItem
                className="menu-item"
                textValue={action.label}
                onAction={() => onAction(action)}
                {...(action.refusal !== null && ruledOut)}
              >
                <span>{action.label}</span>
                {action.refusal !== null && (
                  <Text slot="description" className="quiet reason">
                    {t('settings.managed.title')}
                  </Text>
                )}
                {action.keys !== null && action.refusal === null && <Keyboard>{action.keys}</Keyboard>}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
