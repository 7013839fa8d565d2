/** A choice of one of a few, all in sight, side by side. */
import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';

interface SegmentChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly items: readonly { readonly value: Value; readonly text: ReactNode }[];
  readonly value: Value;
  /** What the choice does, or why it cannot be made; null for nothing. */
  readonly hint?: string | null;
  /** Somebody else has settled it: it can be reached and read, and not changed. */
  readonly isManaged?: boolean;
  readonly onChange: (value: Value) => void;
}

export function SegmentChoice<Value extends string | number>({
  label,
  items,
  value: chosen,
  hint = null,
  isManaged = false,
  onChange,
}: SegmentChoiceProps<Value>) {
  const choose = (text: string): void => {
    const item = items.find(({ value }) => String(value) === text);
    if (item !== undefined) onChange(item.value);
  };
  return (
    <RadioGroup
      className="setting"
      value={String(chosen)}
      onChange={choose}
      orientation="horizontal"
      isReadOnly={isManaged}
      render={(props) => <div {...props} aria-disabled={isManaged || undefined} />}
    >
      <Label className="label">{label}</Label>
      <div className="segments">
        {items.map(({ value, text }) => (
          <RadioField key={value} value={String(value)} className="segment-field">
            <RadioButton className="segment">{text}</RadioButton>
          </RadioField>
        ))}
      </div>
      {hint !== null && (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
    </RadioGroup>
  );
}
