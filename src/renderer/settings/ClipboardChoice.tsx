/** The choice of how long copied keys stay in the clipboard. */
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { type ClipboardSeconds, clipboardSeconds } from '../../shared/credential-formats.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';

export function ClipboardChoice({ seconds: chosen }: { readonly seconds: ClipboardSeconds }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const choose = (value: string): void => {
    const seconds = clipboardSeconds.find((one) => String(one) === value);
    if (seconds !== undefined) send({ type: 'set-clipboard-seconds', seconds });
  };
  return (
    <RadioGroup className="setting" value={String(chosen)} onChange={choose} orientation="horizontal">
      <Label className="label">{t('panel.settingsPage.clipboard')}</Label>
      <div className="segments">
        {clipboardSeconds.map((seconds) => (
          <RadioField key={seconds} value={String(seconds)} className="segment-field">
            <RadioButton className="segment">{textOf(seconds, t)}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

function textOf(seconds: ClipboardSeconds, t: Translate): string {
  if (seconds === 0) return t('panel.settingsPage.clipboardNever');
  if (seconds < 60) return t('panel.settingsPage.clipboardSeconds', { seconds });
  return t('panel.settingsPage.warnMinutes', { minutes: seconds / 60 });
}
