/** The choice of a language. Each is named in itself, so that it can be found in any other. */
import type { LanguageSetting } from '../../shared/app-state.ts';
import { languages, locales } from '../../shared/messages/languages.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { SegmentChoice } from '../ui/SegmentChoice.tsx';

export function LanguageChoice({ language: chosen }: { readonly language: LanguageSetting }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <SegmentChoice<LanguageSetting>
      label={t('panel.settingsPage.language')}
      items={[
        { value: 'system', text: t('panel.settingsPage.languageSystem') },
        ...locales.map((value) => ({ value, text: <span lang={value}>{languages[value].name}</span> })),
      ]}
      value={chosen}
      onChange={(language) => send({ type: 'set-language', language })}
    />
  );
}
