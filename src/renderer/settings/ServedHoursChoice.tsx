/** The choice of how long a role is served to programs, once somebody has begun it in the panel. */
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { type ServedHours, servedHours } from '../../shared/serving.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';

export function ServedHoursChoice({ hours: chosen }: { readonly hours: ServedHours }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const choose = (value: string): void => {
    const hours = servedHours.find((one) => String(one) === value);
    if (hours !== undefined) send({ type: 'set-served-hours', hours });
  };
  return (
    <RadioGroup className="setting" value={String(chosen)} onChange={choose} orientation="horizontal">
      <Label className="label">{t('serving.hours')}</Label>
      <div className="segments">
        {servedHours.map((hours) => (
          <RadioField key={hours} value={String(hours)} className="segment-field">
            <RadioButton className="segment">
              {hours === 0 ? t('serving.hoursSession') : t('serving.hoursChoice', { hours })}
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <Text slot="description" className="quiet">
        {t('serving.hoursHint')}
      </Text>
    </RadioGroup>
  );
}
