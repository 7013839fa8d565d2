/** The head of the main page: the app's name, the state of all sessions together, and the ways to the other pages. */
import type { Session } from '../../shared/app-state.ts';
import { overallStatus, sessionStatus } from '../../shared/session-status.ts';
import type { OpenPage } from '../core/pages.ts';
import { useLanguage } from '../core/i18n.tsx';
import { countdownEnd } from './session-queries.ts';
import { useNow } from '../core/use-now.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface MainHeaderProps {
  readonly sessions: readonly Session[];
  readonly onOpen: OpenPage;
}

export function MainHeader({ sessions, onOpen }: MainHeaderProps) {
  const { t } = useLanguage();
  return (
    <header className="header">
      <div className="header-title">
        <h1>{t('common.appName')}</h1>
        {sessions.length > 0 && <OverallStatus sessions={sessions} />}
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

function OverallStatus({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useLanguage();
  const ends = sessions.map(({ phase }) => countdownEnd(phase)).filter((end) => end !== null);
  const now = useNow(ends.length > 0 ? Math.min(...ends) : null);
  const status = overallStatus(sessions, now);
  const total = sessions.length;
  const signedIn = sessions.filter(({ phase }) => sessionStatus(phase, now) === 'signed-in').length;
  const partly = status === 'signed-in' && signedIn < total;
  return (
    <p className="status" data-status={status} role="status">
      <Icon name={status} />
      {partly ? t('panel.signedInOf', { signedIn, total }) : t(`common.status.${status}`)}
    </p>
  );
}
