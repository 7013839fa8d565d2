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
  readonly onChange: (isOn: boolean) => void;
  /** Shown below, such as what went wrong. */
  readonly children?: ReactNode;
}

export function SettingSwitch({ label, hint, isOn, isDisabled = false, onChange, children }: SettingSwitchProps) {
  return (
    <div className="setting">
      <SwitchField isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
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
