/** The page of a user whose config file has no session yet: what Daypass does, what comes next, and the form for the first one. */
import type { AppState } from '../../shared/app-state.ts';
import type { OpenPage } from '../core/pages.ts';
import { SessionForm } from './SessionForm.tsx';
import type { KeptForm } from './use-session-form.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { clientName } from '../../shared/client-name.ts';
import { MainMenu } from '../sessions/MainMenu.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { SignOutReport } from '../sessions/SignOutReport.tsx';

interface FirstRunViewProps {
  readonly state: AppState;
  /** For the new session; null: the one that the start URL proposes. */
  readonly name: string | null;
  readonly kept: KeptForm;
  readonly onOpen: OpenPage;
}

export function FirstRunView({ state, name, kept, onOpen }: FirstRunViewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const { exists, file } = state.config;
  return (
    <>
      <header className="header">
        <h1 className="header-title">{t('common.appName')}</h1>
        <MainMenu state={state} onOpen={onOpen} />
      </header>
      <main className="page">
        <Notices notices={state.notices} onDoctor={() => onOpen({ kind: 'doctor' })} />
        {state.signOutReport !== null && <SignOutReport report={state.signOutReport} state={state} />}
        <div className="first-run">
          <h2>{t('panel.firstRun.heading')}</h2>
          <p>{t('panel.firstRun.what')}</p>
          <p>{t('panel.firstRun.next')}</p>
          {/* Before AWS's page shows the name, which nobody knows. */}
          <p className="quiet">
            {t('panel.firstRun.allow', { client: clientName({ kind: 'sso-session', name: '…' }, 0) })}
          </p>
        </div>
        <SessionForm name={name} kept={kept} onAdded={onOpen} />
        <details className="first-run-where">
          <summary>{t('panel.firstRun.where')}</summary>
          <p>{t('panel.firstRun.whereIs')}</p>
        </details>
        <p className="quiet">
          {t(exists ? 'panel.firstRun.noSession' : 'panel.firstRun.noFile', { file: short(file) })}
        </p>
      </main>
    </>
  );
}
