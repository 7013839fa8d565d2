/** The head of a page that leads back to the main page. */
import { useLanguage } from '../core/i18n.tsx';
import { IconButton } from './IconButton.tsx';

interface SubHeaderProps {
  readonly title: string;
  readonly onBack: () => void;
}

export function SubHeader({ title, onBack }: SubHeaderProps) {
  const { t } = useLanguage();
  return (
    <header className="header">
      <IconButton icon="back" label={t('panel.back')} onPress={onBack} autoFocus />
      <h1 className="sub-title">{title}</h1>
    </header>
  );
}
