/** The choice of light or dark; the system's own unless somebody wants another. */
import { type ThemeSetting, themes } from '../../shared/app-state.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SegmentChoice } from '../ui/SegmentChoice.tsx';

export function ThemeChoice({ theme: chosen }: { readonly theme: ThemeSetting }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <SegmentChoice
      label={t('panel.settingsPage.theme')}
      items={themes.map((value) => ({ value, text: t(`panel.settingsPage.themes.${value}`) }))}
      value={chosen}
      onChange={(theme) => send({ type: 'set-theme', theme })}
    />
  );
}
