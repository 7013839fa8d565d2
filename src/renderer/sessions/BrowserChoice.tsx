/** The choice of a browser and profile for one session, so that two identities of one start URL do not meet in one browser. */
import { useEffect } from 'react';
import type { Session } from '../../shared/app-state.ts';
import type { BrowserChoice as Choice, FoundBrowser } from '../../shared/browser-choice.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { BrowserFields } from './BrowserFields.tsx';

interface BrowserChoiceProps {
  readonly session: Session;
  /** Null until the main process has looked. */
  readonly browsers: readonly FoundBrowser[] | null;
  /** What stands beside the choice. */
  readonly beside: string;
}

export function BrowserChoice({ session: { id: sessionId, name, browser }, browsers, beside }: BrowserChoiceProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const choose = (choice: Choice | null): void => {
    const window = choice?.window;
    send({
      type: 'set-session-browser',
      sessionId,
      browserId: choice?.id ?? null,
      ...(window !== undefined && { window }),
    });
  };
  return (
    <BrowserFields
      of={name}
      beside={beside}
      value={browser}
      browsers={browsers}
      none={t('panel.settingsPage.systemBrowser')}
      container={name}
      onChange={choose}
    />
  );
}

/** Browsers come and go: they are looked for whenever somebody may choose, and never at the app's start. */
export function useBrowsersLookedFor(): void {
  const { send } = useCommands();
  useEffect(() => send({ type: 'load-browsers' }), [send]);
}
