/** A choice of one of some, in a list that opens, with its name beside it. */
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface SelectFieldProps<Id extends string> {
  /** What is chosen here, for those who do not see what stands beside it. */
  readonly label: string;
  readonly items: readonly { readonly id: Id; readonly label: string }[];
  /** One of the items. */
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** What stands beside it. */
  readonly children: ReactNode;
}

export function SelectField<Id extends string>({ label, items, value, onChange, children }: SelectFieldProps<Id>) {
  const choose = (key: unknown): void => {
    const chosen = items.find(({ id }) => id === key);
    if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
  };
  return (
    <Select className="select" aria-label={label} value={value} onChange={choose}>
      {children}
      <Button className="button select-button">
        <SelectValue className="ellipsis">{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="menu" items={items}>
          {(item) => (
            <ListBoxItem className="menu-item select-item" textValue={item.label}>
              <Icon name="check" />
              {item.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
