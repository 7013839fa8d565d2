/** The choice of a browser for each session. */
import { useId } from 'react';
import type { Session } from '../../shared/app-state.ts';
import type { FoundBrowser } from '../../shared/browser-choice.ts';
import { useLanguage } from '../core/i18n.tsx';
import { BrowserChoice, useBrowsersLookedFor } from '../sessions/BrowserChoice.tsx';

interface SessionBrowsersProps {
  readonly sessions: readonly Session[];
  /** Null until the main process has looked. */
  readonly browsers: readonly FoundBrowser[] | null;
}

export function SessionBrowsers({ sessions, browsers }: SessionBrowsersProps) {
  const { t } = useLanguage();
  const heading = useId();
  useBrowsersLookedFor();
  if (sessions.length === 0) return null;
  return (
    <div className="setting" role="group" aria-labelledby={heading}>
      <p className="label" id={heading}>
        {t('panel.settingsPage.browsers')}
      </p>
      {sessions.map((session) => (
        <BrowserChoice key={session.id} session={session} browsers={browsers} beside={session.name} />
      ))}
    </div>
  );
}
