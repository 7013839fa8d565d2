/** The choice of how long before an end to warn: the usual numbers of minutes, and whatever else the settings hold. */
import { useState } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import type { Translate } from '../../shared/messages/index.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { Icon } from '../ui/Icon.tsx';

const usual = [60, 30, 15, 10, 5, 2] as const;
/** The most that the command takes. */
const most = 10;

export function WarnMinutesChoice({ warnMinutes }: { readonly warnMinutes: readonly number[] }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  // One that was written into the settings by hand stays on offer after it was taken away.
  const [found] = useState(warnMinutes);
  const offered = [...new Set([...usual, ...found, ...warnMinutes])].toSorted((a, b) => b - a);
  const isFull = warnMinutes.length >= most;
  return (
    <CheckboxGroup
      className="setting"
      value={warnMinutes.map(String)}
      onChange={(chosen) => send({ type: 'set-warn-minutes', minutes: chosen.map(Number) })}
    >
      <Label className="label">{t('panel.settingsPage.warn')}</Label>
      <div className="chips">
        {offered.map((minutes) => (
          <CheckboxField key={minutes} value={String(minutes)} isDisabled={isFull && !warnMinutes.includes(minutes)}>
            <CheckboxButton className="chip">
              <Icon name="check" />
              {span(minutes, t)}
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
      <Text slot="description" className="quiet">
        {t('panel.settingsPage.warnHelp')}
      </Text>
    </CheckboxGroup>
  );
}

function span(minutes: number, t: Translate): string {
  return minutes % 60 === 0
    ? t('panel.settingsPage.warnHours', { hours: minutes / 60 })
    : t('panel.settingsPage.warnMinutes', { minutes });
}
