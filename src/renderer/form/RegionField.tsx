/** The region of a new session: the known ones to choose from, any other to type. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useLanguage } from '../i18n.tsx';
import { Icon } from '../parts/Icon.tsx';
import { regions } from './regions.ts';

interface RegionFieldProps {
  readonly value: string;
  readonly onChange: (region: string) => void;
  /** Without these it is the region of a session. */
  readonly label?: string;
  readonly hint?: string;
}

export function RegionField({ value, onChange, label, hint }: RegionFieldProps) {
  const { t } = useLanguage();
  // A region that is filled in while the field has the focus is no reason to open the list over it.
  const [chosen, setChosen] = useState(value);
  return (
    <ComboBox
      name="region"
      className="field"
      allowsCustomValue
      menuTrigger={value === chosen ? 'input' : 'manual'}
      inputValue={value}
      onInputChange={(region) => {
        setChosen(region);
        onChange(region);
      }}
    >
      <Label>{label ?? t('panel.form.region')}</Label>
      <Group className="combo">
        <Input className="input" placeholder="us-east-1" spellCheck="false" autoCapitalize="off" />
        <Button className="button icon-button" aria-label={t('panel.form.regionList')}>
          <Icon name="chevron" />
        </Button>
      </Group>
      <Text slot="description">{hint ?? t('panel.form.regionHint')}</Text>
      <FieldError className="field-error" />
      <Popover className="popover combo-popover">
        <ListBox className="menu">
          {regions.map((region) => (
            <ListBoxItem key={region} id={region} className="menu-item">
              {region}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
