/** The page of a user whose config file has no session yet: says so and offers to add one. */
import type { AppState } from '../../shared/app-state.ts';
import type { OpenPage } from '../core/pages.ts';
import { SessionForm } from './SessionForm.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { MainHeader } from '../sessions/MainHeader.tsx';
import { Notices } from '../sessions/Notices.tsx';
import { SignOutReport } from '../sessions/SignOutReport.tsx';

interface FirstRunViewProps {
  readonly state: AppState;
  /** For the new session; null: the one that the start URL proposes. */
  readonly name: string | null;
  readonly onOpen: OpenPage;
}

export function FirstRunView({ state, name, onOpen }: FirstRunViewProps) {
  const { t } = useLanguage();
  const { short } = useShortPaths();
  const { exists, file } = state.config;
  return (
    <>
      <MainHeader state={state} onOpen={onOpen} />
      <main className="page">
        <Notices notices={state.notices} onDoctor={() => onOpen({ kind: 'doctor' })} />
        {state.signOutReport !== null && <SignOutReport report={state.signOutReport} />}
        <div className="first-run">
          <h2>{t('panel.firstRun.heading')}</h2>
          <p>{t(exists ? 'panel.firstRun.noSession' : 'panel.firstRun.noFile', { file: short(file) })}</p>
          <p>{t('panel.firstRun.offer')}</p>
        </div>
        <SessionForm name={name} onAdded={onOpen} />
      </main>
    </>
  );
}
