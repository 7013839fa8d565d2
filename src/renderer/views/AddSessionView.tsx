/** The page that adds a further session to the config file. */
import type { AppState } from '../../shared/app-state.ts';
import type { Page } from '../App.tsx';
import { SessionForm } from '../form/SessionForm.tsx';
import { useLanguage } from '../i18n.tsx';
import { SubHeader } from '../parts/SubHeader.tsx';

interface AddSessionViewProps {
  readonly state: AppState;
  readonly onBack: () => void;
  readonly onOpen: (page: Page) => void;
}

export function AddSessionView({ state, onBack, onOpen }: AddSessionViewProps) {
  const { t } = useLanguage();
  return (
    <>
      <SubHeader title={t('common.action.addSession')} onBack={onBack} />
      <main className="page">
        <p className="quiet">{t('panel.form.intro', { file: state.config.file })}</p>
        <SessionForm onAdded={onOpen} />
      </main>
    </>
  );
}
