/** The head of the main page: the app's name, the state of all sessions together, and the ways to the other pages. */
import type { Session } from '../../shared/app-state.ts';
import { overallStatus, sessionStatus } from '../../shared/session-status.ts';
import type { Page } from '../App.tsx';
import { useLanguage } from '../i18n.tsx';
import { countdownEnd } from '../session-facts.ts';
import { useNow } from '../time/use-now.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

interface MainHeaderProps {
  readonly sessions: readonly Session[];
  readonly onOpen: (page: Page) => void;
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
          <IconButton icon="plus" label={t('common.action.addSession')} onPress={() => onOpen({ addSession: null })} />
        )}
        {sessions.length > 0 && (
          <IconButton icon="list" label={t('doctor.list.title')} onPress={() => onOpen('profiles')} />
        )}
        <IconButton icon="gear" label={t('panel.settings')} onPress={() => onOpen('settings')} />
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
