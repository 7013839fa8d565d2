/** What is said where no role matches, and what can be done: the list may be old, or the role has to be asked for. */
import { Button } from 'react-aria-components/Button';
import { useLanguage } from '../core/i18n.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';

interface NoMatchProps {
  readonly query: string;
  readonly onRefresh: () => void;
}

export function NoMatch({ query, onRefresh }: NoMatchProps) {
  const { t } = useLanguage();
  return (
    <div className="no-match">
      <p>{t('panel.roles.noMatch', { query })}</p>
      <div className="buttons">
        <Button className="button" onPress={onRefresh}>
          {t('panel.roles.refresh')}
        </Button>
        <CopyButton command={{ type: 'copy-access-request', query }} label={t('panel.roles.askForAccess')} />
      </div>
    </div>
  );
}
