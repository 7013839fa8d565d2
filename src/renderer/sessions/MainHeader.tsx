/** The head of the main page: the app's name, the state of all sessions together, and the ways to the other pages. */
import type { AppState } from '../../shared/app-state.ts';
import { countSessions, overallStatus } from '../../shared/session-status.ts';
import type { OpenPage } from '../core/pages.ts';
import { useLanguage } from '../core/i18n.tsx';
import { countdownEnd } from './session-queries.ts';
import { useNow } from '../core/use-now.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface MainHeaderProps {
  readonly state: AppState;
  readonly onOpen: OpenPage;
}

export function MainHeader({ state, onOpen }: MainHeaderProps) {
  const { t } = useLanguage();
  const { sessions } = state;
  return (
    <header className="header">
      <div className="header-title">
        <h1>{t('common.appName')}</h1>
        {sessions.length > 0 && <OverallStatus state={state} />}
      </div>
      <div className="header-actions">
        {sessions.length > 0 && (
          <IconButton
            icon="plus"
            label={t('common.action.addSession')}
            onPress={() => onOpen({ kind: 'add-session', name: null })}
          />
        )}
        {sessions.length > 0 && (
          <IconButton icon="list" label={t('doctor.list.title')} onPress={() => onOpen({ kind: 'profiles' })} />
        )}
        <IconButton icon="gear" label={t('panel.settings')} onPress={() => onOpen({ kind: 'settings' })} />
      </div>
    </header>
  );
}

function OverallStatus({ state }: { readonly state: AppState }) {
  const { t } = useLanguage();
  const { sessions } = state;
  const ends = sessions.map(({ phase }) => countdownEnd(phase)).filter((end) => end !== null);
  const now = useNow(ends.length > 0 ? Math.min(...ends) : null);
  const status = overallStatus(state, now);
  const total = sessions.length;
  const { signedIn } = countSessions(sessions, now);
  const partly = status === 'signed-in' && signedIn < total;
  return (
    <p className="status" data-status={status} role="status">
      <Icon name={status} />
      {partly ? t('panel.signedInOf', { signedIn, total }) : t(`common.status.${status}`)}
    </p>
  );
}
