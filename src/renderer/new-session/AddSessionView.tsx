/** The page that adds a further session to the config file. */
import type { AppState } from '../../shared/app-state.ts';
import type { OpenPage } from '../core/pages.ts';
import { SessionForm } from './SessionForm.tsx';
import type { KeptForm } from './use-session-form.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { SubHeader } from '../ui/SubHeader.tsx';

interface AddSessionViewProps {
  readonly state: AppState;
  /** For the new session; null: the one that the start URL proposes. */
  readonly name: string | null;
  readonly onBack: () => void;
  readonly kept: KeptForm;
  readonly onOpen: OpenPage;
}

export function AddSessionView({ state, name, kept, onBack, onOpen }: AddSessionViewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  return (
    <>
      <SubHeader title={t('common.action.addSession')} onBack={onBack} />
      <main className="page">
        <p className="quiet">{t('panel.form.intro', { file: short(state.config.file) })}</p>
        <SessionForm name={name} kept={kept} onAdded={onOpen} />
      </main>
    </>
  );
}
