/** One setting that is on or off, with what it means below it. */
import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';

interface SettingSwitchProps {
  readonly label: string;
  /** What the setting does, or why it cannot be changed; null for nothing. */
  readonly hint: string | null;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  /** Somebody else has settled it: it can be reached and read, and not changed. */
  readonly isManaged?: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Shown below, such as what went wrong. */
  readonly children?: ReactNode;
}

export function SettingSwitch({
  label,
  hint,
  isOn,
  isDisabled = false,
  isManaged = false,
  onChange,
  children,
}: SettingSwitchProps) {
  return (
    // A switch has no such state of its own that its group could not have.
    <div className="setting" {...(isManaged && { role: 'group', 'aria-label': label, 'aria-disabled': true })}>
      <SwitchField isSelected={isOn} isDisabled={isDisabled} isReadOnly={isManaged} onChange={onChange}>
        <SwitchButton className="switch">
          <span className="label">{label}</span>
          <span className="switch-track">
            <span className="switch-thumb" />
          </span>
        </SwitchButton>
        {hint !== null && (
          <Text slot="description" className="quiet">
            {hint}
          </Text>
        )}
      </SwitchField>
      {children}
    </div>
  );
}
