/** The choice of light or dark; the system's own unless somebody wants another. */
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { type ThemeSetting, themes } from '../../shared/app-state.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';

export function ThemeChoice({ theme: chosen }: { readonly theme: ThemeSetting }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const choose = (value: string): void => {
    const theme = themes.find((one) => one === value);
    if (theme !== undefined) send({ type: 'set-theme', theme });
  };
  return (
    <RadioGroup className="setting" value={chosen} onChange={choose} orientation="horizontal">
      <Label className="label">{t('panel.settingsPage.theme')}</Label>
      <div className="segments">
        {themes.map((theme) => (
          <RadioField key={theme} value={theme} className="segment-field">
            <RadioButton className="segment">{t(`panel.settingsPage.themes.${theme}`)}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
