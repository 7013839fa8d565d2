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
  // What was sent and is not in the state yet: a second click before that must not take the first one back.
  const [sent, setSent] = useState<readonly number[] | null>(null);
  if (sent !== null && isSame(sent, warnMinutes)) setSent(null);
  const chosen = sent ?? warnMinutes;
  const offered = [...new Set([...usual, ...found, ...chosen])].toSorted((a, b) => b - a);
  const isFull = chosen.length >= most;
  const choose = (values: readonly string[]): void => {
    const minutes = values.map(Number);
    setSent(minutes);
    send({ type: 'set-warn-minutes', minutes });
  };
  return (
    <CheckboxGroup className="setting" value={chosen.map(String)} onChange={choose}>
      <Label className="label">{t('panel.settingsPage.warn')}</Label>
      <div className="chips">
        {offered.map((minutes) => (
          <CheckboxField key={minutes} value={String(minutes)} isDisabled={isFull && !chosen.includes(minutes)}>
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

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((minutes) => other.includes(minutes));
}

function span(minutes: number, t: Translate): string {
  return minutes % 60 === 0
    ? t('panel.settingsPage.warnHours', { hours: minutes / 60 })
    : t('panel.settingsPage.warnMinutes', { minutes });
}
