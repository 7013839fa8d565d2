/** A field that proposes what is likely and takes anything else that is typed. */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { Icon } from './Icon.tsx';

interface SuggestFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly string[];
  /** What the button that opens the list is called by those who do not see it. */
  readonly listLabel: string;
  /** In a form: the name by which its errors are found. */
  readonly name?: string;
  readonly hint?: string;
  readonly autoFocus?: boolean;
  /** Whether an empty field opens its list as soon as it has the focus. Where the list covers what else is to be seen, it does not. */
  readonly opensEmpty?: boolean;
}

/** What is there to the letter needs no proposal: the list would only hide what comes below. */
function isHelpful(suggestion: string, typed: string): boolean {
  return suggestion !== typed && suggestion.toLowerCase().includes(typed.trim().toLowerCase());
}

export function SuggestField(props: SuggestFieldProps) {
  const { label, value, onChange, suggestions, listLabel, name, hint, autoFocus = false, opensEmpty = true } = props;
  // A value that is filled in while the field has the focus is no reason to open the list over it.
  const [chosen, setChosen] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  // A focus that comes with the field itself, or in the middle of a click, would open no list.
  useEffect(() => {
    if (!autoFocus) return;
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [autoFocus]);
  // Whoever comes to an empty field wants to see what there is.
  const trigger = value === '' && opensEmpty ? 'focus' : value === chosen ? 'input' : 'manual';
  return (
    <ComboBox
      {...(name === undefined ? {} : { name })}
      className="field"
      allowsCustomValue
      menuTrigger={trigger}
      defaultFilter={isHelpful}
      inputValue={value}
      onInputChange={(next) => {
        setChosen(next);
        onChange(next);
      }}
    >
      <Label>{label}</Label>
      <Group className="combo">
        <Input ref={input} className="input" spellCheck="false" autoCapitalize="off" />
        {suggestions.length > 0 && (
          <Button
            className="button icon-button"
            aria-label={listLabel}
            render={(props) => <button type="button" {...props} title={listLabel} />}
          >
            <Icon name="chevron" />
          </Button>
        )}
      </Group>
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <FieldError className="field-error" />
      <Popover className="popover combo-popover">
        <ListBox className="menu">
          {suggestions.map((suggestion) => (
            <ListBoxItem key={suggestion} id={suggestion} className="menu-item">
              {suggestion}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
